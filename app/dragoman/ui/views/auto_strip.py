"""What stands in the place of the talk buttons where nobody presses anything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from dragoman.domain.errors import QT_TRANSLATE_NOOP
from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius, Space, TypeSize
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.last_heard import Certainty, LastHeard
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.level_wave import LevelWave
from dragoman.ui.views.parts import restyle, text_button, text_label
from dragoman.ui.views.talk_button import loudness
from dragoman.ui.views.talk_button_painter import TalkState

_WORDS = {
    TalkState.PREPARING: QT_TRANSLATE_NOOP("TalkBar", "Preparing the microphone…"),
    TalkState.UNAVAILABLE: QT_TRANSLATE_NOOP("TalkBar", "No microphone"),
    TalkState.READY: QT_TRANSLATE_NOOP("AutoStrip", "Listening – just speak"),
    TalkState.HELD: QT_TRANSLATE_NOOP("AutoStrip", "Listening – just speak"),
}

_WORDS_WIDTH = 280
"""Pixels that who was heard last needs beside the button."""


class AutoStrip(QWidget):
    """Says to both people, in their languages, that they are listened to; and who was heard last."""

    flip_requested = Signal()
    """The language that was heard last is wrong."""

    def __init__(self, dresser: Dresser, translations: Translations) -> None:
        """Make the strip; it does not listen yet."""
        super().__init__()
        self.setObjectName("auto_strip")
        self._dresser = dresser
        self._translations = translations
        self._languages = {Side.FIRST: "en", Side.SECOND: "en"}
        self._state = TalkState.PREPARING
        self._heard: LastHeard | None = None
        self.names = {side: text_label(fonts.font(TypeSize.CAPTION)) for side in Side}
        self.words = {side: text_label(fonts.font(TypeSize.BODY)) for side in Side}
        self.wave = LevelWave(dresser)
        self.heard_words = text_label(fonts.font(TypeSize.BODY))
        self.flip = text_button("flip")
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.flip.clicked.connect(self.flip_requested)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self._retranslate()
        dresser.changed.connect(self.update)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        for side, column in ((Side.FIRST, 0), (Side.SECOND, 2)):
            outer = Qt.AlignmentFlag.AlignLeft if side is Side.FIRST else Qt.AlignmentFlag.AlignRight
            for row, label in ((0, self.names[side]), (1, self.words[side])):
                label.setAlignment(outer | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
                grid.addWidget(label, row, column)
            self.names[side].setProperty("side", str(side))
        grid.addWidget(self.wave, 0, 1, 2, 1)
        self._foot.setSpacing(Space.S)
        self._foot.addWidget(self.heard_words, 1)
        self._foot.addWidget(self.flip)
        grid.addLayout(self._foot, 2, 0, 1, 3)
        for column, stretch in enumerate((4, 3, 4)):
            grid.setColumnStretch(column, stretch)

    @property
    def can_flip(self) -> bool:
        """Whether somebody was heard whose language can be wrong."""
        return self._heard is not None

    def show_languages(self, first: str, second: str) -> None:
        """Speak to people of these languages."""
        self._languages = {Side.FIRST: first, Side.SECOND: second}
        self._refresh()

    def show_state(self, state: TalkState) -> None:
        """Say whether it listens."""
        if state is not self._state:
            self._state = state
            self.wave.clear()
            self._refresh()

    def show_level(self, rms: float) -> None:
        """Draw how loud the microphone is, `rms` from 0 to 1 of full scale."""
        self.wave.show_level(loudness(rms))

    def show_heard(self, heard: LastHeard | None) -> None:
        """Say who was heard last."""
        if heard != self._heard:
            self._heard = heard
            self._refresh()

    def _refresh(self) -> None:
        last = self._heard.side if self._heard is not None else None
        for side, language in self._languages.items():
            text = _WORDS[self._state]
            context = "AutoStrip" if self._state in {TalkState.READY, TalkState.HELD} else "TalkBar"
            mark = "● " if side is last else ""
            self.names[side].setText(mark + language_names.own_name(language))
            self.names[side].setFont(fonts.font(TypeSize.CAPTION, language, strong=True))
            self.words[side].setText(self._translations.phrase(language, context, text))
            self.words[side].setFont(fonts.font(TypeSize.BODY, language, strong=True))
        self.wave.setVisible(self._state in {TalkState.READY, TalkState.HELD})
        self.heard_words.setText(self._heard_words())
        doubtful = self._heard is not None and self._heard.certainty is Certainty.DOUBTFUL
        restyle(self.heard_words, "role", "" if doubtful else "muted")
        self.flip.setEnabled(self._heard is not None)
        self.setAccessibleName(f"{self.words[Side.FIRST].text()}. {self.heard_words.text()}")

    def _heard_words(self) -> str:
        if self._heard is None:
            return self.tr("The language is found by itself.")
        words = {
            Certainty.SURE: self.tr("Heard last: {language}"),
            Certainty.PROBABLE: self.tr("Heard last: probably {language} ({percent} %)"),
            Certainty.DOUBTFUL: self.tr("Heard last: perhaps {language} ({percent} %)"),
        }[self._heard.certainty]
        name = language_names.own_name(self._heard.language)
        return words.format(language=name, percent=self._heard.per_cent)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.flip.setText(self.tr("Wrong language? Flip (F)"))
        self.flip.setToolTip(self.tr("Take what was heard last for the other language, by this button or the F key"))
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the words where there is no room beside them."""
        super().resizeEvent(event)
        room = self.flip.sizeHint().width() + 2 * Space.L + _WORDS_WIDTH * fonts.text_scale()
        is_narrow = self.width() < room
        self._foot.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.edge), 1))
        painter.setBrush(QColor(theme.sunken))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Radius.BUTTON, Radius.BUTTON)
