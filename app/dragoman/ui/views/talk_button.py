"""The large button that is held down to speak."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.talk_button_painter import BARS, NARROW, TalkButtonPainter, TalkLook, TalkState

_HINT_MS = 3000
LOW: Final = 84
FLAT: Final = 60
"""Heights for a button with little room, and with hardly any, in pixels before the user's text size is applied."""


@dataclass(frozen=True, slots=True)
class TalkTexts:
    """The words on a button, in the language of the person who uses it."""

    ready: str
    held: str
    preparing: str
    unavailable: str
    hint: str
    key: str


class TalkButton(QAbstractButton):
    """Tells when it is pressed and let go by mouse or touch; keys are the window's business."""

    pressed_by = Signal(str)
    released_by = Signal(str)

    def __init__(
        self,
        side: Side,
        dresser: Dresser,
        parent: QWidget | None = None,
        *,
        is_turned: bool = False,
        highest: int | None = None,
    ) -> None:
        """Make the button of one side.

        Args:
            side: whose button it is.
            dresser: its colours.
            parent: what it is in.
            is_turned: it is read from the other side of the table.
            highest: see `limit_height`.
        """
        super().__init__(parent)
        self._is_turned = is_turned
        self._highest = highest
        self._side = side
        self._dresser = dresser
        self._painter = TalkButtonPainter(dresser.icons)
        self._language = "en"
        self._texts = TalkTexts("", "", "", "", "", "")
        self._state = TalkState.PREPARING
        self._levels: deque[float] = deque([0.0] * BARS, maxlen=BARS)
        self._hint_timer = QTimer(self, singleShot=True, interval=_HINT_MS)
        self._hint_timer.timeout.connect(self._refresh)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEnabled(False)
        dresser.changed.connect(self.update)

    @property
    def state(self) -> TalkState:
        """What the button offers now."""
        return self._state

    @property
    def label(self) -> str:
        """The large words shown now."""
        if self._hint_timer.isActive() and self._state is TalkState.READY:
            return self._texts.hint
        return {
            TalkState.PREPARING: self._texts.preparing,
            TalkState.UNAVAILABLE: self._texts.unavailable,
            TalkState.READY: self._texts.ready,
            TalkState.HELD: self._texts.held,
        }[self._state]

    @property
    def levels(self) -> tuple[float, ...]:
        """The loudness of the bars, 0 to 1, the newest last."""
        return tuple(self._levels)

    def speak(self, language: str, texts: TalkTexts) -> None:
        """Show the words of a person's language."""
        self._language, self._texts = language, texts
        self.setLayoutDirection(language_names.direction(language))
        self._refresh()

    def limit_height(self, highest: int | None) -> None:
        """Take so many pixels, before the user's text size is applied; None is as much as is good to press."""
        if highest != self._highest:
            self._highest = highest
            self.updateGeometry()

    def show_state(self, state: TalkState) -> None:
        """Offer something else."""
        if state is not self._state:
            self._state = state
            self._levels.extend([0.0] * BARS)
            self.setEnabled(state in {TalkState.READY, TalkState.HELD})
            self._refresh()

    def show_level(self, rms: float) -> None:
        """Draw how loud the microphone is, `rms` from 0 to 1 of full scale."""
        self._levels.append(loudness(rms))
        self.update()

    def show_hint(self) -> None:
        """Say for a moment that the button has to be held."""
        self._hint_timer.start()
        self._refresh()

    def _refresh(self) -> None:
        self.setText(self.label)
        self.setAccessibleName(f"{self.label} – {language_names.own_name(self._language)} ({self._texts.key})")
        self.update()

    def sizeHint(self) -> QSize:
        """Prefer room for one line of words."""
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        """Take half of a small window."""
        return QSize(150, self.heightForWidth(150))

    def hasHeightForWidth(self) -> bool:
        """A narrow button is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height for a width."""
        height = 150 if width < NARROW else 112
        return round((height if self._highest is None else self._highest) * fonts.text_scale())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to hold."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed_by.emit("mouse")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go, wherever the pointer is by now."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.released_by.emit("mouse")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count the second press of a double click like any other."""
        self.mousePressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go when the button leaves the screen."""
        self.released_by.emit("mouse")
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take touches as they are: a touch turned into a mouse click comes late and may open a menu."""
        if isinstance(event, QTouchEvent) and self.isEnabled():
            if event.type() is QEvent.Type.TouchBegin:
                self.pressed_by.emit("touch")
            elif event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}:
                self.released_by.emit("touch")
            event.accept()
            return True
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the button can be pressed."""
        super().enterEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_turned:
            painter.translate(self.width(), self.height())
            painter.rotate(180)
        theme = self._dresser.theme
        colours = theme.first if self._side is Side.FIRST else theme.second
        self._painter.paint(painter, QRectF(self.rect()), self._look(), theme, colours)

    def _look(self) -> TalkLook:
        return TalkLook(
            state=self._state,
            label=self.label,
            key=self._texts.key,
            language=self._language,
            levels=self.levels,
            is_mirrored=self.layoutDirection() is Qt.LayoutDirection.RightToLeft,
            is_hovered=self.underMouse(),
            has_focus=self.hasFocus(),
        )


def loudness(rms: float) -> float:
    """Return how loud a root mean square (0 to 1 of full scale) is perceived, 0 (-55 dB) to 1 (-10 dB)."""
    decibels = 20 * math.log10(max(rms, 1e-6))
    return min(1.0, max(0.0, (decibels + 55) / 45))
