"""The conversation, bubble under bubble."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QEvent, QPropertyAnimation, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dragoman.domain.events import StageName
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space
from dragoman.ui.view_models.turn import Side, Turn
from dragoman.ui.view_models.turn_action import TurnAction, offered
from dragoman.ui.view_models.turn_page import TurnPage
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.bubble import Bubble
from dragoman.ui.views.bubble_actions import BubbleActions
from dragoman.ui.views.parts import is_animated, named, text_button

_WIDEST_COLUMN = 920
_NARROW = 600
_NEAR_END = 48
"""Pixels from the end within which new bubbles are followed."""
_GLIDE_MS = 140
_LONGEST_GLIDE = 240
"""Pixels: what is further away is gone to at once."""
_LINGER_MS = 200
"""How long a bubble's buttons stay when the pointer is on its way to them."""

TurnSource = Callable[[], Sequence[Turn]]
AwaitedStage = Callable[[Turn], StageName | None]


class BubbleList(QScrollArea):
    """Shows a page of the turns; follows the newest unless the reader has scrolled back.

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
        self.action_bar = BubbleActions(dresser, self._inner)
        self._current: Bubble | None = None
        self._offered: Bubble | None = None
        self._can_flip = False
        self._linger = QTimer(self, singleShot=True, interval=_LINGER_MS)
        self._linger.timeout.connect(self._withdraw_actions)
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
        for moved in (bar.rangeChanged, bar.valueChanged):
            moved.connect(self._place_actions)
        self._dresser.changed.connect(self._redress)
        self.action_bar.chosen.connect(self._act_on_offered)
        self.action_bar.reached.connect(self._linger.stop)
        self.action_bar.left.connect(self._linger.start)
        self.action_bar.escaped.connect(self._return_to_bubble)
        self.action_bar.menu.aboutToShow.connect(self._fill_copy_menu)

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
                if bubble is self._offered:
                    self._offer_actions(bubble)
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
        bubble.can_flip = self._can_flip
        bubble.fit(self._column_width())
        bubble.chosen.connect(lambda action, bubble=bubble: self._act(bubble, action))
        bubble.corrected.connect(lambda text, bubble=bubble: self.corrected.emit(bubble.turn.utterance_id, text))
        bubble.correction_ended.connect(lambda bubble=bubble: self._offer_actions(bubble))
        bubble.reached.connect(lambda bubble=bubble: self._reach(bubble))
        bubble.left.connect(self._linger.start)
        self._bubbles.insert(index, bubble)
        self._column.insertWidget(index + 2, bubble)
        if index == len(self._bubbles) - 1 and not self._is_in_use():
            self._make_current(bubble)

    def _drop(self, index: int) -> None:
        bubble = self._bubbles.pop(index)
        if bubble is self._offered:
            self._offered = None
            self.action_bar.hide()
        if bubble is self._current:
            self._current = None
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
        self._column.setContentsMargins(side, Space.L, side + unused, Space.XL)

    def offer_flip(self, wanted: bool) -> None:
        """Offer to take a turn for the other language, where the app finds out the language by itself."""
        self._can_flip = wanted
        for bubble in self._bubbles:
            bubble.can_flip = wanted

    def _act_on_offered(self, action: TurnAction) -> None:
        if self._offered is not None:
            self._act(self._offered, action)

    def _act(self, bubble: Bubble, action: TurnAction) -> None:
        """Do what was chosen, or tell it."""
        match action:
            case TurnAction.SAY_AGAIN:
                self.say_again.emit(bubble.turn.utterance_id)
            case TurnAction.SHOW:
                self.shown.emit(bubble.turn.utterance_id)
            case TurnAction.FLIP:
                self.flipped.emit(bubble.turn.utterance_id)
            case TurnAction.COPY:
                bubble.copy()
                self.action_bar.show_copied()
                announce(self, self.tr("Copied"))
            case TurnAction.CORRECT:
                self._withdraw_actions(even_in_use=True)
                bubble.begin_correction()
                self.ensureWidgetVisible(bubble, 0, Space.L)

    def _is_in_use(self) -> bool:
        """Whether somebody works with a bubble: then the newest does not take its place."""
        return self.action_bar.has_keyboard or (self._current is not None and self._current.has_keyboard)

    def _make_current(self, bubble: Bubble) -> None:
        """Have Tab stop at a bubble, then at its buttons."""
        if bubble is self._current:
            return
        if self._current is not None:
            self._current.be_current(False)
        self._current = bubble
        bubble.be_current(True)
        QWidget.setTabOrder(self, bubble.frame)

    def _reach(self, bubble: Bubble) -> None:
        """Offer the buttons where the pointer or the keyboard is."""
        self._linger.stop()
        if bubble.has_keyboard:
            self._make_current(bubble)
            stops: list[QWidget] = [bubble.frame, bubble.said, bubble.translated, *self.action_bar.buttons.values()]
            for before, after in itertools.pairwise(stops):
                QWidget.setTabOrder(before, after)
        if bubble is not self._offered and not self.action_bar.menu.isVisible() and not self.action_bar.has_keyboard:
            self._offer_actions(bubble)

    def _offer_actions(self, bubble: Bubble) -> None:
        actions = offered(bubble.turn, can_flip=self._can_flip)
        self._offered = bubble if actions and bubble.editor is None else None
        if self._offered is not None:
            self.action_bar.offer(actions)
            self._place_actions()
        self.action_bar.setVisible(self._offered is not None)

    def _withdraw_actions(self, *, even_in_use: bool = False) -> None:
        """Take the buttons away, unless pointer or keyboard are still there."""
        bubble = self._offered
        is_needed = bubble is not None and (self.action_bar.is_in_use or bubble.underMouse() or bubble.frame.hasFocus())
        if even_in_use or not is_needed:
            self._offered = None
            self.action_bar.hide()

    def _place_actions(self) -> None:
        """Put the buttons beside the bubble, or, where there is no room, over its lower edge, and where it is seen."""
        bubble = self._offered
        if bubble is None:
            return
        frame, size = bubble.frame.geometry().translated(bubble.pos()), self.action_bar.size()
        is_first = bubble.turn.side is Side.FIRST
        seen = QRect(0, self.verticalScrollBar().value(), self._inner.width(), self.viewport().height())
        if bubble.width() - frame.width() >= size.width() + Space.S:
            x = frame.right() + Space.S if is_first else frame.left() - Space.S - size.width()
            y = min(frame.bottom() - size.height(), seen.bottom() - size.height() - Space.S)
        else:
            x = frame.left() + Space.S if is_first else frame.right() - Space.S - size.width()
            y = min(frame.bottom() - size.height() // 2, seen.bottom() - size.height())
        self.action_bar.move(x, max(y, frame.top()))
        self.action_bar.raise_()

    def _return_to_bubble(self) -> None:
        if self._offered is not None:
            self._offered.frame.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_copy_menu(self) -> None:
        self.action_bar.menu.clear()
        if self._offered is not None:
            self._offered.add_copies(self.action_bar.menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bubble to bubble; a bubble that is taller than the view is scrolled through first."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Escape and self._is_in_use():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not (step and self._step(step)):
            super().keyPressEvent(event)

    def _step(self, step: int) -> bool:
        """Give the keyboard to the next bubble; False where there is none or the rest of this one is still unseen."""
        focused = next((index for index, bubble in enumerate(self._bubbles) if bubble.has_keyboard), None)
        if focused is None:
            target = len(self._bubbles) - 1 if step < 0 else None
        else:
            target = None if self._is_cut(self._bubbles[focused], step) else focused + step
        if target is None or (target < 0 and not self._page.has_earlier):
            return False
        if target < 0:
            first = self._bubbles[0]
            self.show_earlier()
            target = self._bubbles.index(first) - 1
        if target >= len(self._bubbles):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_newest()
            return True
        bubble = self._bubbles[target]
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
        self.earlier.setText(self.tr("Show earlier"))
        self.newest.setText(self.tr("Back to the newest"))
        self._place_newest()

    def _redress(self) -> None:
        colour = self._dresser.theme.text
        self.earlier.setIcon(self._dresser.icons.icon("up", colour))
        self.newest.setIcon(self._dresser.icons.icon("down", colour))
        for bubble in self._bubbles:
            bubble.redress()
