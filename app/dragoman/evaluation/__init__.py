"""Measuring how well the app interprets, with the app's own pipeline."""
