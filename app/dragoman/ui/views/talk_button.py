"""The large button that is held down to speak."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTouchEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius, SideColours, Space, Theme, TypeSize
from dragoman.ui.view_models.turn import Side

_RING = 5
"""Pixels around the button for the ring of focus and of being held."""
_NARROW = 330
"""Below this width the parts stand under each other."""
_BARS = 40
_BAR_STEP = 9.0
"""Pixels from one bar of the level meter to the next."""
_HINT_MS = 3000


class TalkState(Enum):
    """What the button offers."""

    PREPARING = auto()
    UNAVAILABLE = auto()
    READY = auto()
    HELD = auto()


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

    def __init__(self, side: Side, dresser: Dresser, parent: QWidget | None = None) -> None:
        """Make the button of one side."""
        super().__init__(parent)
        self._side = side
        self._dresser = dresser
        self._language = "en"
        self._texts = TalkTexts("", "", "", "", "", "")
        self._state = TalkState.PREPARING
        self._levels: deque[float] = deque([0.0] * _BARS, maxlen=_BARS)
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

    def show_state(self, state: TalkState) -> None:
        """Offer something else."""
        if state is not self._state:
            self._state = state
            self._levels.extend([0.0] * _BARS)
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
        return round((150 if width < _NARROW else 112) * fonts.text_scale())

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
        theme = self._dresser.theme
        colours = theme.first if self._side is Side.FIRST else theme.second
        body = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        ink = self._paint_body(painter, body, theme, colours)
        inner = body.adjusted(Space.L, Space.M, -Space.L, -Space.M)
        if self.width() < _NARROW:
            self._paint_narrow(painter, inner, ink)
        else:
            self._paint_wide(painter, inner, ink)

    def _paint_body(self, painter: QPainter, body: QRectF, theme: Theme, colours: SideColours) -> QColor:
        """Draw the ground and return the colour of what stands on it."""
        usable = self._state in {TalkState.READY, TalkState.HELD}
        fill = QColor(colours.accent if usable else theme.sunken)
        if self._state is TalkState.HELD:
            fill = QColor(colours.accent_held)
        elif usable and self.underMouse():
            fill = _mixed(fill, QColor(colours.accent_held), 0.35)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(body, Radius.BUTTON, Radius.BUTTON)
        ring = QColor(colours.accent) if self._state is TalkState.HELD else QColor(theme.focus)
        if self._state is TalkState.HELD or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ring, 2.5))
            grown = body.adjusted(-3.5, -3.5, 3.5, 3.5)
            painter.drawRoundedRect(grown, Radius.BUTTON + 3, Radius.BUTTON + 3)
        return QColor(colours.on_accent if usable else theme.text_muted)

    def _paint_wide(self, painter: QPainter, inner: QRectF, ink: QColor) -> None:
        key = self._key_size()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        icon = QRectF(inner.left(), inner.center().y() - 22, 44, 44)
        chip = QRectF(inner.right() - key.width(), inner.center().y() - key.height() / 2, key.width(), key.height())
        words = QRectF(icon.right() + Space.L, inner.top(), chip.left() - icon.right() - 2 * Space.L, inner.height())
        if mirrored:
            centre = inner.center().x()
            icon.moveLeft(2 * centre - icon.right())
            chip.moveLeft(2 * centre - chip.right())
            words.moveLeft(2 * centre - words.right())
        self._paint_icon(painter, icon, ink)
        self._paint_key(painter, chip, ink)
        aligned = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        if self._state is TalkState.HELD:
            upper, lower = _split(words)
            self._paint_label(painter, upper, ink, aligned | Qt.AlignmentFlag.AlignVCenter)
            self._paint_levels(painter, lower, ink)
        else:
            self._paint_words(painter, words, ink, aligned)

    def _paint_narrow(self, painter: QPainter, inner: QRectF, ink: QColor) -> None:
        key = self._key_size()
        icon = QRectF(inner.center().x() - 18, inner.top(), 36, 36)
        chip = QRectF(inner.center().x() - key.width() / 2, inner.bottom() - key.height(), key.width(), key.height())
        words = QRectF(inner.left(), icon.bottom() + 2, inner.width(), chip.top() - icon.bottom() - 4)
        self._paint_icon(painter, icon, ink)
        if self._state is TalkState.HELD:
            self._paint_levels(painter, chip.adjusted(-Space.XL, 0, Space.XL, 0).intersected(inner), ink)
        else:
            self._paint_key(painter, chip, ink)
        self._paint_words(painter, words, ink, Qt.AlignmentFlag.AlignHCenter)

    def _paint_icon(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        disc = QColor(ink)
        disc.setAlphaF(0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(disc)
        painter.drawEllipse(area)
        inset = area.width() * 0.23
        self._dresser.icons.paint(painter, "microphone", ink.name(), area.adjusted(inset, inset, -inset, -inset))

    def _paint_words(self, painter: QPainter, area: QRectF, ink: QColor, aligned: Qt.AlignmentFlag) -> None:
        """Draw the label and the language's name as one block, centred in height."""
        small = QFontMetrics(fonts.font(TypeSize.CAPTION, self._language))
        flags = aligned | Qt.TextFlag.TextWordWrap
        large = fonts.font(TypeSize.LEAD, self._language, strong=True)
        needed = QFontMetrics(large).boundingRect(area.toRect(), int(flags), self.label).height()
        with_name = needed + small.height() <= area.height()
        top = area.top() + (area.height() - needed - (small.height() if with_name else 0)) / 2
        block = QRectF(area.left(), max(area.top(), top), area.width(), needed)
        self._paint_label(painter, block, ink, aligned | Qt.AlignmentFlag.AlignVCenter)
        if with_name:
            painter.setFont(fonts.font(TypeSize.CAPTION, self._language))
            painter.setPen(ink)
            line = QRectF(area.left(), block.bottom(), area.width(), small.height())
            painter.drawText(line, int(aligned), language_names.own_name(self._language))

    def _paint_label(self, painter: QPainter, area: QRectF, ink: QColor, aligned: Qt.AlignmentFlag) -> None:
        """Draw the label as large as it fits."""
        painter.setPen(ink)
        flags = int(aligned | Qt.TextFlag.TextWordWrap)
        for size in (TypeSize.LEAD, TypeSize.BODY, TypeSize.CAPTION):
            painter.setFont(fonts.font(size, self._language, strong=True))
            needed = painter.fontMetrics().boundingRect(area.toRect(), flags, self.label)
            if needed.height() <= area.height() + 1 and needed.width() <= area.width() + 1:
                break
        painter.drawText(area, flags, self.label)

    def _key_size(self) -> QSize:
        metrics = QFontMetrics(fonts.font(TypeSize.CAPTION, self._language))
        return QSize(metrics.horizontalAdvance(self._texts.key) + 2 * Space.M, metrics.height() + Space.S)

    def _paint_key(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        edge = QColor(ink)
        edge.setAlphaF(0.55)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 7, 7)
        painter.setFont(fonts.font(TypeSize.CAPTION, self._language))
        painter.setPen(ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._texts.key)

    def _paint_levels(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """Draw the last seconds of loudness as bars, the newest on the right."""
        count = min(_BARS, int(area.width() / _BAR_STEP))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for index, level in enumerate(list(self._levels)[_BARS - count :]):
            height = max(_BAR_STEP / 2, level * area.height())
            bar = QRectF(area.left() + index * _BAR_STEP, area.center().y() - height / 2, _BAR_STEP / 2, height)
            painter.drawRoundedRect(bar, _BAR_STEP / 4, _BAR_STEP / 4)


def loudness(rms: float) -> float:
    """Return how loud a root mean square (0 to 1 of full scale) is perceived, 0 (-55 dB) to 1 (-10 dB)."""
    decibels = 20 * math.log10(max(rms, 1e-6))
    return min(1.0, max(0.0, (decibels + 55) / 45))


def _split(area: QRectF) -> tuple[QRectF, QRectF]:
    half = area.height() / 2
    return area.adjusted(0, 0, 0, -half), area.adjusted(0, half, 0, 0)


def _mixed(one: QColor, other: QColor, part: float) -> QColor:
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * part,
        one.greenF() + (other.greenF() - one.greenF()) * part,
        one.blueF() + (other.blueF() - one.blueF()) * part,
    )
