"""The buttons beside a bubble: one set of them, which goes to the bubble that is pointed at or has the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius, Space
from dragoman.ui.view_models.turn_action import TurnAction
from dragoman.ui.views.turn_menu import TurnMenu

_TARGET = 44
"""Pixels each way of what a finger has to meet."""
_COPIED_MS = 1500
_ICONS: Final = {
    TurnAction.SAY_AGAIN: "speaker",
    TurnAction.COPY: "copy",
    TurnAction.CORRECT: "correct",
    TurnAction.SHOW: "show",
    TurnAction.FLIP: "swap",
}


class ActionButton(QToolButton):
    """Tells when the keyboard leaves it."""

    left = Signal()

    def __init__(self, action: TurnAction, parent: QWidget) -> None:
        """Make the button of an action."""
        super().__init__(parent)
        self.setObjectName(f"action_{action}")
        self.setFixedSize(_TARGET, _TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusOutEvent(event)
        self.left.emit()


class BubbleActions(QWidget):
    """Offers what can be done with one turn."""

    chosen = Signal(object)
    """A `TurnAction`."""
    reached = Signal()
    """The pointer has come."""
    left = Signal()
    """The pointer or the keyboard has gone."""
    escaped = Signal()

    def __init__(self, dresser: Dresser, parent: QWidget) -> None:
        """Make all buttons; nothing is shown yet."""
        super().__init__(parent)
        self._dresser = dresser
        self.buttons = {action: ActionButton(action, self) for action in TurnAction}
        self.menu = TurnMenu(self)
        self._copied = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._copied.timeout.connect(self._redress)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for action, button in self.buttons.items():
            row.addWidget(button)
            button.clicked.connect(lambda _=False, action=action: self.chosen.emit(action))
            button.left.connect(self.left)
        copy = self.buttons[TurnAction.COPY]
        copy.setMenu(self.menu)
        copy.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        copy.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.hide()
        self._redress()
        self._retranslate()
        dresser.changed.connect(self._redress)

    def offer(self, actions: tuple[TurnAction, ...]) -> None:
        """Show the buttons of these actions."""
        for action, button in self.buttons.items():
            button.setVisible(action in actions)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Be as wide as the buttons that are shown."""
        count = sum(not button.isHidden() for button in self.buttons.values())
        return QSize(count * _TARGET + 4, _TARGET + 4)

    @property
    def has_keyboard(self) -> bool:
        """Whether one of the buttons has it."""
        return any(button.hasFocus() for button in self.buttons.values())

    @property
    def is_in_use(self) -> bool:
        """Whether the pointer, the keyboard or an open menu is here."""
        return self.underMouse() or self.menu.isVisible() or self.has_keyboard

    def show_copied(self) -> None:
        """Say for a moment that it has been copied."""
        copy = self.buttons[TurnAction.COPY]
        copy.setIcon(self._dresser.icons.icon("check", self._dresser.theme.success))
        copy.setAccessibleDescription(self.tr("Copied"))
        self._copied.start()

    def _redress(self) -> None:
        for action, button in self.buttons.items():
            button.setIcon(self._dresser.icons.icon(_ICONS[action], self._dresser.theme.text))
            button.setIconSize(QSize(20, 20))
        self.buttons[TurnAction.COPY].setAccessibleDescription("")
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is here."""
        super().enterEvent(event)
        self.reached.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has gone."""
        super().leaveEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from button to button by arrow keys, and back to the bubble by Escape."""
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        focused = next((index for index, button in enumerate(shown) if button.hasFocus()), None)
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif step and focused is not None:
            shown[(focused + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = {
            TurnAction.SAY_AGAIN: self.tr("Say again"),
            TurnAction.COPY: self.tr("Copy translation (hold for more)"),
            TurnAction.CORRECT: self.tr("Correct"),
            TurnAction.SHOW: self.tr("Show large"),
            TurnAction.FLIP: self.tr("Wrong language? Flip"),
        }
        for action, button in self.buttons.items():
            button.setToolTip(words[action])
            button.setAccessibleName(words[action])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.edge), 1))
        painter.setBrush(QColor(theme.surface))
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(body, Radius.CONTROL + Space.XS, Radius.CONTROL + Space.XS)
