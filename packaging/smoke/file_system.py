"""Fresh Debian file systems: made once with debootstrap, kept as archives, unpacked for each test."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from smoke.container import Container, User, container
from smoke.failure import SmokeError

RELEASE = "bookworm"
DESKTOP = (
    "at-spi2-core",
    "dbus",
    "fonts-dejavu-core",
    "fonts-noto-cjk",
    "fonts-noto-core",
    "libegl1",
    "libgtk-3-bin",
    "pulseaudio",
    "pulseaudio-utils",
    "scrot",
    "wmctrl",
    "x11-utils",
    "xdg-utils",
    "xdotool",
    "xfwm4",
    "xvfb",
)
"""A screen, a window manager, a sound server, and hands: what somebody has who is about to install a program.

libegl1 comes with the display server that Xvfb stands for.
"""
_INSTALL = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends")


@dataclass(frozen=True)
class Source:
    """Where this machine gets Debian's packages from."""

    address: str
    suite: str
    component: str

    @property
    def line(self) -> str:
        """The line of a sources.list."""
        return f"deb {self.address} {self.suite} {self.component}"


class FileSystems:
    """The archives, and the folder in which they are unpacked."""

    def __init__(self, cache: Path, work: Path) -> None:
        """Name both folders, of which the first outlives the test."""
        self._cache = cache
        self._work = work
        self._sources = sources()

    @contextlib.contextmanager
    def fresh(self, name: str, packages: tuple[str, ...] = ()) -> Iterator[Path]:
        """Unpack a Debian with these packages in it; it is removed afterwards."""
        root = self._work / name
        root.mkdir()
        try:
            _call("tar", "--extract", "--numeric-owner", "--file", self.archive(packages), "--directory", root)
            yield root
        finally:
            shutil.rmtree(root)

    def archive(self, packages: tuple[str, ...]) -> Path:
        """Return the archive of a Debian with these packages, made now where there is none."""
        asked_for = "\n".join([*(source.line for source in self._sources), *packages])
        digest = hashlib.sha256(asked_for.encode()).hexdigest()[:12]
        archive = self._cache / f"{RELEASE}-{len(packages)}-{digest}.tar"
        if not archive.exists():
            self._cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self._work, prefix="making-") as folder:
                root = Path(folder) / "root"
                self._make(root, packages)
                new = Path(folder) / archive.name
                _call("tar", "--create", "--numeric-owner", "--file", new, "--directory", root, ".")
                shutil.move(new, archive)
        return archive

    def _make(self, root: Path, packages: tuple[str, ...]) -> None:
        if not packages:
            print(f"Making a Debian ({RELEASE}) for later runs too ...", flush=True)
            main = next(source.address for source in self._sources if source.suite == RELEASE)
            _call("debootstrap", "--variant=minbase", RELEASE, root, main)
            self._set_up(root)
            return
        root.mkdir()
        _call("tar", "--extract", "--numeric-owner", "--file", self.archive(()), "--directory", root)
        print(f"Installing a desktop into it ({len(packages)} packages and what they need) ...", flush=True)
        with container(root, network=True) as inside:
            inside.must_run(*_INSTALL, *packages)
            inside.must_run("apt-get", "clean")

    def _set_up(self, root: Path) -> None:
        """Give it the sources of packages and the apt settings of this machine, and a user."""
        lines = "".join(f"{source.line}\n" for source in self._sources)
        (root / "etc/apt/sources.list").write_text(lines, encoding="utf-8")
        (root / "etc/apt/apt.conf.d/90machine").write_text(_transport_settings(), encoding="utf-8")
        shutil.copyfile("/etc/resolv.conf", root / "etc/resolv.conf")
        user = User()
        with container(root, network=True) as inside:
            inside.must_run("useradd", "--create-home", "--shell", "/bin/bash", "--uid", str(user.number), user.name)
            inside.must_run("apt-get", "update", "--quiet")
        runtime = root / str(user.runtime).lstrip("/")
        runtime.mkdir(parents=True, mode=0o700)
        os.chown(runtime, user.number, user.number)


def sources() -> list[Source]:
    """Return where this machine gets Debian's packages from.

    Raises:
        SmokeError: it knows none of this release.
    """
    wanted = "$(REPO_URI)|$(CODENAME)|$(COMPONENT)"
    told = _call("apt-get", "indextargets", "--format", wanted, "Created-By: Packages", "Origin: Debian")
    found = sources_from(told)
    if not any(source.suite == RELEASE for source in found):
        raise SmokeError(f"expected sources of Debian's {RELEASE} in this machine's apt; is it Debian 12, and updated?")
    return found


def sources_from(lines: str) -> list[Source]:
    """Return the sources of this release among lines of the form ADDRESS|SUITE|COMPONENT."""
    parts = (line.split("|") for line in lines.splitlines() if line.strip())
    found = {Source(address, suite, component): None for address, suite, component in parts}
    return [source for source in found if source.suite.split("-")[0] == RELEASE]


def _transport_settings() -> str:
    """Return how this machine's apt reaches its sources: proxies, and what it says about old package lists."""
    lines = _call("apt-config", "dump").splitlines()
    wanted = ("Acquire::http", "Acquire::https", "Acquire::Check-")
    return "".join(f"{line}\n" for line in lines if line.startswith(wanted))


def _call(*words: str | Path) -> str:
    ended = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if ended.returncode != 0:
        last = "\n".join((ended.stdout + ended.stderr).strip().splitlines()[-8:])
        raise SmokeError(f"{words[0]} failed ({ended.returncode}): {last}")
    return ended.stdout


def installed_packages(inside: Container) -> set[str]:
    """Return the names of all packages in a file system."""
    return set(inside.must_run("dpkg-query", "--show", "--showformat", "${Package}\n").split())
