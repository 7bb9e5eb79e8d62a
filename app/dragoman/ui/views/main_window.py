"""The window: puts the views together and carries what happens between them, the model and the conversation."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dragoman.domain.errors import DragomanError
from dragoman.domain.events import Event, TranslationReady
from dragoman.domain.stability import Stability
from dragoman.ui.appearance import Dresser
from dragoman.ui.conversation_port import ConversationPort
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.conversation import Aspect, Change, ConversationModel
from dragoman.ui.view_models.language_choice import LanguageChoice
from dragoman.ui.view_models.notice import Notice, NoticeTopic
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.banner import BannerStack
from dragoman.ui.views.bubble_list import BubbleList
from dragoman.ui.views.guide import Guide
from dragoman.ui.views.header import Header
from dragoman.ui.views.hold_keys import HoldKeys
from dragoman.ui.views.lag_meter import LagMeter
from dragoman.ui.views.settings_panel import SettingsOverlay
from dragoman.ui.views.status_line import StatusLine
from dragoman.ui.views.talk_bar import TalkBar

_SIZE = (1000, 700)
_SMALLEST = (420, 520)


class MainWindow(QWidget):
    """Two people's conversation."""

    closing = Signal()
    """The user has closed the window; it is hidden already."""

    def __init__(
        self,
        conversation: ConversationPort,
        choice: LanguageChoice,
        keeper: SettingsKeeper,
        dresser: Dresser,
        translations: Translations,
    ) -> None:
        """Build everything; nothing is shown and nothing is started yet."""
        super().__init__()
        self.setObjectName("ground")
        self._conversation = conversation
        self._choice = choice
        self._keeper = keeper
        self._dresser = dresser
        self._translations = translations
        self.model = ConversationModel(choice.first, choice.second)
        self.header = Header(dresser)
        self.status = StatusLine(self.model.stages, dresser)
        self.guide = Guide(translations)
        self.bubbles = BubbleList(lambda: self.model.turns, self.model.awaited_stage, dresser)
        self.banners = BannerStack(self.model.notices, dresser)
        self.lag = LagMeter(dresser)
        self.talk_bar = TalkBar(dresser, translations)
        self.settings = SettingsOverlay(self, dresser)
        self._middle = QStackedWidget()
        self._is_closing = False
        self._lay_out()
        self._connect()
        self._keys = HoldKeys(self, self.talk_bar)
        self.settings.panel.show_settings(keeper.settings)
        self._show_choice()
        self._retranslate()
        self._restore_geometry()
        self.talk_bar.show_stages(self.model.stages)
        self.focus_conversation()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for bar in (self.header, self.talk_bar):
            bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._middle.addWidget(self.guide)
        self._middle.addWidget(self.bubbles)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.status)
        column.addWidget(self._middle, 1)
        column.addWidget(self.lag)
        column.addWidget(self.banners)
        column.addWidget(self.talk_bar)
        self._show_middle()
        self.setMinimumSize(*_SMALLEST)

    def _connect(self) -> None:
        self.header.chosen.connect(self._choose_language)
        self.header.swapped.connect(self._swap_languages)
        self.header.settings.toggled.connect(self._toggle_settings)
        self.settings.closed.connect(self._settings_closed)
        self.settings.panel.changed.connect(self._change_setting)
        self.talk_bar.pressed.connect(self._press)
        self.talk_bar.released.connect(self._release)
        self.banners.retry.connect(self._retry)
        self.banners.dismissed.connect(self._dismiss)
        self._keeper.failed.connect(self.show_settings_error)

    @Slot(object)
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
                self.status.refresh()
                self.talk_bar.show_stages(self.model.stages)
            case Aspect.NOTICES:
                self.banners.refresh()
            case Aspect.DEVICES:
                self.settings.panel.show_devices(self.model.devices)
            case Aspect.TURN_REMOVED:
                self.bubbles.turn_removed(change.utterance_id)
            case Aspect.TURN_ADDED | Aspect.TURN_CHANGED:
                self._show_turn(change)
        self._show_middle()

    def _show_middle(self) -> None:
        """Show the guide as long as nothing has been said."""
        is_begun = bool(self.model.turns)
        self._middle.setCurrentWidget(self.bubbles if is_begun else self.guide)
        self.lag.setVisible(is_begun)

    def _show_turn(self, change: Change) -> None:
        turn = self.model.turn(change.utterance_id)
        if turn is None:
            return
        if change.aspect is Aspect.TURN_ADDED:
            self.bubbles.turn_added(turn)
        else:
            self.bubbles.turn_changed(turn)

    def show_settings_error(self, error: DragomanError) -> None:
        """Tell that settings could not be read or kept."""
        self.model.notices.add(Notice(NoticeTopic.SETTINGS, error))
        self.banners.refresh()

    @Slot(object)
    def _press(self, side: Side) -> None:
        self.model.hold(side)
        self.bubbles.show_newest()
        self._conversation.press(self.model.language(side))

    @Slot(bool)
    def _release(self, too_short: bool) -> None:
        self.model.let_go(too_short=too_short)
        self._conversation.release()
        if too_short:
            announce(self, self.tr("Keep holding while you speak"))

    @Slot(object)
    def _retry(self, notice: Notice) -> None:
        if notice.topic is NoticeTopic.SETTINGS:
            self.model.notices.remove(notice.topic)
            self._keeper.save_again()
        else:
            self.model.notices.remove_retried()
            self._conversation.retry()
        self.banners.refresh()
        self.focus_conversation()

    @Slot(object)
    def _dismiss(self, notice: Notice) -> None:
        self.model.notices.remove(notice.topic)
        self.banners.refresh()
        self.focus_conversation()

    @Slot(object, str)
    def _choose_language(self, side: Side, language: str) -> None:
        self._use(self._choice.choose(side, language))

    @Slot()
    def _swap_languages(self) -> None:
        self._use(self._choice.swapped())

    def _use(self, choice: LanguageChoice) -> None:
        """Let go before the languages change: who is speaking has spoken the old one."""
        self.talk_bar.cancel()
        if choice != self._choice:
            self._choice = choice
            self.model.use_languages(choice.first, choice.second)
            self._conversation.set_languages(choice.first, choice.second)
            self._keeper.change(first_language=choice.first, second_language=choice.second)
        self._show_choice()
        self.focus_conversation()

    def _show_choice(self) -> None:
        first, second = self._choice.first, self._choice.second
        self.header.show_choice(self._choice)
        self.talk_bar.show_languages(first, second)
        self.guide.show_languages(first, second)

    @Slot(str, object)
    def _change_setting(self, field: str, value: Any) -> None:
        self._keeper.change(**{field: value})
        settings = self._keeper.settings
        match field:
            case "microphone" | "loudspeaker":
                self.talk_bar.cancel()
                self._conversation.use_devices(settings.microphone, settings.loudspeaker)
            case "stability":
                self._conversation.set_stability(Stability(settings.stability))
            case "interface_language":
                self._translations.install(settings.interface_language)
            case "appearance":
                self._dresser.use(settings.appearance)
        self.settings.panel.show_settings(settings)

    @Slot(bool)
    def _toggle_settings(self, wanted: bool) -> None:
        if wanted:
            self.talk_bar.cancel()
            self._conversation.refresh_devices()
            self.settings.open_below(self.header.height())
        else:
            self.settings.close_panel()

    @Slot()
    def _settings_closed(self) -> None:
        self.header.settings.setChecked(False)
        self.focus_conversation()

    def focus_conversation(self) -> None:
        """Give the keyboard to the conversation, where the hold keys work."""
        shown = self.bubbles if self.model.turns else self.guide
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go(self) -> None:
        """Let go of the button: its release will not be heard of any more."""
        self._keys.forget()
        self.talk_bar.cancel()

    def event(self, event: QEvent) -> bool:
        """Let go when the keyboard or the pointer goes elsewhere."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self._let_go()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Let go when minimised; say everything in another language."""
        if event.type() is QEvent.Type.WindowStateChange and self.isMinimized():
            self._let_go()
        elif event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_choice()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle("Dragoman")
        self.setAccessibleName(self.tr("Dragoman: conversation in two languages"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the overlay over the whole window."""
        super().resizeEvent(event)
        self.settings.setGeometry(self.rect())

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go when the window leaves the screen."""
        self._let_go()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Be gone at once; what runs behind the window ends in its own time."""
        event.ignore()
        if self._is_closing:
            return
        self._is_closing = True
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._keeper.change(window_geometry=geometry)
        self.hide()
        self.closing.emit()

    def _restore_geometry(self) -> None:
        self.resize(*_SIZE)
        kept = self._keeper.settings.window_geometry
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode("ascii", "ignore"))))
