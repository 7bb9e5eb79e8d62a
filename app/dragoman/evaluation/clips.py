"""What the benchmark plays: listed recordings or ones of its own making, each with where it is interpreted into."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dragoman.audio.recording import Recording
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples
from dragoman.domain.protocols import Synthesizer
from dragoman.evaluation.memory import joined, silence, spoken
from dragoman.evaluation.recordings import ListedRecording
from dragoman.evaluation.sentences import everyday_sentences
from dragoman.evaluation.streaming_lag import Segment

NOISE = "noise"
"""In place of a language: nobody speaks in the recording."""
_TALK_SENTENCES = 6
_BREATH_S = 0.3
"""Between the sentences of a talk; shorter than what ends an utterance."""
_MARGIN_S = 0.3


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording of speech."""

    path: Path
    language: str
    target: str
    """The language it is interpreted into."""
    reference: str
    """What is said."""
    translation: str = ""
    """By hand; empty where there is none."""
    segments: tuple[Segment, ...] = ()
    """Its sentences, where their times are known."""


def clips_of(
    listed: Sequence[ListedRecording],
    languages: Sequence[str],
    pairs: frozenset[tuple[str, str]],
    limit: int | None,
) -> list[Clip]:
    """Return the recordings that can be interpreted, language by language.

    Args:
        listed: recordings; their own translation decides into which language they are interpreted, else `languages`.
        languages: which to take.
        pairs: (source, target) of what can be translated.
        limit: at most so many of each language, the first ones.
    """
    clips = []
    for language in languages:
        of_language = [recording for recording in listed if recording.language == language]
        made = [_clip(recording, languages, pairs) for recording in of_language]
        clips += [clip for clip in made if clip is not None][:limit]
    return clips


def _clip(recording: ListedRecording, languages: Sequence[str], pairs: frozenset[tuple[str, str]]) -> Clip | None:
    targets = [recording.translation_language, *languages, *sorted(target for _source, target in pairs)]
    possible = [target for target in targets if (recording.language, target) in pairs]
    if not possible:
        return None
    target = possible[0]
    translation = recording.translation if target == recording.translation_language else ""
    return Clip(recording.path, recording.language, target, recording.reference, translation)


def own_clips(synthesizer: Synthesizer, language: str, target: str, folder: Path, limit: int | None) -> list[Clip]:
    """Have everyday sentences spoken, one to a recording, and some more as one talk; at most `limit` recordings."""
    said = everyday_sentences(language)
    meant = everyday_sentences(target)
    count = max(1, min(len(said) - _TALK_SENTENCES, (limit or len(said)) - 1))
    clips = [
        _spoken_clip(synthesizer, [sentence], [translation], (language, target), folder / f"{language}-{number}.wav")
        for number, (sentence, translation) in enumerate(zip(said[:count], meant, strict=False), start=1)
    ]
    talk = slice(count, count + _TALK_SENTENCES)
    clips.append(
        _spoken_clip(synthesizer, said[talk], meant[talk], (language, target), folder / f"{language}-talk.wav")
    )
    return clips[:limit]


def _spoken_clip(
    synthesizer: Synthesizer,
    sentences: Sequence[str],
    translations: Sequence[str],
    languages: tuple[str, str],
    path: Path,
) -> Clip:
    language, target = languages
    parts = [silence(_MARGIN_S)]
    segments = []
    for sentence, translation in zip(sentences, translations, strict=True):
        start_s = _length_s(parts)
        parts.append(_without_silence(spoken(synthesizer, sentence, language, pause_s=0.0)))
        segments.append(Segment(start_s, _length_s(parts), translation))
        parts.append(silence(_BREATH_S))
    write_wav(path, joined(parts))
    return Clip(path, language, target, " ".join(sentences), " ".join(translations), tuple(segments))


def own_noises(folder: Path, duration_s: float) -> list[Path]:
    """Write sounds without speech: silence, white noise, mains hum, and typing."""
    generator = np.random.default_rng(1)
    count = round(duration_s * SPEECH_SAMPLE_RATE)
    time_s = np.arange(count) / SPEECH_SAMPLE_RATE
    sounds = {
        "silence": silence(duration_s),
        "white-noise": 0.1 * generator.standard_normal(count),
        "hum": sum(0.1 / order * np.sin(2 * np.pi * 50 * order * time_s) for order in (1, 2, 3, 5)),
        "typing": _typing(generator, count),
    }
    for name, samples in sounds.items():
        write_wav(folder / f"{name}.wav", np.asarray(samples, np.float32))
    return [folder / f"{name}.wav" for name in sounds]


def _typing(generator: np.random.Generator, count: int) -> Samples:
    """Return keystrokes: bursts of noise of 30 ms that die away, about six a second, on a little room noise."""
    samples = 0.002 * generator.standard_normal(count)
    length = round(0.03 * SPEECH_SAMPLE_RATE)
    fading = np.exp(-np.linspace(0.0, 6.0, length))
    for begin in generator.integers(0, max(1, count - length), round(6 * count / SPEECH_SAMPLE_RATE)):
        stretch = samples[begin : begin + length]
        stretch += (0.5 * generator.standard_normal(length) * fading)[: len(stretch)]
    return samples.astype(np.float32)


def as_wav(recording: Path, path: Path) -> Path:
    """Write a recording as a WAV file at 16 kHz, 16-bit mono, and return it.

    Raises:
        InputError: the recording cannot be read.
    """
    write_wav(path, joined(chunk.samples for chunk in Recording(recording).chunks()))
    return path


def write_wav(path: Path, samples: Samples) -> None:
    """Write samples at 16 kHz, shape (n,), as 16-bit mono."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SPEECH_SAMPLE_RATE)
        file.writeframes((np.clip(samples, -1.0, 1.0) * 32767).round().astype("<i2").tobytes())


def _without_silence(samples: Samples) -> Samples:
    """Cut what is silent at both ends."""
    loud = np.flatnonzero(np.abs(samples) > 0.01)  # noqa: PLR2004
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples


def _length_s(parts: Sequence[Samples]) -> float:
    return sum(len(part) for part in parts) / SPEECH_SAMPLE_RATE
