"""How large the window is, and where: at least, at first, and as it was at another time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dragoman.ui import fonts

_SIZE: Final = (1000, 700)
_SMALLEST: Final = (420, 520)
_SMALLEST_GROWTH: Final = (210, 130)
"""How much wider and higher the smallest window is with text of twice the usual size."""


def smallest() -> QSize:
    """Return the least size of the window, which depends on the size of the text, but fits on the screen."""
    growth = fonts.text_scale() - 1.0
    width, height = (round(least + growth * more) for least, more in zip(_SMALLEST, _SMALLEST_GROWTH, strict=True))
    return QSize(width, height).boundedTo(QGuiApplication.primaryScreen().availableSize())


def written(window: QWidget) -> str:
    """Return what `Settings.window_geometry` has to be, to have the window as it is now."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def restore(window: QWidget, geometry: str) -> None:
    """Have the window as it was when its geometry was written; nothing written gives the usual size."""
    window.resize(*_SIZE)
    if geometry:
        window.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode("ascii", "ignore"))))
