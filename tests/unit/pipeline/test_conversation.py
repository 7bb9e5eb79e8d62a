from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.domain.events import DevicesListed, StageFailed, StageName, StageState, StateChanged, TranslationReady
from dragoman.domain.mode import Mode
from dragoman.domain.protocols import AudioSink, AudioSource
from dragoman.domain.routes import Routes
from dragoman.pipeline.conversation import Conversation, Devices
from support.pipeline import LONG_S, FakeSink, FakeSource, Setting, device_error

PIPELINE = set(StageName) - {StageName.CAPTURE}
"""The stages that load something."""
MICROPHONE = AudioDevice("Desk", DeviceKind.MICROPHONE, is_default=True)


class Hardware:
    """Devices that remember what was opened."""

    def __init__(self) -> None:
        self.sources: list[tuple[str | None, FakeSource]] = []
        self.sinks: list[tuple[str | None, FakeSink]] = []
        self.is_broken = False
        self.cannot_list = False

    def microphone(self, name: str | None) -> AudioSource:
        error = device_error() if self.is_broken else None
        self.sources.append((name, FakeSource(1, error=error, stays_open=True)))
        return self.sources[-1][1]

    def loudspeaker(self, name: str | None) -> AudioSink:
        self.sinks.append((name, FakeSink()))
        return self.sinks[-1][1]

    def devices(self) -> Devices:
        return Devices(
            self.microphone, lambda: self.microphone("computer"), self.loudspeaker, self.without_echo, self.listed
        )

    def without_echo(self, source: AudioSource, name: str | None) -> tuple[AudioSource, AudioSink]:
        return source, self.loudspeaker(name)

    def listed(self) -> list[AudioDevice]:
        if self.cannot_list:
            raise device_error()
        return [MICROPHONE]


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait for what no event tells."""
    deadline_s = time.monotonic() + LONG_S
    while not is_so():
        assert time.monotonic() < deadline_s
        time.sleep(0.01)


@pytest.fixture
def hardware() -> Hardware:
    return Hardware()


@pytest.fixture
def talk(setting: Setting, hardware: Hardware) -> Iterator[Conversation]:
    made = Conversation(setting.engines(), hardware.devices(), setting.bus, Routes.both_ways("en", "pt"))
    yield made
    made.close()


def test_starting_opens_the_chosen_devices_and_lists_all(
    setting: Setting, hardware: Hardware, talk: Conversation
) -> None:
    talk.use_devices("Desk", "Headset")
    talk.start()
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(DevicesListed)))
    talk.close()
    assert [name for name, _ in hardware.sources] == ["Desk"]
    assert [name for name, _ in hardware.sinks] == [None, "Headset"]
    assert setting.recorder.of(DevicesListed)[0].devices == (MICROPHONE,)


def test_closing_before_starting_is_fine(talk: Conversation) -> None:
    talk.close()


def test_closing_closes_the_devices(setting: Setting, hardware: Hardware, talk: Conversation) -> None:
    talk.start()
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(DevicesListed)))
    talk.close()
    assert hardware.sources[0][1].is_closed
    assert hardware.sinks[0][1].closed


def test_what_is_said_while_the_button_is_held_is_interpreted(
    setting: Setting, hardware: Hardware, talk: Conversation
) -> None:
    talk.press("pt")
    talk.start()
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(DevicesListed)))
    hardware.sources[0][1].close()
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(TranslationReady)))
    talk.close()
    assert setting.recorder.of(TranslationReady)[0].translation.source_language == "pt"


def test_another_microphone_replaces_the_first(setting: Setting, hardware: Hardware, talk: Conversation) -> None:
    talk.start()
    talk.use_devices("Headset", None)
    talk.refresh_devices()
    setting.recorder.wait_for(lambda: len(setting.recorder.of(DevicesListed)) >= 2)
    talk.close()
    assert [name for name, _ in hardware.sources] == [None, "Headset"]
    assert hardware.sources[0][1].is_closed


def test_retry_opens_a_microphone_that_had_failed(setting: Setting, hardware: Hardware, talk: Conversation) -> None:
    hardware.is_broken = True
    talk.start()
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(StageFailed)))
    assert setting.recorder.of(StageFailed)[0].stage is StageName.CAPTURE
    hardware.is_broken = False
    while len(hardware.sources) < 2:
        talk.retry()
        setting.recorder.wait_for(lambda: len(setting.recorder.of(DevicesListed)) >= 2)
    talk.close()
    assert len(hardware.sources) == 2


def test_engines_are_made_anew_of_what_is_installed_by_then(setting: Setting, talk: Conversation) -> None:
    def loaded() -> list[StageName]:
        changes = setting.recorder.of(StateChanged)
        return [event.stage for event in changes if event.state is StageState.LOADING and event.stage in PIPELINE]

    talk.start()
    setting.recorder.wait_for(lambda: len(loaded()) == len(PIPELINE))
    talk.reload_engines({StageName.TRANSLATION, StageName.SYNTHESIS})
    setting.recorder.wait_for(lambda: len(loaded()) == len(PIPELINE) + 2)
    talk.close()
    assert sorted(loaded()[len(PIPELINE) :]) == [StageName.SYNTHESIS, StageName.TRANSLATION]


def test_devices_that_cannot_be_listed_are_told_and_the_rest_goes_on(
    setting: Setting, hardware: Hardware, talk: Conversation
) -> None:
    hardware.cannot_list = True
    talk.start()
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(StageFailed)))
    hardware.cannot_list = False
    talk.refresh_devices()
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(DevicesListed)))


def test_live_nobody_is_listened_to_before_it_is_asked_for(
    setting: Setting, hardware: Hardware, talk: Conversation
) -> None:
    talk.use_mode(Mode.LIVE, Routes.one_way("en", "pt"), hears_computer=True)
    talk.start()
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(DevicesListed)))
    assert hardware.sources == []
    talk.listen(True)
    talk.refresh_devices()
    setting.recorder.wait_for(lambda: len(setting.recorder.of(DevicesListed)) >= 2)
    assert [name for name, _ in hardware.sources] == ["computer"]
    talk.listen(False)
    wait_for(lambda: hardware.sources[0][1].is_closed)
    talk.close()


def test_hands_free_utterances_are_found_by_voice(setting: Setting, hardware: Hardware, talk: Conversation) -> None:
    talk.start()
    talk.use_mode(Mode.AUTO, Routes.both_ways("en", "pt"))
    talk.use_mode(Mode.AUTO, Routes.both_ways("en", "pt"))
    talk.refresh_devices()
    setting.recorder.wait_for(lambda: len(setting.recorder.of(DevicesListed)) >= 2)
    wait_for(lambda: bool(setting.endpointer.hands_free))
    talk.close()
    assert setting.endpointer.hands_free == [True]
    assert len(hardware.sources) == 2
    assert hardware.sources[0][1].is_closed


def test_a_corrected_text_is_translated_and_spoken(setting: Setting, hardware: Hardware, talk: Conversation) -> None:
    talk.start()
    talk.interpret_text(7, "hello", "en", "pt")
    wait_for(lambda: any(speech.utterance_id == 7 for _, sink in hardware.sinks for speech in sink.played))
    talk.close()
    ready = [each.translation for each in setting.recorder.of(TranslationReady)]
    assert [each.text for each in ready if each.utterance_id == 7] == ["hello en>pt"]


def test_muted_only_what_somebody_asks_for_is_spoken(hardware: Hardware, talk: Conversation) -> None:
    talk.start()
    talk.mute(True)
    talk.interpret_text(3, "hello", "en", "pt")
    talk.say_again(4, "olá", "pt")
    wait_for(lambda: any(speech.utterance_id == 4 for _, sink in hardware.sinks for speech in sink.played))
    talk.close()
    assert not any(speech.utterance_id == 3 for _, sink in hardware.sinks for speech in sink.played)


def test_an_utterance_is_heard_again_in_the_language_it_was_in_after_all(setting: Setting, talk: Conversation) -> None:
    talk.use_mode(Mode.AUTO, Routes.both_ways("en", "pt"))
    talk.start()
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(TranslationReady)))
    number = setting.recorder.of(TranslationReady)[0].translation.utterance_id
    talk.hear_as(number + 100, "pt", "en")
    talk.hear_as(number, "pt", "en")
    setting.recorder.wait_for(lambda: len(setting.recorder.of(TranslationReady)) == 2)
    talk.close()
    again = setting.recorder.of(TranslationReady)[1].translation
    assert (again.utterance_id, again.source_language, again.target_language) == (number, "pt", "en")
