"""The pictures of the documentation: the best of all, small enough for a repository."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from shots.heard import Heard
from shots.scene import Look
from shots.screens import photograph

_FOLDER: Final = Path(__file__).parents[2] / "docs" / "images"
_BEST_COMPRESSION: Final = 0
"""What Qt calls quality is the effort of packing; nothing is lost."""
_PICTURES: Final = {
    "conversation": ("conversation", Look("light", "en", "normal")),
    "auto": ("auto", Look("dark", "pt_BR", "normal")),
    "face-to-face": ("face-to-face", Look("light", "en", "normal")),
    "live": ("live-running", Look("light", "en", "normal")),
    "subtitles": ("overlay-light", Look("light", "en", "normal")),
    "models": ("models-missing", Look("light", "en", "normal")),
    "all-models": ("models-all", Look("dark", "zh_CN", "normal")),
    "settings": ("settings-subtitles", Look("dark", "en", "normal")),
    "first-steps": ("first-steps-ready", Look("light", "zh_CN", "normal")),
    "high-contrast": ("conversation", Look("contrast", "pt_BR", "normal")),
}
"""Name of the file -> name of the screen, and its look."""
_LOWER_PARTS: Final = {"overlay-light"}
"""Screens on which there is nothing to be seen above."""


def photograph_for_docs(app: QApplication, said: Heard) -> None:
    """Take all of them."""
    for name, (screen, look) in _PICTURES.items():
        picture = photograph(app, said, screen, look).convertToFormat(QImage.Format.Format_RGB888)
        if screen in _LOWER_PARTS:
            picture = _lower_part(picture)
        path = _FOLDER / f"{name}.png"
        picture.save(str(path), "PNG", _BEST_COMPRESSION)
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


def _lower_part(picture: QImage) -> QImage:
    height = picture.height() // 2
    return picture.copy(0, picture.height() - height, picture.width(), height)
