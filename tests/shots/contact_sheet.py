"""One picture of many, to be looked at side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter

_GAP: Final = 8
_GROUND: Final = "#808080"


def contact_sheet(rows: Sequence[Sequence[QImage]], share: float) -> QImage:
    """Return pictures of one size, row by row, each reduced to a share of its size."""
    first = rows[0][0]
    width, height = round(first.width() * share), round(first.height() * share)
    columns = max(len(row) for row in rows)
    sheet = QImage(
        columns * (width + _GAP) + _GAP, len(rows) * (height + _GAP) + _GAP, QImage.Format.Format_RGB32
    )  # fmt: skip
    sheet.fill(QColor(_GROUND))
    painter = QPainter(sheet)
    for down, row in enumerate(rows):
        for across, picture in enumerate(row):
            small = picture.scaled(
                width, height, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawImage(QPoint(_GAP + across * (width + _GAP), _GAP + down * (height + _GAP)), small)
    painter.end()
    return sheet
