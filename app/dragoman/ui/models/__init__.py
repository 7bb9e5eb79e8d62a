"""The page of languages and models: what is installed, what can be had, and who speaks."""

from dragoman.ui.models.overlay import ModelsOverlay
from dragoman.ui.models.panel import ModelsPanel

__all__ = ["ModelsOverlay", "ModelsPanel"]
