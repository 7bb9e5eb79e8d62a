"""What is known of the models of this machine: where each stands, and what they make possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dragoman.domain.model_library import PackState, PackStatus
from dragoman.domain.model_pack import ModelPack, Task
from dragoman.planning.advice import Advice
from dragoman.planning.recognition import recognition_in_use, usable_packs
from dragoman.planning.routes import interpretable_pairs, languages_of

RUNNING: Final = frozenset({PackState.WAITING, PackState.DOWNLOADING})
BEGUN: Final = RUNNING | {PackState.PAUSED, PackState.FAILED}
"""There is, or may be, a part of it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far several downloads have come together."""

    done_bytes: int
    total_bytes: int
    """0 where the size of one of them is not known."""
    bytes_per_s: float
    remaining_s: float | None
    """None as long as that cannot be told."""
    share: float
    """0 to 1; where sizes are not known, each model counts as much as any other."""

    @property
    def per_cent(self) -> int:
        """Whole per cent, 0 to 100."""
        return int(100 * self.share)

    @classmethod
    def of(cls, status: PackStatus) -> Progress:
        """Return how far one download has come."""
        total = status.total_bytes
        share = min(1.0, status.done_bytes / total) if total else 0.0
        return cls(status.done_bytes, total, status.bytes_per_s, status.remaining_s, share)


class Shelf:
    """Holds the latest status of every pack."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.advice = Advice()
        """What suits this machine."""
        self.voices: Mapping[str, Mapping[str, str]] = {}
        """Language -> voices that speak it, id -> name; the first does unless another one is chosen."""
        self.chosen_voices: Mapping[str, str] = {}
        """Language -> id of the voice that was chosen."""
        self.chosen_recognition = ""
        """Id of the model for recognition that was chosen; empty where the app chooses."""
        self._statuses: dict[str, PackStatus] = {}
        self._wanted: set[str] = set()
        """What is downloaded together: all that was running at some time since nothing was."""

    def put_all(self, statuses: Iterable[PackStatus]) -> None:
        """Take over where all packs stand."""
        self._statuses = {status.pack.id: status for status in statuses}
        self._note_wanted()

    def put(self, status: PackStatus) -> bool:
        """Take over where one pack stands; return whether what is installed is different now."""
        before = self.state(status.pack.id)
        self._statuses[status.pack.id] = status
        self._note_wanted()
        return (before is PackState.INSTALLED) != (status.state is PackState.INSTALLED)

    def _note_wanted(self) -> None:
        running = {pack.id for pack in self.running}
        self._wanted = self._wanted | running if running else set()

    @property
    def statuses(self) -> tuple[PackStatus, ...]:
        """Where each pack stands."""
        return tuple(self._statuses.values())

    @property
    def packs(self) -> tuple[ModelPack, ...]:
        """All packs."""
        return tuple(status.pack for status in self._statuses.values())

    @property
    def installed(self) -> tuple[ModelPack, ...]:
        """The packs that can be used."""
        return self._in({PackState.INSTALLED})

    @property
    def recognition(self) -> tuple[ModelPack, ...]:
        """The installed models that recognise speech."""
        return tuple(pack for pack in self.installed if pack.task is Task.RECOGNITION)

    def recognising(self, chosen: str) -> ModelPack | None:
        """Return the model that recognises speech where this one is chosen; empty: where the app chooses."""
        return recognition_in_use(self.installed, chosen, lambda: self.advice.recommendation)

    @property
    def usable(self) -> tuple[ModelPack, ...]:
        """What is installed and in use, or would be for some languages."""
        recognising = self.recognising(self.chosen_recognition)
        return usable_packs(self.installed, [recognising] if recognising is not None else [])

    def is_in_use(self, pack: ModelPack) -> bool | None:
        """Return whether it is the model that recognises speech; None where there is no choice."""
        if len(self.recognition) < 2 or pack not in self.recognition:  # noqa: PLR2004
            return None
        return pack == self.recognising(self.chosen_recognition)

    @property
    def running(self) -> tuple[ModelPack, ...]:
        """The packs that are being downloaded or are about to."""
        return self._in(RUNNING)

    @property
    def offered(self) -> tuple[ModelPack, ...]:
        """The packs that are not installed and can be downloaded."""
        absent = (status.pack for status in self.statuses if status.state is not PackState.INSTALLED)
        return tuple(pack for pack in absent if is_downloadable(pack))

    def _in(self, states: Iterable[PackState]) -> tuple[ModelPack, ...]:
        return tuple(status.pack for status in self._statuses.values() if status.state in states)

    def status(self, pack: ModelPack) -> PackStatus:
        """Return where a pack stands."""
        return self._statuses.get(pack.id, PackStatus(pack, PackState.ABSENT))

    def state(self, pack_id: str) -> PackState:
        """Return the state of a pack; one that nobody knows is absent."""
        known = self._statuses.get(pack_id)
        return known.state if known is not None else PackState.ABSENT

    def progress(self) -> Progress | None:
        """Return how far everything has come that is being downloaded; None where nothing is."""
        return self.progress_of(()) if self.running else None

    def progress_of(self, packs: Iterable[ModelPack]) -> Progress:
        """Return how far these have come, and what is downloaded together with them."""
        begun = {name for name in self._wanted if self.state(name) is not PackState.ABSENT}
        named = {status.pack.id: status for status in map(self.status, packs)}
        return _progress((named | {name: self._statuses[name] for name in begun}).values())

    def voice(self, language: str) -> str | None:
        """Return the id of the voice that speaks a language; None where nobody does."""
        voices = self.voices.get(language, {})
        chosen = self.chosen_voices.get(language)
        return chosen if chosen in voices else next(iter(voices), None)

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return the (source, target) that can be interpreted with what is in use."""
        return interpretable_pairs(self.usable)

    def languages(self) -> tuple[str, ...]:
        """Return the languages into or from which anything translates, installed or not."""
        translating = [pack for pack in self.packs if pack.task is Task.TRANSLATION]
        return tuple(sorted({language for pack in translating for language in languages_of(pack)}))


def _progress(statuses: Iterable[PackStatus]) -> Progress:
    """Add up; what is installed counts as done."""
    found = [(status, status.total_bytes or status.pack.expected_size) for status in statuses]
    done = [size if status.state is PackState.INSTALLED else status.done_bytes for status, size in found]
    speed = sum(status.bytes_per_s for status, _size in found if status.state is PackState.DOWNLOADING)
    total = sum(size for _status, size in found)
    if total and all(size for _status, size in found):
        remaining_s = (total - sum(done)) / speed if speed > 0 else None
        return Progress(sum(done), total, speed, remaining_s, min(1.0, sum(done) / total))
    shares = [_share(status, size) for status, size in found]
    return Progress(sum(done), 0, speed, None, sum(shares) / max(1, len(shares)))


def _share(status: PackStatus, size: int) -> float:
    if status.state is PackState.INSTALLED:
        return 1.0
    return min(1.0, status.done_bytes / size) if size else 0.0


def is_downloadable(pack: ModelPack) -> bool:
    """Return whether it can be had from a hub; else it comes along, or from a file."""
    return pack.hub is not None
