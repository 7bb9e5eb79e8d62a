"""What was said, written to files: subtitles and the log of events."""
