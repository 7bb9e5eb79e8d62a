"""What a session prints."""

from __future__ import annotations

import errno
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli.terminal import ProgressLine, Transcript, bar, clock, end_of
from dragoman.domain.errors import EngineError
from dragoman.domain.events import (
    AudioDropped,
    Event,
    HypothesisUpdated,
    LatencyMeasured,
    LevelMeasured,
    ProcessorTookOver,
    StageFailed,
    StageName,
    StageState,
    StateChanged,
    TranslationReady,
    TranslationUpdated,
    UtteranceDiscarded,
    UtteranceEnded,
)
from dragoman.domain.speech import Hypothesis, Translation
from dragoman.transcript.text_lines import width

ENDED = UtteranceEnded(utterance_id=1, start_s=65.0, end_s=67.0, speech_ended_at_s=0.0)
TRANSLATED = TranslationReady(translation=Translation(1, "Bom dia.", "pt", "Good morning.", "en"))
SHOWN = TranslationReady(translation=Translation(1, "Bom dia.", "pt", "Bom dia.", "pt"))
UNKNOWN = EngineError("This sentence cannot be spoken: {reason}.", "Its text is shown.", reason="{no} phonemes")


CLEARED = "\r\x1b[K"


def heard(number: int, committed: str, tentative: str = "", *, is_final: bool = False) -> HypothesisUpdated:
    return HypothesisUpdated(hypothesis=Hypothesis(number, committed, "pt", tentative=tentative, is_final=is_final))


def translated(number: int, committed: str, tentative: str = "") -> TranslationUpdated:
    return TranslationUpdated(translation=Translation(number, "Bom dia", "pt", committed, "en", tentative))


def ready(number: int) -> TranslationReady:
    return TranslationReady(translation=Translation(number, f"Um {number}.", "pt", f"One {number}.", "en"))


Play = Callable[..., tuple[str, str]]


@pytest.fixture
def on_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Play:
    """Plays events where standard output is a terminal of forty columns; returns both outputs."""
    monkeypatch.setenv("COLUMNS", "40")

    def play(*events: Event, is_closed: bool = False, **options: bool) -> tuple[str, str]:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        transcript = Transcript(show_status=False, **options)
        for event in events:
            transcript(event)
        if is_closed:
            transcript.close()
        return tuple(capsys.readouterr())

    return play


def seen(out: str) -> list[str]:
    """The lines that a terminal shows."""
    return [line.rsplit(CLEARED, 1)[-1] for line in out.split("\n")]


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
    slow = ProcessorTookOver(stage=StageName.RECOGNITION, error=EngineError("The card is full.", "Close something."))
    out, err = printed(capsys, failed, AudioDropped(duration_s=1.25), slow)
    assert out == ""
    assert err.splitlines() == [
        "This sentence cannot be spoken: {no} phonemes. Its text is shown.",
        "1.2 s of sound were lost: this computer is too busy.",
        "The card is full. Close something.",
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


def test_no_tentative_text_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    events = [
        heard(1, "", "Bom"),
        heard(1, "Bom", " dia"),
        translated(1, "", "Good"),
        UtteranceDiscarded(utterance_id=2),
    ]
    assert printed(capsys, *events) == ("", "")
    assert printed(capsys, *events, TRANSLATED)[0] == "   0:00  pt  Bom dia.\n         en  Good morning.\n"


def test_what_is_being_said_is_written_over(on_terminal: Play) -> None:
    assert seen(on_terminal(heard(1, "", "Bom"))[0]) == ["         pt  Bom"]
    assert seen(on_terminal(heard(1, "", "Bom"), heard(1, "Bom", "\n dia"))[0]) == ["         pt  Bom dia"]
    out = on_terminal(heard(1, "", "Bom"), translated(1, "Good", " mor"), heard(1, "Bom", " dia"))[0]
    assert seen(out) == ["         en  Good mor"]
    assert "\n" not in out


def test_the_whole_takes_the_place_of_what_was_being_said(on_terminal: Play) -> None:
    late = [heard(1, "", "Boa"), translated(1, "", "Well")]
    out = on_terminal(ENDED, heard(1, "Bom", " di"), translated(1, "Good", ""), TRANSLATED, *late)[0]
    assert seen(out) == ["   1:05  pt  Bom dia.", "         en  Good morning.", ""]


def test_the_next_utterance_stays_on_the_last_line(on_terminal: Play) -> None:
    out = on_terminal(heard(1, "Um"), heard(2, "", "Dois"), heard(1, "Um 1.", is_final=True), ready(1))[0]
    assert seen(out) == ["   0:00  pt  Um 1.", "         en  One 1.", "         pt  Dois"]


@pytest.mark.parametrize(
    "end",
    [
        UtteranceDiscarded(utterance_id=1),
        StageFailed(stage=StageName.RECOGNITION, error=UNKNOWN, utterance_id=1),
        StageFailed(stage=StageName.TRANSLATION, error=UNKNOWN, utterance_id=1),
    ],
)
def test_what_comes_to_nothing_vanishes(on_terminal: Play, end: Event) -> None:
    out = on_terminal(heard(1, "", "Bom"), end)[0]
    assert "Bom" in out
    assert seen(out) == [""]


def test_trouble_leaves_what_is_being_said(on_terminal: Play) -> None:
    failed = StageFailed(stage=StageName.SYNTHESIS, error=UNKNOWN, utterance_id=1)
    out, err = on_terminal(heard(2, "", "Bom"), failed)
    assert out.endswith(f"Bom{CLEARED}{CLEARED}         pt  Bom")
    assert err.startswith("This sentence cannot be spoken")


@pytest.mark.parametrize(
    "text", ["muito " * 30 + "muito longe", "很" * 50 + "muito longe", "e\u0301" * 70 + " muito longe"]
)
def test_a_long_text_is_cut_at_its_beginning_to_the_width_of_the_terminal(on_terminal: Play, text: str) -> None:
    (line,) = seen(on_terminal(heard(1, "", text))[0])
    assert line.startswith("         pt  …")
    assert line.endswith("muito longe")
    assert width(line) in {38, 39}


def test_closing_leaves_no_half_line(on_terminal: Play) -> None:
    assert seen(on_terminal(heard(1, "", "Bom"), is_closed=True)[0]) == [""]


def test_tentative_text_may_be_left_out(on_terminal: Play) -> None:
    out = on_terminal(heard(1, "", "Bom"), TRANSLATED, show_tentative=False)[0]
    assert "Bom\x1b" not in out
    assert seen(out) == ["   0:00  pt  Bom dia.", "         en  Good morning.", ""]
    assert out.startswith(CLEARED)


@given(st.text(alphabet="a é很\u0301", max_size=40), st.integers(1, 60))
def test_an_end_fits_and_is_the_end(text: str, columns: int) -> None:
    shown = end_of(text, columns)
    assert width(shown) <= columns
    assert shown == text or (shown[0] == "…" and text.endswith(shown[1:]) and width(text) > columns)


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
