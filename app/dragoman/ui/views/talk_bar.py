"""The two talk buttons, and all the ways of holding them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dragoman.domain.errors import QT_TRANSLATE_NOOP
from dragoman.domain.events import StageName, StageState
from dragoman.ui import language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.hold import Hold, LetGo
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.talk_button import TalkButton, TalkTexts
from dragoman.ui.views.talk_button_painter import TalkState

_READY = QT_TRANSLATE_NOOP("TalkBar", "Hold and speak")
_HELD = QT_TRANSLATE_NOOP("TalkBar", "Listening… let go when done")
_PREPARING = QT_TRANSLATE_NOOP("TalkBar", "Preparing the microphone…")
_UNAVAILABLE = QT_TRANSLATE_NOOP("TalkBar", "No microphone")
_HINT = QT_TRANSLATE_NOOP("TalkBar", "Keep holding while you speak")
_SPACE = QT_TRANSLATE_NOOP("TalkBar", "Space")
_ENTER = QT_TRANSLATE_NOOP("TalkBar", "Enter")


class TalkBar(QWidget):
    """Tells whose button is held; at most one is."""

    pressed = Signal(object)
    """A `Side` begins to speak."""
    released = Signal(bool)
    """They have finished; True where the press was too short to say anything."""

    def __init__(self, dresser: Dresser, translations: Translations) -> None:
        """Make both buttons, not usable yet."""
        super().__init__()
        self.setObjectName("talk_bar")
        self._translations = translations
        self._hold = Hold()
        self.buttons = {side: TalkButton(side, dresser, self) for side in Side}
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.S)
        for side, button in self.buttons.items():
            button.setObjectName(f"talk_{side}")
            row.addWidget(button)
            button.pressed_by.connect(lambda means, side=side: self.press(side, means))
            button.released_by.connect(self.release)
            button.clicked.connect(lambda _=False, side=side: self._toggle(side))

    @property
    def held(self) -> Side | None:
        """Whose button is held."""
        return self._hold.side

    def show_languages(self, first: str, second: str) -> None:
        """Label each button in the language of who uses it."""
        for side, language, key in ((Side.FIRST, first, _SPACE), (Side.SECOND, second, _ENTER)):
            words = (_READY, _HELD, _PREPARING, _UNAVAILABLE, _HINT, key)
            texts = TalkTexts(*(self._translations.phrase(language, "TalkBar", text) for text in words))
            self.buttons[side].speak(language, texts)
            self.buttons[side].setToolTip(language_names.english_name(language))

    def show_stages(self, stages: Stages) -> None:
        """Offer the buttons as soon as speech can be captured; let go where it no longer can."""
        if not stages.can_listen:
            self.cancel()
        failed = stages.state(StageName.CAPTURE) in {StageState.FAILED, StageState.STOPPED}
        for side, button in self.buttons.items():
            if self._hold.side is side:
                button.show_state(TalkState.HELD)
            elif stages.can_listen:
                button.show_state(TalkState.READY)
            else:
                button.show_state(TalkState.UNAVAILABLE if failed else TalkState.PREPARING)

    def show_level(self, rms: float) -> None:
        """Draw the loudness into the button that is held."""
        if self._hold.side is not None:
            self.buttons[self._hold.side].show_level(rms)

    def press(self, side: Side, means: str) -> None:
        """Hold a button by some means, if it can be and none is."""
        if self.buttons[side].isEnabled() and self._hold.press(side, means):
            self.buttons[side].show_state(TalkState.HELD)
            self.pressed.emit(side)

    def release(self, means: str) -> None:
        """Let go by some means."""
        side = self._hold.side
        self._let_go(side, self._hold.release(means))

    def cancel(self) -> None:
        """Let go whatever is held."""
        side = self._hold.side
        self._let_go(side, self._hold.cancel())

    def _let_go(self, side: Side | None, result: LetGo) -> None:
        if side is None or result is LetGo.IGNORED:
            return
        self.buttons[side].show_state(TalkState.READY)
        if result is LetGo.TOO_SHORT:
            self.buttons[side].show_hint()
        self.released.emit(result is LetGo.TOO_SHORT)

    def _toggle(self, side: Side) -> None:
        """Serve assistive tools, which can press a button but not hold it."""
        if self._hold.side is side:
            self.release("click")
        else:
            self.press(side, "click")
