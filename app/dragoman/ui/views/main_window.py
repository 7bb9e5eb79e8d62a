"""The window: its pages, what lies over them, and which of them the conversation serves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dragoman.domain.errors import DragomanError
from dragoman.domain.events import AudioDropped, Event, ProcessorTookOver, StageFailed, StateChanged
from dragoman.domain.mode import Mode
from dragoman.domain.start_request import StartRequest
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.conversation_port import ConversationPort
from dragoman.ui.first_steps import FirstSteps
from dragoman.ui.live.footer import LiveFooter
from dragoman.ui.live.page import LivePage
from dragoman.ui.live_session import LiveSession
from dragoman.ui.models_session import Models, ModelsSession
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.settings_session import SettingsSession
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.language_choice import LanguageChoice
from dragoman.ui.view_models.live_choice import LiveChoice
from dragoman.ui.view_models.notice import Notice, NoticeTopic
from dragoman.ui.view_models.turn import Side
from dragoman.ui.view_models.utterances import utterance_of
from dragoman.ui.views import window_geometry
from dragoman.ui.views.banner import BannerStack
from dragoman.ui.views.conversation_page import ConversationPage
from dragoman.ui.views.page_stack import PageStack
from dragoman.ui.views.status_line import StatusLine
from dragoman.ui.views.top_bar import Page, TopBar


class MainWindow(QWidget):
    """Conversation and live page, one at a time."""

    closing = Signal()
    """The user has closed the window; it is hidden already."""
    subtitles_wanted = Signal()
    """The subtitles are what somebody wants to begin with."""

    def __init__(
        self,
        conversation: ConversationPort,
        choices: tuple[LanguageChoice, LiveChoice],
        keeper: SettingsKeeper,
        dresser: Dresser,
        translations: Translations,
        *,
        models: Models,
    ) -> None:
        """Build everything; nothing is shown and nothing is started yet.

        Args:
            conversation: what is behind the window.
            choices: the languages of the conversation and of the live page.
            keeper: the settings.
            dresser: the colours.
            translations: the words.
            models: what is installed, and can be.
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
        live_page = LivePage(dresser, translations)
        self.live = LiveSession(live_page, LiveFooter(dresser), conversation, keeper, live_choice)
        self.status = StatusLine(self.talk.model.stages, dresser)
        self.banners = BannerStack(self.talk.model.notices, dresser)
        self.settings = SettingsSession(
            self, self.talk, conversation, keeper, dresser=dresser, translations=translations
        )
        self.models = ModelsSession(self, models, conversation, keeper, dresser=dresser)
        self.steps: FirstSteps | None = None
        self.pages = PageStack()
        self._page = Page(keeper.settings.page)
        self._is_muted = False
        self._is_silent: bool | None = None
        """What the conversation has been told."""
        self._is_closing = False
        self._waits_to_be_seen = False
        """Hands-free, nobody is listened to before the window has been seen once."""
        self._lay_out()
        self._connect()
        self.talk.live_in(self, dresser, is_covered=lambda: self.settings.is_open or self.models.is_open)
        self._retranslate()
        window_geometry.restore(self, keeper.settings.window_geometry)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages.addWidget(self.talk)
        self.pages.addWidget(self.live.page)
        self._turn_to(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.pages, 1)
        column.insertWidget(1, self.status)
        column.insertWidget(2, self.banners)
        self.setMinimumSize(window_geometry.smallest())

    def _connect(self) -> None:
        self.top.chosen.connect(lambda page: self.open_page(Page(page)))
        self.top.settings.toggled.connect(self._toggle_settings)
        self.top.models.toggled.connect(self._toggle_models)
        for asking in (self.settings.models_requested, self.talk.header.more_requested, self.live.more_requested):
            asking.connect(lambda: self.top.models.setChecked(True))
        self.models.closed.connect(self._models_closed)
        self.models.pairs_changed.connect(self._offer_pairs)
        self.models.pair_chosen.connect(self._use_pair)
        self.models.recognition_changed.connect(self.settings.show_recognition)
        self.models.progressed.connect(self.top.models.show_progress)
        self.banners.retry.connect(self._retry)
        self.banners.dismissed.connect(self._dismiss)
        self._keeper.failed.connect(self.show_settings_error)
        self._keeper.changed.connect(self._be_silent_where_wanted)
        self.settings.closed.connect(self._settings_closed)
        self.settings.welcome_requested.connect(self.welcome)
        for number, page in enumerate(Page, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda page=page: self.open_page(page))

    def begin(self) -> None:
        """Have the conversation serve the page that is open; the first time, lead through the first steps."""
        self._be_silent_where_wanted()
        self._waits_to_be_seen = self.is_hearing and (self.isHidden() or self.isMinimized())
        if not self._waits_to_be_seen:
            self._opened.open()
        self.settings.prepare()
        self.models.begin()
        if not self._keeper.settings.is_welcomed:
            self.welcome()
        else:
            self.focus_page()

    @Slot()
    def welcome(self) -> None:
        """Lead through the first steps."""
        self.settings.close()
        self.models.close()
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

    def take_request(self, request: StartRequest) -> None:
        """Open a page, import models; either ends the first steps."""
        if request.page:
            self.settings.close()
            self.models.close()
            self.open_page(Page(request.page))
        if request.files:
            if self.steps is not None:
                self.steps.skip()
            self.top.models.setChecked(True)
            self.models.import_from(request.files)

    def mute(self, muted: bool) -> None:
        """Speak nothing, or what the page that is open would."""
        self._is_muted = muted
        self._be_silent_where_wanted()

    @Slot()
    def _be_silent_where_wanted(self) -> None:
        is_live_silent = self._page is Page.LIVE and not self._keeper.settings.live_speaks
        is_silent = self._is_muted or is_live_silent
        if is_silent is not self._is_silent:
            self._is_silent = is_silent
            self._conversation.mute(is_silent)

    @property
    def _opened(self) -> ConversationPage | LiveSession:
        return self.talk if self._page is Page.CONVERSATION else self.live

    @Slot(object)
    def open_page(self, page: Page) -> None:
        """Show a page, which ends the first steps; the conversation serves it from now on."""
        if page is not self._page:
            if self.steps is not None:
                self.steps.skip()
            self._opened.leave()
            self._turn_to(page)
            self._keeper.change(page=str(page))
            self._be_silent_where_wanted()
            self._waits_to_be_seen = False
            self._opened.open()
            self.focus_page()
        self.top.show_page(page)

    def _turn_to(self, page: Page) -> None:
        self._page = page
        self.pages.setCurrentWidget(self.talk if page is Page.CONVERSATION else self.live.page)
        self.top.show_page(page)
        self.status.use_microphone(page is Page.CONVERSATION)

    @property
    def is_hearing(self) -> bool:
        """Whether somebody is listened to without a button being held."""
        is_hands_free = self._page is Page.CONVERSATION and self.talk.mode.is_hands_free
        return self.live.is_listening or (is_hands_free and not self._waits_to_be_seen)

    @Slot(object)
    def take(self, event: Event) -> None:
        """Take over an event of the conversation: each page its own words, both what concerns all."""
        if self._was_told(event):
            return
        utterance_id = utterance_of(event)
        for page, other in ((self.talk, self.live), (self.live, self.talk)):
            is_elsewhere = utterance_id is not None and other.model.turn(utterance_id) is not None
            is_own = utterance_id is None or page.model.turn(utterance_id) is not None
            if is_own or (page is self._opened and not is_elsewhere):
                page.take(event)
        if self.steps is not None:
            self.steps.take(event)
        self._show_common(event)

    def _was_told(self, event: Event) -> bool:
        """Return whether it says of the graphics card what was said before, perhaps in an earlier session."""
        if not isinstance(event, ProcessorTookOver) or not event.is_lasting:
            return False
        fault = str(event.error)
        was_told = fault == self._keeper.settings.told_gpu_fault
        self._keeper.change(told_gpu_fault=fault)
        return was_told

    def _show_common(self, event: Event) -> None:
        """Show what concerns the whole window."""
        self.settings.take(event)
        match event:
            case StateChanged() | AudioDropped() | StageFailed() | ProcessorTookOver():
                self.status.refresh()
                self.banners.refresh()

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

    @Slot(bool)
    def _toggle_settings(self, wanted: bool) -> None:
        if wanted:
            self.models.close()
            self.talk.let_go()
            self.settings.open_below(self.top.height())
        else:
            self.settings.close()

    @Slot(bool)
    def _toggle_models(self, wanted: bool) -> None:
        if wanted:
            self.settings.close()
            self.talk.let_go()
            self.models.open_below(self.top.height(), (self.talk.choice.first, self.talk.choice.second))
        else:
            self.models.close()

    @Slot()
    def _models_closed(self) -> None:
        self.top.models.setChecked(False)
        self.focus_page()

    @Slot(object)
    def _offer_pairs(self, pairs: frozenset[tuple[str, str]]) -> None:
        """Offer what can be interpreted now, at once and everywhere."""
        languages = tuple(sorted({language for pair in pairs for language in pair}))
        self.talk.offer(languages, pairs, is_open=self._opened is self.talk)
        self.live.offer(languages, pairs, is_open=self._opened is self.live)
        if self.steps is not None:
            self.steps.view.show_choice(self.talk.choice)

    @Slot(str, str)
    def _use_pair(self, first: str, second: str) -> None:
        self.open_page(Page.CONVERSATION)
        self.talk.use(self.talk.choice.choose(Side.FIRST, first).choose(Side.SECOND, second))

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
        if event.type() is QEvent.Type.WindowStateChange:
            if self.isMinimized():
                self.talk.let_go()
            self._be_seen()
        elif event.type() is QEvent.Type.LanguageChange:
            fonts.use_as_default(self._translations.locale)
            self._retranslate()
            self.talk.show_choice()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle("Dragoman")
        self.setAccessibleName(self.tr("Dragoman: conversation in two languages"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the overlay over the whole window."""
        super().resizeEvent(event)
        self.settings.fit()
        self.models.fit()

    def _be_seen(self) -> None:
        """Begin what has waited for it."""
        if self._waits_to_be_seen and self.isVisible() and not self.isMinimized():
            self._waits_to_be_seen = False
            self._opened.open()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to listen, hands-free, after a start out of sight."""
        super().showEvent(event)
        self._be_seen()

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
        self.settings.stop_preparing()
        self.models.stop()
        self._keeper.change(window_geometry=window_geometry.written(self))
        self.hide()
        self.closing.emit()
