"""What the app understands where nobody speaks."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.domain.events import HypothesisUpdated, SpeechStarted
from dragoman.evaluation.report import Section
from dragoman.evaluation.session import Session
from dragoman.evaluation.waits import times_of


def false_utterances(sessions: Sequence[Session]) -> Section:
    """Return what was understood where nobody spoke."""
    minutes = sum(session.duration_s for session in sessions) / 60
    section = Section("Sounds without speech", f"{len(sessions)} recordings, {minutes:.1f} minutes.")
    final = [len(times_of(session.events)) for session in sessions]
    shown = [len(_understood(session)) for session in sessions]
    noticed = [sum(isinstance(event, SpeechStarted) for event in session.events) for session in sessions]
    section.add("false utterances per minute", sum(final) / minutes, "", count=sum(final))
    section.add("false utterances shown, if only for a moment, per minute", sum(shown) / minutes, "", count=sum(shown))
    section.add("sounds taken for the start of speech per minute", sum(noticed) / minutes, "", count=sum(noticed))
    return section


def _understood(session: Session) -> set[int]:
    """Return the utterances of which words were shown."""
    updates = [event.hypothesis for event in session.events if isinstance(event, HypothesisUpdated)]
    return {hypothesis.utterance_id for hypothesis in updates if hypothesis.text.strip()}
