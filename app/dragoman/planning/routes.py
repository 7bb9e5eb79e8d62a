"""The best way from a spoken language to another one with the models at hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.domain.model_pack import ANY_LANGUAGE, ModelPack, Task
from dragoman.domain.whisper_languages import WHISPER_LANGUAGES
from dragoman.planning.voices import best_voice

PIVOT = "en"
"""What is translated by way of another language goes by way of this one, to and from which there are most models."""
_NOT_TRANSLATING = ("turbo", "distil")
"""Parts of the ids of Whisper models that cannot translate.

Large-v3-turbo was trained on without translations (https://github.com/openai/whisper/discussions/2363), and
Distil-Whisper distilled from transcriptions only (Gandhi et al., 2023).
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One model's work on the way."""

    pack: ModelPack
    source: str
    target: str

    @property
    def is_dedicated(self) -> bool:
        """Whether the model was made for this pair alone."""
        return self.pack.task is Task.TRANSLATION and len(self.pack.languages) == 2  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Route:
    """The models that text, or speech, goes through from a language to another one."""

    source: str
    target: str
    steps: tuple[Step, ...]
    """In order. A first step whose pack is for recognition is Whisper's own translation of speech into English."""

    @property
    def is_from_speech(self) -> bool:
        """Whether Whisper translates the speech itself, so that text cannot take this way."""
        return self.steps[0].pack.task is Task.RECOGNITION

    @property
    def rank(self) -> tuple[bool, int, int]:
        """What is better comes first: text, fewer steps, more models that were made for their pair."""
        return self.is_from_speech, len(self.steps), sum(not step.is_dedicated for step in self.steps)


def best_route(source: str, target: str, installed: Sequence[ModelPack], *, is_spoken: bool) -> Route | None:
    """Return the best route, or None where there is none; `is_spoken` allows Whisper's own translation.

    A direct model is better than two by way of English, since each step adds errors of its own; both are better than
    Whisper's translation, which hears only what is said and learnt from far fewer sentences. For each step a model of
    this pair alone is better than one of many languages: it is faster, and at the same size better. Among those see
    `best_of`.
    """
    if source == target:
        return None
    ways = [_text_route(source, target, installed), _pivoting(source, target, installed)]
    if is_spoken:
        ways.append(_from_speech(source, target, installed))
    return next((way for way in ways if way is not None), None)


def best_of(packs: Iterable[ModelPack]) -> ModelPack | None:
    """Return the best of packs that recognise or translate the same, or None where there is none.

    Of those that were measured alike, the one with the best figure; of these and the rest the one with the most
    weights, else the largest.
    """
    winners: dict[object, ModelPack] = {}
    for pack in packs:
        measured = (pack.quality.metric, pack.quality.measured_on) if pack.quality else pack.id
        other = winners.get(measured)
        if other is None or _figure(pack) > _figure(other):
            winners[measured] = pack
    return max(winners.values(), key=lambda pack: (pack.parameters, pack.size, pack.id), default=None)


def interpretable_pairs(installed: Sequence[ModelPack]) -> frozenset[tuple[str, str]]:
    """Return the (source, target) between which there is a route from speech.

    Of the sources, those that can be recognised, or all where nothing recognises yet.
    """
    heard = {language for pack in installed if pack.task is Task.RECOGNITION for language in languages_of(pack)}
    direct = {pair for pack in installed for pair in _pairs_of(pack)}
    into_pivot = {source for source, target in direct if target == PIVOT}
    into_pivot |= {language for pack in installed for language in languages_of(pack) if translates_speech(pack)}
    from_pivot = {target for source, target in direct if source == PIVOT}
    by_pivot = {(source, target) for source in into_pivot for target in from_pivot | {PIVOT} if source != PIVOT}
    pairs = {(source, target) for source, target in direct | by_pivot if source != target}
    return frozenset(pair for pair in pairs if pair[0] in heard or not heard)


def languages_of(pack: ModelPack) -> tuple[str, ...]:
    """Return the languages of a pack, one by one."""
    return WHISPER_LANGUAGES if pack.languages == (ANY_LANGUAGE,) else pack.languages


def translates_speech(pack: ModelPack) -> bool:
    """Return whether it is a Whisper model that translates speech into English."""
    return pack.task is Task.RECOGNITION and not any(part in pack.id.lower() for part in _NOT_TRANSLATING)


def packs_for_pair(
    first: str,
    second: str,
    catalogue: Sequence[ModelPack],
    installed: Sequence[ModelPack] = (),
    *,
    is_allowed: Callable[[ModelPack], bool] = lambda _pack: True,
    most_bytes: int | None = None,
) -> tuple[ModelPack, ...] | None:
    """Return the packs to download that, with those installed, interpret both ways with speech.

    That is recognition of both languages, translation of text both ways, and a voice for each language that has one in
    the catalogue. What is installed already is used, also where the catalogue has something better.

    Args:
        first: language tag.
        second: language tag.
        catalogue: what can be downloaded; what is installed may be among it.
        installed: what is there already.
        is_allowed: whether a pack may be downloaded, by its licence for instance, or by what the machine can run.
        most_bytes: what the downloads may take together; above it smaller packs are tried.

    Returns:
        What is missing, perhaps nothing; None where the catalogue, or what may be taken of it, is not enough.
    """
    offered = [pack for pack in catalogue if pack not in installed and is_allowed(pack)]
    while True:
        needed = _missing((first, second), offered, installed)
        if needed is None or most_bytes is None or sum(pack.size for pack in needed) <= most_bytes:
            return needed
        offered.remove(max(needed, key=lambda pack: (pack.size, pack.id)))


class Gain(StrEnum):
    """What a download would do for a route."""

    POSSIBLE = "possible"
    """It makes the route possible."""
    TEXT = "text"
    """Text is translated instead of speech: better, while somebody speaks, and also where text is typed."""
    FEWER_STEPS = "fewer steps"
    """It goes there directly."""
    DEDICATED = "dedicated"
    """A model of this pair alone takes the place of one of many languages."""
    BETTER_MODEL = "better model"
    """A model that was measured to be better, or is bigger, takes the place of another one."""


@dataclass(frozen=True, slots=True)
class Improvement:
    """The download that improves a route most."""

    pack: ModelPack
    gain: Gain
    route: Route
    """As it would be then."""


def improvement(
    source: str, target: str, installed: Sequence[ModelPack], catalogue: Sequence[ModelPack]
) -> Improvement | None:
    """Return the one download that improves what is spoken in `source` and interpreted into `target` most.

    What may be used commercially comes first, and where several do as much for the route, the smallest of them.

    Args:
        source: language tag.
        target: language tag.
        installed: what is there already.
        catalogue: what may be proposed; what is installed may be among it.

    Returns:
        None where none does, and where it would take more than one.
    """
    now = best_route(source, target, installed, is_spoken=True)
    then = [
        Improvement(pack, _gain(now, route), route)
        for pack in catalogue
        if pack not in installed
        for route in [best_route(source, target, [*installed, pack], is_spoken=True)]
        if route is not None and any(step.pack == pack for step in route.steps)
    ]
    return min(then, key=_preference, default=None)


def _preference(found: Improvement) -> tuple[bool, tuple[bool, int, int], float]:
    """Return a key by which the best improvement comes first."""
    pack = found.pack
    return not pack.is_commercial_use_allowed, found.route.rank, pack.expected_size or math.inf


def _gain(now: Route | None, then: Route) -> Gain:
    if now is None:
        return Gain.POSSIBLE
    reasons = (Gain.TEXT, Gain.FEWER_STEPS, Gain.DEDICATED)
    changes = zip(reasons, now.rank, then.rank, strict=True)
    return next((reason for reason, before, after in changes if before != after), Gain.BETTER_MODEL)


def _missing(
    pair: tuple[str, str], offered: Sequence[ModelPack], installed: Sequence[ModelPack]
) -> tuple[ModelPack, ...] | None:
    """Return what is to be downloaded of `offered`, in the order in which it is needed; None where it is not enough."""
    recognition = _recognition(pair, installed) or _recognition(pair, offered)
    routes = [_preferring(installed, offered, *way) for way in (pair, pair[::-1])]
    if recognition is None or None in routes:
        return None
    voices = [
        best_voice(language, offered)
        for language in pair
        if not any(pack.task is Task.SPEECH and pack.knows(language) for pack in installed)
    ]
    translation = [step.pack for route in routes if route for step in route.steps]
    needed = [recognition, *translation, *(voice for voice in voices if voice)]
    return tuple(dict.fromkeys(pack for pack in needed if pack not in installed))


def _recognition(pair: tuple[str, str], packs: Iterable[ModelPack]) -> ModelPack | None:
    return best_of(pack for pack in packs if pack.task is Task.RECOGNITION and set(pair) <= set(languages_of(pack)))


def _preferring(installed: Sequence[ModelPack], offered: Sequence[ModelPack], source: str, target: str) -> Route | None:
    """Return the route of installed packs, else the best one that takes downloads."""
    there = best_route(source, target, installed, is_spoken=False)
    return there or best_route(source, target, [*installed, *offered], is_spoken=False)


def _figure(pack: ModelPack) -> float:
    """Return what was measured of a pack, so that more is better."""
    if pack.quality is None:
        return 0.0
    is_error_rate = pack.quality.metric.upper().endswith(("WER", "CER"))
    return -pack.quality.value if is_error_rate else pack.quality.value


def _text_route(source: str, target: str, installed: Sequence[ModelPack]) -> Route | None:
    steps = [Step(pack, source, target) for pack in installed if pack.translates(source, target)]
    pack = best_of(step.pack for step in steps if step.is_dedicated) or best_of(step.pack for step in steps)
    return Route(source, target, (Step(pack, source, target),)) if pack else None


def _pivoting(source: str, target: str, installed: Sequence[ModelPack]) -> Route | None:
    first, second = _text_route(source, PIVOT, installed), _text_route(PIVOT, target, installed)
    return Route(source, target, first.steps + second.steps) if first and second else None


def _from_speech(source: str, target: str, installed: Sequence[ModelPack]) -> Route | None:
    pack = best_of(pack for pack in installed if translates_speech(pack) and source in languages_of(pack))
    if pack is None or source == PIVOT:
        return None
    first = Step(pack, source, PIVOT)
    if target == PIVOT:
        return Route(source, target, (first,))
    second = _text_route(PIVOT, target, installed)
    return Route(source, target, (first, *second.steps)) if second else None


def _pairs_of(pack: ModelPack) -> set[tuple[str, str]]:
    if pack.task is not Task.TRANSLATION:
        return set()
    if pack.is_one_direction:
        return {(pack.languages[0], pack.languages[1])}
    languages = languages_of(pack)
    return {(source, target) for source in languages for target in languages if source != target}
