"""`dragoman models install`, `repair`, `import` and `export`: models that come and go."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dragoman.cli.exit_codes import ExitCode, UsageError
from dragoman.cli.models import describe, named, packs_of
from dragoman.cli.models_plan import missing_for
from dragoman.cli.terminal import ProgressLine, bar, clock
from dragoman.domain.errors import ModelError
from dragoman.domain.model_pack import ModelPack
from dragoman.installation import Installation
from dragoman.modelstore.meter import Meter
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Transfer

_T = TypeVar("_T")


def run_install(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Download models and install them; see `dragoman models install --help`.

    Raises:
        UsageError: there is no model of this name, or none for this pair.
        ModelError: a model cannot be had.
    """
    store = installation.store
    if bool(arguments.ids) == bool(arguments.pair):
        raise UsageError("It is not said what to install.", "Name models, or a pair of languages with --pair.")
    packs = missing_for(installation, *arguments.pair) if arguments.pair else packs_of(store, arguments.ids)
    wanted = [pack for pack in dict.fromkeys(packs) if not store.is_available(pack)]
    if not wanted:
        print("Everything is installed.")
        return ExitCode.DONE
    for pack in wanted:
        print(f"to download  {describe(store, pack)}", flush=True)
    for number, pack in enumerate(wanted):
        try:
            _install(store, pack)
        except KeyboardInterrupt:
            rest = " ".join(each.id for each in wanted[number:])
            print(f"What has come is kept. To go on, run: dragoman models install {rest}")
            return ExitCode.INTERRUPTED
        print(f"installed    {describe(store, pack)}", flush=True)
    return ExitCode.DONE


def run_repair(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Put damaged models in place anew, from where they came; see `dragoman models repair --help`.

    Raises:
        UsageError: there is no model of this name.
    """
    store = installation.store
    failed = False
    for pack in [pack for pack in named(store, arguments.ids) if store.damaged_files(pack)]:
        try:
            store.discard(pack)
            _install(store, pack)
        except ModelError as error:
            failed = True
            print(f"{pack.id}: {error}")
        else:
            print(f"ready        {describe(store, pack)}", flush=True)
    return ExitCode.MODEL if failed else ExitCode.DONE


def run_import(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Install what files or folders hold; see `dragoman models import --help`.

    Raises:
        InputError: there is no such file.
        ModelError: it holds no model for certain, or a damaged one.
    """
    store = installation.store
    for path in arguments.paths:
        for pack in _import(store, path):
            print(f"imported     {describe(store, pack)}", flush=True)
    return ExitCode.DONE


def run_export(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Write installed models to one file; see `dragoman models export --help`.

    Raises:
        UsageError: there is no model of this name.
        ModelError: one is not installed, or is damaged.
        OutputError: the file cannot be written.
    """
    from dragoman.modelstore.exporting import export

    store = installation.store
    packs = packs_of(store, arguments.ids)
    _with_progress(arguments.to.name, lambda transfer: export(packs, arguments.to, store, transfer))
    print(f"{arguments.to} holds {len(packs)} models. On the other machine, run: dragoman models import FILE")
    return ExitCode.DONE


def _install(store: ModelStore, pack: ModelPack) -> None:
    _with_progress(pack.name, lambda transfer: store.install(pack, transfer))


def _import(store: ModelStore, path: Path) -> tuple[ModelPack, ...]:
    from dragoman.modelstore.importing import import_from

    return _with_progress(path.name, lambda transfer: import_from(path, store, transfer))


def _with_progress(name: str, run: Callable[[Transfer], _T]) -> _T:
    """Run something with a line that shows how far it is, how fast it goes and how long it will take."""
    line, meter = ProgressLine(), Meter()

    def show(done: int, total: int) -> None:
        found = meter.measure(done, total)
        if found is not None:
            left = f"{clock(found.remaining_s)} left" if found.remaining_s is not None else ""
            size = f"{done >> 20} of {total >> 20} MB"
            line.show(f"{bar(done, total)} {size}  {found.bytes_per_s / 1e6:.1f} MB/s  {left}  {name}")

    try:
        return run(Transfer(show))
    finally:
        line.clear()
