"""The last step: what one can do now."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space
from dragoman.ui.welcome.mode_card import ModeCard
from dragoman.ui.welcome.mode_picture import Motif
from dragoman.ui.welcome.step_page import StepPage

_WIDTH = 860
_NARROW = 720
_VERY_NARROW = 360


class Beginning(StrEnum):
    """What somebody wants to begin with."""

    CONVERSATION = "conversation"
    LIVE = "live"
    SUBTITLES = "subtitles"


class ReadyStep(StepPage):
    """Three cards; choosing one begins it."""

    chosen = Signal(object)
    """A `Beginning`."""

    def __init__(self, dresser: Dresser) -> None:
        """Make the cards."""
        super().__init__(_WIDTH)
        self.cards = {each: ModeCard(Motif[each.name], dresser) for each in Beginning}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(Space.M)
        for beginning, card in self.cards.items():
            self._row.addWidget(card, 1)
            card.clicked.connect(lambda _=False, beginning=beginning: self.chosen.emit(beginning))
        self.column.addSpacing(Space.XS)
        self.column.addLayout(self._row)
        self._retranslate()

    @property
    def first_stop(self) -> QWidget:
        """The card most people want."""
        return self.cards[Beginning.CONVERSATION]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards side by side where there is room."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * fonts.text_scale()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        for card in self.cards.values():
            card.stand(upright=not is_narrow or self.width() < _VERY_NARROW * fonts.text_scale())

    def _retranslate(self) -> None:
        self.title.setText(self.tr("You are ready"))
        self.lead.setText(self.tr("What would you like to do first? You can change it at any time."))
        words = {
            Beginning.CONVERSATION: (
                self.tr("Conversation"),
                self.tr("Talk with somebody. Hold a button while you speak, or let Dragoman notice who is speaking."),
            ),
            Beginning.LIVE: (
                self.tr("Live"),
                self.tr("Follow a lecture, a call or a video. Read the translation while others are speaking."),
            ),
            Beginning.SUBTITLES: (
                self.tr("Subtitles"),
                self.tr("Read the translation in a slim band that stays on top of your other windows."),
            ),
        }
        for beginning, card in self.cards.items():
            card.say(*words[beginning])
