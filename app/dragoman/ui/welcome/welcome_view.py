"""The first run: a few calm steps inside the window, each of which can be skipped."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dragoman.domain.audio import AudioDevice
from dragoman.domain.mode import Mode
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.language_choice import LanguageChoice
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.view_models.turn import Turn
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.parts import text_button
from dragoman.ui.welcome.devices_step import DevicesStep
from dragoman.ui.welcome.languages_step import LanguagesStep
from dragoman.ui.welcome.primary_button import PrimaryButton
from dragoman.ui.welcome.ready_step import Beginning, ReadyStep
from dragoman.ui.welcome.step import Step
from dragoman.ui.welcome.step_dots import StepDots
from dragoman.ui.welcome.step_page import StepPage, centred
from dragoman.ui.welcome.trial_step import TrialStep

_MODES: Final = {
    Beginning.CONVERSATION: Mode.HOLD,
    Beginning.LIVE: Mode.LIVE,
    Beginning.SUBTITLES: Mode.LIVE,
}
_WIDTH: Final = 860
"""Widest bar in pixels at the usual size of text: on a large screen its ends stay near the middle."""
_NEXT_KEYS: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PAGE_KEYS: Final = {Qt.Key.Key_PageDown: True, Qt.Key.Key_PageUp: False}


class WelcomeView(QWidget):
    """Asks, listens and shows; the window does what its signals say."""

    languages_chosen = Signal(str, str)
    """The first and the second language."""
    interface_language_chosen = Signal(str)
    """A locale of `INTERFACE_LANGUAGES`."""
    devices_chosen = Signal(object, object)
    """Names of the microphone and the loudspeaker; None is the system's default."""
    devices_requested = Signal()
    """The devices are to be listed anew."""
    test_sound_requested = Signal()
    pressed = Signal()
    """The first person begins to speak."""
    released = Signal()
    """They have finished."""
    subtitles_requested = Signal()
    """The subtitles are to be shown; `finished` with `Mode.LIVE` follows."""
    finished = Signal(object)
    """The `Mode` to begin with; None leaves it as it is."""
    skipped = Signal()

    def __init__(self, dresser: Dresser, translations: Translations, platform: str = sys.platform) -> None:
        """Begin at the first step; `platform` is named as `sys.platform` names it."""
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.languages = LanguagesStep(dresser, translations)
        self.devices = DevicesStep(dresser, platform=platform)
        self.trial = TrialStep(dresser, translations)
        self.ready = ReadyStep(dresser)
        self.pages: dict[Step, StepPage] = dict(
            zip(Step, (self.languages, self.devices, self.trial, self.ready), strict=True)
        )
        self.step = Step.LANGUAGES
        self.dots = StepDots(dresser)
        self.skip = text_button("skip")
        self.back = text_button("back")
        self.next = PrimaryButton(dresser)
        self._stack = QStackedWidget()
        self._back_keys = QShortcut(QKeySequence.StandardKey.Back, self)
        self._back_keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        upper, top = _bar()
        lower, bottom = _bar()
        top.addWidget(self.dots, 1)
        top.addWidget(self.skip)
        bottom.addWidget(self.back)
        bottom.addStretch(1)
        bottom.addWidget(self.next)
        for page in self.pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addWidget(self._stack, 1)
        column.addLayout(lower)
        stops = (self.ready.cards[Beginning.SUBTITLES], self.back, self.next, self.skip)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.skip.clicked.connect(self.skipped)
        self.back.clicked.connect(self._go_back)
        self._back_keys.activated.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.languages.chosen.connect(self._choose_languages)
        self.languages.interface_language_chosen.connect(self.interface_language_chosen)
        self.devices.chosen.connect(self.devices_chosen)
        self.devices.look_requested.connect(self.devices_requested)
        self.devices.test_sound_requested.connect(self.test_sound_requested)
        self.trial.button.held.connect(self.pressed)
        self.trial.button.let_go.connect(self.released)
        self.ready.chosen.connect(self._begin)

    def show_choice(self, choice: LanguageChoice) -> None:
        """Show the languages in use and on offer."""
        self.languages.show_choice(choice)
        self.trial.use_language(choice.first)

    def show_devices(self, devices: tuple[AudioDevice, ...], microphone: str | None, loudspeaker: str | None) -> None:
        """Show the devices of this machine and the names of those in use; None is the system's default."""
        self.devices.show_devices(devices, microphone, loudspeaker)

    def show_level(self, rms: float) -> None:
        """Show how loud the microphone is, `rms` from 0 to 1 of full scale."""
        if self.step is Step.DEVICES:
            self.devices.show_level(rms)
        elif self.step is Step.TRIAL:
            self.trial.button.show_level(rms)

    def show_stages(self, stages: Stages) -> None:
        """Show what is still being prepared."""
        self.devices.show_stages(stages)
        self.trial.show_stages(stages)

    def show_turn(self, turn: Turn) -> None:
        """Show what becomes of the sentence that is being tried."""
        self.trial.show_turn(turn)

    def cancel(self) -> None:
        """Let go of the button: its release will not be heard of any more."""
        self.trial.button.cancel()

    def show_step(self, step: Step) -> None:
        """Show another step and give it the keyboard."""
        self.cancel()
        self.step = step
        self._stack.setCurrentWidget(self.pages[step])
        self.dots.show_step(step)
        self._retranslate()
        self.focus_step()
        if step is Step.DEVICES:
            self.devices_requested.emit()
        announce(self, f"{self.dots.words.text()}. {self.pages[step].title.text()}")

    def focus_step(self) -> None:
        """Give the keyboard to what the step begins with."""
        stop = self.pages[self.step].first_stop
        (stop if stop is not None and stop.isEnabled() else self.next).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self.step is Step.READY:
            self.finished.emit(None)
        else:
            self.show_step(self.step.next)

    def _go_back(self) -> None:
        if self.step is not Step.LANGUAGES:
            self.show_step(self.step.previous)

    def _choose_languages(self, first: str, second: str) -> None:
        self.trial.use_language(first)
        self.languages_chosen.emit(first, second)

    def _begin(self, beginning: Beginning) -> None:
        if beginning is Beginning.SUBTITLES:
            self.subtitles_requested.emit()
        self.finished.emit(_MODES[beginning])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, where it does not press what has the keyboard; scroll by pages."""
        key, focused = event.key(), QApplication.focusWidget()
        if key in _NEXT_KEYS and not event.isAutoRepeat():
            next((button for button in self._pressable() if button is focused), self.next).click()
        elif key in _PAGE_KEYS:
            self.pages[self.step].scroll_by_page(down=_PAGE_KEYS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _pressable(self) -> tuple[QAbstractButton, ...]:
        """Return the buttons that Enter presses, as Space does."""
        return (self.skip, self.back, self.devices.test, self.devices.look_again, *self.ready.cards.values())

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard."""
        super().showEvent(event)
        self.focus_step()

    def event(self, event: QEvent) -> bool:
        """Let go when another window takes the keyboard."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self.cancel()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Welcome to Dragoman"))
        self.skip.setText(self.tr("Skip"))
        self.skip.setToolTip(self.tr("Skip the first steps and use Dragoman at once"))
        self.back.setText(self.tr("Back"))
        self.back.setVisible(self.step is not Step.LANGUAGES)
        self.next.setText(self.tr("Start") if self.step is Step.READY else self.tr("Next"))
        self.next.updateGeometry()


def _bar() -> tuple[QHBoxLayout, QHBoxLayout]:
    """Return what goes into the window's column, and the row in the middle of it."""
    middle = QWidget()
    middle.setMaximumWidth(round(_WIDTH * fonts.text_scale()))
    row = QHBoxLayout(middle)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.M)
    outer = centred(middle)
    outer.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
    return outer, row
