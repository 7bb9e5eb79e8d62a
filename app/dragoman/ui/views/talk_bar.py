"""How one speaks: the two talk buttons and all the ways of holding them, or hands-free."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dragoman.domain.errors import QT_TRANSLATE_NOOP
from dragoman.domain.events import StageName, StageState
from dragoman.domain.mode import Mode
from dragoman.ui import language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.hold import Hold, LetGo
from dragoman.ui.view_models.last_heard import LastHeard
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.view_models.turn import Side, Turn
from dragoman.ui.views.auto_strip import AutoStrip
from dragoman.ui.views.segmented_choice import Option, SegmentedChoice
from dragoman.ui.views.talk_button import LOW, TalkButton, TalkTexts
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
    mode_chosen = Signal(object)
    """The user wants a `Mode`, to hold or to speak hands-free."""
    flip_requested = Signal()
    """Hands-free: the language that was heard last is wrong."""

    def __init__(self, dresser: Dresser, translations: Translations) -> None:
        """Make both buttons, not usable yet."""
        super().__init__()
        self.setObjectName("talk_bar")
        self._translations = translations
        self._hold = Hold()
        self._mode = Mode.HOLD
        self._newest = -1
        self._languages = ("en", "en")
        self._states = dict.fromkeys(Side, TalkState.PREPARING)
        self.buttons = {side: TalkButton(side, dresser, self) for side in Side}
        self._all_buttons: dict[Side, list[TalkButton]] = {side: [] for side in Side}
        self.modes = SegmentedChoice(dresser, 2)
        self.strip = AutoStrip(dresser, translations)
        self._held_row = QWidget()
        self._lay_out()
        for side, button in self.buttons.items():
            button.setObjectName(f"talk_{side}")
            self.join(side, button)
        self.modes.chosen.connect(lambda value: self.mode_chosen.emit(Mode(value)))
        self.strip.flip_requested.connect(self.flip_requested)
        self.strip.hide()
        self._retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._held_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for button in self.buttons.values():
            row.addWidget(button)
        for segment in self.modes.segments:
            segment.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(self.modes, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._held_row)
        column.addWidget(self.strip)

    @property
    def held(self) -> Side | None:
        """Whose button is held."""
        return self._hold.side

    @property
    def mode(self) -> Mode:
        """Who speaks when."""
        return self._mode

    @property
    def means(self) -> str:
        """What holds it; empty where nothing is held."""
        return self._hold.means

    def use_mode(self, mode: Mode) -> None:
        """Offer the buttons, or listen without them; whatever is held is let go first."""
        self.cancel()
        self._mode = mode
        self._held_row.setVisible(not mode.is_hands_free)
        self.strip.setVisible(mode.is_hands_free)
        self.strip.show_heard(None)
        self._offer_modes()

    def show_buttons(self, wanted: bool) -> None:
        """Show the two buttons or hide them, where others have taken their place."""
        self._held_row.setVisible(wanted and not self._mode.is_hands_free)

    def be_low(self, is_low: bool) -> None:
        """Take less height, or as much as is good to press."""
        for button in self.buttons.values():
            button.limit_height(LOW if is_low else None)

    def join(self, side: Side, button: TalkButton) -> None:
        """Have one more button do what the button of a side does."""
        self._all_buttons[side].append(button)
        button.pressed_by.connect(lambda means: self.press(side, means))
        button.released_by.connect(self.release)
        button.clicked.connect(lambda _=False: self._toggle(side))
        self._speak(side, button)
        button.show_state(self._states[side])

    def show_languages(self, first: str, second: str) -> None:
        """Label each button in the language of who uses it."""
        self._languages = (first, second)
        for side, buttons in self._all_buttons.items():
            for button in buttons:
                self._speak(side, button)
        self.strip.show_languages(first, second)

    def _speak(self, side: Side, button: TalkButton) -> None:
        language, key = (self._languages[0], _SPACE) if side is Side.FIRST else (self._languages[1], _ENTER)
        words = (_READY, _HELD, _PREPARING, _UNAVAILABLE, _HINT, key)
        texts = TalkTexts(*(self._translations.phrase(language, "TalkBar", text) for text in words))
        button.speak(language, texts)
        button.setToolTip(language_names.english_name(language))

    def show_stages(self, stages: Stages) -> None:
        """Offer the buttons as soon as speech can be captured; let go where it no longer can."""
        if not stages.can_listen:
            self.cancel()
        failed = stages.state(StageName.CAPTURE) in {StageState.FAILED, StageState.STOPPED}
        resting = TalkState.UNAVAILABLE if failed else TalkState.PREPARING
        resting = TalkState.READY if stages.can_listen else resting
        for side in Side:
            self._show_state(side, TalkState.HELD if self._hold.side is side else resting)
        self.strip.show_state(resting)

    def _show_state(self, side: Side, state: TalkState) -> None:
        self._states[side] = state
        for button in self._all_buttons[side]:
            button.show_state(state)

    def show_level(self, rms: float) -> None:
        """Draw the loudness into the button that is held, or hands-free into the strip."""
        if self._mode.is_hands_free:
            self.strip.show_level(rms)
        elif self._hold.side is not None:
            for button in self._all_buttons[self._hold.side]:
                button.show_level(rms)

    def show_turn(self, turn: Turn) -> None:
        """Say hands-free who was heard last."""
        heard = LastHeard.of(turn)
        if self._mode.is_hands_free and heard is not None and turn.utterance_id >= self._newest:
            self._newest = turn.utterance_id
            self.strip.show_heard(heard)

    def flip(self) -> bool:
        """Ask for the other language, if that makes sense now, and say whether it did."""
        if not (self._mode.is_hands_free and self.strip.can_flip):
            return False
        self.flip_requested.emit()
        return True

    def press(self, side: Side, means: str) -> None:
        """Hold a button by some means, if it can be and none is."""
        if self._mode.is_hands_free or not self.buttons[side].isEnabled():
            return
        if self._hold.press(side, means):
            self._show_state(side, TalkState.HELD)
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
        self._show_state(side, TalkState.READY)
        if result is LetGo.TOO_SHORT:
            for button in self._all_buttons[side]:
                button.show_hint()
        self.released.emit(result is LetGo.TOO_SHORT)

    def _toggle(self, side: Side) -> None:
        """Serve assistive tools, which can press a button but not hold it."""
        if self._hold.side is side:
            self.release("click")
        else:
            self.press(side, "click")

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._offer_modes()

    def _offer_modes(self) -> None:
        hold = Option(Mode.HOLD, self.tr("Hold to talk"), self.tr("Whoever speaks holds their button down."))
        free = Option(
            Mode.AUTO, self.tr("Hands-free"), self.tr("Nobody presses anything: the language tells who speaks.")
        )
        self.modes.offer(self.tr("Way of talking"), [hold, free], self._mode)
        self.modes.setMinimumWidth(sum(segment.sizeHint().width() + Space.XL for segment in self.modes.segments))
