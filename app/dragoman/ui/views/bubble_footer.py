"""The line below the words of a bubble: how far the turn is, and what is known of it besides its words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel

from dragoman.domain.events import StageName
from dragoman.ui import durations, error_texts, fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.turn import Side, Turn, TurnState
from dragoman.ui.views.activity_dots import ActivityDots
from dragoman.ui.views.parts import restyle, text_label
from dragoman.ui.views.unsure_mark import UnsureMark

_ICON: Final = 16


class BubbleFooter(QHBoxLayout):
    """What there is nothing to say about is hidden."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin with nothing to say."""
        super().__init__()
        self._dresser = dresser
        caption = fonts.font(TypeSize.CAPTION)
        self.state = text_label(caption)
        self.state.setMinimumHeight(QFontMetrics(caption).lineSpacing())
        self._dots = ActivityDots("#000000")
        self._icon = QLabel()
        self.unsure = UnsureMark(dresser)
        self.corrected_mark, self.shortened, self.latency = (QLabel(), QLabel(), QLabel())
        for mark in (self.corrected_mark, self.shortened, self.latency):
            mark.setFont(caption)
            mark.setProperty("role", "muted")
        self._lay_out()

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self.setSpacing(Space.S)
        self.addWidget(self._dots, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(self._icon, alignment=top)
        self.addWidget(self.unsure, alignment=top)
        self.addWidget(self.state, 1)
        self.addWidget(self.corrected_mark, alignment=top)
        self.addWidget(self.shortened, alignment=top)
        self.addWidget(self.latency, alignment=top)

    def show_turn(self, turn: Turn, awaited: StageName | None) -> None:
        """Show the state of a turn, which waits for the stage `awaited`."""
        theme = self._dresser.theme
        colours = theme.first if turn.side is Side.FIRST else theme.second
        self._dots.use_colour(colours.ink)
        self._dots.setVisible(turn.is_open)
        icon = "warning" if turn.problem else "speaker" if turn.is_playing else ""
        self._icon.setVisible(bool(icon))
        if icon:
            ratio = max(2.0, self.state.devicePixelRatioF())
            colour = theme.danger if turn.problem else colours.ink
            self._icon.setPixmap(self._dresser.icons.pixmap(icon, colour, _ICON, ratio))
        restyle(self.state, "side", str(turn.side))
        restyle(self.state, "role", "danger" if turn.problem else "")
        self.state.setText(self._state_words(turn, awaited))
        self._show_marks(turn)

    def _show_marks(self, turn: Turn) -> None:
        """Show what is known of the turn besides its words."""
        self.unsure.setVisible(turn.is_unsure)
        self.corrected_mark.setVisible(turn.is_corrected)
        self.corrected_mark.setText(self.tr("Corrected"))
        self.shortened.setVisible(turn.is_shortened)
        self.shortened.setText(self.tr("Spoken in short"))
        whole = self.tr("The voice had fallen behind, so it left a part out. The full translation is shown here.")
        self.shortened.setToolTip(whole)
        self.shortened.setAccessibleDescription(whole)
        wait_s = turn.wait_s if turn.state is TurnState.DONE else None
        self.latency.setVisible(wait_s is not None)
        if wait_s is not None:
            self.latency.setText(self.tr("{seconds} s").format(seconds=durations.seconds(wait_s)))
            self.latency.setToolTip(self.tr("Time from the last word to the translation"))

    def _state_words(self, turn: Turn, awaited: StageName | None) -> str:
        """Return how far the turn is; empty where there is nothing to add to the text."""
        if turn.problem is not None:
            return error_texts.whole(turn.problem)
        if awaited is StageName.RECOGNITION:
            return self.tr("Waiting for speech recognition to be ready…")
        if awaited is StageName.TRANSLATION:
            return self.tr("Waiting for the translation to be ready…")
        words = {
            TurnState.LISTENING: self.tr("Listening…"),
            TurnState.RECOGNISING: self.tr("Recognising…"),
            TurnState.TRANSLATING: self.tr("Translating…"),
            TurnState.NOTHING_HEARD: self.tr("No words were heard. Please say it again."),
            TurnState.DONE: self.tr("Speaking…") if turn.is_playing else "",
            TurnState.FAILED: self.tr("This did not work."),
        }
        return words[turn.state]

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, for screen readers."""
        marks = (self.shortened, self.corrected_mark)
        return (*(mark.text() for mark in marks if not mark.isHidden()), self.state.text())

    def natural_width(self) -> int:
        """Return the width without any line break."""
        marks = (self._dots, self._icon, self.unsure, self.corrected_mark, self.shortened, self.latency)
        state = QFontMetrics(self.state.font()).horizontalAdvance(self.state.text())
        return sum(mark.sizeHint().width() + Space.M for mark in marks if not mark.isHidden()) + state
