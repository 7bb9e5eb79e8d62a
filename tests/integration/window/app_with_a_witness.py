"""The app as a user starts it, with a witness in it, who tells what there is on the screen.

The witness reads a word a line: `look` is answered by what a screen reader finds in the windows, a list in a line of
JSON; `picture FILE` by a picture of the screen, and an empty list.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from dragoman.__main__ import main
from dragoman.ui.application import application


class Witness:
    """Reads from standard input, answers on standard output."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._reader = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._reader.activated.connect(self._answer)

    def _answer(self) -> None:
        word, _, file = sys.stdin.readline().strip().partition(" ")
        if word == "look":
            self._tell(self._parts())
        elif word == "picture":
            self._app.primaryScreen().grabWindow(0).save(file)
            self._tell([])
        else:
            self._reader.setEnabled(False)

    def _parts(self) -> list[dict[str, object]]:
        windows = [window for window in self._app.topLevelWidgets() if window.isVisible()]
        return [
            {"window": window.windowTitle(), **part}
            for window in windows
            for part in _parts(QAccessible.queryAccessibleInterface(window))
        ]

    def _tell(self, parts: list[dict[str, object]]) -> None:
        sys.stdout.write(json.dumps(parts) + "\n")
        sys.stdout.flush()


def _parts(found: QAccessibleInterface | None) -> Iterator[dict[str, object]]:
    """Yield what can be known of a part of a window that can be seen, and of all that is in it."""
    if found is None or not found.isValid() or found.state().invisible:
        return
    state, box = found.state(), found.rect()
    yield {
        "role": found.role().name,
        "name": found.text(QAccessible.Text.Name),
        "value": found.text(QAccessible.Text.Value),
        "box": [box.left(), box.top(), box.width(), box.height()],
        "is_enabled": not state.disabled,
        "is_checked": bool(state.checked),
        "has_keyboard": bool(state.focused),
    }
    for index in range(found.childCount()):
        yield from _parts(found.child(index))


if __name__ == "__main__":
    witness = Witness(application())
    sys.exit(main())
