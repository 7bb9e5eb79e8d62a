"""The settings: a table of entries, and the view that is made from it."""

from dragoman.ui.settings.overlay import SettingsOverlay
from dragoman.ui.settings.panel import SettingsPanel

__all__ = ["SettingsOverlay", "SettingsPanel"]
