"""One sentence over the whole window, to be read from across a table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.turn import Turn
from dragoman.ui.views.large_text import FittedText, fitted, height_of, laid_out
from dragoman.ui.views.parts import icon_button

_LARGEST = 220
"""Pixels, before the size that fits: a single word need not fill a wall."""
_LINE = 48
"""Pixels that one step moves a text which does not fit."""
_NARROW = 600
_CORNER = 44
"""Pixels of the close button's edge, before the user's own text size is applied."""


class ShowView(QWidget):
    """Closes by a tap, by Escape, or by the button in the corner."""

    closed = Signal()

    def __init__(self, window: QWidget, dresser: Dresser) -> None:
        """Lie over a window, hidden."""
        super().__init__(window)
        self.setObjectName("show_view")
        self._window = window
        self._dresser = dresser
        self._turn: Turn | None = None
        self._offset = 0.0
        self._found: tuple[tuple[str, str, float, float], FittedText] | None = None
        self.close_button = icon_button("close_show")
        self.close_button.setParent(self)
        self.close_button.setFixedSize(_corner(), _corner())
        self.close_button.clicked.connect(self.close_view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        window.installEventFilter(self)
        dresser.changed.connect(self._redress)
        self._redress()
        self._retranslate()

    @property
    def utterance_id(self) -> int | None:
        """Whose sentence is shown; None while nothing is."""
        return self._turn.utterance_id if self._turn is not None and not self.isHidden() else None

    @property
    def large(self) -> tuple[str, str]:
        """The large text and its language tag."""
        if self._turn is None:
            return "", "en"
        if self._turn.all_translated:
            return self._turn.all_translated, self._turn.target_language
        return self._turn.all_said, self._turn.source_language

    @property
    def small(self) -> tuple[str, str]:
        """The small text and its language tag; the text is empty where it would be the large one again."""
        if self._turn is None or not self._turn.all_translated:
            return "", "en"
        return self._turn.all_said, self._turn.source_language

    def show_turn(self, turn: Turn) -> None:
        """Show a turn, or another state of it."""
        if self._turn is None or self._turn.utterance_id != turn.utterance_id:
            self._offset = 0.0
        self._turn = turn
        self.setAccessibleName(self.large[0])
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def close_view(self) -> None:
        """Be gone."""
        if not self.isHidden():
            self.hide()
            self._turn = None
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the whole window."""
        if watched is self._window and event.type() is QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._window.rect())
        return False

    def event(self, event: QEvent) -> bool:
        """Keep the close button in its corner."""
        if event.type() is QEvent.Type.Resize:
            self.close_button.move(self.width() - self.close_button.width() - Space.M, Space.M)
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave the keyboard here: what is behind cannot be seen."""
        del forward
        target = self if self.close_button.hasFocus() else self.close_button
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close, or move a text that is longer than the window."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close_view()
        elif key in steps:
            self._scroll(steps[key] * _LINE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.close_view()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move a text that is longer than the window."""
        self._scroll(-event.angleDelta().y() / 120 * _LINE)

    def _scroll(self, distance: float) -> None:
        area = self._text_area()
        longest = max(0.0, self._fitted(area.size()).height - area.height())
        self._offset = min(longest, max(0.0, self._offset + distance))
        self.update()

    def _fitted(self, size: QSizeF) -> FittedText:
        """Return the large text for an area; found once for each."""
        key = (*self.large, size.width(), size.height())
        if self._found is None or self._found[0] != key:
            self._found = (key, fitted(*self.large, size, _LARGEST))
        return self._found[1]

    def _text_area(self) -> QRectF:
        """Return where the large text has its place."""
        small = self._small_height()
        margin = self._margin()
        area = QRectF(self.rect()).adjusted(margin, _corner() + 2 * Space.M, -margin, -Space.XL)
        return area.adjusted(0, 0, 0, -small - Space.XL) if small else area

    def _margin(self) -> int:
        return int(Space.XL) if self.width() < _NARROW else 2 * Space.XXL

    def _small_height(self) -> float:
        text, language = self.small
        if not text:
            return 0.0
        layout = laid_out(text, fonts.font(TypeSize.LEAD, language), language, self._small_width())
        return min(height_of(layout), self.height() / 4)

    def _small_width(self) -> float:
        return max(1.0, self.width() - 2 * self._margin())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sentence in the middle, what was said below it."""
        del event
        theme, area = self._dresser.theme, self._text_area()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), QColor(theme.surface))
        text = self._fitted(area.size())
        painter.setPen(QColor(theme.text))
        painter.save()
        painter.setClipRect(area.adjusted(-Space.XL, 0, Space.XL, 0))
        top = area.top() + max(0.0, (area.height() - text.height) / 2) - self._offset
        text.layout.draw(painter, QPointF(area.left(), top))
        painter.restore()
        self._paint_small(painter)

    def _paint_small(self, painter: QPainter) -> None:
        text, language = self.small
        if not text:
            return
        area = QRectF(
            self._margin(), self.height() - Space.XL - self._small_height(), self._small_width(), self.height()
        )
        painter.setPen(QColor(self._dresser.theme.text_muted))
        laid_out(text, fonts.font(TypeSize.LEAD, language), language, area.width()).draw(painter, area.topLeft())

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = self.tr("Close (tap anywhere, or press Esc)")
        self.close_button.setToolTip(words)
        self.close_button.setAccessibleName(words)
        self.setAccessibleDescription(words)

    def _redress(self) -> None:
        self.close_button.setIcon(self._dresser.icons.icon("close", self._dresser.theme.text))
        self.update()


def _corner() -> int:
    """Return the pixels of the close button's edge."""
    return round(_CORNER * fonts.text_scale())
