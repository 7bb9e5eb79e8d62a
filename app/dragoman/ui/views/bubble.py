"""One bubble of the conversation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QEvent, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dragoman.domain.events import StageName
from dragoman.text.sentences import is_whole_sentence
from dragoman.ui import language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.turn import Side, Turn
from dragoman.ui.view_models.turn_action import TurnAction, offered
from dragoman.ui.views.bubble_footer import BubbleFooter
from dragoman.ui.views.bubble_frame import BubbleFrame
from dragoman.ui.views.correction_editor import CorrectionEditor
from dragoman.ui.views.parts import is_animated, restyle, rule
from dragoman.ui.views.spoken_text import SpokenText
from dragoman.ui.views.turn_menu import TurnMenu, copy

_WIDTH_SHARE = 0.78
"""Part of the column that the widest bubble takes: the rest shows whose side it is on."""
_PADDING = Space.L + 2
_SETTLE_MS = 160


class Bubble(QWidget):
    """A row as wide as the column, with the bubble on its speaker's side.

    While words come in, the bubble is as wide as it may be and only grows in height, so that nothing that can be read
    already moves within it. It takes the size that its text needs when the turn is over.
    """

    chosen = Signal(object)
    """A `TurnAction` of the menu."""
    corrected = Signal(str)
    """Somebody has put right what was said."""
    correction_ended = Signal()
    reached = Signal()
    """The pointer or the keyboard has come."""
    left = Signal()
    """The pointer or the keyboard has gone."""

    def __init__(
        self, turn: Turn, dresser: Dresser, awaited: StageName | None = None, parent: QWidget | None = None
    ) -> None:
        """Make the bubble of a turn."""
        super().__init__(parent)
        self._dresser = dresser
        self._turn = turn
        self._awaited = awaited
        self.can_flip = False
        """The language was found by the app, so it may be the wrong one."""
        self._column = 0
        self._natural = 0
        self._width = 0
        self.frame = BubbleFrame(dresser)
        self.editor: CorrectionEditor | None = None
        self.said = SpokenText("said", TypeSize.BODY, dresser)
        self.translated = SpokenText("translated", TypeSize.SPEECH, dresser)
        self._rule = rule()
        self.footer = BubbleFooter(dresser)
        self.frame.setParent(self)
        self._inside = QVBoxLayout(self.frame)
        self._settling = QVariantAnimation(
            self, duration=_SETTLE_MS, easingCurve=QEasingCurve(QEasingCurve.Type.OutCubic)
        )
        self._settling.valueChanged.connect(self._draw_width)
        self.frame.entered.connect(self.reached)
        self.frame.left.connect(self.left)
        self._lay_out()
        self.show_turn(turn, awaited)

    @property
    def turn(self) -> Turn:
        """What is shown."""
        return self._turn

    def _lay_out(self) -> None:
        column = self._inside
        column.setContentsMargins(_PADDING, Space.M, _PADDING, Space.S)
        column.setSpacing(Space.S)
        for part in (self.said, self._rule, self.translated):
            column.addWidget(part)
        column.addLayout(self.footer)

    def show_turn(self, turn: Turn, awaited: StageName | None) -> None:
        """Show another state of the turn."""
        is_new_side = turn.side is not self._turn.side or not self.frame.property("side")
        settles = self._is_wide or self._settling.state() is QVariantAnimation.State.Running
        self._turn, self._awaited = turn, awaited
        if is_new_side:
            self._take_side(turn.side)
        self.said.show_words(turn.said, turn.said_tentative, turn.source_language)
        self.translated.show_words(turn.translated, turn.translated_tentative, turn.target_language)
        restyle(self.said, "role", "muted" if turn.all_translated and not turn.is_open else "")
        if self.editor is not None:
            self.said.hide()
        self._rule.setVisible(bool(turn.all_said and turn.all_translated))
        self._show_state()
        self._measure(settles=settles)

    def _take_side(self, side: Side) -> None:
        for part in (self.frame, self._rule):
            restyle(part, "side", str(side))

    def _show_state(self) -> None:
        self.footer.show_turn(self._turn, self._awaited)
        self.said.show_doubt(self._turn.is_unsure)
        self._describe()

    def _describe(self) -> None:
        """Tell screen readers; not each word anew while they come in."""
        turn = self._turn
        parts = [language_names.own_name(turn.source_language)]
        if not turn.is_open:
            parts.append(turn.all_said)
            if turn.all_translated:
                parts += [language_names.own_name(turn.target_language), turn.all_translated]
        self.frame.setAccessibleDescription(self.footer.unsure.words if turn.is_unsure else "")
        name = _joined([part for part in (*parts, *self.footer.words) if part])
        if name != self.frame.accessibleName():
            self.frame.setAccessibleName(name)

    def fit(self, column: int) -> None:
        """Give the bubble its size in a column of a width in pixels."""
        self._fit(column, settles=False)

    @property
    def _is_wide(self) -> bool:
        """Whether words come in, by voice or by keyboard."""
        return self._turn.is_live or self.editor is not None

    def _fit(self, column: int, *, settles: bool) -> None:
        widest = round(column * _WIDTH_SHARE)
        is_fitting = bool(self._column) and not self._is_wide and self._natural <= min(widest, self._width)
        if column > 0 and not is_fitting:
            self._take_width(widest if self._is_wide else min(widest, self._natural), settles=settles)
        self._place()
        self._column = column

    def _take_width(self, width: int, *, settles: bool) -> None:
        """Be as wide, and as high as that needs."""
        before, self._width = self.frame.width(), width
        texts = (self.said, self.translated)
        if not self._turn.is_live or width != before:
            for text in texts:
                text.release_height()
        self._settling.stop()
        self._draw_width(width)
        if self._turn.is_live:
            for text in texts:
                text.keep_height()
        self.setFixedHeight(self.frame.height())
        if settles and width < before and self.isVisible() and is_animated(self):
            self._settling.setStartValue(before)
            self._settling.setEndValue(width)
            self._settling.start()
            self._draw_width(before)

    def _draw_width(self, width: int) -> None:
        for line in (self.footer, self._inside):
            line.invalidate()
        self.frame.resize(width, self.frame.heightForWidth(width))
        self._inside.activate()
        self._place()

    def _measure(self, *, settles: bool = False) -> None:
        """Find the width that needs no line break, and fit the bubble anew."""
        lines = (self.said.natural_width(), self.translated.natural_width(), self.footer.natural_width())
        self._natural = max(lines) + 2 * _PADDING + 4
        column, self._column = self._column, 0
        self._fit(column, settles=settles)

    def _place(self) -> None:
        self.frame.move(0 if self._turn.side is Side.FIRST else self.width() - self.frame.width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay on the speaker's side."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Say the state in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._show_state()
            self._measure()
        super().changeEvent(event)

    def redress(self) -> None:
        """Take the colours of another theme."""
        self._show_state()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the turn, and copying."""
        menu = self.whole_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def whole_menu(self) -> TurnMenu:
        """Return the menu of all that can be done."""
        menu = TurnMenu(self)
        menu.chosen.connect(self.chosen)
        if self.editor is None:
            menu.add_actions(self._turn, can_flip=self.can_flip)
        menu.addSeparator()
        self.add_copies(menu)
        return menu

    def add_copies(self, menu: TurnMenu) -> None:
        """Add to a menu what can be copied."""
        selected = (self.said.selectedText() or self.translated.selectedText()).replace("\u200b", "")
        menu.add_copies(self._turn, selected)

    def copy(self) -> None:
        """Copy the translation, or what was said where there is none."""
        copy(self._turn.all_translated or self._turn.all_said)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is here."""
        super().enterEvent(event)
        self.reached.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has gone."""
        super().leaveEvent(event)
        self.left.emit()

    @property
    def has_keyboard(self) -> bool:
        """Whether the bubble or a text in it has the keyboard."""
        return any(part.hasFocus() for part in (self.frame, self.said, self.translated))

    def be_current(self, current: bool) -> None:
        """Be where Tab stops, or not: of all bubbles, one does."""
        policy = Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
        for part in (self.frame, self.said, self.translated):
            part.setFocusPolicy(policy)

    def begin_correction(self) -> None:
        """Turn what was said into a field."""
        if self.editor is not None or TurnAction.CORRECT not in offered(self._turn):
            return
        self.editor = CorrectionEditor(self._turn.all_said, self._turn.source_language, self._dresser)
        self.editor.finished.connect(self._finish_correction)
        self.editor.cancelled.connect(self._end_correction)
        self.editor.grown.connect(self._measure)
        self._inside.insertWidget(0, self.editor)
        self.said.hide()
        self.editor.show()
        self._measure()
        self.editor.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish_correction(self, text: str) -> None:
        self._end_correction()
        self.corrected.emit(text)

    def _end_correction(self) -> None:
        """Show what was said as text again."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        self.frame.setFocus(Qt.FocusReason.OtherFocusReason)
        self._inside.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self.show_turn(self._turn, self._awaited)
        self.correction_ended.emit()


def _joined(parts: Sequence[str]) -> str:
    """Return parts with a full stop between those that do not end with one of their own."""
    stopped = [part if is_whole_sentence(part) or part.endswith("…") else f"{part}." for part in parts[:-1]]
    return " ".join((*stopped, *parts[-1:]))
