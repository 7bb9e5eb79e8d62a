"""The words for models: what each does, how large it is, how its download goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QLocale, QObject

from dragoman.domain.errors import DragomanError
from dragoman.domain.model_library import PackState, PackStatus
from dragoman.domain.model_pack import ANY_LANGUAGE, ModelPack, Task
from dragoman.planning.advice import Advice
from dragoman.planning.recommendation import Verdict
from dragoman.planning.routes import PIVOT, Gain, Route, languages_of
from dragoman.ui import error_texts, language_names
from dragoman.ui.sentences import side_by_side
from dragoman.ui.view_models.pair_plan import Way
from dragoman.ui.view_models.shelf import Progress, is_downloadable

_GIGABYTE: Final = 1_000_000_000
_EXAMPLE_S: Final = 5
_FEW: Final = 4
"""Languages that are named one by one."""
_MINUTE_S: Final = 60
_HOUR_S: Final = 3600
SEPARATOR: Final = " · "


class ModelTexts(QObject):
    """Says it in the language of the window."""

    def purpose(self, pack: ModelPack) -> str:
        """Return what a pack is for."""
        if pack.is_one_direction:
            return arrow(*pack.languages)
        languages = languages_of(pack)
        if pack.languages != (ANY_LANGUAGE,) and len(languages) <= _FEW:
            words = {
                Task.RECOGNITION: self.tr("Understands {languages}"),
                Task.TRANSLATION: self.tr("Translates between {languages}"),
                Task.SPEECH: self.tr("Speaks {languages}"),
            }
            return words[pack.task].format(languages=names(languages))
        words = {
            Task.RECOGNITION: self.tr("Understands {number} languages"),
            Task.TRANSLATION: self.tr("Translates between {number} languages"),
            Task.SPEECH: self.tr("Speaks {number} languages"),
        }
        return words[pack.task].format(number=len(languages))

    def details(self, status: PackStatus) -> str:
        """Return purpose, size, licence and quality of a pack."""
        pack = status.pack
        known = size(status.total_bytes) or self.size([pack])
        parts = [self.purpose(pack), known or self.tr("size not known yet"), pack.licence]
        if pack.quality is not None:
            figure = QLocale().toString(pack.quality.value, "f", 1)
            parts.append(f"{pack.quality.metric} {figure} ({pack.quality.measured_on})")
        return SEPARATOR.join(part for part in parts if part)

    def size(self, packs: Iterable[ModelPack]) -> str:
        """Return how large packs are together; empty where that is not known."""
        found = tuple(packs)
        if not all(pack.expected_size for pack in found):
            return ""
        total = size(sum(pack.expected_size for pack in found))
        is_exact = all(pack.size for pack in found)
        return total if is_exact else self.tr("about {size}").format(size=total)

    def advice(self, pack: ModelPack, advice: Advice) -> str:
        """Return how a model that understands speech suits this machine; empty where that is not known."""
        estimate = advice.estimate(pack)
        if estimate is None:
            return ""
        took = QLocale().toString(_EXAMPLE_S * estimate.real_time_factor, "f", 1)
        if advice.is_best(pack):
            words = self.tr("Recommended for this computer: the best that is fast enough. {span} s for 5 s of speech.")
        else:
            words = {
                Verdict.SUITS: self.tr("Fast enough for this computer: {span} s for 5 s of speech."),
                Verdict.TOO_SLOW: self.tr("Too slow for this computer: {span} s for 5 s of speech."),
                Verdict.TOO_LARGE: self.tr("Too large for the memory of this computer."),
            }[estimate.verdict]
        said = words.format(span=took)
        return said if estimate.is_measured else self.tr("{advice} This is an estimate.").format(advice=said)

    def noncommercial(self) -> str:
        """Mark what must not be used commercially."""
        return self.tr("Not for commercial use")

    def standing(self, status: PackStatus, *, is_in_use: bool = False) -> str:
        """Return where a pack stands; empty where there is nothing to say."""
        words = self._standing(status)
        return SEPARATOR.join((words, self.tr("In use"))) if is_in_use else words

    def _standing(self, status: PackStatus) -> str:
        progress = Progress.of(status)
        words = {
            PackState.INSTALLED: self.tr("Comes with Dragoman") if status.pack.comes_along else self.tr("Installed"),
            PackState.WAITING: self.tr("Waiting for its turn"),
            PackState.DOWNLOADING: self.progress(progress),
            PackState.PAUSED: self.paused(progress),
            PackState.FAILED: self.failure(status.error) if status.error is not None else "",
            PackState.ABSENT: "" if is_downloadable(status.pack) else self.tr("Can be added from a file"),
        }
        return words[status.state]

    def failure(self, error: DragomanError) -> str:
        """Return what went wrong and the way out."""
        return error_texts.whole(error)

    def progress(self, progress: Progress) -> str:
        """Return how far a download has come, how fast it is, and how long it will take."""
        parts = [self._amount(progress)]
        if progress.bytes_per_s > 0:
            parts.append(self.tr("{size} per second").format(size=size(round(progress.bytes_per_s))))
        if progress.remaining_s is not None:
            parts.append(self._remaining(progress.remaining_s))
        return SEPARATOR.join(parts)

    def paused(self, progress: Progress) -> str:
        """Return how far a download had come when it was paused."""
        return SEPARATOR.join((self.tr("Paused"), self._amount(progress)))

    def _amount(self, progress: Progress) -> str:
        if progress.total_bytes:
            whole = self.tr("{done} of {total}")
            return whole.format(done=size(progress.done_bytes) or "0", total=size(progress.total_bytes))
        return size(progress.done_bytes) or self.tr("Beginning…")

    def _remaining(self, remaining_s: float) -> str:
        if remaining_s < _MINUTE_S:
            return self.tr("less than a minute left")
        if remaining_s < _HOUR_S:
            return self.tr("{minutes} min left").format(minutes=round(remaining_s / _MINUTE_S))
        hours = QLocale().toString(remaining_s / _HOUR_S, "f", 1)
        return self.tr("{hours} h left").format(hours=hours)

    def route(self, route: Route | None) -> str:
        """Return which way something takes."""
        if route is None:
            return self.tr("Not possible yet.")
        first = route.steps[0].pack.name
        if len(route.steps) == 1:
            words = (
                self.tr("{model} translates what it hears.")
                if route.is_from_speech
                else self.tr("Directly, with {model}.")
            )
            return words.format(model=first)
        words = (
            self.tr("By way of {language}: {first} translates what it hears, then {second}.")
            if route.is_from_speech
            else self.tr("By way of {language}: first {first}, then {second}.")
        )
        return words.format(language=language_names.own_name(PIVOT), first=first, second=route.steps[1].pack.name)

    def gain(self, ways: Iterable[Way]) -> str:
        """Return what a download would do for directions of a pair."""
        reasons: dict[Gain, list[str]] = {}
        for way in ways:
            if way.better is not None:
                reasons.setdefault(way.better.gain, []).append(arrow(way.source, way.target))
        return side_by_side(*(self._gain(gain).format(ways=SEPARATOR.join(each)) for gain, each in reasons.items()))

    def _gain(self, gain: Gain) -> str:
        return {
            Gain.POSSIBLE: self.tr("{ways}: becomes possible."),
            Gain.TEXT: self.tr("{ways}: translates text instead of sound, which is better and sooner."),
            Gain.FEWER_STEPS: self.tr("{ways}: directly, with nothing lost on the way."),
            Gain.DEDICATED: self.tr("{ways}: a model for these two languages alone, faster and mostly better."),
            Gain.BETTER_MODEL: self.tr("{ways}: translates better, but takes longer."),
        }[gain]


def size(count: int) -> str:
    """Return a number of bytes as the user's language writes it; empty where it is not known."""
    if count <= 0:
        return ""
    decimals = 1 if count >= _GIGABYTE else 0
    return QLocale().formattedDataSize(count, decimals, QLocale.DataSizeFormat.DataSizeSIFormat)


def arrow(source: str, target: str) -> str:
    """Name a direction."""
    return f"{language_names.own_name(source)} → {language_names.own_name(target)}"


def names(languages: Iterable[str]) -> str:
    """Name languages, each in its own."""
    return QLocale().createSeparatedList([language_names.own_name(language) for language in languages])
