"""One recogniser, many sessions."""

from __future__ import annotations

from dragoman.domain.audio import AudioChunk
from dragoman.domain.speech import Hypothesis, Utterance
from dragoman.evaluation.shared_recognizer import SharedRecognizer


class Remembering:
    """Remembers the utterance at hand by its id, as recognisers may."""

    def __init__(self) -> None:
        self.seen: list[int] = []

    def recognize(self, utterance: Utterance, _languages: tuple[str, ...]) -> Hypothesis:
        self.seen.append(utterance.id)
        return Hypothesis(utterance.id, f"time {self.seen.count(utterance.id)}", "en")


def utterance(number: int) -> Utterance:
    return Utterance(number, AudioChunk.empty(), 0.0, 1.0, 0.0)


def test_the_same_id_in_another_session_is_another_utterance() -> None:
    recognizer = Remembering()
    shared = SharedRecognizer(recognizer)
    texts = []
    for _session in range(2):
        of_session = shared.for_session()
        for number in (1, 1, 2):
            hypothesis = of_session.recognize(utterance(number), ("en",))
            assert hypothesis.utterance_id == number
            texts.append(hypothesis.text)
    assert texts == ["time 1", "time 2", "time 1"] * 2
    assert len(set(recognizer.seen)) == 4
