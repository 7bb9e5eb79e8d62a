"""The window: its pages, what lies over them, and which of them the conversation serves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dragoman.config.settings import Settings
from dragoman.domain.errors import DragomanError
from dragoman.domain.events import (
    AudioDropped,
    DevicesListed,
    Event,
    HypothesisUpdated,
    LevelMeasured,
    StageFailed,
    StateChanged,
    TranslationReady,
    TranslationUpdated,
)
from dragoman.domain.mode import Mode
from dragoman.domain.stability import Stability
from dragoman.ui.appearance import Dresser
from dragoman.ui.conversation_port import ConversationPort
from dragoman.ui.first_steps import FirstSteps
from dragoman.ui.live.page import LivePage
from dragoman.ui.live_session import LiveSession
from dragoman.ui.settings import SettingsOverlay
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.language_choice import LanguageChoice
from dragoman.ui.view_models.live_choice import LiveChoice
from dragoman.ui.view_models.notice import Notice, NoticeTopic
from dragoman.ui.views.banner import BannerStack
from dragoman.ui.views.conversation_page import ConversationPage
from dragoman.ui.views.lag_meter import LagMeter
from dragoman.ui.views.parts import reduce_motion
from dragoman.ui.views.status_line import StatusLine
from dragoman.ui.views.top_bar import Page, TopBar

_SIZE = (1000, 700)
_SMALLEST = (420, 520)
_KEPT = {"first_language", "second_language", "mode", "window_geometry", "is_welcomed", "live_source", "live_target"}
"""What is chosen elsewhere than in the settings' pages."""


