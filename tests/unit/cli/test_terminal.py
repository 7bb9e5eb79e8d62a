"""What a session prints."""

from __future__ import annotations

import errno

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli.terminal import ProgressLine, Transcript, bar, clock
from dragoman.domain.errors import EngineError
from dragoman.domain.events import (
    AudioDropped,
    Event,
    HypothesisUpdated,
    LatencyMeasured,
    LevelMeasured,
    StageFailed,
    StageName,
    StageState,
    StateChanged,
    TranslationReady,
    UtteranceEnded,
)
from dragoman.domain.speech import Hypothesis, Translation

ENDED = UtteranceEnded(utterance_id=1, start_s=65.0, end_s=67.0, speech_ended_at_s=0.0)
TRANSLATED = TranslationReady(translation=Translation(1, "Bom dia.", "pt", "Good morning.", "en"))
SHOWN = TranslationReady(translation=Translation(1, "Bom dia.", "pt", "Bom dia.", "pt"))
UNKNOWN = EngineError("This sentence cannot be spoken: {reason}.", "Its text is shown.", reason="{no} phonemes")


def printed(capsys: pytest.CaptureFixture[str], *events: Event, show_status: bool = False) -> tuple[str, str]:
    transcript = Transcript(show_status=show_status)
    for event in events:
        transcript(event)
    return tuple(capsys.readouterr())


def test_the_original_with_its_time_above_the_translation(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = printed(capsys, ENDED, TRANSLATED)
    assert out == "   1:05  pt  Bom dia.\n         en  Good morning.\n"
    assert err == ""


def test_what_needs_no_translation_stands_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, ENDED, SHOWN)[0] == "   1:05  pt  Bom dia.\n"


def test_a_translation_without_a_known_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, SHOWN)[0] == "   0:00  pt  Bom dia.\n"


def test_trouble_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    failed = StageFailed(stage=StageName.SYNTHESIS, error=UNKNOWN, utterance_id=1)
    out, err = printed(capsys, failed, AudioDropped(duration_s=1.25))
    assert out == ""
    assert err.splitlines() == [
        "This sentence cannot be spoken: {no} phonemes. Its text is shown.",
        "1.2 s of sound were lost: this computer is too busy.",
    ]


def test_a_failed_stage_is_left_to_whoever_runs_the_session(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, StageFailed(stage=StageName.SYNTHESIS, error=UNKNOWN)) == ("", "")


def test_what_is_for_nobody_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    events = [
        LevelMeasured(rms=0.1),
        HypothesisUpdated(hypothesis=Hypothesis(1, "Bom dia.", "pt")),
        StateChanged(stage=StageName.RECOGNITION, state=StageState.LOADING),
    ]
    assert printed(capsys, *events) == ("", "")


def test_status_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    events = [StateChanged(stage=StageName.RECOGNITION, state=state) for state in StageState]
    assert printed(capsys, *events, show_status=True) == ("", "recognition: loading\nrecognition: ready\n")


def test_it_keeps_count_and_the_last_latency_of_each_utterance() -> None:
    transcript = Transcript(show_status=False)
    first = LatencyMeasured(utterance_id=1, text_s=0.5, translation_s=0.6, audio_s=None)
    last = LatencyMeasured(utterance_id=1, text_s=0.5, translation_s=0.6, audio_s=0.9)
    for event in (ENDED, TRANSLATED, first, last):
        transcript(event)
    assert transcript.count == 1
    assert transcript.latencies == {1: last}


def test_what_cannot_be_printed_is_remembered_and_never_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_texts: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("builtins.print", full)
    transcript = Transcript(show_status=False)
    assert transcript.failure is None
    transcript(TRANSLATED)
    transcript(TRANSLATED)
    transcript.close()
    assert "No space left on device" in str(transcript.failure)


def test_no_progress_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine()
    line.show("half")
    line.clear()
    assert capsys.readouterr() == ("", "")


def test_progress_is_written_over(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    line = ProgressLine()
    line.show("half")
    line.clear()
    assert capsys.readouterr().err == "\r\x1b[Khalf\r\x1b[K"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (59.99, "0:59"), (60, "1:00"), (3_599, "59:59"), (3_600, "1:00:00")]
)
def test_clock(seconds: float, text: str) -> None:
    assert clock(seconds) == text


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_bar_is_as_wide_as_any_other(done: int, whole: int) -> None:
    assert len(bar(done, whole)) == 24


def test_a_bar_fills_up() -> None:
    assert [bar(done, 4, 4).count("█") for done in range(6)] == [0, 1, 2, 3, 4, 4]
