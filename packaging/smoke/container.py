"""Programs that run within a file system of their own: no other processes, and a network only where it is wanted.

All that is mounted is mounted in the container's own mount namespace. So it is gone with the container, however that
ends, and from outside the file system is a plain folder that can be read, compared and removed.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from smoke.failure import SmokeError

_PREPARE = """
set -e
mount -t proc proc "$0/proc"
mount --rbind /sys "$0/sys"
mount -t tmpfs -o mode=1777 tmpfs "$0/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$0/dev/pts"
exec chroot "$0" /bin/sh -c "echo ready; exec sleep infinity"
"""
"""Only when the first process has its new root may others follow it: they would land in the one it came from."""
_LONGEST_S = 900.0
TABLE = Path("/srv/smoke")
"""Where the test itself puts files, as seen from inside."""
_ROOT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_USER_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games"


@dataclass(frozen=True)
class User:
    """Somebody without rights, who has an account in the file system."""

    name: str = "ana"
    number: int = 1000

    @property
    def home(self) -> Path:
        """The home, as seen from inside."""
        return Path("/home") / self.name

    @property
    def runtime(self) -> Path:
        """Where sockets of the session are, as seen from inside."""
        return Path("/run/user") / str(self.number)

    def variables(self) -> dict[str, str]:
        """Return what every program of the user finds in its environment."""
        return {
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "LOGNAME": self.name,
            "PATH": _USER_PATH,
            "SHELL": "/bin/bash",
            "USER": self.name,
            "XDG_RUNTIME_DIR": str(self.runtime),
        }


class Container:
    """A running container; it is nothing but a first process to which others are added."""

    def __init__(self, root: Path, pid: int) -> None:
        """Name the folder of the file system and the container's first process, as seen from outside."""
        self.root = root
        self.pid = pid

    def command(
        self,
        *words: str,
        user: User | None = None,
        environment: Mapping[str, str] | None = None,
        is_first: bool = False,
    ) -> list[str]:
        """Return the command that runs `words` in here, as root or as a user, if wanted before all other programs."""
        variables = user.variables() if user else {"PATH": _ROOT_PATH, "HOME": "/root", "LANG": "C.UTF-8"}
        variables |= {"DEBIAN_FRONTEND": "noninteractive"} if user is None else {}
        variables |= environment or {}
        become = ["setpriv", "--pdeathsig", "TERM"]
        if user is not None:
            number = str(user.number)
            become += ["--reuid", number, "--regid", number, "--init-groups", "--inh-caps=-all", "--no-new-privs"]
        place = str(user.home) if user else "/"
        return [
            *("nsenter", "--target", str(self.pid), "--mount", "--pid", "--net", "--ipc", "--uts", "--root", "--"),
            *("env", "--ignore-environment", f"--chdir={place}"),
            *(f"{name}={each}" for name, each in variables.items()),
            *(("nice", "--adjustment=-30") if is_first else ()),
            *(*become, "--", *words),
        ]  # fmt: skip

    def run(
        self,
        *words: str,
        user: User | None = None,
        environment: Mapping[str, str] | None = None,
        timeout_s: float = _LONGEST_S,
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end and return what it printed; its exit status is the caller's to judge.

        Raises:
            SmokeError: it did not end within `timeout_s`.
        """
        try:
            return subprocess.run(
                self.command(*words, user=user, environment=environment),
                capture_output=True,
                text=True,
                errors="replace",
                stdin=subprocess.DEVNULL,
                check=False,
                timeout=timeout_s,
            )
        except subprocess.TimeoutExpired as error:
            raise SmokeError(f"expected an end within {timeout_s:.0f} s: {' '.join(words)}") from error

    def must_run(self, *words: str, user: User | None = None, environment: Mapping[str, str] | None = None) -> str:
        """Run a program that the test itself needs, and return what it printed.

        Raises:
            SmokeError: it failed.
        """
        ended = self.run(*words, user=user, environment=environment)
        if ended.returncode != 0:
            raise SmokeError(f"{' '.join(words)} failed ({ended.returncode}): {_tail(ended.stdout + ended.stderr)}")
        return ended.stdout

    def start(
        self,
        *words: str,
        output: IO[bytes],
        user: User | None = None,
        environment: Mapping[str, str] | None = None,
        is_first: bool = False,
    ) -> subprocess.Popen[bytes]:
        """Start a program that goes on until the container ends; what it prints goes to `output`.

        One that is to be `is_first` gets the processor before all others.
        """
        return subprocess.Popen(
            self.command(*words, user=user, environment=environment, is_first=is_first),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )

    def outside(self, path: Path | str) -> Path:
        """Return where a file of the container is, seen from outside."""
        return self.root / str(path).lstrip("/")


@contextlib.contextmanager
def container(root: Path, *, network: bool) -> Iterator[Container]:
    """Run a container in a file system; all that was started in it ends with it."""
    isolate = ["unshare", "--mount", "--pid", "--ipc", "--uts", "--fork", "--kill-child"]
    isolate += [] if network else ["--net"]
    holder = subprocess.Popen(
        ["setpriv", "--pdeathsig", "KILL", "--", *isolate, "--", "sh", "-c", _PREPARE, str(root)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        if holder.stdout.readline().strip() != "ready":
            raise SmokeError("expected a container; unshare, mount or chroot refused it: is this run as root?")
        yield Container(root, _only_child(holder.pid))
    finally:
        holder.kill()
        holder.communicate()


def _only_child(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()[0])


def _tail(text: str, lines: int = 12) -> str:
    return os.linesep.join(text.strip().splitlines()[-lines:])
