"""The slim line that says what is still being prepared."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dragoman.domain.events import StageName, StageState
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.stages import SHOWN_STAGES, Stages
from dragoman.ui.views.activity_dots import ActivityDots
from dragoman.ui.views.parts import text_label

_READY_MS = 2500
_SHORT_MS = 400
"""What is ready again within this time is not worth a word: another page opens the microphone anew."""
_NO_BREAK = "\u00a0"


class StatusLine(QWidget):
    """Says each stage's state in words from the start; gone soon after all are ready, back where that takes a while."""

    def __init__(self, stages: Stages, dresser: Dresser) -> None:
        """Show the state of stages."""
        super().__init__()
        self.setObjectName("status")
        self._stages = stages
        self._dots = ActivityDots(dresser.theme.text_muted)
        self.words = text_label(fonts.font(TypeSize.CAPTION), "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self._dots)
        row.addWidget(self.words, 1)
        self._needs_microphone = True
        self._has_been_ready = False
        self._timer = QTimer(self, singleShot=True, interval=_READY_MS)
        self._timer.timeout.connect(self.hide)
        self._patience = QTimer(self, singleShot=True, interval=_SHORT_MS)
        self._patience.timeout.connect(self.show)
        dresser.changed.connect(lambda: self._dots.use_colour(dresser.theme.text_muted))
        self.refresh()

    def use_microphone(self, wanted: bool) -> None:
        """Say whether the page needs the microphone all the time; where not, only its failure is told."""
        self._needs_microphone = wanted
        self.refresh()

    def _is_needed(self, stage: StageName) -> bool:
        is_microphone = stage is StageName.CAPTURE
        return self._needs_microphone or not is_microphone or self._stages.state(stage) is StageState.FAILED

    def refresh(self) -> None:
        """Show what has changed."""
        shown = {stage: self._stages.state(stage) for stage in SHOWN_STAGES if self._is_needed(stage)}
        states = set(shown.values())
        self._dots.setVisible(StageState.LOADING in states)
        if states <= {StageState.READY, StageState.STOPPED}:
            self._show_ready()
            return
        self._timer.stop()
        parts = [self._stage_words(stage, state) for stage, state in shown.items()]
        text = " · ".join(part.replace(" ", _NO_BREAK) for part in parts if part)
        self.words.setText(text)
        if not text:
            self._patience.stop()
            self.hide()
        elif self._has_been_ready and StageState.FAILED not in states:
            self._wait_to_show()
        elif self.parentWidget() is not None:  # it would be a window of its own; the layout shows it
            self._patience.stop()
            self.show()

    def _show_ready(self) -> None:
        self._has_been_ready = True
        self._patience.stop()
        self.words.setText(self.tr("✓ Ready"))
        if not self.isHidden() and not self._timer.isActive():
            self._timer.start()

    def _wait_to_show(self) -> None:
        if self.isHidden() and not self._patience.isActive():
            self._patience.start()

    def _stage_words(self, stage: StageName, state: StageState) -> str:
        words = {
            StageName.CAPTURE: (
                self.tr("Preparing the microphone…"),
                self.tr("✓ Microphone"),
                self.tr("✗ No microphone"),
            ),
            StageName.RECOGNITION: (
                self.tr("Preparing speech recognition…"),
                self.tr("✓ Speech recognition"),
                self.tr("✗ No speech recognition"),
            ),
            StageName.TRANSLATION: (
                self.tr("Preparing translation…"),
                self.tr("✓ Translation"),
                self.tr("✗ No translation"),
            ),
            StageName.SYNTHESIS: (
                self.tr("Preparing voices…"),
                self.tr("✓ Voices"),
                self.tr("✗ No voices"),
            ),
        }
        order = (StageState.LOADING, StageState.READY, StageState.FAILED)
        return words[stage][order.index(state)] if state in order else ""

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)
