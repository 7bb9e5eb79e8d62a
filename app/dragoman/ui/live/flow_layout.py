"""Widgets side by side, and under each other where there is no room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


@dataclass(frozen=True, slots=True)
class _Row:
    """Items that stand side by side."""

    items: list[QLayoutItem]
    widths: list[int]

    @property
    def height(self) -> int:
        """The highest item's height."""
        return max(item.sizeHint().height() for item in self.items)


class FlowLayout(QLayout):
    """Breaks into rows like words; those items of a row that may grow share the width that is left."""

    def __init__(self, spacing: int) -> None:
        """Begin empty, with pixels between items and between rows."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away, or None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take the width there is, and no more height than needed."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """More rows where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        rows = self._rows(width)
        return sum(row.height for row in rows) + self.spacing() * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        """Prefer one row."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Never be narrower than the widest item."""
        shown = self._shown()
        return QSize(
            max((item.minimumSize().width() for item in shown), default=0),
            max((item.sizeHint().height() for item in shown), default=0),
        )

    def setGeometry(self, area: QRect) -> None:
        """Place all items."""
        super().setGeometry(area)
        top = area.top()
        for row in self._rows(area.width()):
            left = area.left()
            for item, width in zip(row.items, row.widths, strict=True):
                height = min(row.height, item.sizeHint().height())
                place = QRect(QPoint(left, top + (row.height - height) // 2), QSize(width, height))
                item.setGeometry(self._mirrored(place, area))
                left += width + self.spacing()
            top += row.height + self.spacing()

    def _mirrored(self, place: QRect, area: QRect) -> QRect:
        parent = self.parentWidget()
        if isinstance(parent, QWidget) and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveLeft(area.left() + area.right() - place.right())
        return place

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[_Row]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            needed = item.sizeHint().width()
            if rows and used + self.spacing() + needed <= width:
                rows[-1].append(item)
                used += self.spacing() + needed
            else:
                rows.append([item])
                used = needed
        return [_Row(items, self._widths(items, width)) for items in rows]

    def _widths(self, items: list[QLayoutItem], width: int) -> list[int]:
        """Share what is left of a row among the items that may grow; what one cannot take is left to the others."""
        widths = [min(width, item.sizeHint().width()) for item in items]
        growing = [index for index, item in enumerate(items) if Qt.Orientation.Horizontal in item.expandingDirections()]
        growing.sort(key=lambda index: items[index].maximumSize().width() - widths[index])
        spare = width - sum(widths) - self.spacing() * (len(items) - 1)
        for position, index in enumerate(growing):
            share = spare // (len(growing) - position)
            grown = min(items[index].maximumSize().width(), widths[index] + share)
            spare -= grown - widths[index]
            widths[index] = grown
        return widths
