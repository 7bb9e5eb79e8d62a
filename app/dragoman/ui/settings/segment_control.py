"""A choice between a few words side by side, or under each other where there is no room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.settings.control import Control
from dragoman.ui.settings.entry import EntryText
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.views.parts import named, text_label
from dragoman.ui.views.segmented_choice import Option, SegmentedChoice


class SegmentControl(Control):
    """The segments, and below them what the chosen one means."""

    def __init__(self, name: str, dresser: Dresser, count: int) -> None:
        """Make `count` segments without words."""
        super().__init__()
        self._text = EntryText("", "")
        self._value: object = None
        self.choice = named(name, SegmentedChoice(dresser, count))
        self.choice.chosen.connect(self._choose)
        self.explanation = text_label(fonts.font(TypeSize.CAPTION), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.choice)
        column.addWidget(self.explanation)
        self.setFocusProxy(self.choice)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        return [self.choice.current]

    def show_text(self, text: EntryText) -> None:
        """Show the words of the segments."""
        self._text = text
        self.explanation.setVisible(any(choice.explanation for choice in text.choices))
        self.show_value(self._value)
        self._fit()

    def show_value(self, value: object) -> None:
        """Show what is in use."""
        self._value = value
        options = [Option(str(choice.value), choice.words, choice.explanation) for choice in self._text.choices]
        self.choice.offer(self._text.label, options, str(value))
        self.explanation.setText(next((each.explanation for each in options if each.value == str(value)), ""))

    def _choose(self, words: str) -> None:
        value = next(choice.value for choice in self._text.choices if str(choice.value) == words)
        self.show_value(value)
        self.chosen.emit(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side only where every word fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widest = max((segment.sizeHint().width() for segment in self.choice.segments), default=0)
        fits = widest * len(self.choice.segments) <= self.width()
        direction = QBoxLayout.Direction
        row = self.choice.layout()
        if isinstance(row, QBoxLayout):
            row.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
