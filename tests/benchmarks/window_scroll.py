"""How smoothly a conversation and a live transcript of 10,000 turns scroll, and how much memory they take.

    python tests/benchmarks/window_scroll.py [--turns 10000]

Fills the app's own window on a virtual desktop, then scrolls to the first turn and back, a frame after the other: the
view is moved by 120 pixels (at 60 frames a second, 7,200 pixels a second), and everything that follows is done and
drawn. A frame is short where the view had to wait for turns that were not there yet.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "ui")]

import numpy as np
from fake_conversation import FakeConversation
from fake_library import FakeLibrary
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from dragoman.config.paths import resources
from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.updates import BuildInfo
from dragoman.ui.application import DesktopSession, application
from dragoman.ui.models_session import Models
from dragoman.ui.updates_session import Updates
from dragoman.ui.views.top_bar import Page
from support.virtual_desktop import virtual_desktop

STEP = 120
FRAME_MS = 1000 / 60
LIMIT_S = 1200
EN = "Good morning. How much does breakfast cost for two people, and until when can we have it? We leave early."
PT = "Bom dia. Quanto custa o café da manhã para duas pessoas, e até que horas ele é servido? Saímos cedo."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=10_000)
    parser.add_argument("--here", action="store_true", help="on this display instead of a virtual one")
    arguments = parser.parse_args()
    if arguments.here:
        _measure(arguments.turns)
        return
    with tempfile.TemporaryDirectory() as name, virtual_desktop(Path(name)) as screen:
        command = [sys.executable, __file__, "--here", "--turns", str(arguments.turns)]
        subprocess.run(command, env={**os.environ, **screen}, check=True, timeout=LIMIT_S)


def _measure(turns: int) -> None:
    app = application()
    with tempfile.TemporaryDirectory() as name:
        store = SettingsStore(Path(name))
        store.save(Settings(is_welcomed=True))
        conversation, library = FakeConversation(), FakeLibrary()
        session = DesktopSession(
            app,
            conversation=conversation,
            settings=store,
            languages=("en", "pt"),
            pairs=frozenset({("en", "pt"), ("pt", "en")}),
            models=Models(library, library.voices_of),
            resources=resources(),
            logs=Path(name),
            updates=Updates(BuildInfo("0.1.0"), lambda: None),
            autostart=None,
        )
        session.show()
        app.processEvents()
        conversation.become_ready()
        views: dict[Page, QAbstractScrollArea] = {
            Page.CONVERSATION: session.window.talk.bubbles,
            Page.LIVE: session.window.live.page.transcript,
        }
        for page, view in views.items():
            session.window.open_page(page)
            app.processEvents()
            print(f"{page}, {turns} turns")
            _fill(app, conversation, turns)
            _scroll(app, view, -STEP)
            _scroll(app, view, STEP)
        session.window.close()
        session.shutdown.wait(5)


def _fill(app: QApplication, conversation: FakeConversation, turns: int) -> None:
    chance = random.Random(4)
    before_mb = _resident_mb()
    took_ms = []
    for _ in range(turns):
        words = chance.randint(2, 20)
        said, translated = (" ".join(text.split()[:words]) for text in (EN, PT))
        began_s = time.perf_counter()
        if chance.random() < 0.5:
            conversation.say("en", said, "pt", translated)
        else:
            conversation.say("pt", translated, "en", said)
        app.processEvents()
        took_ms.append((time.perf_counter() - began_s) * 1000)
    after_mb = _resident_mb()
    print(f"  a turn is added and drawn in  {_spread(took_ms)}")
    print(f"  memory                        {before_mb:.0f} MB before, {after_mb:.0f} MB after")


def _scroll(app: QApplication, view: QAbstractScrollArea, step: int) -> None:
    """Scroll to the end in one direction."""
    bar = view.verticalScrollBar()
    took_ms, short = [], 0
    while True:
        began_s = time.perf_counter()
        before = bar.value()
        bar.setValue(before + step)
        moved = abs(bar.value() - before)
        app.processEvents()
        took_ms.append((time.perf_counter() - began_s) * 1000)
        if moved < STEP and _is_at_rest(app, lambda: bar.value() in (bar.minimum(), bar.maximum())):
            break
        short += moved < STEP
    name = "up" if step < 0 else "down"
    late = sum(each > FRAME_MS for each in took_ms)
    print(f"  scrolled {name:4}                 {_spread(took_ms)}; {len(took_ms)} frames, {late} late, {short} short")
    print(f"  frames a second               {1000 / float(np.mean(took_ms)):.0f}; memory {_resident_mb():.0f} MB")


def _is_at_rest(app: QApplication, is_at_end: Callable[[], bool]) -> bool:
    """Return whether the end stays the end when the view has had time to make what is missing."""
    for _ in range(50):
        app.processEvents()
        if not is_at_end():
            return False
    return True


def _spread(took_ms: list[float]) -> str:
    median, late = np.percentile(took_ms, [50, 99])
    return f"{median:.1f} ms in the median, {late:.1f} ms at the 99th percentile, {max(took_ms):.1f} ms at most"


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1000


if __name__ == "__main__":
    main()
