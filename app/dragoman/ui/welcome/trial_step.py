"""The third step: a first sentence, from the microphone to its translation."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget

from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.view_models.turn import Turn
from dragoman.ui.views.parts import text_label
from dragoman.ui.welcome.readiness import Readiness
from dragoman.ui.welcome.step_page import StepPage
from dragoman.ui.welcome.trial_button import TrialButton
from dragoman.ui.welcome.trial_result import TrialResult
from dragoman.ui.welcome.trial_sentences import trial_sentence


class TrialStep(StepPage):
    """A sentence to read out, a button to hold, and what becomes of it."""

    def __init__(self, dresser: Dresser, translations: Translations) -> None:
        """Begin without a language."""
        super().__init__()
        self._language = "en"
        self.sentence = text_label(fonts.font(TypeSize.SPEECH, strong=True))
        self.readiness = Readiness(dresser)
        self.result = TrialResult(dresser)
        self.button = TrialButton(dresser, translations)
        self.column.addWidget(self.sentence)
        self.column.addSpacing(Space.XS)
        self.column.addWidget(self.result)
        self.column.addWidget(self.readiness)
        self.footer.addWidget(self.button)
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._show_end_of_result)
        self.area.verticalScrollBar().rangeChanged.connect(self._follow_result)
        self.use_language("en")

    @property
    def first_stop(self) -> QWidget | None:
        """The button, as soon as it can be used."""
        return self.button if self.button.isEnabled() else None

    def use_language(self, language: str) -> None:
        """Offer a sentence in the language of the first person."""
        self._language = language
        self.sentence.setFont(fonts.font(TypeSize.SPEECH, language, strong=True))
        self.sentence.setLayoutDirection(language_names.direction(language))
        self._retranslate()

    def show_stages(self, stages: Stages) -> None:
        """Show what is being prepared; give the button the keyboard when it can be used."""
        could = self.button.isEnabled()
        self.readiness.show_stages(stages)
        self.button.show_stages(stages)
        if self.isVisible() and not could and self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_turn(self, turn: Turn) -> None:
        """Show what becomes of the sentence."""
        self.result.show_turn(turn)
        self._reveal.start()

    def _follow_result(self) -> None:
        """Go along with a result that takes more room."""
        self._reveal.start()

    def _show_end_of_result(self) -> None:
        """Scroll to what was added last, when it has its place."""
        if self.result.isVisible():
            bottom = self.result.mapTo(self._inner, QPoint(0, self.result.height()))
            self.area.ensureVisible(0, bottom.y(), 0, Space.S)

    def _retranslate(self) -> None:
        sentence = trial_sentence(self._language)
        self.title.setText(self.tr("Try it"))
        if sentence:
            self.lead.setText(self.tr("Hold the button, or the space bar, and say:"))
        else:
            anything = self.tr("Hold the button, or the space bar, and say something in this language: {language}")
            self.lead.setText(anything.format(language=language_names.own_name(self._language)))
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.button.use_language(self._language)
