"""What the window shows, as plain values without Qt: changed by events, read by the views."""
