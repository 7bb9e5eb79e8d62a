"""Does interpretation fall behind, does memory grow, when somebody speaks on and on?"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.domain.events import LagMeasured, SpeechShortened, TranslationReady
from dragoman.evaluation.plot import Panel, Series
from dragoman.evaluation.report import Section
from dragoman.evaluation.session import Session
from dragoman.evaluation.soak import Memory
from dragoman.evaluation.summary import slope, summary
from dragoman.evaluation.text_units import units_of
from dragoman.evaluation.waits import times_of

_MEGABYTE = 1e6
_ENOUGH_MINUTES = 12
"""In fewer minutes memory has hardly settled, and how it goes on cannot be told."""


def lag_over_time(session: Session, direction: str) -> tuple[Section, Panel]:
    """Return whether interpretation falls behind when somebody speaks on and on."""
    note = f"{session.duration_s / 60:.1f} minutes at speaking speed, spoken aloud."
    section = Section(f"Continuous speech, {direction}", note)
    series = _lag_series(session)
    for each in series:
        section.add_summary(each.name, summary(lag_s for _at_s, lag_s in each.points), "s")
        per_minute = 60 * slope(each.points)
        section.add(f"{each.name}, growth per minute", per_minute if each.points else None, "s", count=len(each.points))
    shortened = [event for event in session.events if isinstance(event, SpeechShortened)]
    translated = [event.translation for event in session.events if isinstance(event, TranslationReady)]
    omitted = sum(len(event.omitted.split()) for event in shortened)
    words = sum(len(units_of(translation.text, translation.target_language)) for translation in translated)
    section.add("words of the translation not spoken", 100 * omitted / max(1, words), "%", count=omitted)
    section.add("utterances lost to failures", len(session.failures), "")
    drawn = tuple(each for each in series if each.points)
    return section, Panel("Lag over time", "seconds since the start", "seconds behind", drawn)


def _lag_series(session: Session) -> tuple[Series, ...]:
    measured = [event for event in session.events if isinstance(event, LagMeasured)]
    times = times_of(session.events)

    def since_start(at_s: float) -> float:
        return round(at_s - session.started_at_s, 3)

    def known(points: Iterable[tuple[float, float | None]]) -> tuple[tuple[float, float], ...]:
        return tuple((at_s, lag_s) for at_s, lag_s in points if lag_s is not None)

    return (
        Series("lag of the text", known((since_start(each.at_s), each.text_s) for each in measured)),
        Series("lag of the speech", known((since_start(each.at_s), each.speech_s) for each in measured)),
        Series("last word until translation", known((each.end_s, each.to_translation_s) for each in times), False),
        Series("last word until end of speech", known((each.end_s, each.to_silence_s) for each in times), False),
    )


def memory_over_time(memory: Memory, hours: float, took_s: float) -> tuple[Section, Panel]:
    """Return whether memory stays flat."""
    section = Section("Endurance", f"{hours:g} hours of speech into text, as fast as the pipeline takes it.")
    used = [value / _MEGABYTE for _position_s, value in memory.points]
    section.add("memory at the start", used[0] if used else None, "MB")
    section.add("memory at the end", used[-1] if used else None, "MB")
    section.add("memory at most", max(used, default=None), "MB", count=len(used))
    growth = memory.growth_per_hour / _MEGABYTE if len(used) >= _ENOUGH_MINUTES else None
    section.add("growth per hour of speech", growth, "MB", count=len(used))
    section.add("time taken per second of speech", took_s / (hours * 3600), "s")
    points = tuple((position_s / 3600, value / _MEGABYTE) for position_s, value in memory.points)
    return section, Panel("Memory over hours of speech", "hours of speech", "MB", (Series("resident", points),))
