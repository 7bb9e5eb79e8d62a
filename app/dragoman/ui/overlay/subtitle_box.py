"""The box with the subtitles in it: takes the newest words, rolls them up, and clears them away when nobody speaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEasingCurve, QLocale, QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.overlay.caption import Caption
from dragoman.ui.overlay.measures import GAP, margin, padding, sizes
from dragoman.ui.overlay.passages import Passage, originals, translations
from dragoman.ui.overlay.style import OverlayStyle
from dragoman.ui.theme import Radius
from dragoman.ui.view_models.turn import Turn
from dragoman.ui.views.parts import is_animated

LINGER_MS: Final = 6000
"""Words stay for this long after the last of them came."""
_ROLL_MS: Final = 140
_FADE_MS: Final = 250
_DESCRIBE_MS: Final = 1000
"""Screen readers are told of new words no more often than this."""
_HELD_OPACITY: Final = 40
"""Per cent at least while the box is moved: what cannot be seen cannot be taken hold of on some systems."""
_NOTICE_ID: Final = -1

_Source = Callable[[Sequence[Turn]], tuple[Passage, ...]]
_SOURCES: Final[dict[str, tuple[_Source, ...]]] = {
    "original": (originals,),
    "translation": (translations,),
    "both": (originals, translations),
}
"""What is shown, from top to bottom."""


class SubtitleBox(QWidget):
    """Lines stand on the lower edge, so that the box is only as high as they need."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin empty."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._dresser = dresser
        self._style = OverlayStyle()
        self._is_held = False
        self._passages: tuple[tuple[Passage, ...], ...] = ()
        self._notice = ""
        self._captions: list[Caption] = []
        self._shifts: list[int] = []
        self._silence = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._silence.timeout.connect(self._fall_silent)
        ease = QEasingCurve(QEasingCurve.Type.OutCubic)
        self._roll = QVariantAnimation(self, duration=_ROLL_MS, startValue=1.0, endValue=0.0, easingCurve=ease)
        self._roll.valueChanged.connect(self.update)
        self._description = QTimer(self, singleShot=True, interval=_DESCRIBE_MS)
        self._description.timeout.connect(self._describe)
        self._fade = QVariantAnimation(self, duration=_FADE_MS, startValue=1.0, endValue=0.0)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self.clear)
        dresser.changed.connect(self.update)

    @property
    def captions(self) -> tuple[Caption, ...]:
        """The texts, from top to bottom."""
        return tuple(self._captions)

    @property
    def is_empty(self) -> bool:
        """Whether no words are shown."""
        return not any(line.text for caption in self._captions for line in caption.roll_up.lines)

    def apply(self, style: OverlayStyle) -> None:
        """Look as the user wants; words that are shown stay."""
        if style.content != self._style.content:
            self._passages = ()
        self._style = style
        self._make_captions()

    def hold(self, *, is_held: bool) -> None:
        """Show how large the box is, or only what is in use of it."""
        self._is_held = is_held
        if is_held:
            self._stop_fading()
        else:
            self._silence.start()
        self.update()

    def show_turns(self, turns: Sequence[Turn]) -> None:
        """Show the newest words of a conversation."""
        passages = tuple(source(turns) for source in _SOURCES[self._style.content])
        if passages == self._passages:
            return
        self._passages = passages
        if self._notice:
            self._notice = ""
            self._make_captions()
        self._show_passages()

    def show_notice(self, text: str) -> None:
        """Show a text until there are words."""
        if self.is_empty or self._notice:
            self._notice = text
            self._make_captions()
            self._show_passages()

    def clear(self) -> None:
        """Take all words away."""
        self._silence.stop()
        self._fade.stop()
        self._notice = ""
        for caption in self._captions:
            caption.roll_up.clear()
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Tell screen readers what stands here."""
        self._description.stop()
        lines = (line.text for caption in self._captions for line in caption.roll_up.lines)
        words = " ".join(text for text in lines if text)
        if words != self.accessibleName():
            self.setAccessibleName(words)

    def _make_captions(self) -> None:
        """Make the texts anew for another look or width, with the same words."""
        was_empty = bool(self._captions) and self.is_empty
        width = self.width() - 2 * margin(self._style)
        self._captions = [Caption(self._style, size, width) for size in sizes(self._style)]
        self._shifts = [0] * len(self._captions)
        self._roll.stop()
        for caption, passages in zip(self._captions, self._wanted(), strict=False):
            caption.show(passages)
            if was_empty and not self._notice:
                caption.roll_up.clear()
        self.update()

    def _wanted(self) -> tuple[tuple[Passage, ...], ...]:
        if not self._notice:
            return self._passages
        passage = Passage(_NOTICE_ID, QLocale().name(), self._notice)
        return (*((),) * (len(self._captions) - 1), (passage,))

    def _show_passages(self) -> None:
        growth, shifts = 0, []
        for caption, passages in reversed(list(zip(self._captions, self._wanted(), strict=False))):
            before = caption.height
            rolled = caption.show(passages)
            shifts.append(rolled + growth if before else 0)
            growth += caption.height - before
        self._shifts = shifts[::-1]
        if self.is_empty:
            self.clear()
            return
        self._stop_fading()
        self._silence.start()
        if not self._description.isActive():
            self._description.start()
        self._roll.stop()
        if any(self._shifts) and self._moves():
            self._roll.start()
        self.update()

    def _fall_silent(self) -> None:
        if self._is_held:
            return
        if self._moves() and not self.is_empty:
            self._fade.start()
        else:
            self.clear()

    def _stop_fading(self) -> None:
        self._fade.stop()

    def _moves(self) -> bool:
        return self.isVisible() and not self._style.is_motion_reduced and is_animated(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew where the width is another one."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._make_captions()

    def used_area(self) -> QRectF:
        """Return the part of the box that is drawn; nothing where there are no words."""
        whole = QRectF(self.rect())
        if self._is_held or self.is_empty:
            return whole if self._is_held else QRectF()
        heights = [caption.height for caption in self._captions if caption.height]
        used = sum(heights) + GAP * (len(heights) - 1) + 2 * padding(self._style)
        return QRectF(0, max(0.0, whole.height() - used), whole.width(), min(whole.height(), used))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the words."""
        del event
        area = self.used_area()
        if area.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._fade.state() is QVariantAnimation.State.Running:
            painter.setOpacity(self._fade.currentValue())
        self._paint_box(painter, area)
        painter.setClipRect(area)
        self._paint_captions(painter, area)

    def _paint_box(self, painter: QPainter, area: QRectF) -> None:
        opacity = max(self._style.opacity, _HELD_OPACITY) if self._is_held else self._style.opacity
        colour = QColor(self._style.letter_colours.box)
        colour.setAlphaF(opacity / 100)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._is_held:
            painter.setPen(QPen(QColor(self._dresser.theme.focus), 3))
            area = area.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)

    def _paint_captions(self, painter: QPainter, area: QRectF) -> None:
        progress = self._roll.currentValue() if self._roll.state() is QVariantAnimation.State.Running else 0.0
        side = margin(self._style)
        bottom = area.bottom() - padding(self._style)
        for caption, shift in reversed(list(zip(self._captions, self._shifts, strict=True))):
            if caption.height:
                rows = QRectF(area.left() + side, bottom - caption.height, area.width() - 2 * side, caption.height)
                caption.draw(painter, rows, progress * shift)
                bottom = rows.top() - GAP
