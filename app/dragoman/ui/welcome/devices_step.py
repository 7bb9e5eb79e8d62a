"""The second step: whether the app hears people, and whether they hear it."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.domain.events import StageName, StageState
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.level_meter import LevelMeter
from dragoman.ui.views.parts import text_button, text_label
from dragoman.ui.welcome.device_chooser import DeviceChooser
from dragoman.ui.welcome.hearing import Hearing, HearingCheck
from dragoman.ui.welcome.state_line import Standing, StateLine
from dragoman.ui.welcome.step_page import StepPage


class DevicesStep(StepPage):
    """Shows the microphone's level and reacts to it in words."""

    chosen = Signal(object, object)
    """Names of the microphone and the loudspeaker; None is the system's default."""
    look_requested = Signal()
    """Somebody has plugged something in."""
    test_sound_requested = Signal()

    def __init__(self, dresser: Dresser, hearing: HearingCheck | None = None, platform: str = sys.platform) -> None:
        """Begin without devices; `platform` is named as `sys.platform` names it."""
        super().__init__()
        self._hearing = hearing or HearingCheck()
        self._platform = platform
        self._devices: tuple[AudioDevice, ...] | None = None
        self._capture = StageState.LOADING
        self._was_played = False
        self.microphone = DeviceChooser(DeviceKind.MICROPHONE)
        self.loudspeaker = DeviceChooser(DeviceKind.LOUDSPEAKER)
        self._labels = [text_label(fonts.font(TypeSize.CAPTION), "muted") for _ in range(2)]
        self.meter = LevelMeter(dresser)
        self.heard = StateLine(dresser)
        self.advice = text_label(fonts.font(TypeSize.BODY))
        self.look_again = text_button("look_again")
        self.test = text_button("test_sound")
        self.test_words = text_label(fonts.font(TypeSize.BODY), "muted")
        self._fill()
        self._connect()
        self._retranslate()

    @property
    def first_stop(self) -> QWidget:
        """The microphone."""
        return self.microphone

    def _fill(self) -> None:
        column, left = self.column, Qt.AlignmentFlag.AlignLeft
        self.lead.hide()
        _add_labelled(self, self._labels[0], self.microphone)
        column.addWidget(self.meter)
        column.addWidget(self.heard)
        column.addWidget(self.advice)
        column.addWidget(self.look_again, alignment=left)
        column.addSpacing(Space.S)
        _add_labelled(self, self._labels[1], self.loudspeaker)
        column.addWidget(self.test, alignment=left)
        column.addWidget(self.test_words)

    def _connect(self) -> None:
        self.microphone.activated.connect(self._choose_microphone)
        self.loudspeaker.activated.connect(self._emit_chosen)
        self.look_again.clicked.connect(self.look_requested)
        self.test.clicked.connect(self._test)

    def show_devices(self, devices: tuple[AudioDevice, ...], microphone: str | None, loudspeaker: str | None) -> None:
        """Show what there is and what is in use."""
        if microphone != self.microphone.chosen:
            self._hearing.reset()
        self._devices = devices
        self.microphone.offer(devices, microphone)
        self.loudspeaker.offer(devices, loudspeaker)
        self._show_heard()

    def show_stages(self, stages: Stages) -> None:
        """Show whether the microphone is open."""
        capture = stages.state(StageName.CAPTURE)
        if capture is not self._capture:
            self._capture = capture
            self._hearing.reset()
            self._show_heard()

    def show_level(self, rms: float) -> None:
        """Show how loud the microphone is, `rms` from 0 to 1 of full scale."""
        before = self._hearing.hearing
        self.meter.show_level(rms)
        if self._hearing.take(rms) is not before:
            self._show_heard()
            if self.isVisible():
                announce(self, f"{self.heard.words.text()} {self.advice.text()}")

    def _choose_microphone(self) -> None:
        self._hearing.reset()
        self._show_heard()
        self._emit_chosen()

    def _emit_chosen(self) -> None:
        self.chosen.emit(self.microphone.chosen, self.loudspeaker.chosen)

    def _test(self) -> None:
        self._was_played = True
        self._retranslate()
        announce(self, self.test_words.text())
        self.test_sound_requested.emit()

    @property
    def _has_no_microphone(self) -> bool:
        """Whether the devices are known, and none is a microphone."""
        known = self._devices
        return known is not None and all(device.kind is not DeviceKind.MICROPHONE for device in known)

    def _show_heard(self) -> None:
        is_broken = self._has_no_microphone or self._capture in {StageState.FAILED, StageState.STOPPED}
        standing, words, advice = self._broken() if is_broken else self._listening()
        self.heard.show_state(standing, words)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.meter.setVisible(not is_broken)
        self.look_again.setVisible(is_broken)

    def _broken(self) -> tuple[Standing, str, str]:
        if self._has_no_microphone:
            plug_in = self.tr("Plug in a microphone or a headset, or connect one by Bluetooth, then look again.")
            return Standing.WRONG, self.tr("No microphone was found."), plug_in
        return Standing.WRONG, self.tr("The microphone cannot be used."), self._permission()

    def _listening(self) -> tuple[Standing, str, str]:
        if self._capture is StageState.LOADING:
            return Standing.WORKING, self.tr("Preparing the microphone…"), ""
        quiet = self.tr("That is quiet: come closer or choose another microphone.")
        return {
            Hearing.WAITING: (Standing.SPEAK, self.tr("Say something."), ""),
            Hearing.HEARD: (Standing.GOOD, self.tr("I can hear you."), ""),
            Hearing.QUIET: (Standing.WRONG, quiet, ""),
            Hearing.NOTHING: (Standing.WRONG, self.tr("No sound comes from this microphone."), self._permission()),
        }[self._hearing.hearing]

    def _permission(self) -> str:
        """Say where this system keeps people from being heard."""
        if self._platform == "darwin":
            return self.tr(
                "Open System Settings > Privacy & Security > Microphone and switch Dragoman on. "
                "Then close Dragoman and open it again."
            )
        if self._platform == "win32":
            return self.tr(
                "Open Settings > Privacy & security > Microphone and allow desktop apps to use it. "
                "If the microphone has a switch of its own, switch it on."
            )
        return self.tr(
            "Open the sound settings of your computer and look whether the microphone is muted, "
            "or whether another program uses it. If the microphone has a switch of its own, switch it on."
        )

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Can we hear each other?"))
        for words, label, chooser in zip(
            (self.tr("Microphone"), self.tr("Loudspeaker")),
            self._labels,
            (self.microphone, self.loudspeaker),
            strict=True,
        ):
            label.setText(words)
            chooser.setAccessibleName(words)
        self.meter.setAccessibleName(self.tr("How loud the microphone is"))
        self.look_again.setText(self.tr("Look again"))
        self.test.setText(self.tr("Play a sound"))
        self.test_words.setText(self.tr("Did you hear it? If not, turn it up or choose another loudspeaker."))
        self.test_words.setVisible(self._was_played)
        self._show_heard()


def _add_labelled(step: StepPage, label: QLabel, chooser: DeviceChooser) -> None:
    label.setBuddy(chooser)
    part = QVBoxLayout()
    part.setSpacing(Space.XS)
    part.addWidget(label)
    part.addWidget(chooser)
    step.column.addLayout(part)
