"""What the machine that runs the smoke test has to have."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from smoke.failure import SmokeError

_TOOLS = {"debootstrap": "debootstrap", "nsenter": "util-linux", "setpriv": "util-linux", "unshare": "util-linux"}
_JEEPNEY = "/usr/lib/python3/dist-packages/jeepney"


def prepare() -> None:
    """Install what is missing of it.

    Raises:
        SmokeError: this is not Debian, or not root.
    """
    if not shutil.which("apt-get"):
        raise SmokeError("The smoke test needs Debian 12.")
    if os.geteuid() != 0:
        raise SmokeError("The smoke test makes file systems and containers: please run it as root.")
    missing = sorted({package for tool, package in _TOOLS.items() if not shutil.which(tool)})
    missing += [] if Path(_JEEPNEY).exists() else ["python3-jeepney"]
    if missing:
        print(f"Installing {' '.join(missing)} ...", flush=True)
        subprocess.run(["apt-get", "install", "--yes", "-qq", "--no-install-recommends", *missing], check=True)
