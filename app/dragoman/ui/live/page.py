"""The live page: listens to a room or to the computer, and writes down what is said in two languages."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dragoman.config.settings import Settings
from dragoman.ui.appearance import Dresser
from dragoman.ui.live.empty_state import EmptyState
from dragoman.ui.live.live_bar import LiveBar
from dragoman.ui.live.transcript_model import TranscriptModel
from dragoman.ui.live.transcript_view import TranscriptView
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.view_models.turn import Turn
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.page_stack import PageStack


class LivePage(QWidget):
    """Tells what the user wants, and shows what it is told; the window knows the turns and the conversation."""

    source_chosen = Signal(bool)
    """True: listen to what the computer plays; False: to the microphone."""
    languages_chosen = Signal(object, str)
    """The language that is spoken (None: identify it), and the one it is interpreted into: answered by
    `show_languages`, since the two may not fit each other."""
    started = Signal()
    """Listening is wanted."""
    paused = Signal()
    """It is not wanted any more."""
    marked = Signal()
    """The newest line is important; answered by `show_marks`."""
    speaking_toggled = Signal(bool)
    overlay_toggled = Signal(bool)
    save_requested = Signal(str)
    """A value of `SaveKind`."""
    say_again = Signal(int)
    """The id of an utterance whose translation shall be spoken once more."""

    def __init__(self, dresser: Dresser, translations: Translations) -> None:
        """Build the page: nobody is listened to, nothing was said."""
        super().__init__()
        self._is_listening = False
        self.lines = TranscriptModel()
        self.lines.setParent(self)
        self.bar = LiveBar(dresser)
        self.empty = EmptyState(dresser)
        self.transcript = TranscriptView(self.lines, dresser, translations)
        self._middle = PageStack()
        self.footer_layout = QVBoxLayout()
        """What stands below the transcript."""
        self._lay_out()
        self._connect()
        self._retranslate()
        self._show_middle()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.transcript)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._middle, 1)
        column.addLayout(self.footer_layout)

    def _connect(self) -> None:
        self.bar.source_chosen.connect(self.empty.show_source)
        self.bar.source_chosen.connect(self.source_chosen)
        self.bar.languages_chosen.connect(self.languages_chosen)
        self.bar.listening_toggled.connect(self.toggle_listening)
        self.bar.marked.connect(self._mark)
        self.bar.speaking_toggled.connect(self.speaking_toggled)
        self.bar.overlay_toggled.connect(self.overlay_toggled)
        self.bar.save_requested.connect(self.save_requested)
        self.transcript.say_again.connect(self.say_again)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.toggle_listening)

    @property
    def is_listening(self) -> bool:
        """Whether the page shows that somebody is listened to."""
        return self._is_listening

    def set_footer(self, widget: QWidget) -> None:
        """Put a widget below the transcript, after those that are there."""
        self.footer_layout.addWidget(widget)

    @Slot()
    def toggle_listening(self) -> None:
        """Ask to start, or to pause; what happens is shown by `show_listening`."""
        (self.paused if self._is_listening else self.started).emit()

    @Slot()
    def _mark(self) -> None:
        if self.lines.rowCount():
            self.marked.emit()
            announce(self.transcript, self.tr("Marked as important"))

    def show_languages(
        self, languages: tuple[str, ...], pairs: frozenset[tuple[str, str]], source: str | None, target: str
    ) -> None:
        """Show what can be chosen and what is.

        Args:
            languages: tags on offer.
            pairs: (source, target) that can be translated; the others are greyed out.
            source: what is spoken; None identifies it.
            target: what it is interpreted into.
        """
        self.bar.show_languages(languages, pairs, source, target)
        self.empty.show_languages(source, target)

    def show_settings(self, settings: Settings) -> None:
        """Show what is kept: what is listened to, and whether the translation is spoken."""
        self.bar.show_settings(settings)
        self.empty.show_source(settings.live_hears_computer)

    def show_overlay(self, is_shown: bool) -> None:
        """Show whether subtitles lie over other windows."""
        self.bar.show_overlay(is_shown)

    def show_listening(self, is_listening: bool) -> None:
        """Show whether somebody is listened to."""
        is_changed = is_listening is not self._is_listening
        self._is_listening = is_listening
        self.bar.show_listening(is_listening)
        self.empty.show_listening(is_listening)
        if is_changed:
            announce(self, self.bar.state_words())

    def show_level(self, rms: float) -> None:
        """Show how loud it is, `rms` from 0 to 1 of full scale."""
        self.bar.level.show_level(rms)

    def show_stages(self, stages: Stages) -> None:
        """Show what is still being prepared, or has failed."""
        self.bar.show_stages(stages)

    def turn_added(self, turn: Turn) -> None:
        """Append a line."""
        self.lines.add(turn)
        self._show_middle()

    def turn_changed(self, turn: Turn) -> None:
        """Show another state of a turn."""
        self.lines.change(turn)

    def turn_removed(self, turn: Turn | int) -> None:
        """Take the line of a turn, or of an utterance id, away."""
        self.lines.remove(turn if isinstance(turn, int) else turn.utterance_id)
        self._show_middle()

    def show_marks(self, utterance_ids: Iterable[int]) -> None:
        """Mark exactly these lines as important."""
        self.lines.mark(utterance_ids)

    def clear(self) -> None:
        """Begin a new transcript."""
        self.lines.clear()
        self._show_middle()

    def _show_middle(self) -> None:
        """Explain the page as long as nothing was said."""
        has_lines = self.lines.rowCount() > 0
        self._middle.setCurrentWidget(self.transcript if has_lines else self.empty)
        self.bar.show_has_lines(has_lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start and pause with Space, mark with M, wherever no control takes the key for itself."""
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier and not event.isAutoRepeat()
        if is_plain and event.key() == Qt.Key.Key_Space:
            self.toggle_listening()
        elif is_plain and event.key() == Qt.Key.Key_M:
            self._mark()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Listen live"))
