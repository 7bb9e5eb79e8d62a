"""How long until the window is on the screen, and how much memory the app takes with every engine in use.

    python tests/benchmarks/window_start.py [--runs 5] [--profile DIR] [--program dist/Dragoman/dragoman] [--start-only]

Starts the app on a virtual desktop with virtual sound devices, from its source or as the packaged program. The first
run is not counted: it fills the disk cache.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from driven_window import driven_window, run_command, virtual_place

from dragoman.config.settings import Settings, SettingsStore

SPOKEN = {"space": ("en", "Good morning. How much does breakfast cost?"), "Return": ("pt", "Bom dia. Muito obrigado.")}
LOADING_S = 8.0
TURN_S = 10.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--program", type=Path)
    parser.add_argument("--start-only", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        profile = arguments.profile or folder / "profile"
        for language, text in SPOKEN.values():
            run_command(profile, "say", text, "--language", language, "--out", str(folder / f"{language}.wav"))
        run_command(profile, "models", "prepare")
        SettingsStore(profile / "settings").save(Settings(is_welcomed=True))
        with virtual_place(folder) as environment:
            words = ["--profile", str(profile)]
            program = str(arguments.program.resolve()) if arguments.program else sys.executable
            command = [program, *words] if arguments.program else [program, "-m", "dragoman", *words]
            uses = {} if arguments.start_only else SPOKEN
            measured = [_measure(environment, command, folder, uses) for _ in range(arguments.runs + 1)][1:]
    starts = [start_s for start_s, _ in measured]
    spread = f"median of {len(starts)}: {min(starts):.2f} to {max(starts):.2f}"
    print(f"window after   {statistics.median(starts):.2f} s  ({spread})")
    if not arguments.start_only:
        peak_mb = max(peak_mb for _, peak_mb in measured)
        print(f"peak memory    {peak_mb:.0f} MB, all engines loaded and used in both directions")


def _measure(
    environment: Mapping[str, str], command: list[str], folder: Path, spoken: Mapping[str, tuple[str, str]]
) -> tuple[float, float]:
    """Return the seconds until the window is visible, and the peak memory in MB after the turns in `spoken`."""
    with driven_window(environment, command[1:], program=command[0]) as window:
        time.sleep(LOADING_S if spoken else 0)
        for key, (language, _) in spoken.items():
            window.xdotool("keydown", key)
            window.hear(folder / f"{language}.wav")
            window.xdotool("keyup", key)
            time.sleep(TURN_S)
        status = Path(f"/proc/{window.process.pid}/status").read_text(encoding="ascii")
        peak_kb = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    return window.visible_after_s, peak_kb / 1000


if __name__ == "__main__":
    main()
