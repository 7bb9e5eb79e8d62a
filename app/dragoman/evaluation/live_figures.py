"""The figures of live interpretation and of push-to-talk, from what happened in their sessions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from statistics import mean

from dragoman.domain.stability import Stability
from dragoman.evaluation.baseline import Baseline
from dragoman.evaluation.emission import EmittedWord
from dragoman.evaluation.erasure import erasure, shown_subtitles, shown_translations
from dragoman.evaluation.report import Section
from dragoman.evaluation.run import Run
from dragoman.evaluation.streaming_lag import segment_lags
from dragoman.evaluation.summary import Summary, summary
from dragoman.evaluation.translation_quality import TranslationQuality, translation_quality
from dragoman.evaluation.word_errors import count_word_errors


def live(title: str, runs: Sequence[Run], baselines: Sequence[Baseline]) -> Section:
    """Return the figures of live interpretation in one direction, against faster-whisper after the end of speech."""
    sound_s = sum(run.session.duration_s for run in runs)
    note = (
        f"{len(runs)} recordings, {sound_s:.0f} s with the silence after them. Baseline: plain faster-whisper (beam 5) "
        "on each utterance after its end, and the same translator; where whole recordings are named, on each of them."
    )
    section = Section(title, note)
    _add_recognition(section, runs, baselines)
    _add_waits(section, runs, baselines)
    _add_translation(section, runs, baselines)
    _add_erasure(section, runs)
    baseline_s = sum(baseline.processor_s for baseline in baselines) / sound_s
    used_s = sum(run.session.processor_s for run in runs) / sound_s
    section.add("processor time per second of sound", used_s, "s", baseline=baseline_s, count=len(runs))
    section.add("utterances lost to failures", sum(len(run.session.failures) for run in runs), "")
    return section


def _add_recognition(section: Section, runs: Sequence[Run], baselines: Sequence[Baseline]) -> None:
    references = [run.clip.reference for run in runs]
    ours = count_word_errors(references, [run.text for run in runs])
    plain = count_word_errors(references, [baseline.text for baseline in baselines])
    section.add("word error rate", ours.rate, "%", baseline=plain.rate, count=ours.words)


def _add_waits(section: Section, runs: Sequence[Run], baselines: Sequence[Baseline]) -> None:
    times = [each for run in runs for each in run.times]
    plain_s = [text.duration_s for baseline in baselines for text in baseline.utterances.values()]
    held_s = [each.ended_at_s - each.speech_ended_at_s for each in times]
    section.add_summary("end of speech until its end is noticed", summary(held_s), "s")
    section.add_summary(
        "end noticed until final text", summary(each.beyond_hold_s for each in times), "s", baseline=summary(plain_s)
    )
    to_text = summary(each.to_text_s for each in times)
    section.add_summary("end of speech until final text", to_text, "s", baseline=_held(runs, baselines))
    section.add_summary("last word until translation", summary(each.to_translation_s for each in times), "s")
    section.add_summary("last word until first translated sound", summary(each.to_sound_s for each in times), "s")
    section.add_summary("last word until end of translated speech", summary(each.to_silence_s for each in times), "s")


def _held(runs: Sequence[Run], baselines: Sequence[Baseline]) -> Summary | None:
    """Return how long the final text takes where recognition begins when the end is noticed."""
    return summary(
        each.ended_at_s - each.speech_ended_at_s + baseline.utterances[each.utterance_id].duration_s
        for run, baseline in zip(runs, baselines, strict=True)
        for each in run.times
        if each.utterance_id in baseline.utterances
    )


def _add_translation(section: Section, runs: Sequence[Run], baselines: Sequence[Baseline]) -> None:
    known = [(run, baseline) for run, baseline in zip(runs, baselines, strict=True) if baseline.segments]
    if not known:
        return
    by_clock = [lag for run, baseline in known for lag in _lags(run, baseline, lambda word: word.at_s)]
    by_sound = [lag for run, baseline in known for lag in _lags(run, baseline, lambda word: word.heard_s)]
    section.add("StreamLAAL of the translation", _mean(by_clock), "s", count=len(by_clock))
    section.add("StreamLAAL without the time of computation", _mean(by_sound), "s", count=len(by_sound))
    live_quality = _quality(known, [run.translation for run, _baseline in known])
    offline = _quality(known, [baseline.offline_translation for _run, baseline in known])
    parts = _quality(known, [baseline.translation for _run, baseline in known])
    section.add("BLEU of the translation", live_quality.bleu, "", baseline=parts.bleu, count=len(known))
    section.add("chrF of the translation", live_quality.chrf, "", baseline=parts.chrf, count=len(known))
    section.add("BLEU, compared with whole recordings", live_quality.bleu, "", baseline=offline.bleu, count=len(known))
    section.add("chrF, compared with whole recordings", live_quality.chrf, "", baseline=offline.chrf, count=len(known))


def _lags(run: Run, baseline: Baseline, time_of: Callable[[EmittedWord], float]) -> list[float]:
    return segment_lags(run.words, baseline.segments, run.clip.target, time_of)


def _quality(known: Sequence[tuple[Run, Baseline]], translations: Sequence[str]) -> TranslationQuality:
    references = [run.clip.translation for run, _baseline in known]
    return translation_quality(translations, references, known[0][0].clip.target)


def _add_erasure(section: Section, runs: Sequence[Run]) -> None:
    translations = erasure(shown for run in runs for shown in shown_translations(run.session.events))
    subtitles = erasure(shown for run in runs for shown in shown_subtitles(run.session.events))
    section.add("normalised erasure of the translation", translations.rate, "", count=translations.final)
    section.add("normalised erasure of the subtitles", subtitles.rate, "", count=subtitles.final)


def push_to_talk(title: str, runs: Sequence[Run], delay_s: float) -> Section:
    """Return what push-to-talk costs the listener; each recording holds one utterance."""
    note = (
        f"{len(runs)} recordings of one utterance. The button is held from the start of the recording until "
        f"{delay_s:g} s after the end of its speech."
    )
    section = Section(title, note)
    waits = [_after_release(run) for run in runs]
    section.add_summary("release until final text", summary(text_s for text_s, _sound_s in waits), "s")
    section.add_summary("release until first translated sound", summary(sound_s for _text_s, sound_s in waits), "s")
    return section


def _after_release(run: Run) -> tuple[float | None, float | None]:
    """Return when, after the release, the final text and the first translated sound came, in seconds."""
    released_at_s, times = run.session.released_at_s, run.times
    if released_at_s is None or not times:
        return None, None
    text_at_s, sound_at_s = times[-1].text_at_s, times[-1].sound_from_s
    return (
        None if text_at_s is None else text_at_s - released_at_s,
        None if sound_at_s is None else sound_at_s - released_at_s,
    )


def as_written(run: Run, baseline: Baseline, stability: Stability) -> dict[str, object]:
    """Return what was understood and translated in a recording, to read it."""
    return {
        "path": str(run.clip.path),
        "language": run.clip.language,
        "target": run.clip.target,
        "stability": stability.value,
        "reference": run.clip.reference,
        "text": run.text,
        "baseline_text": baseline.text,
        "offline_text": baseline.offline_text,
        "reference_translation": run.clip.translation,
        "translation": run.translation,
        "offline_translation": baseline.offline_translation,
        "utterances": [asdict(times) for times in run.times],
        "words": [asdict(word) for word in run.words],
    }


def _mean(values: Sequence[float]) -> float | None:
    return mean(values) if values else None
