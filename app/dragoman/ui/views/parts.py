"""Small widgets that every view is put together from."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from dragoman.ui import fonts
from dragoman.ui.icons import ICON_SIZE

_REDUCED_MOTION = "isMotionReduced"
"""The application's property that tells that nothing shall move which need not."""
_Widget = TypeVar("_Widget", bound=QWidget)


def named(name: str, widget: _Widget) -> _Widget:
    """Give a widget the name by which the style sheet knows it."""
    widget.setObjectName(name)
    return widget


class Combo(QComboBox):
    """A combo box that shortens what it has no room for."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, with an ellipsis where the text is too long."""
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        elide = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.currentText(), elide, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def _application() -> QCoreApplication:
    running = QCoreApplication.instance()
    if running is None:
        raise RuntimeError("there is no application yet")
    return running


def is_animated(widget: QWidget) -> bool:
    """Say whether the user and the system want things to move; some people cannot bear it."""
    if _application().property(_REDUCED_MOTION):
        return False
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) > 0


def reduce_motion(wanted: bool) -> None:
    """Have nothing move that need not."""
    _application().setProperty(_REDUCED_MOTION, wanted)


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet looks at; costs nothing where it stays the same."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def text_label(font: QFont, role: str = "") -> QLabel:
    """Return a label for plain text that wraps; `role` is "muted", "danger" or nothing."""
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setFont(font)
    if role:
        label.setProperty("role", role)
    return label


def text_button(name: str) -> QPushButton:
    """Return a button that takes the keyboard by Tab, but not by being clicked."""
    button = named(name, QPushButton())
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def icon_button(name: str) -> QToolButton:
    """Return a button without words that takes the keyboard by Tab, but not by being clicked."""
    button = named(name, QToolButton())
    size = round(ICON_SIZE * fonts.text_scale())
    button.setIconSize(QSize(size, size))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def rule() -> QFrame:
    """Return a thin line."""
    line = named("rule", QFrame())
    line.setFixedHeight(1)
    return line
