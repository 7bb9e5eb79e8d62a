"""The uppermost bar: what the window is used for, and the way to the models and the settings."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.key_names import with_keys
from dragoman.ui.theme import Space
from dragoman.ui.views.models_button import ModelsButton
from dragoman.ui.views.parts import icon_button
from dragoman.ui.views.segmented_choice import Option, SegmentedChoice

_WIDEST = 420


class Page(StrEnum):
    """What the window is used for."""

    CONVERSATION = "conversation"
    LIVE = "live"


class TopBar(QWidget):
    """Tells which page is wanted."""

    chosen = Signal(str)
    """The value of a `Page`."""

    def __init__(self, dresser: Dresser) -> None:
        """Make the bar; the conversation is chosen."""
        super().__init__()
        self.setObjectName("header")
        self._dresser = dresser
        self._page = Page.CONVERSATION
        self.pages = SegmentedChoice(dresser, len(Page))
        self.pages.setMaximumWidth(_WIDEST)
        self.pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.models = ModelsButton(dresser)
        self.settings = icon_button("settings_button")
        self.settings.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self.pages, 4)
        row.addStretch(1)
        row.addWidget(self.models)
        row.addWidget(self.settings)
        self.pages.chosen.connect(self.chosen)
        dresser.changed.connect(self._redress)
        self._redress()
        self._retranslate()

    def show_page(self, page: Page) -> None:
        """Show which page is open."""
        self._page = page
        self._retranslate()

    def _redress(self) -> None:
        self.settings.setIcon(self._dresser.icons.icon("settings", self._dresser.theme.text))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        options = [
            Option(
                Page.CONVERSATION,
                self.tr("Conversation"),
                with_keys(self.tr("Two people talk with each other"), "Ctrl+1"),
            ),
            Option(Page.LIVE, self.tr("Live"), with_keys(self.tr("Follow a talk, a call or a video"), "Ctrl+2")),
        ]
        self.pages.offer(self.tr("What the window is used for"), options, self._page)
        self.settings.setAccessibleName(self.tr("Settings"))
        self.settings.setToolTip(self.tr("Settings"))
