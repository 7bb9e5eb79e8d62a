"""No engine leaves anything of its own on the disk, such as a number of the machine to report with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_importing_the_engines_writes_nothing(tmp_path: Path) -> None:
    code = "import dragoman, onnxruntime, faster_whisper, ctranslate2, piper, kokoro_onnx"
    env = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ORT_"))}
    env |= {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env=env, check=True, timeout=120)
    assert list(tmp_path.rglob("*")) == []
