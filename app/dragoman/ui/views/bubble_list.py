"""The conversation, bubble under bubble, however long it gets."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QEvent,
    QPoint,
    QPropertyAnimation,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea

from dragoman.domain.events import StageName
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space
from dragoman.ui.view_models.turn import Turn
from dragoman.ui.view_models.turn_action import TurnAction
from dragoman.ui.view_models.turn_page import TurnPage
from dragoman.ui.views.action_offer import ActionOffer
from dragoman.ui.views.bubble import Bubble
from dragoman.ui.views.bubble_column import BubbleColumn
from dragoman.ui.views.parts import is_animated, text_button

_NEAR_END: Final = 48
"""Pixels from the end within which new bubbles are followed."""
_GLIDE_MS: Final = 140
_LONGEST_GLIDE: Final = 240
"""Pixels: what is further away is gone to at once."""
_AHEAD: Final = 1000
"""Pixels beyond the view, each way, in which all turns have bubbles."""
_KEPT: Final = 2000
"""Pixels beyond the view from which on bubbles are given up."""
_SLICE_S: Final = 0.004
"""How long bubbles are made at a time, so that a frame is never late."""

TurnSource = Callable[[], Sequence[Turn]]
AwaitedStage = Callable[[Turn], StageName | None]


class BubbleList(QScrollArea):
    """Follows the newest unless the reader has scrolled back. Only what is in sight or near it has bubbles.

    Up and Down go from bubble to bubble, Tab from a bubble to its buttons.
    """

    say_again = Signal(int)
    """The translation of this utterance is to be spoken once more."""
    corrected = Signal(int, str)
    """What was said in this utterance was this."""
    shown = Signal(int)
    """This utterance is to be shown over the whole window."""
    flipped = Signal(int)
    """This utterance was in the other language."""

    def __init__(self, turns: TurnSource, awaited: AwaitedStage, dresser: Dresser) -> None:
        """Begin empty; `turns` returns all turns of the model, `awaited` what a turn waits for."""
        super().__init__()
        self.setObjectName("bubbles")
        self._turns = turns
        self._awaited = awaited
        self._dresser = dresser
        self._page = TurnPage()
        self._follows = True
        self._column = BubbleColumn(dresser, self.viewport())
        self.newest = text_button("newest")
        self.newest.setParent(self)
        self._offer = ActionOffer(self, self._column, dresser)
        self.action_bar = self._offer.bar
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._filling = QTimer(self, singleShot=True, interval=0)
        self._set_up()
        self._connect()
        self._redress()
        self._retranslate()
        self._show_whether_newest()

    def _set_up(self) -> None:
        self.setWidget(self._column)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.verticalScrollBar().setSingleStep(28)

    def _connect(self) -> None:
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._keep_following)
        bar.valueChanged.connect(self._note_scrolling)
        bar.actionTriggered.connect(self._glide.stop)
        bar.sliderPressed.connect(self._glide.stop)
        self._dresser.changed.connect(self._redress)
        self._filling.timeout.connect(self._fill_slice)
        self._glide.finished.connect(self._filling.start)
        self._column.made.connect(self._serve)
        self._offer.chosen.connect(self._tell)
        self.newest.clicked.connect(self.show_newest)

    def _serve(self, bubble: Bubble) -> None:
        self._offer.serve(bubble)
        bubble.corrected.connect(lambda text: self.corrected.emit(bubble.turn.utterance_id, text))

    @property
    def bubbles(self) -> tuple[Bubble, ...]:
        """The bubbles that there are, in order."""
        return self._column.bubbles

    def turn_added(self, turn: Turn) -> None:
        """Show a new turn at the end, if the end is shown."""
        was_newest = self._page.is_newest
        self._page = self._page.grown()
        if was_newest:
            self._insert(len(self.bubbles), turn)
            self._filling.start()
        self._show_whether_newest()

    def turn_changed(self, turn: Turn) -> None:
        """Show another state of a turn."""
        for bubble in reversed(self.bubbles):
            if bubble.turn.utterance_id == turn.utterance_id:
                bubble.show_turn(turn, self._awaited(turn))
                self._offer.refresh(bubble)
                return

    def turn_removed(self, utterance_id: int) -> None:
        """Take a turn away that the model has dropped; it may be one that has no bubble."""
        removed = 0 if self._page.is_newest else self._page.stop
        for index, bubble in enumerate(self.bubbles):
            if bubble.turn.utterance_id == utterance_id:
                removed = self._page.start + index
                self._give_up(index)
                break
        self._page = self._page.shrunk(removed)
        self._show_whether_newest()

    @Slot()
    def show_newest(self) -> None:
        """Move to the end."""
        self._follows = True
        self._glide.stop()
        if not self._page.is_newest:
            while self.bubbles:
                self._give_up(0)
            self._page = self._page.newest()
            self._fill_slice()
        self._scroll_to_end()
        self._show_whether_newest()

    def _insert(self, index: int, turn: Turn) -> None:
        bubble = self._column.insert(index, turn, self._awaited(turn))
        if index == len(self.bubbles) - 1 and not self._offer.is_in_use:
            self._offer.make_current(bubble)

    def _give_up(self, index: int) -> int:
        self._offer.forget(self.bubbles[index])
        return self._column.give_up(index)

    def _fill_slice(self) -> None:
        """Make bubbles where they will soon be seen, as many as there is time for; a glide is not disturbed."""
        if self._is_gliding:
            return
        until_s = time.perf_counter() + _SLICE_S
        while self._fill_one():
            if time.perf_counter() > until_s:
                self._filling.start()
                break
        self._show_whether_newest()

    def _fill_one(self) -> bool:
        """Make or give up one bubble; False where everything is as it should be."""
        bar, page = self.verticalScrollBar(), self._page
        above, below = bar.value(), bar.maximum() - bar.value()
        if page.has_earlier and above < _AHEAD:
            self._load_earlier()
        elif not page.is_newest and below < _AHEAD:
            self._insert(len(self.bubbles), self._turns()[page.stop])
            self._page = page.with_later()
            self._column.settle()
        elif self.bubbles and above > _KEPT + self.bubbles[0].height():
            self._page = page.without_first()
            self._keep_in_place(-self._give_up(0))
        elif self.bubbles and below > _KEPT + self.bubbles[-1].height():
            self._page = page.without_last()
            self._give_up(len(self.bubbles) - 1)
            self._column.settle()
        else:
            return False
        return True

    def _load_earlier(self) -> None:
        """Make a bubble before the first; what is seen stays in its place."""
        self._page = self._page.with_earlier()
        self._insert(0, self._turns()[self._page.start])
        self._keep_in_place(self.bubbles[0].height() + Space.M)

    def _keep_in_place(self, higher: int) -> None:
        """Show what was seen before, after something above it has become higher."""
        bar, value = self.verticalScrollBar(), self.verticalScrollBar().value()
        follows = self._follows
        self._column.settle()
        if follows:
            self._scroll_to_end()
        else:
            bar.setValue(value + higher)

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

    @property
    def _is_gliding(self) -> bool:
        return self._glide.state() is QAbstractAnimation.State.Running

    def _scroll_to_end(self) -> None:
        self._glide.stop()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _note_scrolling(self, value: int) -> None:
        self._filling.start()
        if self._is_gliding:
            return
        self._follows = self._page.is_newest and value >= self.verticalScrollBar().maximum() - _NEAR_END
        self._show_whether_newest()

    def _show_whether_newest(self) -> None:
        self.newest.setVisible(bool(self.bubbles) and not (self._follows and self._page.is_newest))
        self._place_newest()

    def _place_newest(self) -> None:
        self.newest.adjustSize()
        place = self.newest.rect()
        place.moveTo((self.width() - place.width()) // 2, self.height() - place.height() - Space.M)
        offered = QRect(self.action_bar.mapTo(self, QPoint()), self.action_bar.size())
        if self.action_bar.isVisible() and place.intersects(offered):
            place.moveBottom(offered.top() - Space.S)
        self.newest.move(place.topLeft())
        self.newest.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the bubbles into the new width."""
        follows = self._follows
        super().resizeEvent(event)
        self._column.fit(self.width() - self.verticalScrollBar().sizeHint().width())
        self._follows = follows
        QTimer.singleShot(0, self, self._keep_following)
        self._filling.start()
        self._place_newest()

    def offer_flip(self, wanted: bool) -> None:
        """Offer to take a turn for the other language, where the app finds out the language by itself."""
        self._column.offer_flip(wanted)
        self._offer.offer_flip(wanted)

    @Slot(object, object)
    def _tell(self, bubble: Bubble, action: TurnAction) -> None:
        """Tell what was chosen."""
        if action is TurnAction.CORRECT:
            self._begin_to_edit(bubble)
            return
        told = {TurnAction.SAY_AGAIN: self.say_again, TurnAction.SHOW: self.shown, TurnAction.FLIP: self.flipped}
        told[action].emit(bubble.turn.utterance_id)

    def _begin_to_edit(self, bubble: Bubble) -> None:
        """Keep what is being corrected in sight, also while it grows."""
        if bubble.editor is not None:
            bubble.editor.grown.connect(lambda: QTimer.singleShot(0, self, lambda: self._show_editor(bubble)))
            self._show_editor(bubble)

    def _show_editor(self, bubble: Bubble) -> None:
        if bubble.editor is not None:
            self._follows = False
            self._column.settle()
            self.ensureWidgetVisible(bubble.editor, 0, Space.L)
            self._note_scrolling(self.verticalScrollBar().value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bubble to bubble; a bubble that is taller than the view is scrolled through first."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Escape and self._offer.is_in_use:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not (step and self._step(step)):
            super().keyPressEvent(event)

    def _step(self, step: int) -> bool:
        """Give the keyboard to the next bubble; False where there is none or the rest of this one is still unseen."""
        focused = next((index for index, bubble in enumerate(self.bubbles) if bubble.has_keyboard), None)
        if focused is None:
            target = len(self.bubbles) - 1 if step < 0 else None
        else:
            target = None if self._is_cut(self.bubbles[focused], step) else focused + step
        if target is None or (target < 0 and not self._page.has_earlier):
            return False
        if target < 0:
            self._load_earlier()
            target = 0
        if target >= len(self.bubbles):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_newest()
            return True
        bubble = self.bubbles[target]
        bubble.frame.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(bubble, 0, Space.XL)
        return True

    def _is_cut(self, bubble: Bubble, step: int) -> bool:
        """Whether a part of a bubble lies beyond the edge one is heading for."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return bubble.y() < top if step < 0 else bubble.geometry().bottom() > bottom

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Conversation"))
        self.newest.setText(self.tr("Back to the newest"))
        self._place_newest()

    def _redress(self) -> None:
        self.newest.setIcon(self._dresser.icons.icon("down", self._dresser.theme.text))
