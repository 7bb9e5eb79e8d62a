"""The app beside other live recognisers."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.evaluation.peers import Heard
from dragoman.evaluation.report import Section
from dragoman.evaluation.run import Run
from dragoman.evaluation.summary import summary
from dragoman.evaluation.word_errors import count_word_errors


def beside_peer(title: str, runs: Sequence[Run], heard: Sequence[Heard]) -> Section:
    """Return how the app does without translation, against another live recogniser on the same recordings."""
    forced = sum(each.is_forced for each in heard)
    note = f"{len(runs)} recordings, into text only. Baseline: the peer."
    section = Section(title, note + (f" {forced} texts of it were final only when the sound ended." if forced else ""))
    references = [run.clip.reference for run in runs]
    ours = count_word_errors(references, [run.text for run in runs])
    theirs = count_word_errors(references, [each.text for each in heard])
    section.add("word error rate", ours.rate, "%", baseline=theirs.rate, count=ours.words)
    section.add_summary(
        "last word until all of the text is shown",
        summary(_after_speech_s(run, run.shown_at_s) for run in runs),
        "s",
        baseline=summary(_after_speech_s(run, each.shown_at_s) for run, each in zip(runs, heard, strict=True)),
    )
    section.add_summary(
        "last word until all of the text is final",
        summary(_after_speech_s(run, _final_at_s(run)) for run in runs),
        "s",
        baseline=summary(_after_speech_s(run, each.final_at_s) for run, each in zip(runs, heard, strict=True)),
    )
    sound_s = sum(run.span.duration_s for run in runs)
    used_s = sum(run.session.processor_s for run in runs) / sound_s
    their_s = sum(each.processor_s or 0.0 for each in heard) / sound_s
    section.add("processor time per second of speech", used_s, "s", baseline=their_s, count=len(runs))
    return section


def _final_at_s(run: Run) -> float | None:
    """Return when the last final text came, in seconds from the start of the recording."""
    texts_at_s = [each.text_at_s for each in run.times if each.text_at_s is not None]
    return texts_at_s[-1] - run.session.started_at_s if texts_at_s else None


def _after_speech_s(run: Run, at_s: float | None) -> float | None:
    return None if at_s is None else at_s - run.span.end_s
