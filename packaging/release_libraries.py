"""Libraries of the operating system that the frozen app takes along: on Linux, those that no package brings."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from bootstrap_base import ROOT, StepFailedError
from release_policy import TABLE, Policy, tidy

FOLDER = "lib"
"""Where the frozen app has them; what packages bring lies in folders of theirs, with links here."""
PYTHON = "libpython"
DOCUMENTS = Path("/usr/share/doc")


def system_libraries(frozen: Path) -> list[str]:
    """Returns the names of the libraries in a frozen app's folder, for example "libssl.so.3"."""
    files = sorted((frozen / FOLDER).glob("lib*.so*"))
    return [file.name for file in files if not file.is_symlink() and not file.name.startswith(PYTHON)]


def licence_of(library: str, policy: Policy) -> str:
    """Returns the SPDX expression of a library's licence.

    Raises:
        StepFailedError: Nobody has looked it up.
    """
    name = library.partition(".so")[0]
    if name not in policy.libraries:
        raise StepFailedError(
            f"The app takes {library} along from this system, and its licence is unknown. Keep it out, or look it up "
            f"and name it in {TABLE.relative_to(ROOT).as_posix()}."
        )
    return policy.libraries[name]


def debian_package(library: str) -> tuple[str, str, str]:
    """Returns the Debian package that a library is from, its version, and its licence with all notices.

    Raises:
        StepFailedError: It is from none, or this is no Debian.
    """
    advice = "Make the app on Debian or Ubuntu, from their own libraries."
    if shutil.which("dpkg-query") is None:
        raise StepFailedError(f"Where {library} is from cannot be told on this system. {advice}")
    owner = _answer("--search", f"*/{library}").partition(":")[0]
    notices = DOCUMENTS / owner / "copyright"
    if not owner or not notices.is_file():
        raise StepFailedError(f"{library} is of no package of this system that has a licence. {advice}")
    version = _answer("--show", "--showformat=${Version}\n", owner).splitlines()[0]
    return owner, version, tidy(notices.read_text(encoding="utf-8", errors="replace"))


def _answer(*words: str) -> str:
    return subprocess.run(["dpkg-query", *words], capture_output=True, encoding="utf-8", check=False).stdout
