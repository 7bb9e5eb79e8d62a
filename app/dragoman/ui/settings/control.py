"""What every control of the settings has in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from dragoman.ui.settings.entry import EntryText


class Control(QWidget):
    """Shows the value of one entry and tells when the user chooses another."""

    chosen = Signal(object)
    """The new value; None where something is done instead."""
    is_narrow = False
    """Whether it stays beside its words where there is little room."""

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        return []

    def show_text(self, text: EntryText) -> None:
        """Say it in the language of the window."""

    def show_value(self, value: object) -> None:
        """Show what is in use; the signal stays silent."""


class WheelGuard(QObject):
    """Lets the wheel scroll the page rather than change a value that merely lies under the pointer."""

    def guard(self, widget: QWidget) -> None:
        """Leave the wheel of a widget to the page as long as it has not the keyboard."""
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the wheel on."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
