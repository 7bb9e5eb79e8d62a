"""What every installer's Dragoman has to do once it is there, and how much it takes."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from smoke.container import TABLE, User
from smoke.drive import (
    CONVERSATION,
    SENTENCE,
    TRIAL,
    App,
    command,
    end,
    first_steps,
    interpret,
    judge,
    skip_first_steps,
    start,
)
from smoke.memory import watched
from smoke.report import Report
from smoke.screen import Screen

_STARTS = 3
_OF_THE_DESKTOP = (".cache/fontconfig/", ".cache/mesa_shader_cache/", ".config/xfce4/")
"""What the desktop keeps in the home of everybody who uses it, some of it only after a while."""


def spoken(read: Screen, app: App) -> dict[str, Path]:
    """Have the app's own voice speak the two sentences; return the files' names, as seen from inside."""
    sounds = {}
    for number, sentence in enumerate((TRIAL, SENTENCE), 1):
        sounds[sentence] = TABLE / f"spoken-{number}.wav"
        command(read, app, "say", sentence, "--language", "en", "--out", str(sounds[sentence]))
    return sounds


def check_use(report: Report, read: Screen, app: App, sounds: dict[str, Path], *, with_trial: bool = True) -> None:
    """Start it for the first time, interpret, and end it."""
    heard = {}
    with watched(app.folder) as peak:
        with report.step(app.part, "it starts"):
            begun = time.monotonic()
            start(read, app)
            report.figure(app.part, "window, first start", time.monotonic() - begun, "s")
        with report.step(app.part, "the first steps end in a conversation"):
            if with_trial:
                heard[TRIAL] = first_steps(read, sounds[TRIAL], app.part)
            else:
                skip_first_steps(read)
        with report.step(app.part, "a sentence is interpreted while a key is held"):
            heard[SENTENCE] = interpret(read, sounds[SENTENCE], app.part)
        report.figure(app.part, "peak memory (PSS)", peak.proportional_mb, "MB")
        report.figure(app.part, "peak memory (RSS)", peak.resident_mb, "MB")
        with report.step(app.part, "it ends when its window is closed"):
            end(read, app)
    for sentence, each in heard.items():
        judge(read, app, report, each, sentence)


def measure_starts(report: Report, read: Screen, app: App) -> None:
    """Measure how long it takes until the window can be seen, when what is on the disk is in memory already."""
    taken_s = []
    for _ in range(_STARTS):
        begun = time.monotonic()
        start(read, app)
        taken_s.append(time.monotonic() - begun)
        read.expect(CONVERSATION)
        end(read, app)
    report.figure(app.part, f"window, median of {_STARTS} starts", statistics.median(taken_s), "s")


def of_the_desktop(user: User) -> tuple[str, ...]:
    """Return what may change whatever program is used: the desktop's own files, its sockets, and the test's files."""
    return (f"{TABLE}/", f"{user.runtime}/", *(f"{user.home}/{each}" for each in _OF_THE_DESKTOP))
