"""Playing, with a device made of Python."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from dragoman.audio import loudspeaker as loudspeaker_module
from dragoman.audio.loudspeaker import Loudspeaker
from dragoman.audio.playout import Playout
from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import DeviceError
from dragoman.domain.events import Event, PlaybackFinished, PlaybackStarted
from dragoman.domain.speech import Speech

RATE = 48_000


def speech(number: int, seconds: float, *, is_last: bool = True) -> Speech:
    return Speech(number, AudioChunk(np.full(round(seconds * RATE), 0.5, np.float32), RATE), is_last)


class Background:
    """A call in a thread of its own."""

    def __init__(self, call: Callable[[], None]) -> None:
        self.error: DeviceError | None = None
        self._call = call
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._call()
        except DeviceError as error:
            self.error = error

    @property
    def is_blocked(self) -> bool:
        self._thread.join(0.1)
        return self._thread.is_alive()

    def finish(self) -> DeviceError | None:
        self._thread.join(5)
        assert not self._thread.is_alive()
        return self.error


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def loudspeaker(sound, events: list[Event]) -> Iterator[Loudspeaker]:
    loudspeaker = Loudspeaker(None, events.append)
    assert sound.streams == []
    yield loudspeaker
    loudspeaker.close()


def told(events: list[Event]) -> list[tuple[type[Event], int]]:
    return [(type(event), event.utterance_id) for event in events]


def play_until_heard(stream) -> None:
    """Take blocks until one holds sound: a playing thread may not have come so far."""
    wait_until(lambda: stream.play().any())


def wait_until(condition: Callable[[], object]) -> None:
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.005)
    pytest.fail("it did not happen")


def play_out(stream, seconds: float) -> np.ndarray:
    return np.concatenate([stream.play() for _ in range(round(seconds * 100))])


def test_speech_is_played_whole_and_told(sound, loudspeaker: Loudspeaker, events: list[Event]) -> None:
    loudspeaker.play(speech(7, 0.1, is_last=False))
    loudspeaker.play(speech(7, 0.1))
    stream = sound.opened()
    played = play_out(stream, 0.3)
    loudspeaker.drain()
    assert np.count_nonzero(played[:9600]) == pytest.approx(9600, abs=10)
    assert not played[9600:].any()
    assert told(events) == [(PlaybackStarted, 7), (PlaybackFinished, 7)]
    assert events[1].at_s - events[0].at_s < 1
    assert stream.options["channels"] == 2


def test_other_rates_are_converted(sound, loudspeaker: Loudspeaker) -> None:
    loudspeaker.play(Speech(1, AudioChunk(np.full(2205, 0.5, np.float32), 22_050), is_last=True))
    played = play_out(sound.opened(), 0.2)
    assert np.count_nonzero(played) == pytest.approx(4800, abs=20)


def test_between_two_utterances_there_is_a_pause(sound, loudspeaker: Loudspeaker) -> None:
    loudspeaker.play(speech(1, 0.1))
    loudspeaker.play(speech(2, 0.1))
    loud = play_out(sound.opened(), 0.6) != 0
    edges = np.flatnonzero(np.diff(loud.astype(int)))
    silence = edges[edges > 2400]
    assert (silence[1] - silence[0]) / RATE == pytest.approx(0.25, abs=0.005)


def test_an_empty_last_part_finishes_its_utterance(sound, loudspeaker: Loudspeaker, events: list[Event]) -> None:
    loudspeaker.play(speech(1, 0.1, is_last=False))
    loudspeaker.play(speech(1, 0.0))
    play_out(sound.opened(), 0.2)
    loudspeaker.drain()
    assert told(events) == [(PlaybackStarted, 1), (PlaybackFinished, 1)]


def test_an_utterance_without_sound_needs_no_device(sound, loudspeaker: Loudspeaker, events: list[Event]) -> None:
    loudspeaker.play(speech(1, 0.0))
    loudspeaker.drain()
    assert told(events) == [(PlaybackFinished, 1)]
    assert sound.streams == []


def test_play_waits_for_room(sound, loudspeaker: Loudspeaker) -> None:
    playing = Background(lambda: loudspeaker.play(speech(1, 10.4)))
    stream = sound.opened()
    assert playing.is_blocked
    play_out(stream, 0.6)
    assert playing.finish() is None


def test_while_paused_there_is_silence_and_nothing_is_lost(sound, loudspeaker: Loudspeaker) -> None:
    loudspeaker.pause(True)
    loudspeaker.play(speech(1, 0.1))
    stream = sound.opened()
    assert not play_out(stream, 0.5).any()
    loudspeaker.pause(False)
    first = play_out(stream, 0.05)
    loudspeaker.pause(True)
    fading = stream.play()
    assert abs(fading[-1]) < 0.01 < fading[0]
    assert not play_out(stream, 0.5).any()
    loudspeaker.pause(False)
    rest = play_out(stream, 0.2)
    assert np.count_nonzero(first) + np.count_nonzero(fading) + np.count_nonzero(rest) == pytest.approx(4800, abs=10)


def test_what_really_goes_out_is_handed_on(sound) -> None:
    handed_on: list[tuple[np.ndarray, int, float]] = []
    loudspeaker = Loudspeaker(None, lambda _: None, lambda *played: handed_on.append(played))
    loudspeaker.play(speech(1, 0.1))
    loudspeaker.play(speech(2, 0.1))
    stream = sound.opened()
    asked_at_s = time.monotonic()
    went_out = [play_out(stream, 0.05)]
    for paused in (True, False):
        loudspeaker.pause(paused)
        went_out.append(play_out(stream, 0.5))
    answered_at_s = time.monotonic()
    loudspeaker.close()
    assert np.array_equal(np.concatenate([samples for samples, _, _ in handed_on]), np.concatenate(went_out))
    assert {rate for _, rate, _ in handed_on} == {RATE}
    due_s = [due_s for _, _, due_s in handed_on]
    assert due_s == sorted(due_s)
    assert asked_at_s <= due_s[0] - stream.latency <= due_s[-1] - stream.latency <= answered_at_s


def test_what_is_handed_on_stays_as_it_is(sound) -> None:
    handed_on: list[np.ndarray] = []
    loudspeaker = Loudspeaker(None, lambda _: None, lambda samples, _rate, _due_s: handed_on.append(samples))
    loudspeaker.play(speech(1, 0.1))
    sound.opened().play()[:] = np.nan
    loudspeaker.close()
    assert np.isfinite(handed_on[0]).all()


def test_before_the_device_is_known_nothing_is_handed_on() -> None:
    handed_on: list[float] = []
    playout = Playout(False, lambda _: None, lambda _samples, _rate, due_s: handed_on.append(due_s))
    block = np.zeros((480, 2), np.float32)
    playout.fill(block, 480, None, None)
    assert handed_on == []
    playout.fit(RATE, 0.5)
    playout.fill(block, 480, None, None)
    assert handed_on == [playout.filled_at_s + 0.5]


def test_drain_returns_when_all_is_heard(sound, loudspeaker: Loudspeaker, events: list[Event]) -> None:
    loudspeaker.play(speech(1, 0.1))
    draining = Background(loudspeaker.drain)
    stream = sound.opened()
    assert draining.is_blocked
    play_out(stream, 0.11)
    assert draining.finish() is None
    assert told(events)[-1] == (PlaybackFinished, 1)


@pytest.mark.parametrize("seconds", [1.0, 20.0])
def test_close_frees_who_waits(sound, events: list[Event], seconds: float) -> None:
    loudspeaker = Loudspeaker(None, events.append)

    def play_and_drain() -> None:
        loudspeaker.play(speech(1, seconds))
        loudspeaker.drain()

    playing = Background(play_and_drain)
    stream = sound.opened()
    play_until_heard(stream)
    wait_until(lambda: told(events))
    assert playing.is_blocked
    loudspeaker.close()
    loudspeaker.close()
    assert playing.finish() is None
    assert stream.is_closed
    assert told(events) == [(PlaybackStarted, 1), (PlaybackFinished, 1)]
    loudspeaker.play(speech(2, 1.0))
    loudspeaker.drain()
    assert len(sound.streams) == 1


def test_a_device_lost_while_it_plays_is_an_error_and_then_reopened(
    sound, loudspeaker: Loudspeaker, events: list[Event]
) -> None:
    playing = Background(lambda: loudspeaker.play(speech(1, 20.0)))
    stream = sound.opened()
    play_until_heard(stream)
    wait_until(lambda: told(events))
    stream.stop_by_itself()
    error = playing.finish()
    assert error is not None
    assert error.retry
    assert "stopped playing" in str(error)
    loudspeaker.play(speech(2, 0.1))
    play_out(sound.opened(), 0.2)
    loudspeaker.drain()
    assert len(sound.streams) == 2
    assert told(events) == [
        (PlaybackStarted, 1),
        (PlaybackFinished, 1),
        (PlaybackStarted, 2),
        (PlaybackFinished, 2),
    ]


def test_a_loss_between_two_calls_is_told_by_the_next(sound, loudspeaker: Loudspeaker) -> None:
    loudspeaker.play(speech(1, 1.0))
    stream = sound.opened()
    stream.stop_by_itself()
    wait_until(lambda: stream.is_closed)
    with pytest.raises(DeviceError):
        loudspeaker.drain()
    loudspeaker.drain()


def test_a_loss_in_silence_is_no_error(sound, loudspeaker: Loudspeaker) -> None:
    loudspeaker.play(speech(1, 0.1))
    stream = sound.opened()
    play_out(stream, 0.2)
    loudspeaker.drain()
    stream.stop_by_itself()
    wait_until(lambda: stream.is_closed)
    loudspeaker.play(speech(2, 0.1))
    assert len(sound.streams) == 2


def test_a_device_that_takes_no_sound_is_lost(sound, loudspeaker: Loudspeaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loudspeaker_module, "_SILENT_DEVICE_S", 0.05)
    monkeypatch.setattr(loudspeaker_module, "_OPENING_S", 0.1)
    loudspeaker.play(speech(1, 1.0))
    sound.opened()
    with pytest.raises(DeviceError, match="stopped playing"):
        loudspeaker.drain()


def test_when_the_chosen_device_is_gone_the_default_one_goes_on(sound, events: list[Event]) -> None:
    sound.set_api("Core Audio", [("Built-in", 0, 2, 48_000.0), ("Headphones", 0, 2, 44_100.0)])
    loudspeaker = Loudspeaker("Headphones", events.append)
    loudspeaker.play(speech(1, 0.1))
    stream = sound.opened()
    assert stream.options["device"] == 1
    play_out(stream, 0.2)
    loudspeaker.drain()
    sound.set_api("Core Audio", [("Built-in", 0, 2, 48_000.0)])
    stream.stop_by_itself()
    wait_until(lambda: stream.is_closed)
    loudspeaker.play(speech(2, 0.1))
    assert sound.opened().options["device"] == 0
    loudspeaker.close()


def test_a_device_that_was_never_there_is_an_error(sound) -> None:
    loudspeaker = Loudspeaker("Headphones", lambda _: None)
    with pytest.raises(DeviceError, match="“Headphones” is not there"):
        loudspeaker.play(speech(1, 0.1))
    sound.refuse = lambda _: True
    with pytest.raises(DeviceError, match="cannot be used now"):
        Loudspeaker(None, lambda _: None).play(speech(1, 0.1))


def test_a_listener_may_close_the_loudspeaker(sound) -> None:
    def close(_: Event) -> None:
        loudspeaker.close()

    loudspeaker = Loudspeaker(None, close)
    playing = Background(lambda: loudspeaker.play(speech(1, 20.0)))
    play_until_heard(sound.opened())
    assert playing.finish() is None
    for thread in threading.enumerate():
        if thread.name == "loudspeaker-notifier":
            thread.join(5)
