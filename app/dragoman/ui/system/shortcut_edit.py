"""Where keys are recorded that work in every program."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLineEdit, QVBoxLayout, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.key_names import native, native_modifier
from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.system.shortcut_rules import ShortcutFault, shortcut_fault, user_of
from dragoman.ui.theme import Radius, Space, TypeSize
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.parts import icon_button, text_label

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_LEAVING_KEYS = {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_CLEARING_KEYS = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
_ICON = 16


class KeyRecorder(QKeySequenceEdit):
    """Records one chord; Escape and Tab lead out of it, Backspace and Delete empty it."""

    recording = Signal(bool)
    """It has got the keyboard, or lost it."""
    cleared = Signal()

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__()
        self.setMaximumSequenceLength(1)
        self.setFinishingKeyCombinations([])

    @property
    def line(self) -> QLineEdit | None:
        """Where Qt shows the keys; None while this is being destroyed, when the keyboard goes elsewhere too."""
        found = self.findChild(QLineEdit)
        return found if isinstance(found, QLineEdit) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave some keys to the window, record the rest."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _LEAVING_KEYS and held in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            event.ignore()
        elif key in _CLEARING_KEYS and held == Qt.KeyboardModifier.NoModifier:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that keys are recorded from now on."""
        super().focusInEvent(event)
        self.recording.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that no more keys are recorded."""
        super().focusOutEvent(event)
        if self.line is not None:
            self.recording.emit(False)


class ShortcutEdit(QWidget):
    """The keys of one function: records them, takes them away, and says what is wrong with them."""

    chosen = Signal(str)
    """Keys in Qt's portable notation, or nothing; only such as may be used."""
    recording = Signal(bool)
    """While this is so, hotkeys are to be given back: keys in use cannot be recorded."""

    def __init__(self, dresser: Dresser) -> None:
        """Make a field without keys."""
        super().__init__()
        self._dresser = dresser
        self._name = ""
        self._keys = ""
        self._others: dict[str, str] = {}
        self._fault: tuple[ShortcutFault, str] | None = None
        self._problem: HotkeyProblem | None = None
        self.recorder = KeyRecorder()
        self.clear = icon_button("clear_shortcut")
        self.message = text_label(fonts.font(TypeSize.CAPTION), "danger")
        self._lay_out()
        self._connect()
        self._dress()
        self._retranslate()

    def offer(self, name: str, keys: str, others: Mapping[str, str]) -> None:
        """Show the keys of a function.

        Args:
            name: what the function is called in the window.
            keys: in Qt's portable notation, or nothing.
            others: the names and keys of Dragoman's other functions.
        """
        self._name, self._keys, self._others = name, keys, dict(others)
        self._fault = None
        self._show_keys()
        self._retranslate()

    def show_problem(self, problem: HotkeyProblem | None) -> None:
        """Say what the system has answered to the keys."""
        self._problem = problem
        self._show_message()

    def _lay_out(self) -> None:
        self.recorder.setFont(fonts.font(TypeSize.BODY))
        self.setFocusProxy(self.recorder)
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self.recorder, 1)
        row.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self.message)

    def _connect(self) -> None:
        self.recorder.keySequenceChanged.connect(self._record)
        self.recorder.cleared.connect(self._clear)
        self.recorder.recording.connect(self._focus_changed)
        self.clear.clicked.connect(self._clear)
        self._dresser.changed.connect(self._dress)

    @Slot(QKeySequence)
    def _record(self, sequence: QKeySequence) -> None:
        keys = sequence.toString(_PORTABLE)
        if not keys:
            return
        fault = shortcut_fault(keys, self._others)
        self._fault = None if fault is None else (fault, keys)
        if fault is None and (keys != self._keys or self._problem is not None):
            self._keys, self._problem = keys, None
            self.chosen.emit(keys)
        self._show_keys()
        if self._fault is not None:
            announce(self, self.message.text())

    @Slot()
    def _clear(self) -> None:
        self._fault = None
        if self._keys:
            self._keys, self._problem = "", None
            self.chosen.emit("")
        self._show_keys()

    def _show_keys(self) -> None:
        blocker = QSignalBlocker(self.recorder)
        self.recorder.setKeySequence(QKeySequence.fromString(self._keys, _PORTABLE))
        blocker.unblock()
        self.recorder.setToolTip(self.recorder.keySequence().toString(QKeySequence.SequenceFormat.NativeText))
        if (line := self.recorder.line) is not None:
            line.home(False)
        self.clear.setEnabled(bool(self._keys))
        self._show_placeholder()
        self._show_message()

    def _show_message(self) -> None:
        words = self._words()
        self.message.setText(words)
        self.message.setVisible(bool(words))
        self.recorder.setAccessibleDescription(words)

    def _words(self) -> str:
        if self._fault is not None:
            return self._fault_words(*self._fault)
        return "" if self._problem is None or not self._keys else self.problem_words(self._problem)

    def _fault_words(self, fault: ShortcutFault, keys: str) -> str:
        match fault:
            case ShortcutFault.NEEDED_FOR_TYPING:
                words = self.tr("{keys} is needed for typing. Add {ctrl} or {alt}, or choose a key such as F8.")
            case ShortcutFault.NEEDED_EVERYWHERE:
                words = self.tr("Other programs need {keys}. Choose different keys.")
            case ShortcutFault.USED_HERE:
                words = self.tr("{keys} already belongs to “{function}”. Choose different keys.")
            case ShortcutFault.NOT_A_KEY:
                words = self.tr("This key cannot be used. Choose a different one.")
        modifiers = {"ctrl": native_modifier("Ctrl"), "alt": native_modifier("Alt")}
        return words.format(keys=native(keys), function=user_of(keys, self._others), **modifiers)

    def problem_words(self, problem: HotkeyProblem) -> str:
        """Return what the system's answer means for the user."""
        words = {
            HotkeyProblem.TAKEN: self.tr("Another program has these keys. Choose different ones."),
            HotkeyProblem.UNKNOWN_KEY: self.tr("This keyboard has no such key. Choose a different one."),
            HotkeyProblem.REFUSED: self.tr(
                "The system did not give Dragoman these keys. Choose them anew to ask again."
            ),
            HotkeyProblem.UNSUPPORTED: self.tr(
                "On this system, keys cannot be received while another program is in use; the keys in the window work."
            ),
        }
        return words[problem]

    @Slot(bool)
    def _focus_changed(self, is_recording: bool) -> None:
        self._show_placeholder()
        self._dress()
        self.recording.emit(is_recording)

    @Slot()
    def _dress(self) -> None:
        theme, is_focused = self._dresser.theme, self.recorder.hasFocus()
        width, colour = (2, theme.focus) if is_focused else (1, theme.edge)
        self.recorder.setStyleSheet(
            f"QLineEdit {{ background: {theme.surface}; color: {theme.text};"
            f" placeholder-text-color: {theme.text_muted}; border: {width}px solid {colour};"
            f" border-radius: {int(Radius.CONTROL)}px; padding: {8 - width}px {13 - width}px; }}"
        )
        self.clear.setIcon(self._dresser.icons.icon("close", theme.text, _ICON))
        self.clear.setIconSize(QSize(_ICON, _ICON))

    def _show_placeholder(self) -> None:
        if (line := self.recorder.line) is not None:
            line.setPlaceholderText(self.tr("Press the keys…") if self.recorder.hasFocus() else self.tr("No keys"))

    def _retranslate(self) -> None:
        self.recorder.setAccessibleName(self._name)
        if (line := self.recorder.line) is not None:
            line.setAccessibleName(self._name)
        words = self.tr("Remove the keys")
        self.clear.setToolTip(words)
        self.clear.setAccessibleName(f"{self._name}: {words}" if self._name else words)
        self._show_placeholder()
        self._show_message()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
