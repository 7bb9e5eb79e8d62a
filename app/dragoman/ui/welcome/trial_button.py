"""The button of the first try, and all the ways of holding it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from dragoman.domain.errors import QT_TRANSLATE_NOOP
from dragoman.domain.events import StageName, StageState
from dragoman.ui.appearance import Dresser
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.hold import Hold, LetGo
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.talk_button import TalkButton, TalkTexts
from dragoman.ui.views.talk_button_painter import TalkState
from dragoman.ui.welcome.held_space import HeldSpace

_TEXTS = (
    QT_TRANSLATE_NOOP("TalkBar", "Hold and speak"),
    QT_TRANSLATE_NOOP("TalkBar", "Listening… let go when done"),
    QT_TRANSLATE_NOOP("TalkBar", "Preparing the microphone…"),
    QT_TRANSLATE_NOOP("TalkBar", "No microphone"),
    QT_TRANSLATE_NOOP("TalkBar", "Keep holding while you speak"),
    QT_TRANSLATE_NOOP("TalkBar", "Space"),
)
"""In the order of the fields of `TalkTexts`."""
_KEY = "key"
_CLICK = "click"


class TrialButton(TalkButton):
    """The talk button of the first person, with the space bar while it has the keyboard."""

    held = Signal()
    """Somebody begins to speak."""
    let_go = Signal()
    """They have finished."""

    def __init__(self, dresser: Dresser, translations: Translations) -> None:
        """Make the button, not usable yet."""
        super().__init__(Side.FIRST, dresser)
        self._translations = translations
        self._hold = Hold()
        self._space = HeldSpace(self)
        self._space.pressed.connect(lambda: self._press(_KEY))
        self._space.released.connect(lambda: self._release(_KEY))
        self.pressed_by.connect(self._press)
        self.released_by.connect(self._release)
        self.clicked.connect(self._toggle)

    def use_language(self, language: str) -> None:
        """Label the button in the language of who uses it."""
        self.speak(language, TalkTexts(*(self._translations.phrase(language, "TalkBar", text) for text in _TEXTS)))

    def show_stages(self, stages: Stages) -> None:
        """Can be used as soon as speech can be captured; let go where it no longer can."""
        if not stages.can_listen:
            self.cancel()
            failed = stages.state(StageName.CAPTURE) in {StageState.FAILED, StageState.STOPPED}
            self.show_state(TalkState.UNAVAILABLE if failed else TalkState.PREPARING)
        elif self._hold.side is None:
            self.show_state(TalkState.READY)

    def show_level(self, rms: float) -> None:
        """Draw the loudness while the button is held."""
        if self._hold.side is not None:
            super().show_level(rms)

    def cancel(self) -> None:
        """Let go whatever holds the button."""
        self._finish(self._hold.cancel())

    def _press(self, means: str) -> None:
        if self.isEnabled() and self._hold.press(Side.FIRST, means):
            self.show_state(TalkState.HELD)
            self.held.emit()

    def _release(self, means: str) -> None:
        self._finish(self._hold.release(means))

    def _finish(self, result: LetGo) -> None:
        if result is LetGo.IGNORED:
            return
        self.show_state(TalkState.READY)
        if result is LetGo.TOO_SHORT:
            self.show_hint()
        self.let_go.emit()

    def _toggle(self) -> None:
        """Serve assistive tools, which can press a button but not hold it."""
        if self._hold.side is None:
            self._press(_CLICK)
        else:
            self._release(_CLICK)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go, whatever holds the button."""
        self.cancel()
        super().hideEvent(event)
