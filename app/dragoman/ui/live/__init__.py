"""Listening live: a transcript in two languages of what others say or the computer plays."""
