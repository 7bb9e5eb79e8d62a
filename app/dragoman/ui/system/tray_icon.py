"""The panel icon: a different shape for each state, with a rim that parts it from light and dark panels."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from dragoman.ui.icons import Icons
from dragoman.ui.theme import LIGHT

_SIZES: Final = (16, 20, 22, 24, 32, 44, 48, 64)
"""In pixels: what panels ask for, at usual and at high density."""
_RIM: Final = "#FFFFFF"
"""Also what is drawn on a shape; the shapes are dark, whatever theme the window has: nobody knows the panel's."""

_APP_VIEW, _APP_MARGIN, _APP_DRAWN = 64, 6, 52
"""The app's icon: its side, what is empty around the drawing, and the drawing; a panel has no room to spare."""


class TrayState(Enum):
    """What Dragoman is doing."""

    IDLE = auto()
    LISTENING = auto()
    SPEAKING = auto()
    PROBLEM = auto()


def tray_icon(icons: Icons, state: TrayState) -> QIcon:
    """Return the icon of a state, drawn for each size by itself."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(icons, state, size))
    return made


def _pixmap(icons: Icons, state: TrayState, size: int) -> QPixmap:
    pixels = QPixmap(size, size)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    match state:
        case TrayState.IDLE:
            _paint_app(painter, icons, size)
        case TrayState.LISTENING:
            _prepare(painter, LIGHT.first.accent, size)
            painter.drawEllipse(_body(size))
            _paint_symbol(painter, icons, "microphone", size)
        case TrayState.SPEAKING:
            _prepare(painter, LIGHT.second.accent, size)
            painter.drawRoundedRect(_body(size), size / 5, size / 5)
            _paint_symbol(painter, icons, "speaker", size)
        case TrayState.PROBLEM:
            _paint_warning(painter, size)
    painter.end()
    return pixels


def _rim(size: int) -> float:
    return max(1.0, size / 16)


def _body(size: int) -> QRectF:
    inset = _rim(size) / 2
    return QRectF(inset, inset, size - 2 * inset, size - 2 * inset)


def _prepare(painter: QPainter, colour: str, size: int) -> None:
    painter.setPen(QPen(QColor(_RIM), _rim(size)))
    painter.setBrush(QColor(colour))


def _paint_symbol(painter: QPainter, icons: Icons, name: str, size: int) -> None:
    inset = size * 0.16
    icons.paint(painter, name, _RIM, QRectF(inset, inset, size - 2 * inset, size - 2 * inset))


def _paint_app(painter: QPainter, icons: Icons, size: int) -> None:
    """Draw the app's icon on its own silhouette in the rim's colour."""
    rim = round(_rim(size))
    side = (size - 2 * rim) * _APP_VIEW / _APP_DRAWN
    area = QRectF(rim, rim, side, side).translated(-side * _APP_MARGIN / _APP_VIEW, -side * _APP_MARGIN / _APP_VIEW)
    silhouette = QPixmap(size, size)
    silhouette.fill(Qt.GlobalColor.transparent)
    inner = QPainter(silhouette)
    icons.paint(inner, "dragoman", _RIM, area)
    inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    inner.fillRect(silhouette.rect(), QColor(_RIM))
    inner.end()
    for across in (-rim, 0, rim):
        for down in (-rim, 0, rim):
            painter.drawPixmap(across, down, silhouette)
    icons.paint(painter, "dragoman", _RIM, area)


def _paint_warning(painter: QPainter, size: int) -> None:
    _prepare(painter, LIGHT.danger, size)
    rim = _rim(size)
    corners = [QPointF(size / 2, rim), QPointF(size - rim / 2, size - rim), QPointF(rim / 2, size - rim)]
    pen = painter.pen()
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolygon(QPolygonF(corners))
    painter.setPen(QPen(QColor(_RIM), size / 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(size / 2, size * 0.4), QPointF(size / 2, size * 0.62))
    painter.drawPoint(QPointF(size / 2, size * 0.8))
