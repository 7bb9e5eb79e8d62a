"""`dragoman bench`: how long the listener waits, how good it is, and what it costs."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import textwrap
from collections.abc import Iterable
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from dragoman.cli.exit_codes import ExitCode, UsageError, packages_missing
from dragoman.cli.terminal import ProgressLine, bar
from dragoman.domain.errors import OutputError
from dragoman.domain.stability import Stability
from dragoman.evaluation.bench import Bench
from dragoman.evaluation.peers import Peer, script_of
from dragoman.evaluation.plan import Part, Plan
from dragoman.evaluation.plot import svg
from dragoman.evaluation.recordings import read_list
from dragoman.evaluation.report import Figure, Section
from dragoman.installation import Installation

_QUICK = (Part.LIVE, Part.PUSH_TO_TALK, Part.NOISE)
_LIMIT = 4
_MINUTES, _ALL_MINUTES = 2.0, 10.0
_SOAK_HOURS = 1.0
_WIDTH = 108

_Choice = TypeVar("_Choice", bound=StrEnum)


def run(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Measure, print a table, and write what is asked for; see `dragoman bench --help`.

    Raises:
        DragomanError: what stopped it.
    """
    _need_packages()
    plan = _plan(arguments)
    only = dict(condition.split("=", 1) for condition in arguments.only)
    listed = read_list(arguments.recordings, only) if arguments.recordings else []
    for path in (arguments.json, arguments.plot):
        _write(path, "", "a")  # what cannot be written is said before the long run, not after it
    progress = _Progress()
    with tempfile.TemporaryDirectory(prefix="dragoman-bench-") as folder:
        try:
            report = Bench(installation, plan, Path(folder), progress).run(listed)
        finally:
            progress.clear()
    for section in report.sections:
        _print(section)
    _write(arguments.json, json.dumps(report.plain(), ensure_ascii=False, indent=1) + "\n")
    _write(arguments.plot, svg(report.panels))
    return ExitCode.DONE


def _plan(arguments: argparse.Namespace) -> Plan:
    """Return what is asked for.

    Raises:
        UsageError: a part or stability does not exist, or a peer cannot be asked.
    """
    peers = tuple(_peer(*condition.split("=", 1)) for condition in arguments.peer)
    wished = {Part.LAG: arguments.minutes, Part.SOAK: arguments.soak, Part.PEERS: peers}
    usual = [*_QUICK, *(part for part, wish in wished.items() if wish)]
    parts = set(_chosen(Part, arguments.parts, usual))
    if arguments.all:
        parts = set(Part) - (set() if peers else {Part.PEERS})
    if Part.PEERS in parts and not peers:
        raise UsageError("There is no peer to compare with.", "Name one with --peer NAME=PYTHON.")
    stabilities = tuple(Stability) if arguments.all else (Stability.BALANCED,)
    return Plan(
        parts=frozenset(parts),
        languages=tuple(dict.fromkeys(arguments.languages)),
        limit=arguments.limit or (None if arguments.all else _LIMIT),
        stabilities=_chosen(Stability, arguments.stability, stabilities),
        lag_minutes=arguments.minutes or (_ALL_MINUTES if arguments.all else _MINUTES),
        soak_hours=arguments.soak or _SOAK_HOURS,
        peers=peers,
    )


def _chosen(kind: type[_Choice], names: Iterable[str] | None, usual: Iterable[_Choice]) -> tuple[_Choice, ...]:
    """Return the choices of these names, or the usual ones where none is named.

    Raises:
        UsageError: a name is of no choice.
    """
    if not names:
        return tuple(usual)
    known = {choice.value: choice for choice in kind}
    for name in names:
        if name not in known:
            raise UsageError("There is no “{name}”.", "Choose from {known}.", name=name, known=", ".join(known))
    return tuple(dict.fromkeys(known[name] for name in names))


def _peer(name: str, python: str) -> Peer:
    """Return the peer of this name.

    Raises:
        UsageError: its script or its Python is missing.
    """
    script = script_of(name)
    if script is None:
        raise UsageError(
            "There is no script for the peer “{name}”.", "Scripts are in tests/benchmarks/peers.", name=name
        )
    if not Path(python).is_file():
        raise UsageError("There is no Python at “{path}”.", "Name that of the peer's environment.", path=python)
    return Peer(name, Path(python), script)


class _Progress:
    """Says on standard error what is being measured; in a terminal also how much of it is done."""

    def __init__(self) -> None:
        self._line = ProgressLine()
        self._doing = ""

    def __call__(self, doing: str, done: float) -> None:
        if doing != self._doing:
            self._line.clear()
            print(f"{doing[0].upper()}{doing[1:]} ...", file=sys.stderr, flush=True)
            self._doing = doing
        self._line.show(bar(round(100 * done), 100))

    def clear(self) -> None:
        """Leave an empty line."""
        self._line.clear()


def _print(section: Section) -> None:
    print(f"\n{section.title}")
    print(textwrap.fill(section.note, _WIDTH, initial_indent="   ", subsequent_indent="   "))
    if section.figures:
        print(f"   {'':<62} {'ours':>12} {'baseline':>12} {'ratio':>7} {'n':>6}")
    for figure in section.figures:
        print(f"   {figure.name:<62} {_value(figure, figure.value)} {_value(figure, figure.baseline)} {_rest(figure)}")
    sys.stdout.flush()


def _value(figure: Figure, value: float | None) -> str:
    if value is None:
        return f"{'-':>12}"
    number = str(value) if isinstance(value, int) else f"{value:.2f}"
    return f"{f'{number} {figure.unit}'.strip():>12}"


def _rest(figure: Figure) -> str:
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    return f"{ratio:>7} {'' if figure.count is None else figure.count:>6}".rstrip()


def _write(path: Path | None, text: str, mode: str = "w") -> None:
    """Write a result, if it is wanted.

    Raises:
        OutputError: it cannot be written.
    """
    if path is None:
        return
    try:
        with path.open(mode, encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(
            "“{name}” cannot be written: {reason}.",
            "Choose a folder that exists, that you may write to, and that has room.",
            name=path,
            reason=error.strerror,
        ) from error


def _need_packages() -> None:
    """Look without importing, which would count as the app's memory.

    Raises:
        UsageError: a package is missing.
    """
    if not (find_spec("jiwer") and find_spec("sacrebleu")):
        raise packages_missing("the packages jiwer and sacrebleu", "bench")
