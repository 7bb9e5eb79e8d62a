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
from dragoman.cli.exit_codes import ExitCode
from dragoman.config.paths import is_packaged
from dragoman.domain.audio import DeviceKind
from dragoman.domain.errors import DragomanError
from dragoman.installation import Installation
from dragoman.mt.families import FAMILIES
from dragoman.planning.placement import Decision, Reason

_ENGINES = {
    "faster-whisper": "speech recognition",
    "ctranslate2": "runs speech recognition and translation",
    "sentencepiece": "translation",
    "piper-tts": "voices",
    "kokoro-onnx": "voices",
    "espeakng-loader": "voices for all other languages",
    "onnxruntime": "runs the voices",
    "av": "reads audio and video files",
    "sounddevice": "microphone and loudspeaker",
    "PySide6-Essentials": "the window",
}
_INSTEAD = {"onnxruntime": ("onnxruntime-gpu",)}
"""What does as well; both at once would overwrite each other's files."""
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
        (_voices, ExitCode.MODEL),
        (_devices, ExitCode.DEVICE),
        (_machine, ExitCode.DONE),
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
        found = next((each for each in (name, *_INSTEAD.get(name, ())) if _version(each)), None)
        if found is not None:
            yield Finding("engine", True, f"{found} {_version(found)}: {purpose}")
        else:
            install = "Install Dragoman again." if is_packaged() else f'Run: "{sys.executable}" -m pip install {name}'
            yield Finding("engine", False, f"{name} is missing: {purpose}. {install}")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _models(installation: Installation) -> Iterator[Finding]:
    store = installation.store
    for pack in store.packs:
        if store.is_placed(pack):
            yield Finding("model", True, pack.name)
            continue
        if not pack.comes_along:
            continue  # nobody has asked for it yet
        try:
            store.locate(pack)
            yield Finding("model", True, f"{pack.name} (prepared just now)")
        except DragomanError as error:
            yield Finding("model", False, str(error))


def _voices(installation: Installation) -> Iterator[Finding]:
    from dragoman.tts.espeak import EspeakSynthesizer

    try:
        EspeakSynthesizer()
        yield Finding("voice", True, f"eSpeak NG; together they speak {len(installation.spoken_languages())} languages")
    except DragomanError as error:
        yield Finding("voice", False, str(error))


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


def _machine(installation: Installation) -> Iterator[Finding]:
    machine = installation.machine()
    yield Finding("machine", True, f"{machine.cores} processor cores, {machine.memory_mb / 1024:.1f} GB of memory")
    if machine.gpu is not None:
        gpu = machine.gpu
        text = f"{gpu.name}, {gpu.free_mb} of {gpu.total_mb} MB free; {', '.join(sorted(gpu.compute_types))}"
        yield Finding("graphics card", True, text)
    elif machine.gpu_fault is not None:
        yield Finding("graphics card", False, str(machine.gpu_fault))
    else:
        yield Finding("graphics card", True, "none that helps; the processor does the work")
    for decision in installation.decisions():
        yield Finding("computing", decision.reason is not Reason.TOO_LITTLE_MEMORY, _place(decision))


def _place(decision: Decision) -> str:
    pack, placement = decision.pack, decision.placement
    if placement.device == "cuda":
        return f"{pack.name}: graphics card, {placement.compute_type}, about {decision.needed_mb} MB"
    words = [f"{pack.name}: processor"]
    if pack.family == "whisper" or pack.family in FAMILIES:
        words.append(placement.compute_type)
    words.append(f"{placement.threads} thread{'s' if placement.threads > 1 else ''}")
    if decision.reason not in {Reason.NO_CARD, Reason.UNUSABLE}:  # these stand in the line before
        words.append(decision.reason)
    if decision.needed_mb:
        words.append(f"it would take about {decision.needed_mb} MB")
    return ", ".join(words)


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
