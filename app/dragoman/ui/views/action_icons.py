"""The drawings on a bubble's buttons that no other view needs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dragoman.ui.icons import Icons

_DRAWINGS: Final = {
    "copy": '<rect x="9" y="9" width="11" height="11" rx="2.5"/>'
    '<path d="M5.500 15H5a1.500 1.500 0 0 1-1.500-1.500V5.500A2 2 0 0 1 5.500 3.500h8A1.500 1.500 0 0 1 15 5v.5"/>',
    "correct": '<path d="M4.500 19.500l1-4L16.500 4.500a1.800 1.800 0 0 1 2.500 0l.5.5a1.800 1.800 0 0 1 0 2.500'
    'L8.500 18.500z"/><path d="M14.500 6.500l3 3"/>',
    "show": '<path d="M14.500 4.500h5v5M9.500 19.500h-5v-5M19 5l-5.500 5.500M5 19l5.500-5.500"/>',
}
_FRAME: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="{colour}"'
    ' stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">{drawing}</svg>'
)


def action_icon(icons: Icons, name: str, colour: str, size: int = 20) -> QIcon:
    """Return an icon of `size` device-independent pixels; a name that is not drawn here is one of the app's icons."""
    if name not in _DRAWINGS:
        return icons.icon(name, colour, size)
    drawing = QSvgRenderer(QByteArray(_FRAME.format(colour=colour, drawing=_DRAWINGS[name]).encode()))
    made = QIcon()
    for scale in (1.0, 1.5, 2.0, 3.0):
        pixels = QPixmap(round(size * scale), round(size * scale))
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        drawing.render(painter, QRectF(pixels.rect()))
        painter.end()
        pixels.setDevicePixelRatio(scale)
        made.addPixmap(pixels)
    return made
