"""Languages and models: by pair, one by one, and the voices."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dragoman.domain.model_library import JobKind, JobState, JobStatus, PackStatus
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.models.list_page import ListPage
from dragoman.ui.models.model_texts import SEPARATOR, ModelTexts
from dragoman.ui.models.pair_page import PairPage
from dragoman.ui.models.scrolled_page import ScrolledPage
from dragoman.ui.models.voices_page import VoicesPage
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.shelf import Shelf
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.page_stack import PageStack
from dragoman.ui.views.panel import Panel
from dragoman.ui.views.parts import icon_button, text_label
from dragoman.ui.views.segmented_choice import Option, SegmentedChoice
from dragoman.ui.welcome.state_line import Standing, StateLine

_ICON = 20
_PAGE_KEYS = {Qt.Key.Key_PageDown: True, Qt.Key.Key_PageUp: False}


class ModelsTab(StrEnum):
    """What the panel shows."""

    PAIR = "pair"
    ALL = "all"
    VOICES = "voices"


class ModelsPanel(Panel):
    """Tells what somebody wants; shows what it is told."""

    asked = Signal(str, str)
    """A value of `PackAction`, and the id of a pack."""

    def __init__(self, shelf: Shelf, dresser: Dresser) -> None:
        """Show what `shelf` holds."""
        super().__init__()
        self.setObjectName("models")
        self._dresser = dresser
        self._job: JobStatus | None = None
        self.tab = ModelsTab.PAIR
        self._texts = ModelTexts(self)
        self.tabs = SegmentedChoice(dresser, len(ModelsTab))
        self.close_button = icon_button("close_models")
        self.title = text_label(fonts.font(TypeSize.LEAD, strong=True))
        self.job = StateLine(dresser)
        self.pair = PairPage(shelf, self._texts, dresser)
        self.all = ListPage(shelf, self._texts, dresser)
        self.voices = VoicesPage(shelf, self._texts, dresser)
        self._pages = PageStack()
        self._lay_out()
        self._connect()
        self._redress()
        self._retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button)
        for page in (self.pair, self.all, self.voices):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.M, Space.M)
        column.setSpacing(Space.M)
        column.addLayout(top)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        column.addWidget(self.job)
        self.job.hide()

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda value: self.show_tab(ModelsTab(value)))
        self.close_button.clicked.connect(self.close_requested)
        for page in (self.pair, self.all, self.voices):
            page.asked.connect(self.asked)
        self._dresser.changed.connect(self._redress)

    @property
    def _page(self) -> PairPage | ListPage | VoicesPage:
        match self.tab:
            case ModelsTab.PAIR:
                return self.pair
            case ModelsTab.ALL:
                return self.all
            case ModelsTab.VOICES:
                return self.voices

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        return [self.tabs.current, self.close_button, *self._page.stops]

    def focus(self, stop: QWidget, reason: Qt.FocusReason) -> None:
        """Give the keyboard to one of them, and show it."""
        stop.setFocus(reason)
        self._scrolled.scroll_to(stop)

    @property
    def _scrolled(self) -> ScrolledPage:
        page = self._page
        return page.page if isinstance(page, ListPage) else page

    def show_tab(self, tab: ModelsTab) -> None:
        """Show another page."""
        self.tab = tab
        had_focus = any(segment.hasFocus() for segment in self.tabs.segments)
        self._pages.setCurrentWidget(self._page)
        self._offer_tabs()
        if had_focus:
            self.tabs.current.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self, used_bytes: int) -> None:
        """Show everything anew; models take so many bytes on the disk."""
        self.all.show_used(used_bytes)
        self.all.refresh()
        self.pair.refresh()
        self.voices.refresh(self.pair.pair)

    def show_choices(self) -> None:
        """Show what was chosen to recognise and to speak."""
        self.all.refresh()
        self.pair.refresh()
        self.voices.refresh(self.pair.pair)

    def show_pair(self, first: str, second: str) -> None:
        """Show what two languages need."""
        self.pair.show_pair(first, second)

    def show_status(self, status: PackStatus, *, is_other: bool) -> None:
        """Show where a pack stands; `is_other` says that it was installed and is not any more, or the reverse."""
        self.all.show_status(status)
        self.voices.show_status(status)
        if is_other:
            self.pair.refresh()
        else:
            self.pair.show_status(status)

    def show_job(self, job: JobStatus) -> None:
        """Show how an import, an export or a removal goes."""
        self.all.show_job(job)
        self.pair.show_job(job)
        if job.kind is not JobKind.REMOVE or job.state is JobState.FAILED:
            self._job = job
            self._show_job(job)
            if job.state is not JobState.RUNNING:
                announce(self, self.job.words.text())

    def _show_job(self, job: JobStatus) -> None:
        standing = {JobState.RUNNING: Standing.WORKING, JobState.DONE: Standing.GOOD, JobState.FAILED: Standing.WRONG}
        self.job.show_state(standing[job.state], self._job_words(job))
        self.job.show()

    def _job_words(self, job: JobStatus) -> str:
        if job.error is not None:
            return self._texts.failure(job.error)
        name = Path(job.subject).name
        models = SEPARATOR.join(pack.name for pack in job.packs)
        per_cent = 100 * job.done_bytes // job.total_bytes if job.total_bytes else 0
        words = {
            (JobKind.IMPORT, JobState.RUNNING): self.tr("Adding {file}… {number} %"),
            (JobKind.IMPORT, JobState.DONE): self.tr("Added: {models}"),
            (JobKind.EXPORT, JobState.RUNNING): self.tr("Saving {file}… {number} %"),
            (JobKind.EXPORT, JobState.DONE): self.tr("Saved: {file}"),
        }
        return words[job.kind, job.state].format(file=name, models=models, number=per_cent)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what has been read."""
        super().hideEvent(event)
        if self._job is not None and self._job.state is not JobState.RUNNING:
            self._job = None
            self.job.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by pages."""
        key = Qt.Key(event.key())
        if key in _PAGE_KEYS:
            self._scrolled.scroll_by_page(down=_PAGE_KEYS[key])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Languages and models"))
        self.setAccessibleName(self.title.text())
        close = self.tr("Close languages and models")
        self.close_button.setAccessibleName(close)
        self.close_button.setToolTip(close)
        for page in (self.pair, self.all, self.voices):
            page.retranslate()
        self._offer_tabs()
        if self._job is not None:
            self._show_job(self._job)

    def _offer_tabs(self) -> None:
        options = [
            Option(ModelsTab.PAIR, self.tr("Languages"), self.tr("What two languages need, and how they work")),
            Option(ModelsTab.ALL, self.tr("All models"), self.tr("Everything that is installed or can be")),
            Option(ModelsTab.VOICES, self.tr("Voices"), self.tr("Who speaks each language")),
        ]
        self.tabs.offer(self.tr("What is shown"), options, self.tab)

    def _redress(self) -> None:
        size = round(_ICON * fonts.text_scale())
        self.close_button.setIcon(self._dresser.icons.icon("close", self._dresser.theme.text, size))
        self.close_button.setIconSize(QSize(size, size))
