"""What a start of the app wants of its window, which may be open already, in another process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

PAGES = ("conversation", "live")
"""The pages that can be asked for."""


@dataclass(frozen=True, slots=True)
class StartRequest:
    """To come to the front, and perhaps more."""

    page: str = ""
    """The one of `PAGES` to open; empty: the last one."""
    files: tuple[Path, ...] = ()
    """Models to import."""

    def to_bytes(self) -> bytes:
        """Return it as a line that `from_bytes` understands, in any process of this machine."""
        return json.dumps({"page": self.page, "files": [str(file.absolute()) for file in self.files]}).encode() + b"\n"

    @classmethod
    def from_bytes(cls, line: bytes) -> Self | None:
        """Return what a line asks for; None where it is no request."""
        try:
            found = json.loads(line)
            page, files = found["page"], found["files"]
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
        is_request = page in ("", *PAGES) and isinstance(files, list) and all(isinstance(file, str) for file in files)
        return cls(page, tuple(map(Path, files))) if is_request else None


COME_TO_FRONT = StartRequest()
"""To open the window, and nothing else."""
