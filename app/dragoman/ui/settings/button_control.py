"""Something that is done at the press of a button."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHideEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from dragoman.ui.settings.control import Control
from dragoman.ui.settings.entry import EntryText
from dragoman.ui.theme import Space
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.parts import named

_ARMED_MS = 6000
"""A button that waits for its second press waits this long."""


class WrappingButton(QPushButton):
    """A button whose words take several lines where one is too short."""

    def __init__(self) -> None:
        """Make it without words."""
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(False)

    def minimumSizeHint(self) -> QSize:
        """Be no narrower than the longest word."""
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(longest + 2 * Space.XL, self.heightForWidth(self.width()))

    def sizeHint(self) -> QSize:
        """Take one line where there is room."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * Space.XL
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Grow higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words and what is around them."""
        return self._area(QFontMetrics(self.font()), width).height() + 2 * Space.S + 2

    def _area(self, metrics: QFontMetrics, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - 2 * Space.L), 1 << 16)
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter), self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, then its words over it."""
        del event
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(self.palette().buttonText().color())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        painter.drawText(self.rect().adjusted(Space.L, 0, -Space.L, 0), int(flags), self.text())


class ButtonControl(Control):
    """A button; where there is something to lose, it wants to be pressed twice."""

    def __init__(self, name: str, *, is_confirmed: bool) -> None:
        """Make it without words."""
        super().__init__()
        self._text = EntryText("", "")
        self._is_confirmed = is_confirmed
        self._pressed = QElapsedTimer()
        self._patience = QTimer(self, singleShot=True, interval=_ARMED_MS)
        self._patience.timeout.connect(self._show_words)
        self.button = named(name, WrappingButton())
        self.button.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        self.setFocusProxy(self.button)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        return [self.button]

    @property
    def is_waiting(self) -> bool:
        """Say whether the next press does it."""
        return self._patience.isActive()

    def show_text(self, text: EntryText) -> None:
        """Show the words of the button."""
        self._text = text
        self._show_words()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the first press."""
        self._patience.stop()
        self._show_words()
        super().hideEvent(event)

    def _press(self) -> None:
        if not self._is_confirmed:
            self.chosen.emit(None)
        elif not self.is_waiting:
            self._pressed.start()
            self._patience.start()
            self._show_words()
            announce(self.button, self._text.confirmation)
        elif self._pressed.hasExpired(QApplication.doubleClickInterval()):
            self._patience.stop()
            self._show_words()
            self.chosen.emit(None)

    def _show_words(self) -> None:
        words = self._text.confirmation if self.is_waiting else self._text.action
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setAccessibleDescription(self._text.explanation)
        self.button.updateGeometry()
