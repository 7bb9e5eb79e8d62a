"""The page on which two people talk with each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dragoman.domain.events import Event, TranslationReady
from dragoman.domain.mode import Mode
from dragoman.domain.routes import Routes
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.conversation_port import ConversationPort
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.conversation import Aspect, Change, ConversationModel
from dragoman.ui.view_models.hold import HOTKEY
from dragoman.ui.view_models.language_choice import LanguageChoice, both_ways
from dragoman.ui.view_models.turn import Side, Turn
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.bubble_list import BubbleList
from dragoman.ui.views.face_to_face import FaceToFace
from dragoman.ui.views.guide import Guide
from dragoman.ui.views.header import Header
from dragoman.ui.views.hold_keys import HoldKeys
from dragoman.ui.views.lag_meter import LagMeter
from dragoman.ui.views.page_stack import PageStack
from dragoman.ui.views.show_view import ShowView
from dragoman.ui.views.talk_bar import TalkBar

_FACING: Final = 8
"""Turns that can be seen face to face."""
_SHORT: Final = 480
"""Pixels of height below which the buttons leave room to the words, before the user's own text size is applied."""
_VERY_SHORT: Final = 320
"""Below this there is no room to tell how far the interpretation is behind."""


class ConversationPage(QWidget):
    """Whose language is which, what was said, and the buttons to speak."""

    changed = Signal()
    """Words of a turn have changed, or the way of talking."""
    languages_chosen = Signal(str, str)
    """The two languages, first and second."""

    def __init__(
        self,
        conversation: ConversationPort,
        choice: LanguageChoice,
        keeper: SettingsKeeper,
        dresser: Dresser,
        translations: Translations,
    ) -> None:
        """Build everything; nothing is asked of the conversation yet."""
        super().__init__()
        self._conversation = conversation
        self._choice = choice
        self._keeper = keeper
        self.model = ConversationModel(choice.first, choice.second)
        self.header = Header(dresser)
        self.guide = Guide(translations)
        self.bubbles = BubbleList(lambda: self.model.turns, self.model.awaited_stage, dresser)
        self.lag = LagMeter(dresser)
        self.talk_bar = TalkBar(dresser, translations)
        self.face = FaceToFace(lambda: self.model.turns[-_FACING:], dresser, translations, self.talk_bar)
        self._middle = PageStack()
        self._lay_out()
        self._connect()
        self._keys: HoldKeys | None = None
        self._large: ShowView | None = None
        self.show_choice()
        self.use_mode()
        self.talk_bar.show_stages(self.model.stages)

    def _lay_out(self) -> None:
        for bar in (self.header, self.talk_bar):
            bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._middle.addWidget(self.guide)
        self._middle.addWidget(self.bubbles)
        self._middle.addWidget(self.face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._middle, 1)
        column.addWidget(self.lag)
        column.addWidget(self.talk_bar)
        self._show_middle()

    def _connect(self) -> None:
        self.header.chosen.connect(self._choose_language)
        self.header.swapped.connect(self._swap_languages)
        self.talk_bar.pressed.connect(self.press)
        self.talk_bar.released.connect(lambda too_short: self.release(too_short=too_short))
        self.talk_bar.mode_chosen.connect(self._choose_mode)
        self.talk_bar.flip_requested.connect(self._flip_newest)
        self.bubbles.say_again.connect(self._say_again)
        self.bubbles.corrected.connect(self._correct)
        self.bubbles.flipped.connect(self._flip)
        self.bubbles.shown.connect(self._show_large)

    @property
    def mode(self) -> Mode:
        """Who speaks when."""
        return Mode(self._keeper.settings.mode)

    def open(self) -> None:
        """Have the conversation serve this page."""
        self.use_mode()
        self._conversation.use_mode(self.mode, Routes.both_ways(self._choice.first, self._choice.second))

    def use_mode(self) -> None:
        """Offer what the way of talking needs."""
        self.talk_bar.use_mode(self.mode)
        self.face.use_mode(self.mode)
        self.bubbles.offer_flip(self.mode is Mode.AUTO)
        self.talk_bar.show_buttons(not self._is_face_to_face)
        self._show_middle()

    @property
    def _is_face_to_face(self) -> bool:
        return self._keeper.settings.is_face_to_face

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room to the words in a short window."""
        super().resizeEvent(event)
        self.talk_bar.be_low(self.height() < _SHORT * fonts.text_scale())
        self._show_middle()

    def leave(self) -> None:
        """Let another page have it."""
        self._forget_keys()
        self.talk_bar.cancel()

    def take(self, event: Event) -> None:
        """Take over an event of the conversation."""
        for change in self.model.apply(event):
            self._show(change)
        if isinstance(event, TranslationReady):
            announce(self.bubbles, event.translation.text)

    def _show(self, change: Change) -> None:
        match change.aspect:
            case Aspect.LEVEL:
                self.talk_bar.show_level(self.model.level)
            case Aspect.LAG if self.model.lag is not None:
                self.lag.show_lag(self.model.lag)
            case Aspect.STAGES:
                self.talk_bar.show_stages(self.model.stages)
            case Aspect.TURN_REMOVED:
                self.bubbles.turn_removed(change.utterance_id)
            case Aspect.TURN_ADDED | Aspect.TURN_CHANGED:
                self._show_turn(change)
        self._show_middle()

    def _show_middle(self) -> None:
        """Show the guide as long as nothing has been said."""
        is_begun = bool(self.model.turns)
        shown = self.bubbles if is_begun else self.guide
        self._middle.setCurrentWidget(self.face if self._is_face_to_face else shown)
        self.lag.setVisible(is_begun and self.height() >= _VERY_SHORT)

    def _show_turn(self, change: Change) -> None:
        turn = self.model.turn(change.utterance_id)
        if turn is None:
            return
        self.talk_bar.show_turn(turn)
        if change.aspect is Aspect.TURN_ADDED:
            self.bubbles.turn_added(turn)
        else:
            self.bubbles.turn_changed(turn)
        self.face.refresh()
        if self._large is not None and self._large.utterance_id == turn.utterance_id:
            self._large.show_turn(turn)
        self.changed.emit()

    @Slot(int)
    def _show_large(self, utterance_id: int) -> None:
        turn = self.model.turn(utterance_id)
        if self._large is not None and turn is not None:
            self._large.show_turn(turn)

    @Slot(object)
    def press(self, side: Side) -> None:
        """Somebody begins to speak."""
        self.model.hold(side)
        self.bubbles.show_newest()
        self._conversation.press(self.model.language(side))

    def release(self, *, too_short: bool) -> None:
        """They have finished, or had hardly begun."""
        self.model.let_go(too_short=too_short)
        self._conversation.release()
        if too_short:
            announce(self, self.tr("Keep holding while you speak"))

    @Slot(object)
    def _choose_mode(self, mode: Mode) -> None:
        self.let_go()
        self._keeper.change(mode=str(mode))
        self.open()
        self.changed.emit()

    @Slot(int)
    def _say_again(self, utterance_id: int) -> None:
        turn = self.model.turn(utterance_id)
        if turn is not None and turn.translated:
            self._conversation.say_again(utterance_id, turn.translated, turn.target_language)

    @Slot(int, str)
    def _correct(self, utterance_id: int, text: str) -> None:
        for change in self.model.correct(utterance_id, text):
            self._show(change)
        turn = self.model.turn(utterance_id)
        if turn is not None:
            self._conversation.interpret_text(utterance_id, text, turn.source_language, turn.target_language)

    @Slot()
    def _flip_newest(self) -> None:
        newest: Turn | None = next(iter(reversed(self.model.turns)), None)
        if newest is not None:
            self._flip(newest.utterance_id)

    @Slot(int)
    def _flip(self, utterance_id: int) -> None:
        """Hear an utterance again in the other language: it was taken for the wrong one."""
        changes = self.model.flip(utterance_id)
        for change in changes:
            self._show(change)
        turn = self.model.turn(utterance_id)
        if changes and turn is not None:
            self._conversation.hear_as(utterance_id, turn.source_language, turn.target_language)

    @Slot(object, str)
    def _choose_language(self, side: Side, language: str) -> None:
        self.use(self._choice.choose(side, language))

    @Slot()
    def _swap_languages(self) -> None:
        self.use(self._choice.swapped())

    def use(self, choice: LanguageChoice) -> None:
        """Let go before the languages change: who is speaking has spoken the old one."""
        self.talk_bar.cancel()
        if choice != self._choice:
            self._choice = choice
            self._take_languages(is_open=True)
        self.show_choice()
        self.focus_conversation()

    def _take_languages(self, *, is_open: bool) -> None:
        first, second = self._choice.first, self._choice.second
        self.model.use_languages(first, second)
        if is_open:
            self._conversation.set_languages(first, second)
        self._keeper.change(first_language=first, second_language=second)
        self.languages_chosen.emit(first, second)

    def offer(self, languages: tuple[str, ...], pairs: frozenset[tuple[str, str]], *, is_open: bool) -> None:
        """Offer other languages; those in use stay where they still can be interpreted.

        Args:
            languages: tags on offer.
            pairs: (source, target) that can be translated.
            is_open: whether the conversation serves this page.
        """
        before = self._choice
        self._choice = replace(before, languages=both_ways(languages, pairs), pairs=pairs).corrected()
        if (before.first, before.second) != (self._choice.first, self._choice.second):
            self.talk_bar.cancel()
            self._take_languages(is_open=is_open)
        self.show_choice()

    @property
    def choice(self) -> LanguageChoice:
        """The languages in use."""
        return self._choice

    def show_choice(self) -> None:
        """Show the languages in use."""
        first, second = self._choice.first, self._choice.second
        self.header.show_choice(self._choice)
        self.talk_bar.show_languages(first, second)
        self.guide.show_languages(first, second)
        self.face.show_languages(first, second)

    def focus_conversation(self) -> None:
        """Give the keyboard to the conversation, where the hold keys work."""
        shown = self.bubbles if self.model.turns else self.guide
        (self.face if self._is_face_to_face else shown).setFocus(Qt.FocusReason.OtherFocusReason)

    def live_in(self, window: QWidget, dresser: Dresser, is_covered: Callable[[], bool]) -> None:
        """Serve the hold keys of the window that this page is in, and show single sentences all over it."""
        self._keys = HoldKeys(window, self.talk_bar, is_covered)
        self._large = ShowView(window, dresser)
        self._large.closed.connect(self.focus_conversation)

    def let_go(self) -> None:
        """Let go of the button, unless a hotkey holds it: its release will not be heard of any more."""
        self._forget_keys()
        if self.talk_bar.means != HOTKEY:
            self.talk_bar.cancel()

    def _forget_keys(self) -> None:
        if self._keys is not None:
            self._keys.forget()
