"""Preparing text for engines: sentences, and what of a text can be spoken."""
