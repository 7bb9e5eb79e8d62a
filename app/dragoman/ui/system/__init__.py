"""Dragoman's place on the desktop: panel icon, one instance at a time, and keys that work in every program."""
