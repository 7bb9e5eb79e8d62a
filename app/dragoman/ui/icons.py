"""Icons: SVG drawings in one colour, which take the colour of the theme and stay sharp at every scale."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dragoman.ui import fonts

ICON_SIZE: Final = 18
"""Device-independent pixels of an icon on a button, before the user's own text size is applied."""
ICON_GAP: Final = 4
"""Device-independent pixels to leave between an icon and words, beside the few that Qt leaves."""


class Icons:
    """All drawings of a folder, read once."""

    def __init__(self, folder: Path) -> None:
        """Read the drawings: done before the window exists, since the GUI thread reads no files later."""
        self._drawings = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.svg"))}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}

    def paint(self, painter: QPainter, name: str, colour: str, area: QRectF) -> None:
        """Draw an icon into an area."""
        key = (name, colour)
        if key not in self._renderers:
            drawing = self._drawings[name].replace("currentColor", colour)
            self._renderers[key] = QSvgRenderer(QByteArray(drawing.encode()))
        self._renderers[key].render(painter, area)

    def pixmap(self, name: str, colour: str, size: int, scale: float, gap: int = 0) -> QPixmap:
        """Return an icon of `size` device-independent pixels, and a `gap` on its right, for a screen of `scale`."""
        pixels = QPixmap(round((size + gap) * scale), round(size * scale))
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        self.paint(painter, name, colour, QRectF(0, 0, round(size * scale), pixels.height()))
        painter.end()
        pixels.setDevicePixelRatio(scale)
        return pixels

    def icon(self, name: str, colour: str, size: int | None = None, gap: int = 0) -> QIcon:
        """Return an icon for a button; without a size it is as large as the user's text asks for."""
        made = QIcon()
        size = round(ICON_SIZE * fonts.text_scale()) if size is None else size
        for scale in (1.0, 1.5, 2.0, 3.0):
            made.addPixmap(self.pixmap(name, colour, size, scale, gap))
        return made

    def app_icon(self) -> QIcon:
        """Return the app's own icon in the sizes that desktops ask for."""
        made = QIcon()
        for size in (16, 24, 32, 48, 64, 128, 256):
            made.addPixmap(self.pixmap("dragoman", "#000000", size, 1.0))
        return made
