"""The first-run wizard in the window: what it asks of the conversation, and what it remembers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from dragoman.domain.events import DevicesListed, Event, LevelMeasured, StateChanged
from dragoman.domain.mode import Mode
from dragoman.ui.appearance import Dresser
from dragoman.ui.conversation_port import ConversationPort
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.conversation import NO_UTTERANCE
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.conversation_page import ConversationPage
from dragoman.ui.welcome.step import Step
from dragoman.ui.welcome.trial_sentences import spoken_sample
from dragoman.ui.welcome.welcome_view import WelcomeView


class FirstSteps(QObject):
    """Serves the wizard as long as it is shown."""

    ended = Signal(object)
    """The `Mode` to begin with; None for the one in use."""
    subtitles_wanted = Signal()

    def __init__(
        self,
        conversation: ConversationPort,
        talk: ConversationPage,
        keeper: SettingsKeeper,
        dresser: Dresser,
        translations: Translations,
    ) -> None:
        """Make the wizard; it works with the conversation's model."""
        super().__init__(talk)
        self._conversation = conversation
        self._talk = talk
        self._keeper = keeper
        self._translations = translations
        self.view = WelcomeView(dresser, translations)
        self._connect()
        self.view.show_choice(talk.choice)
        self.view.show_stages(talk.model.stages)
        if talk.model.devices:
            self._show_devices()

    def _connect(self) -> None:
        view = self.view
        view.languages_chosen.connect(self._choose_languages)
        view.interface_language_chosen.connect(self._choose_interface)
        view.devices_chosen.connect(self._choose_devices)
        view.devices_requested.connect(self._conversation.refresh_devices)
        view.test_sound_requested.connect(self._play)
        view.pressed.connect(lambda: self._talk.press(Side.FIRST))
        view.released.connect(lambda: self._talk.release(too_short=False))
        view.subtitles_requested.connect(self.subtitles_wanted)
        view.finished.connect(self._end)
        view.skipped.connect(self.skip)

    def begin(self) -> None:
        """Show the first step."""
        self.view.show_step(Step.LANGUAGES)
        self.view.focus_step()

    def take(self, event: Event) -> None:
        """Show what the conversation, whose model has taken the event, has come to."""
        model = self._talk.model
        match event:
            case LevelMeasured():
                self.view.show_level(model.level)
            case StateChanged():
                self.view.show_stages(model.stages)
            case DevicesListed():
                self._show_devices()
        if model.turns:
            self.view.show_turn(model.turns[-1])

    def _show_devices(self) -> None:
        settings = self._keeper.settings
        self.view.show_devices(self._talk.model.devices, settings.microphone, settings.loudspeaker)

    @Slot(str, str)
    def _choose_languages(self, first: str, second: str) -> None:
        self._talk.use(self._talk.choice.choose(Side.FIRST, first).choose(Side.SECOND, second))
        self.view.show_choice(self._talk.choice)

    @Slot(str)
    def _choose_interface(self, locale: str) -> None:
        self._keeper.change(interface_language=locale)
        self._translations.install(locale)

    @Slot(object, object)
    def _choose_devices(self, microphone: str | None, loudspeaker: str | None) -> None:
        self._keeper.change(microphone=microphone, loudspeaker=loudspeaker)
        self._conversation.use_devices(microphone, loudspeaker)

    @Slot()
    def _play(self) -> None:
        language = self._talk.choice.second
        self._conversation.say_again(NO_UTTERANCE, spoken_sample(language), language)

    @Slot()
    def skip(self) -> None:
        """End before the last step."""
        self._end(None)

    @Slot(object)
    def _end(self, mode: Mode | None) -> None:
        self.view.cancel()
        self._keeper.change(is_welcomed=True)
        self.ended.emit(mode)
