"""How fast speech recognition was measured to be on this machine, and the file it is kept in."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from dragoman.domain.errors import QT_TRANSLATE_NOOP, OutputError
from dragoman.domain.machine import Machine


@dataclass(frozen=True, slots=True)
class MeasuredSpeed:
    """What `dragoman recommend` has measured, and on which machine."""

    pack_id: str
    device: str
    """"cpu" or "cuda"."""
    real_time_factor: float
    """Seconds for each second of speech."""
    cores: int
    gpu: str
    """Name of the graphics processor; empty where there was none."""

    def is_of(self, machine: Machine) -> bool:
        """Return whether it was measured on a machine like this one."""
        return (self.cores, self.gpu) == (machine.cores, machine.gpu.name if machine.gpu else "")


_NAMES = tuple(each.name for each in fields(MeasuredSpeed))


class MeasuredSpeedStore:
    """Keeps a `MeasuredSpeed` in `speed.json` of one folder."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made when something is saved."""
        self._path = folder / "speed.json"

    def load(self) -> MeasuredSpeed | None:
        """Return what was kept, also by a newer version; None where there is nothing, or nothing that makes sense."""
        try:
            found = json.loads(self._path.read_bytes())
            speed = MeasuredSpeed(**{name: found[name] for name in _NAMES})
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        is_number = isinstance(speed.real_time_factor, float) and math.isfinite(speed.real_time_factor)
        is_sound = is_number and speed.real_time_factor > 0 and speed.device in {"cpu", "cuda"}
        return speed if is_sound else None

    def save(self, speed: MeasuredSpeed) -> None:
        """Keep what was measured in place of what was before.

        Raises:
            OutputError: the folder or disk does not take it.
        """
        new = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps(asdict(speed), indent=2) + "\n", encoding="utf-8")
            new.replace(self._path)
        except OSError as error:
            raise OutputError(
                QT_TRANSLATE_NOOP("errors", "What was measured could not be kept ({reason})."),
                QT_TRANSLATE_NOOP("errors", "Make room on the disk, or allow writing to {folder}."),
                reason=error.strerror or type(error).__name__,
                folder=self._path.parent,
            ) from error
