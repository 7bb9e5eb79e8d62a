"""What can be done with a turn, and copied of it, as a menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from dragoman.ui.view_models.turn import Turn
from dragoman.ui.view_models.turn_action import TurnAction, offered


class TurnMenu(QMenu):
    """Copies by itself, and tells what else was chosen."""

    chosen = Signal(object)
    """A `TurnAction`."""

    def add_actions(self, turn: Turn, *, can_flip: bool) -> None:
        """Add what can be done."""
        words = {
            TurnAction.SAY_AGAIN: self.tr("Say again"),
            TurnAction.CORRECT: self.tr("Correct"),
            TurnAction.SHOW: self.tr("Show large"),
            TurnAction.FLIP: self.tr("Wrong language? Flip"),
        }
        for action in offered(turn, can_flip=can_flip):
            if action in words:
                self.addAction(words[action]).triggered.connect(lambda _=False, action=action: self.chosen.emit(action))

    def add_copies(self, turn: Turn, selected: str) -> None:
        """Add what can be copied; `selected` is the part of the text that is marked, if one is."""
        said, translated = turn.all_said, turn.all_translated
        both = f"{said}\n{translated}" if said and translated else ""
        for words, text in (
            (self.tr("Copy selection"), selected),
            (self.tr("Copy translation"), translated),
            (self.tr("Copy what was said"), said),
            (self.tr("Copy both"), both),
        ):
            if text:
                self.addAction(words).triggered.connect(lambda _=False, text=text: copy(text))


def copy(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
