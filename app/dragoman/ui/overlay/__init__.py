"""Live subtitles in a window of their own, over whatever else is on the screen."""
