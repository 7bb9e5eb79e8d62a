"""`dragoman models`: what there is, whether it is in order, and mending it."""

from __future__ import annotations

import argparse

from dragoman.app import Installation
from dragoman.cli.exit_codes import ExitCode
from dragoman.cli.terminal import ProgressLine, bar
from dragoman.domain.errors import ModelError
from dragoman.domain.model_pack import ModelPack
from dragoman.modelstore.store import ModelStore


def run(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """List, prepare, verify or repair the models; see `dragoman models --help`."""
    store = installation.store
    if arguments.prepare:
        return _prepare(store, store.packs)
    if arguments.verify:
        return _verify(store, store.packs)
    if arguments.repair:
        damaged = [pack for pack in store.packs if store.damaged_files(pack)]
        for pack in damaged:
            store.discard(pack)
        return _prepare(store, damaged)
    return _list(store)


def _list(store: ModelStore) -> ExitCode:
    for pack in store.packs:
        state = "ready" if store.is_placed(pack) else "not prepared" if store.is_available(pack) else "missing"
        languages = "all languages" if pack.languages == ("*",) else ", ".join(pack.languages)
        print(f"{state:<13} {pack.size >> 20:>4} MB  {pack.id:<16} {pack.name} ({languages}; {pack.licence})")
    print(f"\nThey lie in {store.folder}")
    return ExitCode.DONE if all(store.is_available(pack) for pack in store.packs) else ExitCode.MODEL


def _prepare(store: ModelStore, packs: tuple[ModelPack, ...] | list[ModelPack]) -> ExitCode:
    line = ProgressLine()
    failed = False
    for pack in packs:
        try:
            store.locate(pack, lambda pack, done: line.show(f"{bar(done, pack.size)} {done >> 20:>4} MB  {pack.name}"))
        except ModelError as error:
            failed = True
            line.clear()
            print(f"{pack.id}: {error}")
        else:
            line.clear()
            print(f"ready  {pack.size >> 20:>4} MB  {pack.name}")
    return ExitCode.MODEL if failed else ExitCode.DONE


def _verify(store: ModelStore, packs: tuple[ModelPack, ...]) -> ExitCode:
    failed = False
    for pack in packs:
        damaged = store.damaged_files(pack)
        failed = failed or bool(damaged)
        print(f"{'in order' if not damaged else 'damaged or missing: ' + ', '.join(damaged)}  {pack.name}")
    if failed:
        print("To mend it, run: dragoman models --repair")
    return ExitCode.MODEL if failed else ExitCode.DONE
