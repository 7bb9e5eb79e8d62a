"""Carries what happens between the live page, what it shows, and the conversation behind it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from dragoman.domain.events import Event, StageName, StageState, StateChanged, TranslationReady
from dragoman.domain.mode import Mode
from dragoman.domain.stability import Stability
from dragoman.ui.conversation_port import ConversationPort
from dragoman.ui.live.export import SaveKind, export
from dragoman.ui.live.footer import LiveFooter
from dragoman.ui.live.page import LivePage
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.view_models.conversation import Aspect, Change, ConversationModel
from dragoman.ui.view_models.live_choice import LiveChoice
from dragoman.ui.views.announcer import announce


class LiveSession(QObject):
    """One transcript, from the start of the app to its end, with pauses."""

    changed = Signal()
    """Words of a turn have changed."""
    transcript_wanted = Signal(str, str)
    """Text that is to be saved, and the suffix of its file."""
    more_requested = Signal()
    """Languages that can be downloaded are to be shown."""
    listening = Signal(bool)
    """It began or stopped to listen."""

    def __init__(
        self,
        page: LivePage,
        footer: LiveFooter,
        conversation: ConversationPort,
        keeper: SettingsKeeper,
        choice: LiveChoice,
    ) -> None:
        """Serve `page`, and what stands below its transcript; nothing is listened to yet."""
        super().__init__(page)
        self.page = page
        self.footer = footer
        self._conversation = conversation
        self._keeper = keeper
        self._choice = choice
        self._marks: set[int] = set()
        self.is_listening = False
        self.model = ConversationModel(choice.source or choice.target, choice.target)
        page.source_chosen.connect(self._choose_source)
        page.languages_chosen.connect(self._choose_languages)
        page.bar.more_requested.connect(self.more_requested)
        page.started.connect(self.start)
        page.paused.connect(self.pause)
        page.marked.connect(self._mark)
        page.speaking_toggled.connect(self._speak)
        page.say_again.connect(self._say_again)
        page.save_requested.connect(self._save)
        page.set_footer(footer)
        footer.stability_chosen.connect(self._choose_stability)
        keeper.changed.connect(self._show_settings)
        self._show_choice()

    def open(self) -> None:
        """Have the conversation serve this page; nobody is listened to before `start`."""
        self._use_mode()
        self.page.setFocus()

    def leave(self) -> None:
        """Let another page have it."""
        self.pause()

    @Slot()
    def start(self) -> None:
        """Begin to listen."""
        self._change_listening(True)

    @Slot()
    def pause(self) -> None:
        """Stop to listen; what was said is still interpreted."""
        self._change_listening(False)

    def _change_listening(self, wanted: bool) -> None:
        if wanted != self.is_listening:
            self.is_listening = wanted
            self._conversation.listen(wanted)
            self.page.show_listening(wanted)
            self.listening.emit(wanted)

    def take(self, event: Event) -> None:
        """Take over an event of the conversation."""
        match event:
            case StateChanged(stage=StageName.CAPTURE, state=StageState.FAILED):
                self._change_listening(False)
        for change in self.model.apply(event):
            self._show(change)
        if isinstance(event, TranslationReady):
            announce(self.page, event.translation.text)

    def _show(self, change: Change) -> None:
        match change.aspect:
            case Aspect.LEVEL:
                self.page.show_level(self.model.level)
            case Aspect.LAG if self.model.lag is not None:
                self.footer.lag.show_lag(self.model.lag)
            case Aspect.STAGES:
                self.page.show_stages(self.model.stages)
            case Aspect.TURN_REMOVED:
                self.page.turn_removed(change.utterance_id)
                self.changed.emit()
            case Aspect.TURN_ADDED | Aspect.TURN_CHANGED:
                self._show_turn(change)

    def _show_turn(self, change: Change) -> None:
        turn = self.model.turn(change.utterance_id)
        if turn is None:
            return
        if change.aspect is Aspect.TURN_ADDED:
            self.page.turn_added(turn)
        else:
            self.page.turn_changed(turn)
        self.changed.emit()

    @Slot()
    def _mark(self) -> None:
        newest = next(iter(reversed(self.model.turns)), None)
        if newest is not None:
            self._marks ^= {newest.utterance_id}
            self.page.show_marks(frozenset(self._marks))

    @Slot(bool)
    def _choose_source(self, hears_computer: bool) -> None:
        self.pause()
        self._keeper.change(live_hears_computer=hears_computer)
        self._use_mode()

    def offer(self, languages: tuple[str, ...], pairs: frozenset[tuple[str, str]], *, is_open: bool) -> None:
        """Offer other languages; those in use stay where they still can be interpreted.

        Args:
            languages: tags on offer.
            pairs: (source, target) that can be translated.
            is_open: whether the conversation serves this page.
        """
        before, self._choice = self._choice, replace(self._choice, languages=languages, pairs=pairs).corrected()
        if (before.source, before.target) == (self._choice.source, self._choice.target):
            self._show_choice()
        else:
            self._keep_choice()
        if is_open and before.routes != self._choice.routes:
            self._use_mode()

    @Slot(object, str)
    def _choose_languages(self, source: str | None, target: str) -> None:
        self._choice = self._choice.choose(source, target)
        self._keep_choice()
        self._use_mode()

    def _keep_choice(self) -> None:
        self._keeper.change(live_source=self._choice.source, live_target=self._choice.target)
        self.model.use_languages(self._choice.source or self._choice.target, self._choice.target)
        self._show_choice()

    def _use_mode(self) -> None:
        hears_computer = self._keeper.settings.live_hears_computer
        self._conversation.use_mode(Mode.LIVE, self._choice.routes, hears_computer=hears_computer)

    @Slot(bool)
    def _speak(self, wanted: bool) -> None:
        self._keeper.change(live_speaks=wanted)

    @Slot(str)
    def _choose_stability(self, value: str) -> None:
        self._keeper.change(stability=value)
        self._conversation.set_stability(Stability(value))

    @Slot(int)
    def _say_again(self, utterance_id: int) -> None:
        turn = self.model.turn(utterance_id)
        if turn is not None and turn.translated:
            self._conversation.say_again(utterance_id, turn.translated, turn.target_language)

    @Slot(str)
    def _save(self, kind: str) -> None:
        chosen = SaveKind(kind)
        self.transcript_wanted.emit(export(chosen, self.model.turns, marks=self._marks), chosen.suffix)

    def _show_choice(self) -> None:
        choice = self._choice
        self.page.show_languages(choice.languages, choice.pairs, choice.source, choice.target)
        self._show_settings()

    @Slot()
    def _show_settings(self) -> None:
        """Show what is kept, whoever chose it."""
        self.page.show_settings(self._keeper.settings)
        self.footer.show_settings(self._keeper.settings)
