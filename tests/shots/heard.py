"""What the real engines make of sentences that the app's own voices speak: events, to be replayed into any window."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

import numpy as np

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples
from dragoman.domain.events import Event, HypothesisUpdated, StateChanged, TranslationReady, UtteranceEnded
from dragoman.evaluation.memory import SoundSource, joined, silence, spoken
from dragoman.evaluation.sentences import everyday_sentences
from dragoman.evaluation.session import LoadedEngines, hands_free, push_to_talk
from dragoman.installation import Installation
from dragoman.ui.view_models.turn import UNSURE_LOG_PROBABILITY
from dragoman.ui.welcome.trial_sentences import trial_sentence

_BOTH_WAYS: Final = {"en": "pt", "pt": "en"}
_TALK: Final = (("en", 0), ("pt", 1), ("en", 19), ("pt", 23))
"""Languages and numbers of sentences: at a hotel."""
_UNSURE: Final = ("en", 6)
"""Spoken where it is noisy."""
_NEXT: Final = ("pt", 18)
"""Shown while it is still being spoken."""
_AUTO: Final = (("en", 4), ("pt", 5), ("en", 19))
_LIVE: Final = (9, 10, 11, 13, 16, 19)
_LETTING_GO_S: Final = 0.2
_AFTER_S: Final = 2.0
_NOISES_DB: Final = range(-16, 0, 2)
"""How loud the noise is, below full scale: as quiet as makes the app unsure of what was said."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The events of each utterance, in the order in which they were published."""

    talk: tuple[tuple[Event, ...], ...]
    """By holding a button, in turns."""
    unsure: tuple[Event, ...]
    """One that was hard to understand."""
    next: tuple[Event, ...]
    """One more."""
    auto: tuple[Event, ...]
    """Hands-free, in two languages."""
    trial: tuple[Event, ...]
    """The sentence that the first steps ask for."""
    live: tuple[Event, ...]
    """Somebody who speaks on and on."""


def heard(folder: Path, profile: Path | None) -> Heard:
    """Return what was interpreted at an earlier time and kept in `folder`, or have it interpreted now."""
    kept = folder / "heard.pickle"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(_interpreted(Installation(profile))))
    read = pickle.loads(kept.read_bytes())
    if not isinstance(read, Heard):
        raise TypeError(f"{kept} holds something else: delete it")
    return read


def _interpreted(installation: Installation) -> Heard:
    engines = LoadedEngines(installation, tuple(_BOTH_WAYS))
    numbers = itertools.count(1)
    return Heard(
        talk=tuple(_held(engines, *_sentence(*said), numbers) for said in _TALK),
        unsure=_unsure(engines, numbers),
        next=_held(engines, *_sentence(*_NEXT), numbers),
        auto=_listened(engines, _BOTH_WAYS, _AUTO, numbers, is_spoken=True),
        trial=_held(engines, "en", trial_sentence("en"), numbers),
        live=_listened(engines, {"en": "pt"}, [("en", number) for number in _LIVE], numbers, is_spoken=False),
    )


def _held(
    engines: LoadedEngines, language: str, text: str, numbers: Iterator[int], noise_db: float | None = None
) -> tuple[Event, ...]:
    """Speak a sentence while the button of a language is held."""
    said = _spoken(engines, language, text)
    if noise_db is not None:
        said = _noisy(said, noise_db)
    source = SoundSource(joined([said, silence(_AFTER_S)]))
    release_s = len(said) / SPEECH_SAMPLE_RATE + _LETTING_GO_S
    session = push_to_talk(engines, _BOTH_WAYS, language, source, release_s=release_s)
    return _renumbered(session.events, numbers)


def _listened(
    engines: LoadedEngines,
    targets: dict[str, str],
    sentences: Iterable[tuple[str, int]],
    numbers: Iterator[int],
    *,
    is_spoken: bool,
) -> tuple[Event, ...]:
    """Speak sentences one after the other, hands-free."""
    parts = [part for each in sentences for part in (_spoken(engines, *_sentence(*each)), silence(1.0))]
    source = SoundSource(joined([*parts, silence(_AFTER_S)]))
    return _renumbered(hands_free(engines, targets, source, is_spoken=is_spoken).events, numbers)


def _unsure(engines: LoadedEngines, numbers: Iterator[int]) -> tuple[Event, ...]:
    """Speak a sentence in noise, louder and louder, until it can hardly be understood."""
    for noise_db in _NOISES_DB:
        events = _held(engines, *_sentence(*_UNSURE), numbers, noise_db)
        finals = [event.hypothesis for event in events if isinstance(event, HypothesisUpdated)]
        if finals and finals[-1].average_log_probability < UNSURE_LOG_PROBABILITY:
            return events
    raise RuntimeError("every noise was too much")


def _spoken(engines: LoadedEngines, language: str, text: str) -> Samples:
    return spoken(engines.synthesizer, text, language, pause_s=0.0)


def _sentence(language: str, number: int) -> tuple[str, str]:
    return language, everyday_sentences(language)[number]


def _noisy(samples: Samples, noise_db: float) -> Samples:
    """Add white noise of a level, in decibels relative to full scale."""
    noise = np.random.default_rng(0).standard_normal(len(samples)) * 10 ** (noise_db / 20)
    return np.clip(samples + noise, -1, 1).astype(np.float32)


def _renumbered(events: Iterable[Event], numbers: Iterator[int]) -> tuple[Event, ...]:
    """Give utterances numbers that no other session has used, and leave out how the stages began and ended."""
    known: dict[int, int] = {}

    def numbered(event: Event) -> Event:
        for each in fields(event):
            value = getattr(event, each.name)
            if each.name == "utterance_id" and value is not None:
                if value not in known:
                    known[value] = next(numbers)
                return replace(event, utterance_id=known[value])
            if each.name in {"hypothesis", "translation"}:
                if value.utterance_id not in known:
                    known[value.utterance_id] = next(numbers)
                return replace(event, **{each.name: replace(value, utterance_id=known[value.utterance_id])})
        return event

    return tuple(numbered(event) for event in events if not isinstance(event, StateChanged))


def until_translated(events: Iterable[Event], words: int) -> tuple[Event, ...]:
    """Return the beginning of an utterance: up to a translation so far of at least so many words."""
    taken: list[Event] = []
    for event in events:
        if isinstance(event, UtteranceEnded | TranslationReady):
            break
        taken.append(event)
        translation = getattr(event, "translation", None)
        if translation is not None and len(translation.text.split()) >= words:
            break
    return tuple(taken)
