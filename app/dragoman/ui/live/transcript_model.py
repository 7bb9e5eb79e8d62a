"""The lines of a live transcript, for a view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dragoman.ui.live.line import Line
from dragoman.ui.view_models.turn import Turn

LINE_ROLE: Final = Qt.ItemDataRole.UserRole
"""The `Line` of a row."""
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


class TranscriptModel(QAbstractTableModel):
    """One column; rows in the order of speaking. A change names just the rows that differ."""

    def __init__(self) -> None:
        """Begin without lines."""
        super().__init__()
        self._lines: list[Line] = []
        self._rows: dict[int, int] = {}
        self._marks: frozenset[int] = frozenset()

    def line(self, row: int) -> Line:
        """Return the line of a row."""
        return self._lines[row]

    def utterance_ids(self) -> list[int]:
        """Return whose lines there are, in order."""
        return list(self._rows)

    def row_of(self, utterance_id: int) -> int | None:
        """Return where a turn stands."""
        return self._rows.get(utterance_id)

    def add(self, turn: Turn) -> None:
        """Append a turn; one that is there already is changed."""
        if turn.utterance_id in self._rows:
            self.change(turn)
            return
        row = len(self._lines)
        self.beginInsertRows(QModelIndex(), row, row)
        is_marked = turn.utterance_id in self._marks
        self._lines.append(Line(turn, datetime.now().astimezone(), is_marked))
        self._rows[turn.utterance_id] = row
        self.endInsertRows()

    def change(self, turn: Turn) -> None:
        """Show another state of a turn."""
        row = self._rows.get(turn.utterance_id)
        if row is not None and self._lines[row].turn != turn:
            self._put(row, replace(self._lines[row], turn=turn))

    def remove(self, utterance_id: int) -> None:
        """Take a turn away."""
        row = self._rows.pop(utterance_id, None)
        if row is None:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._lines[row]
        for later in range(row, len(self._lines)):
            self._rows[self._lines[later].turn.utterance_id] = later
        self.endRemoveRows()

    def mark(self, utterance_ids: Iterable[int]) -> None:
        """Mark exactly these turns."""
        before, self._marks = self._marks, frozenset(utterance_ids)
        for utterance_id in before ^ self._marks:
            row = self._rows.get(utterance_id)
            if row is not None:
                self._put(row, replace(self._lines[row], is_marked=utterance_id in self._marks))

    def clear(self) -> None:
        """Take all lines and marks away."""
        self.beginResetModel()
        self._lines.clear()
        self._rows.clear()
        self._marks = frozenset()
        self.endResetModel()

    def _put(self, row: int, line: Line) -> None:
        self._lines[row] = line
        index = self.index(row, 0)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """A line is one cell."""
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line, its words for screen readers, or its local time for the tool tip."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case _ if role == LINE_ROLE:
                return line
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.text
            case Qt.ItemDataRole.ToolTipRole:
                return f"{line.heard_at:%H:%M:%S}"
        return None
