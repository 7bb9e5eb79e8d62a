"""The conversation for two people who sit opposite each other: the upper half is turned round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dragoman.domain.mode import Mode
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.facing import facing_lines
from dragoman.ui.view_models.turn import Side, Turn
from dragoman.ui.views.facing_text import FacingText
from dragoman.ui.views.parts import named, rule
from dragoman.ui.views.talk_bar import TalkBar
from dragoman.ui.views.talk_button import FLAT, LOW, TalkButton

_SHORT: Final = 400
"""Pixels of height below which the buttons are flat, before the user's own text size is applied."""
TurnSource = Callable[[], Sequence[Turn]]


class FaceToFace(QWidget):
    """The first language sits at the lower edge, the second opposite. Both can reach both buttons."""

    def __init__(self, turns: TurnSource, dresser: Dresser, translations: Translations, bar: TalkBar) -> None:
        """Begin empty.

        Args:
            turns: returns all turns of the model, or the newest of them.
            dresser: the colours.
            translations: each half speaks the language of its reader.
            bar: the buttons of the halves do what its buttons do.
        """
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._turns = turns
        self._dresser = dresser
        is_upper = {Side.FIRST: False, Side.SECOND: True}
        self.texts = {
            side: FacingText(side, dresser, translations, is_turned=turned) for side, turned in is_upper.items()
        }
        self.buttons = {
            side: named(f"facing_{side}", TalkButton(side, dresser, is_turned=turned, highest=LOW))
            for side, turned in is_upper.items()
        }
        for side, button in self.buttons.items():
            bar.join(side, button)
        self._divider = rule()
        self._lay_out()
        dresser.changed.connect(self._redress)
        self._redress()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.XS)
        column.addWidget(self.buttons[Side.SECOND])
        column.addWidget(self.texts[Side.SECOND], 1)
        column.addWidget(self._divider)
        column.addWidget(self.texts[Side.FIRST], 1)
        column.addWidget(self.buttons[Side.FIRST])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room to the words where there is little."""
        super().resizeEvent(event)
        for button in self.buttons.values():
            button.limit_height(FLAT if self.height() < _SHORT * fonts.text_scale() else LOW)

    def _redress(self) -> None:
        self._divider.setStyleSheet(f"background: {self._dresser.theme.edge};")

    def use_mode(self, mode: Mode) -> None:
        """Offer the buttons, or take them away where nobody presses anything."""
        for button in self.buttons.values():
            button.setVisible(not mode.is_hands_free)

    def show_languages(self, first: str, second: str) -> None:
        """Serve readers of these languages."""
        self.texts[Side.FIRST].show_language(first)
        self.texts[Side.SECOND].show_language(second)

    def refresh(self) -> None:
        """Show the newest turns."""
        turns = self._turns()
        for side, text in self.texts.items():
            text.show_lines(facing_lines(turns, side))
