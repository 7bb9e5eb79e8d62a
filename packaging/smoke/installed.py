"""The `.deb`: installed, started from its desktop entry, used, and removed again."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from smoke.container import TABLE, Container, User, container
from smoke.desktop import Desktop, desktop
from smoke.drive import PROFILE, App
from smoke.failure import SmokeError
from smoke.file_system import DESKTOP, FileSystems
from smoke.libraries import missing_libraries
from smoke.report import Report
from smoke.screen import screen
from smoke.snapshot import BOOKKEEPING, Snapshot, compare, listing, pythons, size_bytes, snapshot
from smoke.use import check_use, measure_starts, of_the_desktop, spoken

PART = "deb"
_MEGABYTE = 1e6
_SESSION = ("/run/", "/tmp/", f"{TABLE}/")  # noqa: S108  # only compared
"""Where the desktop's session and the test have files."""


def check_bare(file_systems: FileSystems, package: Path, report: Report) -> None:
    """Install it on a Debian without anything: what it names as its dependencies has to be enough for it."""
    part = f"{PART}, bare"
    with file_systems.fresh("bare") as root:
        before = snapshot(root)
        _check_no_python(report, part, "a fresh Debian has no Python", root)
        with container(root, network=True) as inside:
            _install(report, part, inside, package, "--no-install-recommends")
        with container(root, network=False) as inside:
            folder = _folder(inside)
            _check_no_python(report, part, "nor has it one with Dragoman installed", root, own=folder)
            missing = missing_libraries(inside, folder)
            report.check(
                part, "its dependencies are enough", holds=not missing, expected="no missing library", seen=missing
            )
            _check_commands(report, part, inside)
            _purge(report, part, inside, before)


def check_on_desktop(file_systems: FileSystems, package: Path, report: Report, out: Path) -> None:
    """Install it on a desktop, and use it there as its user does."""
    report.figure(PART, "package", package.stat().st_size / _MEGABYTE, "MB")
    with file_systems.fresh("desktop", DESKTOP) as root:
        before = snapshot(root)
        with container(root, network=True) as inside:
            _install(report, PART, inside, package)
        with container(root, network=False) as inside:
            folder = _folder(inside)
            report.figure(PART, "installed", size_bytes(inside.outside(folder)) / _MEGABYTE, "MB")
            _check_no_python(report, PART, "there is no Python", root, own=folder)
            with desktop(inside, User(), out) as desk, screen(desk) as read:
                app = _app(desk, folder)
                sounds = spoken(read, app)
                _check_doctor(report, desk)
                before_use = snapshot(root, is_read=False)
                check_use(report, read, app, sounds)
                measure_starts(report, read, app)
                _check_written(report, before_use, desk)
            _purge(report, PART, inside, before, *_SESSION)
            kept = [path for path in _of_the_app(root) if "settings.json" in path]
            report.check(
                PART, "the user's data is kept", holds=bool(kept), expected="settings.json", seen=_of_the_app(root)
            )


def _app(desk: Desktop, folder: str) -> App:
    entries = desk.inside.outside("/usr/share/applications").glob("*.desktop")
    own = [entry.stem for entry in entries if re.search("^Name=Dragoman$", entry.read_text(), re.MULTILINE)]
    if len(own) != 1:
        raise SmokeError(f"expected one desktop entry called Dragoman; seen: {own}")
    return App(
        part=PART,
        folder=folder,
        launch=lambda: desk.launch("gtk-launch", own[0], log="app.log"),
        program="dragoman",
    )


def _check_doctor(report: Report, desk: Desktop) -> None:
    doctor = desk.run("dragoman", "--profile", PROFILE, "doctor", home=TABLE)
    report.check(
        PART, "dragoman doctor finds nothing wrong", holds=doctor.returncode == 0, expected="exit code 0",
        seen=f"exit code {doctor.returncode}: {doctor.stdout}",
    )  # fmt: skip


def _check_written(report: Report, before: Snapshot, desk: Desktop) -> None:
    home = f"{desk.user.home}/"
    changes = compare(before, snapshot(desk.inside.root, is_read=False)).without(of_the_desktop(desk.user))
    elsewhere = changes.without((home,))
    report.check(
        PART, "it writes in the user's home only", holds=not elsewhere, expected="nothing elsewhere", seen=elsewhere
    )
    written = (*changes.added, *changes.changed)
    strange = [path for path in written if path.startswith(home) and not _is_own(path)]
    report.check(
        PART, "and there in folders of its name", holds=not strange, expected="no others", seen=", ".join(strange)
    )


def _is_own(path: str) -> bool:
    """Return whether a path has the app's name in it, or is one of the folders in which such paths lie."""
    return "dragoman" in path.casefold() or path.endswith(("/.cache", "/.config", "/.local", "/share", "/state"))


def _of_the_app(root: Path) -> list[str]:
    return [path for path in listing(root / "home") if "dragoman" in path.casefold()]


def _install(report: Report, part: str, inside: Container, package: Path, *options: str) -> None:
    place = f"/{package.name}"
    shutil.copyfile(package, inside.outside(place))
    with report.step(part, "apt installs it"):
        inside.must_run("apt-get", "update", "--quiet")
        inside.must_run("apt-get", "install", "--yes", "--quiet", *options, place)
    inside.outside(place).unlink()


def _folder(inside: Container) -> str:
    """Return where the program lies that the command starts."""
    where = inside.must_run("sh", "-c", "readlink --canonicalize $(command -v dragoman)").strip()
    return where.rpartition("/")[0]


def _check_commands(report: Report, part: str, inside: Container) -> None:
    version = inside.must_run("dpkg-query", "--show", "--showformat", "${Version}", _name(inside))
    said = inside.run("dragoman", "--version", user=User()).stdout.strip()
    is_same = version.split("-")[0].replace("~", "") in said.replace("~", "")
    report.check(part, "dragoman --version", holds=is_same, expected=f"dragoman {version}", seen=said)
    asked = inside.run("dragoman", "translate", "Where is the station?", "--from", "en", "--to", "pt", user=User())
    is_translated = asked.returncode == 0 and "estação" in asked.stdout
    seen = asked.stdout + asked.stderr
    report.check(part, "dragoman translate", holds=is_translated, expected="Onde fica a estação?", seen=seen)


def _name(inside: Container) -> str:
    """Return the name of the package that the command comes from."""
    return inside.must_run("sh", "-c", "dpkg-query --search $(command -v dragoman)").partition(":")[0]


def _purge(report: Report, part: str, inside: Container, before: Snapshot, *others: str) -> None:
    with report.step(part, "apt removes it"):
        inside.must_run("apt-get", "purge", "--yes", "--quiet", _name(inside))
        inside.must_run("apt-get", "autoremove", "--purge", "--yes", "--quiet")
    left = compare(before, snapshot(inside.root)).without((*BOOKKEEPING, "/home/", *others))
    report.check(part, "nothing is left but the user's data", holds=not left, expected="nothing", seen=left)


def _check_no_python(report: Report, part: str, what: str, root: Path, own: str | None = None) -> None:
    found = pythons(listing(root), own=own)
    report.check(part, what, holds=not found, expected="no interpreter", seen=", ".join(found))
