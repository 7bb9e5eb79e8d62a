"""Brings the buttons of a turn to the bubble that is pointed at or has the keyboard."""

from __future__ import annotations

import itertools
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space
from dragoman.ui.view_models.turn import Side
from dragoman.ui.view_models.turn_action import TurnAction, offered
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.bubble import Bubble
from dragoman.ui.views.bubble_actions import BubbleActions

_LINGER_MS: Final = 200
"""How long the buttons stay when the pointer is on its way to them."""


class ActionOffer(QObject):
    """Does what concerns the bubble alone, and tells the rest."""

    chosen = Signal(object, object)
    """A `Bubble`, and what is to be done with its turn: a `TurnAction`."""

    def __init__(self, area: QScrollArea, ground: QWidget, dresser: Dresser) -> None:
        """Offer nothing yet; the buttons lie on `ground`, which `area` scrolls."""
        super().__init__(area)
        self._area = area
        self.bar = BubbleActions(dresser, ground)
        self._bubble: Bubble | None = None
        self._current: Bubble | None = None
        self._can_flip = False
        self._linger = QTimer(self, singleShot=True, interval=_LINGER_MS)
        self._linger.timeout.connect(self.withdraw)
        self.bar.chosen.connect(self._act_on_offered)
        self.bar.reached.connect(self._linger.stop)
        self.bar.left.connect(self._linger.start)
        self.bar.escaped.connect(self._return_to_bubble)
        self.bar.menu.aboutToShow.connect(self._fill_copy_menu)
        scroll = area.verticalScrollBar()
        scroll.rangeChanged.connect(self._place)
        scroll.valueChanged.connect(self._place)

    def serve(self, bubble: Bubble) -> None:
        """Watch a bubble from now on."""
        bubble.chosen.connect(lambda action: self._act(bubble, action))
        bubble.correction_ended.connect(lambda: self.offer(bubble))
        bubble.reached.connect(lambda: self._reach(bubble))
        bubble.left.connect(self._linger.start)

    def forget(self, bubble: Bubble) -> None:
        """A bubble goes."""
        if bubble is self._bubble:
            self._bubble = None
            self.bar.hide()
        if bubble is self._current:
            self._current = None

    def offer_flip(self, wanted: bool) -> None:
        """Offer to take a turn for the other language."""
        self._can_flip = wanted

    @property
    def is_in_use(self) -> bool:
        """Whether somebody works with a bubble: then the newest does not take its place."""
        return self.bar.has_keyboard or (self._current is not None and self._current.has_keyboard)

    def make_current(self, bubble: Bubble) -> None:
        """Have Tab stop at a bubble, then at its buttons."""
        if bubble is self._current:
            return
        if self._current is not None:
            self._current.be_current(False)
        self._current = bubble
        bubble.be_current(True)
        QWidget.setTabOrder(self._area, bubble.frame)

    def _reach(self, bubble: Bubble) -> None:
        """Offer the buttons where the pointer or the keyboard is."""
        self._linger.stop()
        if bubble.has_keyboard:
            self.make_current(bubble)
            stops: list[QWidget] = [bubble.frame, bubble.said, bubble.translated, *self.bar.buttons.values()]
            for before, after in itertools.pairwise(stops):
                QWidget.setTabOrder(before, after)
        if bubble is not self._bubble and not self.bar.menu.isVisible() and not self.bar.has_keyboard:
            self.offer(bubble)

    def offer(self, bubble: Bubble) -> None:
        """Show the buttons of a bubble."""
        actions = offered(bubble.turn, can_flip=self._can_flip)
        self._bubble = bubble if actions and bubble.editor is None else None
        if self._bubble is not None:
            self.bar.offer(actions)
            self._place()
        self.bar.setVisible(self._bubble is not None)

    def refresh(self, bubble: Bubble) -> None:
        """Something about a bubble has changed."""
        if bubble is self._bubble:
            self.offer(bubble)

    def withdraw(self, *, even_in_use: bool = False) -> None:
        """Take the buttons away, unless pointer or keyboard are still there."""
        bubble = self._bubble
        is_needed = bubble is not None and (self.bar.is_in_use or bubble.underMouse() or bubble.frame.hasFocus())
        if even_in_use or not is_needed:
            self._bubble = None
            self.bar.hide()

    def _act_on_offered(self, action: TurnAction) -> None:
        if self._bubble is not None:
            self._act(self._bubble, action)

    def _act(self, bubble: Bubble, action: TurnAction) -> None:
        match action:
            case TurnAction.COPY:
                bubble.copy()
                self.bar.show_copied()
                announce(self._area, self.tr("Copied"))
            case TurnAction.CORRECT:
                self.withdraw(even_in_use=True)
                bubble.begin_correction()
                self.chosen.emit(bubble, action)
            case _:
                self.chosen.emit(bubble, action)

    def _place(self) -> None:
        """Put the buttons beside the bubble, or, where there is no room, over its lower edge, and where it is seen."""
        bubble = self._bubble
        if bubble is None:
            return
        frame, size = bubble.frame.geometry().translated(bubble.pos()), self.bar.size()
        is_first = bubble.turn.side is Side.FIRST
        view = self._area.viewport()
        seen = QRect(0, self._area.verticalScrollBar().value(), view.width(), view.height())
        if bubble.width() - frame.width() >= size.width() + Space.S:
            x = frame.right() + Space.S if is_first else frame.left() - Space.S - size.width()
            y = min(frame.bottom() - size.height(), seen.bottom() - size.height() - Space.S)
        else:
            x = frame.left() + Space.S if is_first else frame.right() - Space.S - size.width()
            y = min(frame.bottom() - size.height() // 2, seen.bottom() - size.height())
        self.bar.move(x, max(y, frame.top()))
        self.bar.raise_()

    def _return_to_bubble(self) -> None:
        if self._bubble is not None:
            self._bubble.frame.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_copy_menu(self) -> None:
        self.bar.menu.clear()
        if self._bubble is not None:
            self._bubble.add_copies(self.bar.menu)
