"""The bubbles that have widgets, one below the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dragoman.domain.events import StageName
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space
from dragoman.ui.view_models.turn import Turn
from dragoman.ui.views.bubble import Bubble

_WIDEST: Final = 920
_NARROW: Final = 600
_MOST_SPARES: Final = 8
"""Bubbles that wait to be used again: to make one takes several times as long as to change its words."""


class BubbleColumn(QWidget):
    """Bubbles that are given up are used again, for turns of the same side."""

    made = Signal(object)
    """A `Bubble` that has not been there before."""

    def __init__(self, dresser: Dresser, view: QWidget) -> None:
        """Begin empty; `view` shows a part of the column."""
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dresser = dresser
        self._view = view
        self._bubbles: list[Bubble] = []
        self._spares: list[Bubble] = []
        self._can_flip = False
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(Space.M)
        self._rows.addStretch(1)
        dresser.changed.connect(self._redress)

    @property
    def bubbles(self) -> tuple[Bubble, ...]:
        """All bubbles, in order."""
        return tuple(self._bubbles)

    def insert(self, index: int, turn: Turn, awaited: StageName | None) -> Bubble:
        """Show a turn as the bubble number `index`."""
        bubble = self._spare(turn)
        if bubble is None:
            bubble = Bubble(turn, self._dresser, awaited, self)
            self.made.emit(bubble)
        else:
            bubble.show_turn(turn, awaited)
        bubble.can_flip = self._can_flip
        bubble.fit(self._room)
        self._bubbles.insert(index, bubble)
        self._rows.insertWidget(index + 1, bubble)
        bubble.show()
        return bubble

    def _spare(self, turn: Turn) -> Bubble | None:
        index = next((index for index, spare in enumerate(self._spares) if spare.turn.side is turn.side), None)
        return None if index is None else self._spares.pop(index)

    def give_up(self, index: int) -> int:
        """Take a bubble away; return by how many pixels the column is shorter without it."""
        bubble = self._bubbles.pop(index)
        height = bubble.height() + Space.M
        self._rows.removeWidget(bubble)
        bubble.hide()
        if bubble.editor is None and len(self._spares) < _MOST_SPARES:
            bubble.be_current(False)
            self._spares.append(bubble)
        else:
            bubble.deleteLater()
        return height

    def settle(self) -> None:
        """Be as high as the bubbles need, at once."""
        self._rows.activate()
        self.resize(self.width(), max(self._rows.minimumSize().height(), self._view.height()))
        self._rows.activate()

    @property
    def _room(self) -> int:
        """Pixels that a bubble can be wide."""
        margins = self._rows.contentsMargins()
        return self._view.width() - margins.left() - margins.right()

    def fit(self, width: int) -> None:
        """Fit the bubbles into a view; `width` is with the scroll bar's room, which is kept also while there is none.

        So nothing moves when the scroll bar comes.
        """
        side = max(Space.L if width < _NARROW else Space.XL, (width - _WIDEST) // 2)
        unused = self._view.width() - width
        self._rows.setContentsMargins(side, Space.L, side + unused, Space.XL)
        for bubble in self._bubbles:
            bubble.fit(self._room)

    def offer_flip(self, wanted: bool) -> None:
        """Offer to take a turn for the other language."""
        self._can_flip = wanted
        for bubble in self._bubbles:
            bubble.can_flip = wanted

    def _redress(self) -> None:
        for bubble in (*self._bubbles, *self._spares):
            bubble.redress()
