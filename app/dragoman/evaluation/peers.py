"""Other live recognisers on the same recordings: each runs in an environment of its own and tells what it understood.

`PYTHON SCRIPT --model DIR --language LANG FILE.wav...` plays each file to the peer at speaking speed and writes a line
of JSON for everything it says; `tests/benchmarks/peers/README.md` describes them.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.config.paths import resources
from dragoman.domain.errors import EngineError
from dragoman.evaluation.waits import first_shown_s

_LOADING_S = 300.0
_PATIENCE = 4.0
"""A peer that takes this many times the length of the recordings is given up."""
_LAST_WORDS = 400
"""Characters of what a failing peer says that are shown."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A live recogniser to compare with."""

    name: str
    python: Path
    """The interpreter of the environment it is installed in."""
    script: Path


@dataclass(frozen=True, slots=True)
class Heard:
    """What a live recogniser made of one recording. Times are in seconds since its first sample."""

    text: str = ""
    """All final texts."""
    shown_at_s: float | None = None
    """When all of it stood on the display for the first time, final or not."""
    final_at_s: float | None = None
    """When the last of it became final."""
    is_forced: bool = False
    """Whether that was only because the stream was ended."""
    processor_s: float | None = None
    """Processor time, in seconds."""


def script_of(name: str) -> Path | None:
    """Return the script of a peer in a checkout of the repository, or None where there is none."""
    folder = resources().parent / "tests" / "benchmarks" / "peers"
    return next((path for path in (folder / f"{name}.py", folder / f"{name}_peer.py") if path.is_file()), None)


def ask(peer: Peer, model: Path, language: str, files: Sequence[Path], duration_s: float) -> dict[str, Heard]:
    """Have a peer transcribe 16 kHz mono WAV files, and return what it heard, by file name.

    Args:
        peer: whom to ask.
        model: folder of the recognition model.
        language: what is spoken.
        files: the recordings.
        duration_s: their length together, in seconds.

    Raises:
        EngineError: it failed, or took too long.
    """
    command = [str(peer.python), str(peer.script), "--model", str(model), "--language", language, *map(str, files)]
    try:
        ended = subprocess.run(
            command,
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="replace",
            timeout=_LOADING_S + _PATIENCE * duration_s,
        )
    except subprocess.CalledProcessError as error:
        raise _failed(peer, error.stderr[-_LAST_WORDS:].strip() or f"exit code {error.returncode}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(peer, str(error)) from error
    return read_answers(ended.stdout.splitlines())


def read_answers(lines: Iterable[str]) -> dict[str, Heard]:
    """Return what a peer heard, by file name, from the lines it wrote; lines of another form are left out."""
    told: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        with contextlib.suppress(ValueError, KeyError, TypeError):
            event = json.loads(line)
            told.setdefault(Path(event["file"]).name, []).append(event)
    return {name: _heard(events) for name, events in told.items()}


def _heard(events: Sequence[Mapping[str, Any]]) -> Heard:
    finals = [event for event in events if event.get("kind") == "final" and event.get("text")]
    text = " ".join(event["text"] for event in finals)
    used_s = [event["cpu_s"] for event in events if event.get("cpu_s") is not None]
    return Heard(
        text,
        first_shown_s(_displays(events), text),
        finals[-1]["at_s"] if finals else None,
        bool(finals and finals[-1].get("at_end")),
        used_s[-1] if used_s else None,
    )


def _displays(events: Iterable[Mapping[str, Any]]) -> Iterator[tuple[float, str]]:
    """Yield what is seen from each moment on: everything final, and the last partial text."""
    settled = ""
    for event in events:
        if event.get("kind") not in ("final", "partial"):
            continue
        shown = f"{settled} {event.get('text', '')}".strip()
        if event["kind"] == "final":
            settled = shown
        yield event["at_s"], shown


def _failed(peer: Peer, reason: str) -> EngineError:
    return EngineError("{name} failed: {reason}.", "Run its script by itself.", name=peer.name, reason=reason)
