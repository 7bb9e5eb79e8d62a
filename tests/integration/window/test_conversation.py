"""Two people at a real window: they hold buttons, or just speak, and hear each other's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest

from dragoman.config.settings import Settings
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.protocols import Recognizer, Translator
from dragoman.domain.speech import Utterance
from dragoman.evaluation.memory import joined, silence
from dragoman.evaluation.word_errors import count_word_errors
from support import virtual_audio, virtual_desktop
from support.desk import LOUD, Desk, Recording
from support.virtual_desktop import wait_until

REASON = virtual_desktop.available() or virtual_audio.available()
pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

ENGLISH = "Good morning. I would like a room for two nights, please."
PORTUGUESE = "O quarto fica no terceiro andar, ao lado da escada."
QUIET_S = 3.0
PAUSE_S = 2.0
"""Longer than any between two sentences."""
LONGEST_S = 90.0
WORST_ERROR_RATE = 35
"""Per cent of the words."""
LEFT, RIGHT = "Hold and speak.*", "Segure e fale.*"
"""The buttons of the two people."""
_BUBBLE = re.compile(r"(?P<language>English|Português)\. (?P<said>.+?)\.? (?:English|Português)\. (?P<translated>.+)")


@dataclass(frozen=True)
class Bubble:
    """What one of them said, and where it stands."""

    language: str
    said: str
    translated: str
    is_left: bool


@pytest.fixture(scope="module")
def desk(start_desk: Callable[..., Desk]) -> Iterator[Desk]:
    """The app, opened for a conversation."""
    made = start_desk(Settings(is_welcomed=True))
    made.wait_for_microphone()
    made.expect(LEFT, role="Button")
    return made


def bubbles(desk: Desk) -> list[Bubble]:
    """Return what has been said and translated, the newest last."""
    parts = desk.look()
    left, _, width, _ = parts[0].box
    told = [(part, _BUBBLE.fullmatch(part.name)) for part in parts if part.role == "Border"]
    return [
        Bubble(match["language"], match["said"], match["translated"], part.middle[0] < left + width / 2)
        for part, match in told
        if match and not match["said"].endswith("…")
    ]


def newest(desk: Desk, count: int, language: str) -> Bubble:
    """Return the newest bubble when there are so many and it is complete in this language."""

    def is_there() -> bool:
        found = bubbles(desk)
        return len(found) == count and found[-1].language == language and not found[-1].translated.endswith("…")

    wait_until(is_there, f"what was said in {language}", LONGEST_S)
    return bubbles(desk)[-1]


def spoken_and_heard(desk: Desk, samples: Samples, count: int, language: str) -> Bubble:
    """Speak, and listen to the whole translation; return what became of it."""
    with desk.recording() as recording:
        desk.speak(samples)
        wait_until(lambda: recording.loud_s() > 1, "the translation, spoken", LONGEST_S)
        wait_until(lambda: recording.quiet_s() > PAUSE_S, "its end", LONGEST_S)
    return newest(desk, count, language)


def wait_for_quiet(desk: Desk) -> None:
    """Let the app finish: what is said at the same time is not always understood."""
    with desk.recording() as recording:
        wait_until(lambda: recording.quiet_s() > PAUSE_S, "silence", LONGEST_S)


def error_rate(expected: str, heard: str) -> float:
    return count_word_errors([expected], [heard]).rate


def heard_in(recording: Recording) -> Samples:
    """Return what was recorded, once something was played and it is quiet again."""

    def is_over() -> bool:
        samples = recording.samples()
        loud = np.flatnonzero(np.abs(samples) > LOUD)
        return len(loud) > 0 and len(samples) - loud[-1] > QUIET_S * SPEECH_SAMPLE_RATE

    wait_until(is_over, "translated speech", LONGEST_S)
    samples = recording.samples()
    loud = np.flatnonzero(np.abs(samples) > LOUD)
    return joined([silence(0.5), samples[loud[0] : loud[-1]], silence(0.5)])


def test_a_sentence_spoken_while_a_button_is_held_is_heard_in_the_other_language(
    desk: Desk, speak: Callable[[str, str], Samples], recognizer: Recognizer, translator: Translator
) -> None:
    def rate(recording: Recording, sentence: str, source: str, target: str) -> float:
        audio = AudioChunk(heard_in(recording), SPEECH_SAMPLE_RATE)
        utterance = Utterance(1, audio, 0, audio.duration_s, 0, target)
        heard = recognizer.recognize(utterance, (target,)).text
        return error_rate(translator.translate(sentence, source, target), heard)

    with desk.recording() as recording:
        desk.do("keydown", "space")
        desk.speak(speak(ENGLISH, "en"))
        desk.do("keyup", "space")
        assert rate(recording, ENGLISH, "en", "pt") <= WORST_ERROR_RATE
    with desk.recording() as recording:
        desk.point_at(desk.expect(RIGHT, role="Button"))
        desk.do("mousedown", "1")
        desk.speak(speak(PORTUGUESE, "pt"))
        desk.do("mouseup", "1")
        assert rate(recording, PORTUGUESE, "pt", "en") <= WORST_ERROR_RATE


def test_either_person_may_take_the_mouse_and_either_a_key(desk: Desk, speak: Callable[[str, str], Samples]) -> None:
    before = len(bubbles(desk))
    desk.do("keydown", "Return")
    desk.speak(speak(PORTUGUESE, "pt"))
    desk.do("keyup", "Return")
    said = newest(desk, before + 1, "Português")
    assert not said.is_left
    assert error_rate(PORTUGUESE, said.said) <= WORST_ERROR_RATE
    desk.point_at(desk.expect(LEFT, role="Button"))
    desk.do("mousedown", "1")
    desk.speak(speak(ENGLISH, "en"))
    desk.do("mouseup", "1")
    said = newest(desk, before + 2, "English")
    assert said.is_left
    assert error_rate(ENGLISH, said.said) <= WORST_ERROR_RATE


def test_hands_free_the_language_decides_who_speaks(
    desk: Desk, speak: Callable[[str, str], Samples], translator: Translator
) -> None:
    wait_for_quiet(desk)
    desk.click("Way of talking: Hands-free")
    desk.expect("Listening – just speak.*", role="StaticText")
    before = len(bubbles(desk))
    english = spoken_and_heard(desk, speak(ENGLISH, "en"), before + 1, "English")
    portuguese = spoken_and_heard(desk, speak(PORTUGUESE, "pt"), before + 2, "Português")
    assert (english.is_left, portuguese.is_left) == (True, False)
    for said, sentence, source, target in ((english, ENGLISH, "en", "pt"), (portuguese, PORTUGUESE, "pt", "en")):
        assert error_rate(sentence, said.said) <= WORST_ERROR_RATE
        assert error_rate(translator.translate(sentence, source, target), said.translated) <= WORST_ERROR_RATE


def test_one_key_takes_a_sentence_for_the_other_language_and_back(
    desk: Desk, speak: Callable[[str, str], Samples]
) -> None:
    wait_for_quiet(desk)
    desk.click("Way of talking: Hands-free")
    before = len(bubbles(desk))
    desk.speak(speak(PORTUGUESE, "pt"))
    right = newest(desk, before + 1, "Português")
    desk.press("f")
    wrong = newest(desk, before + 1, "English")
    assert wrong.is_left
    assert error_rate(PORTUGUESE, wrong.said) > WORST_ERROR_RATE
    desk.press("f")
    again = newest(desk, before + 1, "Português")
    assert not again.is_left
    assert error_rate(right.said, again.said) <= WORST_ERROR_RATE
