"""A program with subtitles over a window: does what it reads, a word a line, and tells what happens in JSON lines."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from dragoman.config.paths import resources
from dragoman.ui.appearance import Dresser
from dragoman.ui.overlay.overlay_window import OverlayWindow
from dragoman.ui.overlay.style import OverlayStyle
from dragoman.ui.view_models.turn import Side, Turn


def tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class Beneath(QWidget):
    """Tells each click that reaches it."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        tell(event="clicked")


class Program:
    """Knows what the words mean."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._beneath = Beneath()
        self._beneath.showMaximized()
        self._overlay = OverlayWindow(Dresser(app, resources()))
        self._overlay.apply(OverlayStyle(colours="black", opacity=100, is_motion_reduced=True))
        self._overlay.held.connect(lambda is_held: tell(event="held" if is_held else "let go"))
        self._overlay.placed.connect(lambda _places: tell(event="placed"))
        self._commands = {
            "show": self._show,
            "speak": self._speak,
            "hide": self._overlay.hide,
            "hold": lambda: self._overlay.take_hold(True),
            "minimise": self._beneath.showMinimized,
            "fill": self._beneath.showFullScreen,
            "quit": app.quit,
        }

    def _show(self) -> None:
        self._overlay.show()
        self._speak()

    def _speak(self) -> None:
        self._overlay.show_turns([Turn(1, Side.FIRST, "pt", "en", translated="Good morning, everybody")])

    def obey(self) -> None:
        """Do what the next line says, and tell how things are."""
        word = sys.stdin.readline().strip()
        if word in self._commands:
            self._commands[word]()
        self._app.processEvents()
        box = self._overlay.geometry()
        colour = self._app.primaryScreen().grabWindow(0, box.left() + 12, box.bottom() - 12, 1, 1).toImage()
        tell(
            event="state",
            box=[box.left(), box.top(), box.width(), box.height()],
            is_active=self._beneath.isActiveWindow(),
            is_exposed=self._overlay.windowHandle() is not None and self._overlay.windowHandle().isExposed(),
            colour=colour.pixelColor(0, 0).name() if not colour.isNull() else "",
        )


def main() -> int:
    app = QApplication(sys.argv)
    program = Program(app)
    reader = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    reader.activated.connect(program.obey, Qt.ConnectionType.DirectConnection)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
