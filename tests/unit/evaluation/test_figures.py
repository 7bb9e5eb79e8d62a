"""From made-up sessions to figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman.domain.errors import EngineError
from dragoman.domain.events import (
    Event,
    LagMeasured,
    PlaybackFinished,
    PlaybackStarted,
    SpeechShortened,
    SpeechStarted,
    StageFailed,
    StageName,
)
from dragoman.domain.stability import Stability
from dragoman.evaluation import live_figures
from dragoman.evaluation.baseline import Baseline
from dragoman.evaluation.clips import Clip
from dragoman.evaluation.endurance_figures import lag_over_time, memory_over_time
from dragoman.evaluation.listening import Notes
from dragoman.evaluation.noise_figures import false_utterances
from dragoman.evaluation.offline import SpeechSpan
from dragoman.evaluation.peer_figures import beside_peer
from dragoman.evaluation.peers import Heard
from dragoman.evaluation.plain_whisper import PlainText
from dragoman.evaluation.report import Figure, Section
from dragoman.evaluation.run import Run
from dragoman.evaluation.session import Session
from dragoman.evaluation.soak import Memory
from dragoman.evaluation.streaming_lag import Segment
from support.happenings import ended, heard, translated, translating, understood

CLIP = Clip(Path("a.wav"), "en", "pt", "Good morning everybody here.", "Bom dia a todos aqui.")
SPAN = SpeechSpan(end_s=3.0, utterances=1, duration_s=4.0)
EVENTS: tuple[Event, ...] = (
    SpeechStarted(at_s=100.5, utterance_id=1, language=None),
    heard(1, "Good morning", " every", at_s=101.0),
    translating(1, "Bom dia", " cada", at_s=101.5),
    ended(1, end_s=3.0, speech_ended_at_s=103.0, at_s=103.5),
    understood(1, "Good morning everybody.", at_s=103.75),
    translated(1, "Bom dia a todos.", at_s=104.0),
    PlaybackStarted(at_s=104.5, utterance_id=1),
    PlaybackFinished(at_s=106.0, utterance_id=1),
)
BASELINE = Baseline(
    utterances={1: PlainText("Good morning every body.", 0.5, 1.0)},
    translation="Bom dia a todos aqui.",
    offline_text="Good morning everybody here.",
    offline_translation="Bom dia a todos aqui.",
    segments=(Segment(0.0, 4.0, "Bom dia a todos aqui."),),
)


def session(*events: Event, duration_s: float = 6.0, released_at_s: float | None = None) -> Session:
    return Session(events, 100.0, duration_s, 3.0, Notes(), released_at_s)


def figure(section: Section, name: str) -> Figure:
    (found,) = [each for each in section.figures if each.name == name]
    return found


def values(section: Section, names: Sequence[str]) -> list[tuple[float | None, float | None]]:
    return [(figure(section, name).value, figure(section, name).baseline) for name in names]


@pytest.fixture
def live() -> Section:
    return live_figures.live("Live", [Run(CLIP, SPAN, session(*EVENTS))], [BASELINE])


def test_words_are_compared_with_the_baseline(live: Section) -> None:
    assert values(live, ["word error rate"]) == [(pytest.approx(25.0), pytest.approx(50.0))]


def test_waits_are_compared_with_recognition_after_the_end(live: Section) -> None:
    names = [
        "end of speech until its end is noticed, median",
        "end noticed until final text, median",
        "end of speech until final text, 95 %",
        "last word until first translated sound, median",
        "last word until end of translated speech, median",
    ]
    assert values(live, names) == [(0.5, None), (0.25, 0.5), (0.75, 1.0), (1.5, None), (3.0, None)]


def test_lag_and_quality_of_the_translation(live: Section) -> None:
    # 5 words of the reference in 4 s: ideally one each 0.8 s; the third one comes at the end of the source.
    expected_s = ((1.5 - 0.0) + (1.5 - 0.8) + (4.0 - 1.6)) / 3
    assert figure(live, "StreamLAAL of the translation").value == pytest.approx(expected_s)
    assert figure(live, "BLEU of the translation").baseline == pytest.approx(100)
    assert 0 < (figure(live, "chrF of the translation").ratio or 0) < 1


def test_revisions_and_cost(live: Section) -> None:
    assert figure(live, "normalised erasure of the translation").value == pytest.approx(1 / 4)
    assert figure(live, "normalised erasure of the subtitles").value == pytest.approx(1 / 3)
    assert values(live, ["processor time per second of sound"]) == [(pytest.approx(0.5), pytest.approx(1 / 6))]
    assert figure(live, "utterances lost to failures").value == 0


def test_without_a_translation_by_hand_there_is_nothing_to_compare_with() -> None:
    baseline = Baseline({}, "", "", "", ())
    section = live_figures.live("Live", [Run(CLIP, SPAN, session(*EVENTS))], [baseline])
    assert not [each for each in section.figures if "BLEU" in each.name or "LAAL" in each.name]
    assert figure(section, "end of speech until final text, median").baseline is None


def test_everything_can_be_read_again() -> None:
    run = Run(CLIP, SPAN, session(*EVENTS))
    written = live_figures.as_written(run, BASELINE, Stability.QUICK)
    assert written["text"] == "Good morning everybody."
    assert written["translation"] == "Bom dia a todos."
    assert written["baseline_text"] == "Good morning every body."
    assert written["stability"] == "quick"


def test_push_to_talk_counts_from_the_release() -> None:
    runs = [Run(CLIP, SPAN, session(*EVENTS, released_at_s=103.25)), Run(CLIP, SPAN, session(released_at_s=103.0))]
    section = live_figures.push_to_talk("Talk", runs, 0.2)
    assert values(section, ["release until final text, median", "release until first translated sound, median"]) == [
        (0.5, None),
        (1.25, None),
    ]
    assert figure(section, "release until first translated sound, median").count == 1


def test_what_is_understood_without_speech_is_false() -> None:
    sessions = [session(*EVENTS, duration_s=30.0), session(heard(1, "", "Hm"), duration_s=90.0)]
    section = false_utterances(sessions)
    assert [each.value for each in section.figures] == [0.5, 1.0, 0.5]
    assert [each.count for each in section.figures] == [1, 2, 1]


def test_lag_over_time() -> None:
    lags = [LagMeasured(at_s=100.0 + 60 * minute, text_s=2.0, speech_s=3.0 + minute) for minute in range(5)]
    lost = StageFailed(stage=StageName.SYNTHESIS, error=EngineError("It fails.", "Try again."), utterance_id=3)
    section, panel = lag_over_time(
        session(*EVENTS, *lags, SpeechShortened(utterance_id=2, omitted="a todos"), lost), ""
    )
    assert figure(section, "lag of the text, median").value == 2.0
    assert figure(section, "lag of the text, growth per minute").value == pytest.approx(0)
    assert figure(section, "lag of the speech, growth per minute").value == pytest.approx(1)
    assert figure(section, "last word until end of speech, median").value == 3.0
    assert figure(section, "words of the translation not spoken").value == pytest.approx(50)
    assert figure(section, "utterances lost to failures").value == 1
    assert panel.series[1].points[-1] == (240.0, 7.0)
    assert panel.series[-1].points == ((3.0, 3.0),)


def test_what_was_not_measured_is_not_drawn() -> None:
    section, panel = lag_over_time(session(*EVENTS), "")
    assert figure(section, "lag of the text, median").value is None
    assert [series.name for series in panel.series] == ["last word until translation", "last word until end of speech"]


def test_memory_over_time() -> None:
    growing = Memory([(60.0 * minute, 1_000_000 * (minute + 1)) for minute in range(20)])
    section, panel = memory_over_time(growing, 0.5, 900.0)
    assert [each.value for each in section.figures] == [1.0, 20.0, 20.0, pytest.approx(60.0), 0.5]
    assert panel.series[0].points[1] == (pytest.approx(1 / 60), 2.0)


def test_a_few_minutes_say_nothing_about_growth() -> None:
    section, _panel = memory_over_time(Memory([(0.0, 1_000_000), (60.0, 3_000_000)]), 0.02, 90.0)
    assert figure(section, "growth per hour of speech").value is None


def test_beside_a_peer() -> None:
    runs = [Run(CLIP, SPAN, session(*EVENTS)), Run(CLIP, SPAN, session())]
    theirs = [Heard("Good morning everybody here", 4.0, 5.0, True, 8.0), Heard()]
    section = beside_peer("Peer", runs, theirs)
    assert "1 texts of it were final only when the sound ended" in section.note
    assert [(each.value, each.baseline) for each in section.figures] == [
        (pytest.approx(100 * 5 / 8), pytest.approx(50.0)),
        (0.75, 1.0),
        (0.75, 1.0),
        (0.75, 2.0),
        (0.75, 2.0),
        (0.75, 1.0),
    ]


def test_a_text_is_shown_once_all_of_it_is_there() -> None:
    events = (
        heard(1, "Good", at_s=101.0),
        heard(2, "", "yes", at_s=101.5),
        heard(1, "Good", " morning", at_s=102.0),
        understood(1, "Good morning.", at_s=103.0),
        understood(2, "Yes.", at_s=104.0),
    )
    assert Run(CLIP, SPAN, session(*events)).shown_at_s == pytest.approx(2.0)
    assert Run(CLIP, SPAN, session()).shown_at_s is None
