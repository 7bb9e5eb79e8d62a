"""Dragoman interprets between people in real time, on their own machine."""

__version__ = "0.1.0"
