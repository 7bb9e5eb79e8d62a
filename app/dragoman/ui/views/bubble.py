"""One bubble of the conversation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dragoman.domain.events import StageName
from dragoman.ui import error_texts, fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.turn import Side, Turn, TurnState
from dragoman.ui.views.activity_dots import ActivityDots
from dragoman.ui.views.parts import named, restyle, rule, text_label

_BUSY = {TurnState.LISTENING, TurnState.RECOGNISING, TurnState.TRANSLATING}
_WIDTH_SHARE = 0.78
"""Part of the column that the widest bubble takes: the rest shows whose side it is on."""
_ICON = 16
_PADDING = Space.L + 2
_LONGEST_WORD = 24
"""Characters after which a word may be broken: a label breaks lines between words only."""


class Bubble(QWidget):
    """A row as wide as the column, with the bubble on its speaker's side."""

    def __init__(self, turn: Turn, dresser: Dresser, awaited: StageName | None = None) -> None:
        """Make the bubble of a turn."""
        super().__init__()
        self._dresser = dresser
        self._turn = turn
        self._awaited = awaited
        self._column = 0
        self._natural = 0
        self.frame = named("bubble", QFrame())
        self.said = _selectable("said")
        self.translated = _selectable("translated")
        self.state = text_label(fonts.font(TypeSize.CAPTION))
        self._rule = rule()
        self._dots = ActivityDots("#000000")
        self._icon = QLabel()
        self.latency = QLabel()
        self.latency.setProperty("role", "muted")
        self.frame.setParent(self)
        self._inside = QVBoxLayout(self.frame)
        self._first_line = QHBoxLayout()
        self._footer = QHBoxLayout()
        self._lay_out()
        self.show_turn(turn, awaited)

    @property
    def turn(self) -> Turn:
        """What is shown."""
        return self._turn

    def _lay_out(self) -> None:
        column = self._inside
        column.setContentsMargins(_PADDING, Space.M, _PADDING, Space.M)
        column.setSpacing(Space.S)
        top = Qt.AlignmentFlag.AlignTop
        self._first_line.setSpacing(Space.M)
        self._first_line.addWidget(self.said, 1)
        self._first_line.addWidget(self.latency, alignment=top)
        column.addLayout(self._first_line)
        column.addWidget(self._rule)
        column.addWidget(self.translated)
        self._footer.setSpacing(Space.S)
        self._footer.addWidget(self._dots, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._footer.addWidget(self._icon, alignment=top)
        self._footer.addWidget(self.state, 1)
        column.addLayout(self._footer)
        self.latency.setFont(fonts.font(TypeSize.CAPTION))

    def show_turn(self, turn: Turn, awaited: StageName | None) -> None:
        """Show another state of the turn."""
        is_new_side = turn.side is not self._turn.side or not self.frame.property("side")
        self._turn, self._awaited = turn, awaited
        if is_new_side:
            self._take_side(turn.side)
        _set_text(self.said, turn.said, turn.source_language, TypeSize.BODY if turn.translated else TypeSize.LEAD)
        _set_text(self.translated, turn.translated, turn.target_language, TypeSize.SPEECH)
        restyle(self.said, "role", "muted" if turn.translated else "")
        self._rule.setVisible(bool(turn.said and turn.translated))
        self._show_state()
        self._measure()

    def _take_side(self, side: Side) -> None:
        for part in (self.frame, self._rule, self.state):
            restyle(part, "side", str(side))

    def _show_state(self) -> None:
        turn, theme = self._turn, self._dresser.theme
        colours = theme.first if turn.side is Side.FIRST else theme.second
        words = self.state_words()
        self._dots.use_colour(colours.ink)
        self._dots.setVisible(turn.state in _BUSY)
        icon = "warning" if turn.error else "speaker" if turn.is_playing else ""
        self._icon.setVisible(bool(icon))
        if icon:
            ratio = max(2.0, self.devicePixelRatioF())
            colour = theme.danger if turn.error else colours.ink
            self._icon.setPixmap(self._dresser.icons.pixmap(icon, colour, _ICON, ratio))
        restyle(self.state, "role", "danger" if turn.error else "")
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self._show_latency()
        self.frame.setAccessibleName(self._description(words))

    def _show_latency(self) -> None:
        wait_s = self._turn.wait_s if self._turn.state is TurnState.DONE else None
        self.latency.setVisible(wait_s is not None)
        if wait_s is not None:
            self.latency.setText(self.tr("{seconds} s").format(seconds=QLocale().toString(wait_s, "f", 1)))
            self.latency.setToolTip(self.tr("Time from the last word to the translation"))

    def state_words(self) -> str:
        """Return what the footer says; empty where there is nothing to add to the text."""
        turn = self._turn
        if turn.error is not None:
            return f"{error_texts.problem(turn.error)} {error_texts.remedy(turn.error)}".strip()
        if self._awaited is StageName.RECOGNITION:
            return self.tr("Waiting for speech recognition to be ready…")
        if self._awaited is StageName.TRANSLATION:
            return self.tr("Waiting for the translation to be ready…")
        words = {
            TurnState.LISTENING: self.tr("Listening…"),
            TurnState.RECOGNISING: self.tr("Recognising…"),
            TurnState.TRANSLATING: self.tr("Translating…"),
            TurnState.NOTHING_HEARD: self.tr("No words were heard. Please say it again."),
            TurnState.DONE: self.tr("Speaking…") if turn.is_playing else "",
            TurnState.FAILED: self.tr("This did not work."),
        }
        return words[turn.state]

    def _description(self, words: str) -> str:
        """Return what a screen reader says."""
        turn = self._turn
        parts = [language_names.own_name(turn.source_language), turn.said]
        if turn.translated:
            parts += [language_names.own_name(turn.target_language), turn.translated]
        return ". ".join(part for part in (*parts, words) if part)

    def fit(self, column: int) -> None:
        """Make the bubble as narrow as its text allows, in a column of a width in pixels."""
        widest = round(column * _WIDTH_SHARE)
        if column <= 0 or (self._column and self._natural <= min(widest, self.frame.width())):
            self._place()
        else:
            for line in (self._first_line, self._footer, self._inside):
                line.invalidate()
            width = min(widest, self._natural)
            self.frame.resize(width, self.frame.heightForWidth(width))
            self.setFixedHeight(self.frame.height())
            self._place()
        self._column = column

    def _measure(self) -> None:
        """Find the width that needs no line break, and fit the bubble anew."""
        lines = (
            self._line_width(self.said, self.latency),
            self._line_width(self.translated),
            self._line_width(self.state, self._dots, self._icon),
        )
        self._natural = max(lines) + 2 * _PADDING + 4
        column, self._column = self._column, 0
        self.fit(column)

    def _line_width(self, label: QLabel, *beside: QWidget) -> int:
        width = sum(part.sizeHint().width() + Space.M for part in beside if not part.isHidden())
        return width + (_natural_width(label) if not label.isHidden() else 0)

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
        """Offer copying."""
        menu = self.copy_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def copy_menu(self) -> QMenu:
        """Return the menu of what can be copied."""
        menu = QMenu(self)
        selected = self.said.selectedText() or self.translated.selectedText()
        both = f"{self._turn.said}\n{self._turn.translated}" if self._turn.said and self._turn.translated else ""
        for words, text in (
            (self.tr("Copy selection"), selected),
            (self.tr("Copy translation"), self._turn.translated),
            (self.tr("Copy what was said"), self._turn.said),
            (self.tr("Copy both"), both),
        ):
            if text:
                menu.addAction(words).triggered.connect(lambda _=False, text=text: _copy(text))
        return menu


def _selectable(name: str) -> QLabel:
    label = named(name, text_label(fonts.font(TypeSize.BODY)))
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    return label


def _set_text(label: QLabel, text: str, language: str, size: TypeSize) -> None:
    label.setFont(fonts.font(size, language, strong=size is TypeSize.SPEECH))
    label.setLayoutDirection(language_names.direction(language))
    label.setText(breakable(text))
    label.setVisible(bool(text))


def breakable(text: str) -> str:
    """Return text in which overlong words may be broken, by spaces of no width."""
    words = text.split(" ")
    if all(len(word) <= _LONGEST_WORD or not word.isascii() for word in words):
        return text
    pieces = ([word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD)] for word in words)
    return " ".join("\u200b".join(piece) for piece in pieces)


def _natural_width(label: QLabel) -> int:
    """Return the width of a label's text without any line break of ours."""
    metrics = QFontMetrics(label.font())
    area = metrics.boundingRect(QRect(0, 0, 1 << 20, 1 << 20), 0, label.text())
    return area.width() + Space.XS


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
