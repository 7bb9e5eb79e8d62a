"""The foot of the live page: how far the interpretation is behind, and how soon its words are shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dragoman.config.settings import Settings
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.settings.entry_texts import EntryTexts
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.views.lag_meter import LagMeter
from dragoman.ui.views.parts import named, text_label
from dragoman.ui.views.segmented_choice import Option, SegmentedChoice

_NARROW = 640
"""Pixels, at the usual text size, below which the choice stands without its name."""


class LiveFooter(QWidget):
    """The choice is the one of the settings, in the same words."""

    stability_chosen = Signal(str)
    """A value of `Stability`."""

    def __init__(self, dresser: Dresser) -> None:
        """Make it with all texts; nothing has been measured."""
        super().__init__()
        self.setObjectName("live_footer")
        self._texts = EntryTexts(self)
        self._value = Settings().stability
        self.lag = LagMeter(dresser)
        self.name = text_label(fonts.font(TypeSize.CAPTION), "muted")
        self.name.setWordWrap(False)
        self.stability = named("live_stability", SegmentedChoice(dresser, len(self._texts.stability().choices)))
        self.stability.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.stability.chosen.connect(self.stability_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.XS, Space.L, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self.lag, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.name)
        row.addWidget(self.stability)
        self._retranslate()

    def show_settings(self, settings: Settings) -> None:
        """Show what is kept."""
        if settings.stability != self._value:
            self._value = settings.stability
            self._offer()

    def minimumSizeHint(self) -> QSize:
        """Leave out the name where there is no room for it."""
        return QSize(self.stability.minimumSizeHint().width() + 2 * Space.L, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self.name.setVisible(self.width() >= _NARROW * fonts.text_scale())

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.name.setText(self._texts.stability().label)
        self._offer()

    def _offer(self) -> None:
        text = self._texts.stability()
        options = [Option(str(each.value), each.words, each.explanation) for each in text.choices]
        self.stability.offer(text.label, options, self._value)
