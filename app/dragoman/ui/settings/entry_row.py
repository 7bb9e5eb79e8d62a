"""One entry of the settings: its words, its control, and the way back to its default."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.settings.control import Control
from dragoman.ui.settings.entry import ControlKind, Entry, EntryText
from dragoman.ui.settings.search import Query
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.views.parts import icon_button, named, text_label
from dragoman.ui.views.spoken_text import breakable

_CONTROL_WIDTH = 350
_ICON = 18
_ANY_WIDTH = (1 << 24) - 1
"""Qt's own limit."""


class EntryRow(QWidget):
    """Words and control side by side, or under each other where there is little room."""

    chosen = Signal(object)
    """The new value; None where something is done instead."""

    def __init__(self, entry: Entry, control: Control | None, dresser: Dresser) -> None:
        """Make the row of an entry, without words."""
        super().__init__()
        self.entry = entry
        self.control = control
        self._dresser = dresser
        self._text = EntryText("", "")
        self._query = Query()
        self.divider = named("divider", QFrame())
        self.divider.setFixedHeight(1)
        self.label = text_label(fonts.font(TypeSize.BODY, strong=True))
        self.explanation = text_label(fonts.font(TypeSize.CAPTION), "muted")
        self.reset = icon_button(f"reset_{entry.name}")
        self.reset.clicked.connect(self._reset)
        self.reset.hide()
        self._side = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._lay_out()
        if control is not None:
            control.chosen.connect(self.chosen)
            self.label.setBuddy(control)
        dresser.changed.connect(self._redress)
        self._redress()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.label)
        words.addWidget(self.explanation)
        words.addStretch(1)
        side = QHBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(Space.XS)
        if self.control is not None:
            side.addWidget(self.control, 1)
        side.addWidget(self.reset, alignment=Qt.AlignmentFlag.AlignTop)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self._body.addLayout(words, 1)
        self._body.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._column.setContentsMargins(0, 0, 0, Space.L)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.divider)
        self._column.addLayout(self._body)
        self._side.setVisible(self.control is not None)

    def add_below(self, widget: QWidget) -> None:
        """Put something more below the control."""
        self._column.addWidget(widget)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        controls = self.control.stops if self.control is not None else []
        return controls if self.reset.isHidden() else [*controls, self.reset]

    def be_narrow(self, *, is_narrow: bool) -> None:
        """Stand under each other where there is little room."""
        direction = QBoxLayout.Direction
        is_stacked = is_narrow and not (self.control is not None and self.control.is_narrow)
        self._body.setSpacing(Space.S if is_stacked else Space.XL)
        self._body.setDirection(direction.TopToBottom if is_stacked else direction.LeftToRight)
        self._body.setAlignment(self._side, Qt.AlignmentFlag(0) if is_stacked else Qt.AlignmentFlag.AlignTop)
        is_sized = not is_narrow and not (self.control is not None and self.control.is_narrow)
        width = round(_CONTROL_WIDTH * fonts.text_scale())
        self._side.setMinimumWidth(width if is_sized else 0)
        self._side.setMaximumWidth(width if is_sized else _ANY_WIDTH)

    def show_text(self, text: EntryText, reset: str) -> None:
        """Say it in the language of the window; `reset` names the way back."""
        self._text = text
        if self.control is not None:
            self.control.show_text(text)
        self.reset.setAccessibleName(reset)
        self.reset.setToolTip(reset)
        self._show_words()

    def show_value(self, value: object) -> None:
        """Show what is in use, and offer the way back where it is not the default."""
        if self.control is not None:
            self.control.show_value(value)
        is_changed = self.entry.is_setting and value != self.entry.default and not self._is_emptied_by_control()
        if not is_changed and self.reset.hasFocus() and self.control is not None:
            self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reset.setVisible(is_changed)

    def _is_emptied_by_control(self) -> bool:
        """A second button beside it would do the same."""
        return self.entry.kind is ControlKind.SHORTCUT and not self.entry.default

    def mark(self, query: Query) -> None:
        """Mark the words that are looked for."""
        if query != self._query:
            self._query = query
            self._show_words()

    def _show_words(self) -> None:
        for label, words in ((self.label, self._text.label), (self.explanation, self._text.explanation)):
            self._write(label, breakable(words))

    def _write(self, label: QLabel, words: str) -> None:
        is_marked = bool(self._query.words)
        label.setTextFormat(Qt.TextFormat.RichText if is_marked else Qt.TextFormat.PlainText)
        theme = self._dresser.theme
        style = f"background-color: {theme.mark}; color: {theme.text}; text-decoration: underline"
        label.setText(self._query.marked(words, style) if is_marked else words)

    def _reset(self) -> None:
        self.chosen.emit(self.entry.default)

    def _redress(self) -> None:
        size = round(_ICON * fonts.text_scale())
        self.reset.setIcon(self._dresser.icons.icon("reset", self._dresser.theme.text, size))
        self.reset.setIconSize(QSize(size, size))
        self._show_words()
