"""How long the window's event loop is held while people talk, and how much processor time silence takes.

    python tests/benchmarks/window_session.py [--profile DIR] [--talk WAV] [--minutes 1] [--silence 30]

Runs the app with its engines on a virtual desktop with virtual sound devices and uses it as people do: a conversation
with the buttons held, then a talk on the live page with subtitles over it. Then it listens hands-free to silence.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from driven_window import DrivenWindow, driven_window, run_command, virtual_place
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from dragoman.app import run_window
from dragoman.config.settings import Settings, SettingsStore
from dragoman.installation import Installation
from dragoman.ui.application import application
from dragoman.ui.event_loop_watch import EventLoopWatch

EN = "Good morning. How much does breakfast cost, and until when can we have it?"
PT = "Bom dia. O café da manhã custa dez euros e é servido até as dez horas."
TALK = (
    "Welcome to the museum. In the first room you see the oldest maps of this coast, drawn by sailors who had never "
    "been there themselves. Look at the islands in the north: two of them do not exist. In the next room there are "
    "letters from the people who lived here four hundred years ago. They write about the harvest, the weather and the "
    "price of salt. One of them asks his brother for a pair of good shoes, and promises to pay in spring. "
)
LOADING_S = 20.0
TURN_S = 8.0
SETTLING_S = 8.0


class Reporter(QObject):
    """Answers each line of standard input with what the watch has measured since the line before."""

    _asked = Signal()

    def __init__(self, watch: EventLoopWatch) -> None:
        super().__init__()
        self._watch = watch
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, name="reporter", daemon=True).start()

    def _listen(self) -> None:
        for _ in sys.stdin:
            self._asked.emit()

    @Slot()
    def _answer(self) -> None:
        print(json.dumps(asdict(self._watch.report())), flush=True)
        self._watch.start()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--talk", type=Path, help="default: the app's own voice speaks one")
    parser.add_argument("--minutes", type=float, default=1.0, help="of the talk")
    parser.add_argument("--silence", type=float, default=30.0, help="seconds")
    parser.add_argument("--watched", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.watched:
        sys.exit(_run_watched(arguments.profile))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        profile = arguments.profile or folder / "profile"
        run_command(profile, "models", "prepare")
        for language, text in (("en", EN), ("pt", PT), ("talk", TALK * 4)):
            spoken = ["--language", "en" if language == "talk" else language]
            run_command(profile, "say", text, *spoken, "--out", str(folder / f"{language}.wav"))
        with virtual_place(folder) as environment:
            talk = arguments.talk or folder / "talk.wav"
            _measure_loop(environment, profile, folder, talk, 60 * arguments.minutes)
            _measure_silence(environment, profile, arguments.silence)


def _run_watched(profile: Path) -> int:
    application()
    watch = EventLoopWatch()
    reporter = Reporter(watch)
    QTimer.singleShot(0, watch, watch.start)
    status = run_window(Installation(profile))
    reporter.deleteLater()
    return status


def _measure_loop(environment: Mapping[str, str], profile: Path, folder: Path, talk: Path, talk_s: float) -> None:
    SettingsStore(profile / "settings").save(Settings(is_welcomed=True, hotkey_overlay="Ctrl+Alt+O"))
    with driven_window(environment, [__file__, "--watched", "--profile", str(profile)]) as window:
        time.sleep(LOADING_S)
        _tell("engines loading", _report(window))
        for key, language in (("space", "en"), ("Return", "pt"), ("space", "en"), ("Return", "pt")):
            window.xdotool("keydown", key)
            window.hear(folder / f"{language}.wav")
            window.xdotool("keyup", key)
            time.sleep(TURN_S)
        _tell("conversation, buttons held", _report(window))
        for key in ("ctrl+2", "space", "ctrl+alt+o"):
            window.xdotool("key", key)
            time.sleep(1)
        window.hear(talk, talk_s)
        time.sleep(SETTLING_S)
        _tell("live with subtitles", _report(window))


def _measure_silence(environment: Mapping[str, str], profile: Path, silence_s: float) -> None:
    SettingsStore(profile / "settings").save(Settings(is_welcomed=True, mode="auto"))
    with driven_window(environment, ["-m", "dragoman", "--profile", str(profile)]) as window:
        time.sleep(LOADING_S)
        before_s = _processor_s(window.process.pid)
        time.sleep(silence_s)
        share = (_processor_s(window.process.pid) - before_s) / silence_s
    print(f"{'hands-free, silence':<30}{share:.1%} of one processor, over {silence_s:.0f} s")


def _report(window: DrivenWindow) -> dict[str, Any]:
    stdin, stdout = window.process.stdin, window.process.stdout
    if stdin is None or stdout is None:
        raise RuntimeError("the window's process has no pipes")
    stdin.write("report\n")
    stdin.flush()
    answer: dict[str, Any] = json.loads(stdout.readline())
    return answer


def _tell(phase: str, report: Mapping[str, Any]) -> None:
    print(
        f"{phase:<30}{report['p99_ms']:.0f} ms at the 99th percentile, {report['longest_ms']:.0f} ms at most, "
        f"{report['long_holds']} times more than 50 ms ({report['count']} heartbeats)",
        flush=True,
    )


def _processor_s(pid: int) -> float:
    """Return the processor time that a process has taken so far."""
    words = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
