"""The portable archive: unpacked on something like a memory stick, started from there, and nothing left elsewhere."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from smoke.container import Container, User, container
from smoke.desktop import Desktop, desktop
from smoke.drive import CONVERSATION, App, end, start
from smoke.failure import SmokeError
from smoke.file_system import DESKTOP, FileSystems
from smoke.libraries import missing_libraries
from smoke.report import Report
from smoke.screen import Screen, screen
from smoke.snapshot import compare, listing, pythons, size_bytes, snapshot
from smoke.use import check_use, measure_starts, of_the_desktop, spoken

PART = "portable"
_STICK = "/media/usb"
_LOG = "app.log"
_MEGABYTE = 1e6


def check_portable(file_systems: FileSystems, archive: Path, report: Report, out: Path) -> None:
    """Use it on a desktop where it is not installed, then where nothing can be written beside it."""
    report.figure(PART, "archive", archive.stat().st_size / _MEGABYTE, "MB")
    with file_systems.fresh("portable", DESKTOP) as root:
        folder = _unpack(archive, root)
        outside = root / folder.lstrip("/")
        report.figure(PART, "unpacked", size_bytes(outside) / _MEGABYTE, "MB")
        links = [str(path.relative_to(outside)) for path in outside.rglob("*") if path.is_symlink()]
        report.check(PART, "a memory stick can hold it", holds=not links, expected="no links between files", seen=links)
        found = pythons(listing(root), own=folder)
        report.check(PART, "there is no Python", holds=not found, expected="no interpreter", seen=", ".join(found))
        with container(root, network=False) as inside:
            missing = missing_libraries(inside, folder)
            report.check(
                PART, "a desktop has all it needs", holds=not missing, expected="no missing library", seen=missing
            )
            with desktop(inside, User(), out) as desk, screen(desk) as read:
                app = _app(desk, folder)
                _check_stick(report, read, app)
                _check_read_only(report, read, app)


def _unpack(archive: Path, root: Path) -> str:
    """Unpack it as the user who carries the stick; return its folder, as seen from inside."""
    stick = root / _STICK.lstrip("/")
    stick.mkdir(parents=True)
    subprocess.run(["tar", "--extract", "--no-same-owner", "--file", archive, "--directory", stick], check=True)
    user = User()
    for path in (stick, *stick.rglob("*")):
        os.chown(path, user.number, user.number, follow_symlinks=False)
    folders = list(stick.iterdir())
    if len(folders) != 1 or not (folders[0] / "dragoman").exists():
        raise SmokeError(f"expected one folder with a program called dragoman in {archive.name}; seen: {folders}")
    return f"{_STICK}/{folders[0].name}"


def _app(desk: Desktop, folder: str) -> App:
    program = f"{folder}/dragoman"
    return App(part=PART, folder=folder, launch=lambda: desk.open(program, log=_LOG), program=program)


def _check_stick(report: Report, read: Screen, app: App) -> None:
    desk = read.desk
    sounds = spoken(read, app)
    before = snapshot(desk.inside.root, is_read=False)
    check_use(report, read, app, sounds, with_trial=False)
    measure_starts(report, read, app)
    changes = compare(before, snapshot(desk.inside.root, is_read=False)).without(of_the_desktop(desk.user))
    elsewhere = changes.without((f"{app.folder}/",))
    report.check(PART, "it writes in its folder only", holds=not elsewhere, expected="nothing else", seen=elsewhere)
    kept = [path for path in changes.added if path.endswith("/settings.json")]
    report.check(PART, "it keeps its settings there", holds=bool(kept), expected="settings.json", seen=changes)


def _check_read_only(report: Report, read: Screen, app: App) -> None:
    _make_read_only(read.desk.inside, app.folder)
    with report.step(PART, "it starts where nothing can be written beside it"):
        start(read, app)
        read.expect(CONVERSATION)
    read.desk.picture("portable-read-only")
    told = f"{read.words()} {(read.desk.out / _LOG).read_text(errors='replace')}"
    is_told = "Nothing can be written" in told
    report.check(PART, "and says so", holds=is_told, expected="Nothing can be written to ...", seen=told[-2000:])
    with report.step(PART, "and ends well there"):
        end(read, app)


def _make_read_only(inside: Container, folder: str) -> None:
    inside.must_run("mount", "--bind", folder, folder)
    inside.must_run("mount", "--options", "remount,bind,ro", folder)
