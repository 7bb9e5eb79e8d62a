"""How much memory the processes of a program use, and whether it runs at all."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator
from pathlib import Path

_EVERY_S = 0.5


class Peak:
    """The most that was in use at one time."""

    def __init__(self) -> None:
        """Nothing was in use yet."""
        self.proportional_mb = 0.0
        """The processes' own memory, and their shares of what they share with others (PSS)."""
        self.resident_mb = 0.0
        """All that is in memory, each process counted on its own (RSS)."""

    def take(self, folder: str) -> None:
        """Measure the program that lies in a folder."""
        rollups = [rollup for pid in processes(folder) if (rollup := _rollup(pid))]
        self.proportional_mb = max(self.proportional_mb, sum(megabytes(rollup, "Pss") for rollup in rollups))
        self.resident_mb = max(self.resident_mb, sum(megabytes(rollup, "Rss") for rollup in rollups))


@contextlib.contextmanager
def watched(folder: str) -> Iterator[Peak]:
    """Measure the program in a folder again and again, until this ends."""
    peak, is_over = Peak(), threading.Event()

    def watch() -> None:
        while not is_over.wait(_EVERY_S):
            peak.take(folder)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        is_over.set()
        thread.join()


def processes(folder: str) -> list[int]:
    """Return the processes whose program lies in a folder of some container, as seen from inside."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdecimal():
            with contextlib.suppress(OSError):
                if f"{folder}/" in str((process / "exe").readlink()):
                    found.append(int(process.name))
    return found


def megabytes(rollup: str, name: str) -> float:
    """Return a value of the kernel's list of a process's memory, which is in kibibytes, in megabytes."""
    found = re.search(rf"^{name}:\s+(\d+) kB$", rollup, re.MULTILINE)
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def _rollup(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return ""