class MainWindow(QWidget):
    """Conversation and live page, one at a time."""

    closing = Signal()
    """The user has closed the window; it is hidden already."""
    subtitles_wanted = Signal()
    """The subtitles are what somebody wants to begin with."""
    move_requested = Signal()
    """The subtitles are to be moved."""
    folder_requested = Signal()
    """Somebody wants to see where the app keeps what."""
    shortcut_recording = Signal(bool)
    """Keys for a hotkey are being chosen, or no longer."""
    setting_changed = Signal(str)
    """Name of a field of `Settings` that has another value."""

    def __init__(
        self,
        conversation: ConversationPort,
        choices: tuple[LanguageChoice, LiveChoice],
        keeper: SettingsKeeper,
        dresser: Dresser,
        translations: Translations,
    ) -> None:
        """Build everything; nothing is shown and nothing is started yet.

        Args:
            conversation: what is behind the window.
            choices: the languages of the conversation and of the live page.
            keeper: the settings.
            dresser: the colours.
            translations: the words.
        """
        super().__init__()
        self.setObjectName("ground")
        choice, live_choice = choices
        self._conversation = conversation
        self._keeper = keeper
        self._dresser = dresser
        self._translations = translations
        self.top = TopBar(dresser)
        self.talk = ConversationPage(conversation, choice, keeper, dresser, translations)
        live_lag = LagMeter(dresser)
        live_page = LivePage(dresser, translations)
        live_page.set_footer(live_lag)
        self.live = LiveSession(live_page, live_lag, conversation, keeper, live_choice)
        self.status = StatusLine(self.talk.model.stages, dresser)
        self.banners = BannerStack(self.talk.model.notices, dresser)
        self._settings: SettingsOverlay | None = None
        self._hotkey_problems: Mapping[str, HotkeyProblem] = {}
        self.steps: FirstSteps | None = None
        self._folders = (Path(), Path())
        self.pages = QStackedWidget()
        self._page = Page.CONVERSATION
        self._is_closing = False
        self._lay_out()
        self._connect()
        self.talk.live_in(self, dresser, is_covered=self._is_covered)
        self._retranslate()
        self._restore_geometry()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages.addWidget(self.talk)
        self.pages.addWidget(self.live.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.pages, 1)
        column.insertWidget(1, self.status)
        column.insertWidget(2, self.banners)
        self.setMinimumSize(*_SMALLEST)

    def _connect(self) -> None:
        self.top.chosen.connect(lambda page: self.open_page(Page(page)))
        self.top.settings.toggled.connect(self._toggle_settings)
        self.banners.retry.connect(self._retry)
        self.banners.dismissed.connect(self._dismiss)
        self._keeper.failed.connect(self.show_settings_error)
        for number, page in enumerate(Page, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda page=page: self.open_page(page))

    @property
    def settings(self) -> SettingsOverlay:
        """The settings, made when they are first wanted: the window is there sooner without them."""
        if self._settings is None:
            made = self._settings = SettingsOverlay(self, self._dresser)
            made.closed.connect(self._settings_closed)
            made.panel.changed.connect(self._change_setting)
            made.panel.welcome_requested.connect(self.welcome)
            made.panel.reset_requested.connect(self._reset_settings)
            made.panel.move_requested.connect(self._move_subtitles)
            made.panel.folder_requested.connect(self.folder_requested)
            made.panel.shortcut_recording.connect(self.shortcut_recording)
            made.panel.show_settings(self._keeper.settings)
            made.panel.show_devices(self.talk.model.devices)
            made.panel.show_folders(*self._folders)
            made.panel.show_hotkey_problems(self._hotkey_problems)
        return self._settings

    @Slot(object)
    def show_hotkey_problems(self, problems: Mapping[str, HotkeyProblem]) -> None:
        """Tell which hotkeys do not work."""
        self._hotkey_problems = problems
        if self._settings is not None:
            self._settings.panel.show_hotkey_problems(problems)

    def use_folders(self, settings: Path, logs: Path) -> None:
        """Tell where the app keeps what."""
        self._folders = (settings, logs)

    def _is_covered(self) -> bool:
        return self._settings is not None and not self._settings.isHidden()

    def begin(self) -> None:
        """Have the conversation serve the page that is open; the first time, lead through the first steps."""
        self._opened.open()
        if not self._keeper.settings.is_welcomed:
            self.welcome()
        else:
            self.focus_page()

    @Slot()
    def welcome(self) -> None:
        """Lead through the first steps."""
        if self._settings is not None:
            self._settings.close_panel()
        self.open_page(Page.CONVERSATION)
        if self.steps is None:
            self.steps = FirstSteps(self._conversation, self.talk, self._keeper, self._dresser, self._translations)
            self.steps.ended.connect(self._end_welcome)
            self.steps.subtitles_wanted.connect(self.subtitles_wanted)
            self.pages.addWidget(self.steps.view)
        self.top.hide()
        self.pages.setCurrentWidget(self.steps.view)
        self.steps.begin()

    @Slot(object)
    def _end_welcome(self, mode: Mode | None) -> None:
        self.top.show()
        self.pages.setCurrentWidget(self.talk)
        if self.steps is not None:
            self.pages.removeWidget(self.steps.view)
            self.steps.view.deleteLater()
            self.steps.deleteLater()
            self.steps = None
        self.open_page(Page.LIVE if mode is Mode.LIVE else Page.CONVERSATION)
        self.focus_page()

    @Slot()
    def come_to_front(self) -> None:
        """Show the window over the others."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def mute(self, muted: bool) -> None:
        """Speak nothing, or what the page that is open would."""
        is_live_silent = self._page is Page.LIVE and not self._keeper.settings.live_speaks
        self._conversation.mute(muted or is_live_silent)

    @property
    def _opened(self) -> ConversationPage | LiveSession:
        return self.talk if self._page is Page.CONVERSATION else self.live

    @Slot(object)
    def open_page(self, page: Page) -> None:
        """Show a page; the conversation serves it from now on."""
        if page is not self._page:
            self._opened.leave()
            self._page = page
            self.pages.setCurrentWidget(self.talk if page is Page.CONVERSATION else self.live.page)
            self._opened.open()
            self.focus_page()
        self.top.show_page(page)

    @Slot(object)
    def take(self, event: Event) -> None:
        """Take over an event of the conversation: each page its own words, both what concerns all."""
        utterance_id = _utterance_of(event)
        for page, other in ((self.talk, self.live), (self.live, self.talk)):
            is_elsewhere = utterance_id is not None and other.model.turn(utterance_id) is not None
            is_own = utterance_id is None or page.model.turn(utterance_id) is not None
            if is_own or (page is self._opened and not is_elsewhere):
                page.take(event)
        if self.steps is not None:
            self.steps.take(event)
        self._show_common(event)

    def _show_common(self, event: Event) -> None:
        """Show what concerns the whole window."""
        model = self.talk.model
        match event:
            case StateChanged() | AudioDropped() | StageFailed():
                self.status.refresh()
                self.banners.refresh()
            case DevicesListed() if self._settings is not None:
                self._settings.panel.show_devices(model.devices)
            case LevelMeasured() if self._is_covered():
                self.settings.panel.show_level(model.level)

    def show_settings_error(self, error: DragomanError) -> None:
        """Tell that settings could not be read or kept."""
        self.talk.model.notices.add(Notice(NoticeTopic.SETTINGS, error))
        self.banners.refresh()

    @Slot(object)
    def _retry(self, notice: Notice) -> None:
        notices = self.talk.model.notices
        if notice.topic is NoticeTopic.SETTINGS:
            notices.remove(notice.topic)
            self._keeper.save_again()
        else:
            notices.remove_retried()
            self._conversation.retry()
        self.banners.refresh()
        self.focus_page()

    @Slot(object)
    def _dismiss(self, notice: Notice) -> None:
        self.talk.model.notices.remove(notice.topic)
        self.banners.refresh()
        self.focus_page()

    @Slot(str, object)
    def _change_setting(self, field: str, value: Any) -> None:
        self._keeper.change(**{field: value})
        settings = self._keeper.settings
        match field:
            case "microphone" | "loudspeaker":
                self.talk.let_go()
                self._conversation.use_devices(settings.microphone, settings.loudspeaker)
            case "stability":
                self._conversation.set_stability(Stability(settings.stability))
            case "interface_language":
                self._translations.install(settings.interface_language)
            case "appearance":
                self._dresser.use(settings.appearance)
            case "is_motion_reduced":
                reduce_motion(settings.is_motion_reduced)
            case "is_face_to_face":
                self.talk.use_mode()
            case "live_speaks":
                self.live.settings_changed()
                self.mute(False)
        if self._settings is not None:
            self._settings.panel.show_settings(settings)
        self.setting_changed.emit(field)

    @Slot()
    def _reset_settings(self) -> None:
        """Take back every choice of the settings' pages."""
        defaults, kept = Settings(), self._keeper.settings
        for each in fields(Settings):
            if each.name not in _KEPT and getattr(defaults, each.name) != getattr(kept, each.name):
                self._change_setting(each.name, getattr(defaults, each.name))

    @Slot()
    def _move_subtitles(self) -> None:
        self.settings.close_panel()
        self.move_requested.emit()

    @Slot(bool)
    def _toggle_settings(self, wanted: bool) -> None:
        if wanted:
            self.talk.let_go()
            self._conversation.refresh_devices()
            self.settings.open_below(self.top.height())
        elif self._settings is not None:
            self._settings.close_panel()

    @Slot()
    def _settings_closed(self) -> None:
        self.top.settings.setChecked(False)
        self.focus_page()

    def focus_page(self) -> None:
        """Give the keyboard to the page that is open."""
        if self._page is Page.CONVERSATION:
            self.talk.focus_conversation()
        else:
            self.live.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Let go when the keyboard or the pointer goes elsewhere."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self.talk.let_go()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Let go when minimised; say everything in another language."""
        if event.type() is QEvent.Type.WindowStateChange and self.isMinimized():
            self.talk.let_go()
        elif event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self.talk.show_choice()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle("Dragoman")
        self.setAccessibleName(self.tr("Dragoman: conversation in two languages"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the overlay over the whole window."""
        super().resizeEvent(event)
        if self._settings is not None:
            self._settings.setGeometry(self.rect())

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go when the window leaves the screen."""
        self.talk.let_go()
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


def _utterance_of(event: Event) -> int | None:
    """Return the id of the utterance an event belongs to, if it belongs to one."""
    match event:
        case HypothesisUpdated(hypothesis=words):
            return words.utterance_id
        case TranslationUpdated(translation=words) | TranslationReady(translation=words):
            return words.utterance_id
    return getattr(event, "utterance_id", None)
