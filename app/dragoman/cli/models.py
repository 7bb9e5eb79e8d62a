"""`dragoman models list`, `prepare`, `verify` and `remove`: what there is, and whether it is in order."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from dragoman.cli.exit_codes import ExitCode, UsageError
from dragoman.cli.terminal import ProgressLine, bar
from dragoman.domain.errors import ModelError
from dragoman.domain.model_pack import ANY_LANGUAGE, ModelPack, Task
from dragoman.installation import Installation
from dragoman.modelstore.store import ModelStore


def run_list(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """List what is here, or of the whole catalogue what knows a language; see `dragoman models list --help`."""
    store = installation.store
    packs = store.packs
    if arguments.language is not None:
        packs = tuple(pack for pack in packs if pack.knows(arguments.language))
    elif not arguments.all:
        packs = tuple(pack for pack in packs if _is_here(store, pack) or pack.comes_along)
    for pack in packs:
        print(f"{_state(store, pack):<13} {describe(store, pack)}")
    print(f"\nThey lie in {store.folder} and take {store.used_bytes() >> 20} MB.")
    others = len(store.packs) - len(packs)
    if others:
        print(f"{others} more can be had: `dragoman models list --all`, or --language LANG.")
    tasks = {pack.task for pack in store.packs if store.is_available(pack)}
    return ExitCode.DONE if tasks == set(Task) else ExitCode.MODEL


def run_prepare(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Put the models that come along in their place now; see `dragoman models prepare --help`.

    Raises:
        ModelError: they cannot be copied.
    """
    store, line = installation.store, ProgressLine()
    packs = [pack for pack in store.packs if pack.comes_along]
    failed = False
    for pack in packs:
        failed = not _place(store, pack, line) or failed
    if failed:
        return ExitCode.MODEL
    if arguments.into is not None:
        from dragoman.modelstore.bundling import bundle

        bundle(packs, store, arguments.into)
        print(f"{arguments.into} holds these {len(packs)} models.")
    return ExitCode.DONE


def run_verify(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Read models whole and compare them with their checksums; see `dragoman models verify --help`.

    Raises:
        UsageError: there is no model of this name.
    """
    store = installation.store
    failed = False
    for pack in named(store, arguments.ids):
        damaged = store.damaged_files(pack)
        failed = failed or bool(damaged)
        print(f"{'in order' if not damaged else 'damaged or missing: ' + ', '.join(damaged)}  {pack.name}")
    if failed:
        print("To mend it, run: dragoman models repair")
    return ExitCode.MODEL if failed else ExitCode.DONE


def run_remove(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Delete installed models, and what has come of downloads; see `dragoman models remove --help`.

    Raises:
        UsageError: there is no model of this name.
        ModelError: a model is in use.
    """
    store = installation.store
    for pack in packs_of(store, arguments.ids):
        store.forget(pack)
        store.discard(pack)
        kept = " Its package stays, and puts it in place again when it is needed." if store.is_available(pack) else ""
        print(f"removed  {pack.name}.{kept}")
    return ExitCode.DONE


def packs_of(store: ModelStore, ids: Iterable[str]) -> list[ModelPack]:
    """Return the packs of these ids.

    Raises:
        UsageError: there is none of one.
    """
    packs = []
    for pack_id in ids:
        pack = store.find(pack_id)
        if pack is None:
            raise UsageError("There is no model “{id}”.", "`dragoman models list --all` lists them.", id=pack_id)
        packs.append(pack)
    return packs


def named(store: ModelStore, ids: list[str]) -> list[ModelPack]:
    """Return the packs of these ids; without any, those that are installed or whose folder is there but damaged."""
    if ids:
        return packs_of(store, ids)
    return [pack for pack in store.packs if store.is_available(pack) or store.has_folder(pack)]


def describe(store: ModelStore, pack: ModelPack) -> str:
    """Return one line about a pack: size, id, name, languages and licence."""
    return f"{size_of(store, pack):>8}  {pack.id:<28} {pack.name} ({_languages(pack)}; {licence(pack)})"


def size_of(store: ModelStore, pack: ModelPack) -> str:
    """Return what a pack takes on the disk, or about what where nobody says exactly."""
    known = store.placed(pack) or pack
    if all(file.size for file in known.files):
        return f"{known.size >> 20} MB"
    return f"~{known.expected_size >> 20} MB" if known.parameters else "? MB"


def licence(pack: ModelPack) -> str:
    """Return the licence, and what it does not allow."""
    return pack.licence if pack.is_commercial_use_allowed else f"{pack.licence}, not for commercial use"


def _languages(pack: ModelPack) -> str:
    if pack.languages == (ANY_LANGUAGE,):
        return "all languages"
    if len(pack.languages) > 6:  # noqa: PLR2004 - more are not read
        return f"{len(pack.languages)} languages"
    return (" to " if pack.is_one_direction else ", ").join(pack.languages)


def _state(store: ModelStore, pack: ModelPack) -> str:
    if store.is_placed(pack):
        return "comes along" if store.is_bundled(pack) else "ready"
    if store.is_available(pack):
        return "not prepared"
    if store.begun_bytes(pack):
        return "begun"
    return "missing" if pack.comes_along else "-"


def _is_here(store: ModelStore, pack: ModelPack) -> bool:
    return store.is_available(pack) or store.begun_bytes(pack) > 0


def _place(store: ModelStore, pack: ModelPack, line: ProgressLine) -> bool:
    try:
        store.locate(pack, lambda pack, done: line.show(f"{bar(done, pack.size)} {done >> 20:>4} MB  {pack.name}"))
    except ModelError as error:
        line.clear()
        print(f"{pack.id}: {error}")
        return False
    line.clear()
    print(f"ready  {pack.size >> 20:>4} MB  {pack.name}")
    return True
