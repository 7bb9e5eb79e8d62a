"""What an empty conversation shows: how it works, to both people in their own languages."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from dragoman.domain.errors import QT_TRANSLATE_NOOP
from dragoman.ui import fonts, language_names
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.parts import named, text_label

_TITLE: Final = QT_TRANSLATE_NOOP("Guide", "Talk to each other")
_STEPS: Final = (
    QT_TRANSLATE_NOOP("Guide", "Hold your button down."),
    QT_TRANSLATE_NOOP("Guide", "Speak. The other person reads along."),
    QT_TRANSLATE_NOOP("Guide", "Let go when done. They hear it, too."),
)
_PRIVATE: Final = QT_TRANSLATE_NOOP("Guide", "What you say stays on this computer.")
_NARROW: Final = 640
_WIDEST: Final = 440
"""Pixels of a card beside another, before the user's own text size is applied."""


class GuideCard(QFrame):
    """The guide in one language."""

    def __init__(self, side: Side) -> None:
        """Make the card of one side."""
        super().__init__()
        self.setObjectName("guide")
        self._name = text_label(fonts.font(TypeSize.CAPTION))
        self.title = text_label(fonts.font(TypeSize.LEAD))
        self._numbers = [text_label(fonts.font(TypeSize.BODY, strong=True)) for _ in _STEPS]
        self._steps = [text_label(fonts.font(TypeSize.BODY)) for _ in _STEPS]
        self._private = text_label(fonts.font(TypeSize.CAPTION), "muted")
        for coloured in (self._name, *self._numbers):
            coloured.setProperty("side", str(side))
        self._column = QVBoxLayout(self)
        self._lay_out()

    def _lay_out(self) -> None:
        column = self._column
        column.setSpacing(Space.S)
        column.addWidget(self._name)
        column.addWidget(self.title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for row, (number, step) in enumerate(zip(self._numbers, self._steps, strict=True)):
            number.setText(str(row + 1))
            grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(step, row, 1)
        column.addLayout(grid)
        column.addWidget(self._private)
        column.addStretch(1)
        self.be_compact(False)

    def be_compact(self, compact: bool) -> None:
        """Take less height, where both cards stand under each other."""
        upper = Space.M if compact else Space.L
        self._column.setContentsMargins(Space.XL, upper, Space.XL, upper)
        self._column.setSpacing(Space.XS if compact else Space.S)
        self._private.setHidden(compact)
        self.setMaximumWidth(_NARROW if compact else round(_WIDEST * fonts.text_scale()))

    def speak(self, language: str, translations: Translations) -> None:
        """Show the words for speakers of a language."""
        self._name.setText(language_names.own_name(language))
        self._name.setFont(fonts.font(TypeSize.CAPTION, language, strong=True))
        self.title.setText(translations.phrase(language, "Guide", _TITLE))
        self.title.setFont(fonts.font(TypeSize.LEAD, language, strong=True))
        for step, text in zip(self._steps, _STEPS, strict=True):
            step.setText(translations.phrase(language, "Guide", text))
            step.setFont(fonts.font(TypeSize.BODY, language))
        self._private.setText(translations.phrase(language, "Guide", _PRIVATE))
        self._private.setFont(fonts.font(TypeSize.CAPTION, language))


class Guide(QScrollArea):
    """One card for each person, side by side or under each other."""

    def __init__(self, translations: Translations) -> None:
        """Begin without words."""
        super().__init__()
        self.setObjectName("guide_area")
        self.setWidgetResizable(True)
        self._translations = translations
        self._inner = named("page", QWidget())
        self.cards = {side: GuideCard(side) for side in Side}
        outer = QVBoxLayout(self._inner)
        outer.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(Space.L)
        self._row.addStretch(1)
        for card in self.cards.values():
            self._row.addWidget(card, 8)
        self._row.addStretch(1)
        outer.addStretch(1)
        outer.addLayout(self._row)
        outer.addStretch(1)
        self.setWidget(self._inner)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()

    def show_languages(self, first: str, second: str) -> None:
        """Explain to speakers of these languages."""
        for side, language in ((Side.FIRST, first), (Side.SECOND, second)):
            self.cards[side].speak(language, self._translations)

    def changeEvent(self, event: QEvent) -> None:
        """Be known by another language's name."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Talk to each other"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards where there is room."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        for card in self.cards.values():
            card.be_compact(is_narrow)
