"""The conversation, bubble under bubble."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QEvent, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dragoman.domain.events import StageName
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space
from dragoman.ui.view_models.turn import Turn
from dragoman.ui.view_models.turn_page import TurnPage
from dragoman.ui.views.bubble import Bubble
from dragoman.ui.views.parts import is_animated, named, text_button

_WIDEST_COLUMN = 920
_NARROW = 600
_NEAR_END = 48
"""Pixels from the end within which new bubbles are followed."""
_GLIDE_MS = 140
_LONGEST_GLIDE = 240
"""Pixels: what is further away is gone to at once."""

TurnSource = Callable[[], Sequence[Turn]]
AwaitedStage = Callable[[Turn], StageName | None]


class BubbleList(QScrollArea):
    """Shows a page of the turns; follows the newest unless the reader has scrolled back."""

    def __init__(self, turns: TurnSource, awaited: AwaitedStage, dresser: Dresser) -> None:
        """Begin empty; `turns` returns all turns of the model, `awaited` what a turn waits for."""
        super().__init__()
        self.setObjectName("bubbles")
        self._turns = turns
        self._awaited = awaited
        self._dresser = dresser
        self._page = TurnPage()
        self._bubbles: list[Bubble] = []
        self._follows = True
        self.earlier = text_button("earlier")
        self.earlier.clicked.connect(self.show_earlier)
        self._inner = named("page", QWidget())
        self._column = QVBoxLayout(self._inner)
        self._column.setSpacing(Space.M)
        self._column.addStretch(1)
        self._column.addWidget(self.earlier, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.newest = text_button("newest")
        self.newest.setParent(self)
        self.newest.clicked.connect(self.show_newest)
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._set_up()
        self._retranslate()
        self._show_page_state()

    def _set_up(self) -> None:
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        bar = self.verticalScrollBar()
        bar.setSingleStep(28)
        bar.rangeChanged.connect(self._keep_following)
        bar.valueChanged.connect(self._note_scrolling)
        bar.actionTriggered.connect(self._glide.stop)
        bar.sliderPressed.connect(self._glide.stop)
        self._dresser.changed.connect(self._redress)

    @property
    def bubbles(self) -> tuple[Bubble, ...]:
        """The bubbles that have widgets, in order."""
        return tuple(self._bubbles)

    def turn_added(self, turn: Turn) -> None:
        """Show a new turn at the end, if the end is shown."""
        was_newest = self._page.is_newest
        self._page = self._page.grown()
        if was_newest:
            self._insert(len(self._bubbles), turn)
            self._trim_start()
        self._show_page_state()

    def turn_changed(self, turn: Turn) -> None:
        """Show another state of a turn."""
        for bubble in reversed(self._bubbles):
            if bubble.turn.utterance_id == turn.utterance_id:
                bubble.show_turn(turn, self._awaited(turn))
                return

    def turn_removed(self, utterance_id: int) -> None:
        """Take a turn away that the model has dropped."""
        for index, bubble in enumerate(self._bubbles):
            if bubble.turn.utterance_id == utterance_id:
                self._page = self._page.shrunk(self._page.start + index)
                self._drop(index)
                break
        self._show_page_state()

    def show_earlier(self) -> None:
        """Move the page back and keep what was on top in its place."""
        anchor = self._bubbles[0] if self._bubbles else None
        self._follows = False
        self._move_to(self._page.earlier())
        if anchor in self._bubbles:
            self._inner.adjustSize()
            self._column.activate()
            self.verticalScrollBar().setValue(max(0, anchor.y() - Space.XL))

    def show_newest(self) -> None:
        """Move to the end."""
        self._follows = True
        if not self._page.is_newest:
            self._move_to(self._page.newest())
        self._scroll_to_end()
        self._show_page_state()

    def _move_to(self, page: TurnPage) -> None:
        """Exchange the bubbles that differ between two pages."""
        self._glide.stop()
        wanted = self._turns()[page.start : page.stop]
        keep = {turn.utterance_id for turn in wanted}
        for index in reversed(range(len(self._bubbles))):
            if self._bubbles[index].turn.utterance_id not in keep:
                self._drop(index)
        there = {bubble.turn.utterance_id for bubble in self._bubbles}
        for index, turn in enumerate(wanted):
            if turn.utterance_id not in there:
                self._insert(index, turn)
        self._page = page
        self._show_page_state()

    def _insert(self, index: int, turn: Turn) -> None:
        bubble = Bubble(turn, self._dresser, self._awaited(turn))
        bubble.fit(self._column_width())
        self._bubbles.insert(index, bubble)
        self._column.insertWidget(index + 2, bubble)

    def _drop(self, index: int) -> None:
        bubble = self._bubbles.pop(index)
        self._column.removeWidget(bubble)
        bubble.hide()
        bubble.deleteLater()

    def _trim_start(self) -> None:
        """Give up the oldest widgets; who reads further up keeps their place."""
        while len(self._bubbles) > self._page.stop - self._page.start:
            height = self._bubbles[0].height() + Space.M
            self._drop(0)
            if not self._follows:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() - height)

    def _column_width(self) -> int:
        margins = self._column.contentsMargins()
        return self.viewport().width() - margins.left() - margins.right()

    def _keep_following(self) -> None:
        """Stay at the end when it moves; by a line or two without a jump."""
        if not self._follows:
            return
        bar = self.verticalScrollBar()
        if 0 < bar.maximum() - bar.value() <= _LONGEST_GLIDE and self.isVisible() and is_animated(self):
            self._glide.stop()
            self._glide.setStartValue(bar.value())
            self._glide.setEndValue(bar.maximum())
            self._glide.start()
        else:
            self._scroll_to_end()

    def _scroll_to_end(self) -> None:
        self._glide.stop()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _note_scrolling(self, value: int) -> None:
        if self._glide.state() is QAbstractAnimation.State.Running:
            return
        self._follows = self._page.is_newest and value >= self.verticalScrollBar().maximum() - _NEAR_END
        self._show_page_state()

    def _show_page_state(self) -> None:
        self.earlier.setVisible(self._page.has_earlier)
        self.newest.setVisible(bool(self._bubbles) and not (self._follows and self._page.is_newest))
        self._place_newest()

    def _place_newest(self) -> None:
        self.newest.adjustSize()
        self.newest.move((self.width() - self.newest.width()) // 2, self.height() - self.newest.height() - Space.M)
        self.newest.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the bubbles into the new width."""
        follows = self._follows
        super().resizeEvent(event)
        self._set_margins()
        for bubble in self._bubbles:
            bubble.fit(self._column_width())
        self._follows = follows
        QTimer.singleShot(0, self, self._keep_following)
        self._place_newest()

    def _set_margins(self) -> None:
        """Keep room for the scroll bar also while there is none: nothing moves when it comes."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(Space.L if self.width() < _NARROW else Space.XL, (room - _WIDEST_COLUMN) // 2)
        unused = self.viewport().width() - room
        self._column.setContentsMargins(side, Space.L, side + unused, Space.S)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Conversation"))
        self.earlier.setText(self.tr("Show earlier"))
        self.newest.setText(self.tr("Back to the newest"))
        self._place_newest()

    def _redress(self) -> None:
        colour = self._dresser.theme.text
        self.earlier.setIcon(self._dresser.icons.icon("up", colour))
        self.newest.setIcon(self._dresser.icons.icon("down", colour))
        for bubble in self._bubbles:
            bubble.redress()
