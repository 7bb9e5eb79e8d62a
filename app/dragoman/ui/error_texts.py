"""Errors in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dragoman.domain.errors import DragomanError
from dragoman.ui.sentences import side_by_side


def problem(error: DragomanError) -> str:
    """Return the sentence on what is wrong."""
    return _translated(error.problem, error)


def remedy(error: DragomanError) -> str:
    """Return the sentence on the way out."""
    return _translated(error.remedy, error)


def whole(error: DragomanError) -> str:
    """Return both sentences."""
    return side_by_side(problem(error), remedy(error))


def _translated(template: str, error: DragomanError) -> str:
    return QCoreApplication.translate("errors", template).format(**error.values) if template else ""
