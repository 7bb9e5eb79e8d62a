"""Subtitles written from events."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from dragoman.domain.errors import EngineError, OutputError
from dragoman.domain.events import (
    Event,
    HypothesisUpdated,
    StageFailed,
    StageName,
    TranslationReady,
    UtteranceDiscarded,
    UtteranceEnded,
)
from dragoman.domain.speech import Hypothesis, Translation
from dragoman.transcript.subtitles import SubtitleWriter


def ended(number: int, start_s: float, end_s: float) -> UtteranceEnded:
    return UtteranceEnded(utterance_id=number, start_s=start_s, end_s=end_s, speech_ended_at_s=0.0)


def understood(number: int, text: str) -> HypothesisUpdated:
    return HypothesisUpdated(hypothesis=Hypothesis(number, text, "pt"))


def translated(number: int, text: str, original: str = "Olá.") -> TranslationReady:
    return TranslationReady(translation=Translation(number, original, "pt", text, "en"))


def failed(number: int, stage: StageName) -> StageFailed:
    return StageFailed(stage=stage, error=EngineError("No.", "Try."), utterance_id=number)


def write(path: Path, *events: Event, bilingual: bool = False) -> str:
    writer = SubtitleWriter(path, bilingual=bilingual)
    for event in events:
        writer(event)
    writer.close()
    writer.close()
    assert writer.failure is None
    return path.read_text(encoding="utf-8")


def test_srt(tmp_path: Path) -> None:
    text = write(
        tmp_path / "a.srt", ended(1, 1.5, 3.25), translated(1, "Hello."), ended(2, 3661, 3663), translated(2, "Bye.")
    )
    assert text == "1\n00:00:01,500 --> 00:00:03,250\nHello.\n\n2\n01:01:01,000 --> 01:01:03,000\nBye.\n\n"


def test_vtt(tmp_path: Path) -> None:
    text = write(tmp_path / "a.VTT", ended(1, 1.5, 3.25), translated(1, "R&D <now>"))
    assert text == "WEBVTT\n\n00:00:01.500 --> 00:00:03.250\nR&amp;D &lt;now&gt;\n\n"


def test_bilingual(tmp_path: Path) -> None:
    text = write(tmp_path / "a.srt", ended(1, 0, 2), translated(1, "Hello."), bilingual=True)
    assert text.endswith("\nOlá.\nHello.\n\n")


def test_what_is_not_translated_is_shown_once(tmp_path: Path) -> None:
    text = write(tmp_path / "a.srt", ended(1, 0, 2), translated(1, "Olá."), bilingual=True)
    assert text.endswith("\nOlá.\n\n")
    assert text.count("Olá.") == 1


def test_each_utterance_is_on_the_disk_as_soon_as_it_is_settled(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    writer = SubtitleWriter(path)
    for number, word in enumerate(["one", "two"], 1):
        writer(ended(number, number, number + 0.9))
        writer(translated(number, word))
        assert word in path.read_text()
    writer.close()


def test_a_later_utterance_waits_for_the_earlier(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    writer = SubtitleWriter(path)
    for event in (ended(1, 0, 1), understood(1, "um"), ended(2, 2, 3), translated(2, "two")):
        writer(event)
    assert path.read_text() == ""
    writer(translated(1, "one"))
    assert path.read_text().index("one") < path.read_text().index("two")
    writer.close()


@pytest.mark.parametrize("end", [UtteranceDiscarded(utterance_id=1), failed(1, StageName.RECOGNITION)])
def test_an_utterance_without_words_holds_nothing_up(tmp_path: Path, end: Event) -> None:
    text = write(tmp_path / "a.srt", ended(1, 0, 1), ended(2, 2, 3), translated(2, "two"), end)
    assert text == "1\n00:00:02,000 --> 00:00:03,000\ntwo\n\n"


def test_where_translation_fails_the_original_stands(tmp_path: Path) -> None:
    text = write(tmp_path / "a.srt", ended(1, 0, 1), understood(1, "Olá."), failed(1, StageName.TRANSLATION))
    assert "Olá." in text


def test_a_failed_voice_costs_no_text(tmp_path: Path) -> None:
    text = write(tmp_path / "a.srt", ended(1, 0, 1), failed(1, StageName.SYNTHESIS), translated(1, "Hello.", "Olá."))
    assert "Hello." in text


def test_close_writes_what_is_left_in_order(tmp_path: Path) -> None:
    events = (ended(1, 0, 1), understood(1, "um"), ended(2, 2, 3), translated(2, "two"), ended(3, 4, 5))
    text = write(tmp_path / "a.srt", *events)
    assert text.index("um") < text.index("two")
    assert text.count("-->") == 2


def test_what_comes_late_is_not_written_again(tmp_path: Path) -> None:
    late = (understood(1, "Olá!"), failed(1, StageName.TRANSLATION), translated(1, "Hello!"))
    text = write(tmp_path / "a.srt", ended(1, 0, 1), translated(1, "Hello."), *late)
    assert text.count("-->") == 1


def test_cues_do_not_overlap(tmp_path: Path) -> None:
    text = write(
        tmp_path / "a.srt", ended(1, 0, 0.2), translated(1, "Yes."), ended(2, 0.5, 3), translated(2, "Of course.")
    )
    assert "00:00:00,000 --> 00:00:01,000\nYes." in text
    assert "00:00:01,000 --> 00:00:03,000\nOf course." in text


def test_events_from_several_threads(tmp_path: Path) -> None:
    writer = SubtitleWriter(tmp_path / "a.srt")
    for number in range(200):
        writer(ended(number, number, number + 0.9))

    def translate(numbers: range) -> None:
        for number in numbers:
            writer(translated(number, f"text{number}."))

    threads = [threading.Thread(target=translate, args=(range(first, 200, 4),)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    text = (tmp_path / "a.srt").read_text()
    positions = [text.index(f"text{number}.") for number in range(200)]
    assert positions == sorted(positions)


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"ends in \.srt or \.vtt"):
        SubtitleWriter(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["missing/a.srt", "folder.srt"])
def test_a_place_that_cannot_be_written_to(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.srt").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        SubtitleWriter(tmp_path / name)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_disk_that_fills_up_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "a.srt").symlink_to("/dev/full")
    writer = SubtitleWriter(tmp_path / "a.srt")
    writer(ended(1, 0, 1))
    writer(translated(1, "Hello."))
    failure = writer.failure
    assert isinstance(failure, OutputError)
    writer(ended(2, 2, 3))
    writer(translated(2, "Hello."))
    writer.close()
    assert writer.failure is failure
