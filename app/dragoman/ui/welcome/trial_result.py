"""What became of the first sentence: what was understood, its translation, and whether it worked."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from dragoman.ui import durations, error_texts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.sentences import side_by_side
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.turn import Turn, TurnState
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.parts import named, restyle, rule
from dragoman.ui.views.spoken_text import SpokenText
from dragoman.ui.welcome.state_line import Standing, StateLine


class TrialResult(QFrame):
    """Looks like a bubble of the conversation, and takes the whole width."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin without a turn."""
        super().__init__()
        self.setObjectName("bubble")
        self.turn: Turn | None = None
        self.said = SpokenText("said", TypeSize.BODY, dresser)
        self.translated = SpokenText("translated", TypeSize.SPEECH, dresser)
        self.state = named("trial_state", StateLine(dresser))
        self._rule = rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.S)
        for part in (self.said, self._rule, self.translated, self.state):
            column.addWidget(part)
        self.hide()

    def show_turn(self, turn: Turn) -> None:
        """Show how far a turn has come."""
        was_open = self.turn is None or self.turn.is_open
        self.turn = turn
        for part in (self, self._rule):
            restyle(part, "side", str(turn.side))
        self.said.show_words(turn.said, turn.said_tentative, turn.source_language)
        self.translated.show_words(turn.translated, turn.translated_tentative, turn.target_language)
        self._rule.setVisible(bool(turn.all_said and turn.all_translated))
        self._show_state()
        self.show()
        if was_open and not turn.is_open:
            announce(self, f"{turn.all_translated} {self.state.words.text()}".strip())

    def _show_state(self) -> None:
        if self.turn is not None:
            standing, words = self._standing(self.turn)
            self.state.show_state(standing, words)
            self._describe(self.turn, words)

    def _standing(self, turn: Turn) -> tuple[Standing, str]:
        if turn.problem is not None:
            return Standing.WRONG, error_texts.whole(turn.problem)
        working = {
            TurnState.LISTENING: self.tr("Listening…"),
            TurnState.RECOGNISING: self.tr("Understanding what you said…"),
            TurnState.TRANSLATING: self.tr("Translating…"),
        }
        if turn.state in working:
            return Standing.WORKING, working[turn.state]
        if turn.state is TurnState.DONE:
            return Standing.GOOD, self._success(turn)
        if turn.state is TurnState.NOTHING_HEARD:
            nothing = self.tr("No words were heard. Hold the button while you speak, and try once more.")
            return Standing.WRONG, nothing
        return Standing.WRONG, self.tr("This did not work. Try once more.")

    def _success(self, turn: Turn) -> str:
        works = self.tr("It works.")
        if turn.wait_s is None:
            return works
        took = self.tr("It took {seconds} seconds.").format(seconds=durations.seconds(turn.wait_s))
        return side_by_side(works, took)

    def _describe(self, turn: Turn, words: str) -> None:
        """Tell screen readers what is there."""
        parts = [language_names.own_name(turn.source_language), turn.all_said] if turn.all_said else []
        if turn.all_translated:
            parts += [language_names.own_name(turn.target_language), turn.all_translated]
        self.setAccessibleName(". ".join((*parts, words)))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._show_state()
        super().changeEvent(event)
