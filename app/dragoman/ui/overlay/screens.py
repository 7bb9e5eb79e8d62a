"""The computer's screens, and when they change."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from dragoman.ui.overlay.placement import ScreenArea

_CALM_MS: Final = 100
"""A screen that is plugged in or out changes several things one after the other."""


def present_screens() -> list[ScreenArea]:
    """Return the screens that are there, the main one first."""
    primary = QGuiApplication.primaryScreen()
    screens = sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)
    areas: dict[str, ScreenArea] = {}
    for screen in screens:
        area = screen.geometry()
        key = f"{screen.name()} {area.width()}x{area.height()}"
        while key in areas:
            key += "+"
        areas[key] = ScreenArea(key, area, screen.availableGeometry())
    return list(areas.values())


class ScreenWatch(QObject):
    """Tells when a screen comes, goes or changes."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        """Watch from now on."""
        super().__init__(parent)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self.changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._watch)
            app.screenRemoved.connect(self._note)
            app.primaryScreenChanged.connect(self._note)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._note)
        screen.availableGeometryChanged.connect(self._note)
        self._note()

    def _note(self, _what: object = None) -> None:
        self._calm.start()
