"""What is still being prepared while somebody already looks around."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale

from dragoman.domain.events import StageName, StageState
from dragoman.ui.appearance import Dresser
from dragoman.ui.sentences import side_by_side
from dragoman.ui.view_models.stages import SHOWN_STAGES, Stages
from dragoman.ui.welcome.state_line import Standing, StateLine


class Readiness(StateLine):
    """Gone when everything is ready."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin with everything loading."""
        super().__init__(dresser)
        self._stages = Stages()
        self._say()

    def show_stages(self, stages: Stages) -> None:
        """Say what is loading and what could not be loaded."""
        self._stages = stages
        self._say()
        self.setVisible(any(self._names(state) for state in (StageState.FAILED, StageState.LOADING)))

    def _say(self) -> None:
        failed, loading = self._names(StageState.FAILED), self._names(StageState.LOADING)
        if failed:
            words = self.tr("Could not be started: {parts}.").format(parts=failed)
            remedy = self.tr("You can go on; the main window says what to do.")
            self.show_state(Standing.WRONG, side_by_side(words, remedy))
        elif loading:
            words = self.tr("Still getting ready: {parts}.").format(parts=loading)
            patience = self.tr("You can speak already; the answer comes a little later.")
            self.show_state(Standing.WORKING, side_by_side(words, patience) if self._stages.can_listen else words)

    def _names(self, state: StageState) -> str:
        words = {
            StageName.CAPTURE: self.tr("microphone"),
            StageName.RECOGNITION: self.tr("speech recognition"),
            StageName.TRANSLATION: self.tr("translation"),
            StageName.SYNTHESIS: self.tr("voices"),
        }
        return QLocale().createSeparatedList(
            [words[stage] for stage in SHOWN_STAGES if self._stages.state(stage) is state]
        )

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
