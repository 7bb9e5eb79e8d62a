"""Listening in at a session's engines."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk
from dragoman.domain.events import SpeechStarted
from dragoman.domain.protocols import Boundary
from dragoman.domain.speech import Hypothesis, Utterance, UtterancePhase
from dragoman.evaluation.listening import NotedEndpointer, NotedRecognizer, Notes, Stretch
from support.happenings import translated, translating


def utterance(phase: UtterancePhase, until_s: float) -> Utterance:
    audio = AudioChunk(np.zeros(round(until_s * SPEECH_SAMPLE_RATE), np.float32), SPEECH_SAMPLE_RATE)
    return Utterance(1, audio, 0.0, until_s, 0.0, phase=phase)


def chunk(end_s: float) -> AudioChunk:
    return AudioChunk(np.zeros(1_600, np.float32), SPEECH_SAMPLE_RATE, end_s - 0.1)


class Script:
    """An endpointer that yields what it is told to, and a recogniser that says it."""

    def __init__(self) -> None:
        self.next: list[Boundary] = []
        self.judged: list[tuple[int, float, bool]] = []

    def accept(self, _chunk: AudioChunk) -> Iterator[Boundary]:
        yield from self.next

    def press(self, language: str | None) -> Iterator[Boundary]:
        yield SpeechStarted(utterance_id=1, language=language)

    def release(self) -> Iterator[Boundary]:
        yield from self.next

    def finish(self) -> Iterator[Boundary]:
        yield from self.next

    def judge(self, utterance_id: int, end_s: float, *, is_complete: bool) -> None:
        self.judged.append((utterance_id, end_s, is_complete))

    def recognize(self, utterance: Utterance, _languages: tuple[str, ...]) -> Hypothesis:
        is_final = utterance.phase is UtterancePhase.ENDED
        return Hypothesis(1, "", "en", tentative=f"until {utterance.end_s:g}", is_final=is_final)


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def notes(script: Script) -> Notes:
    """Notes of an utterance of which snapshots are taken at 1 and 2 s, and that ends at 2 s, noticed at 2.6 s."""
    notes = Notes()
    endpointer, recognizer = NotedEndpointer(script, notes), NotedRecognizer(script, notes)
    for phase, until_s, at_s in (("speaking", 1.0, 1.2), ("pausing", 2.0, 2.3), ("ended", 2.0, 2.6)):
        snapshot = utterance(UtterancePhase(phase), until_s)
        script.next = [snapshot]
        assert list(endpointer.accept(chunk(at_s))) == [snapshot]
        assert recognizer.recognize(snapshot, ("en",)).text == f"until {until_s:g}"
    return notes


def test_utterances_that_ended_are_known(notes: Notes) -> None:
    assert notes.utterances == [Stretch(1, 0.0, 2.0)]


def test_a_translation_rests_on_the_sound_its_original_was_understood_from(notes: Notes) -> None:
    assert notes.heard_s(translating(1, "até 1", source="until 1", at_s=float("inf"))) == pytest.approx(1.2)
    assert notes.heard_s(translating(1, "até 2", source="until 2", at_s=float("inf"))) == pytest.approx(2.3)


def test_the_final_one_rests_on_all_up_to_the_noticed_end(notes: Notes) -> None:
    assert notes.heard_s(translated(1, "até 2", source="until 2", at_s=float("inf"))) == pytest.approx(2.6)


def test_what_is_not_found_rests_on_what_came_last(notes: Notes) -> None:
    assert notes.heard_s(translating(1, "?", source="something else", at_s=float("inf"))) == pytest.approx(2.6)
    assert notes.heard_s(translating(1, "?", source="until 1", at_s=0.0)) == 0.0
    assert notes.heard_s(translating(7, "?", at_s=float("inf"))) == 0.0


def test_everything_else_passes_through(script: Script) -> None:
    endpointer = NotedEndpointer(script, Notes())
    assert [type(boundary) for boundary in endpointer.press("en")] == [SpeechStarted]
    endpointer.judge(1, 2.0, is_complete=True)
    assert script.judged == [(1, 2.0, True)]
    script.next = [utterance(UtterancePhase.ENDED, 1.0)]
    assert len(list(endpointer.release())) == len(list(endpointer.finish())) == 1
