"""A sentence on how something stands, with an icon that says the same."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, Theme, TypeSize
from dragoman.ui.views.activity_dots import ActivityDots
from dragoman.ui.views.parts import restyle, text_label

_ICON = 22


class Standing(StrEnum):
    """How something stands; the value is the icon's name."""

    WORKING = ""
    """Something is going on: the dots move."""
    GOOD = "check"
    WRONG = "warning"
    SPEAK = "microphone"
    LISTEN = "speaker"
    DOWNLOAD = "save"


class StateLine(QWidget):
    """An icon, or moving dots, before a sentence."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin without words."""
        super().__init__()
        self._dresser = dresser
        self._icon_size = round(_ICON * fonts.text_scale())
        self.standing = Standing.WORKING
        self.words = text_label(fonts.font(TypeSize.BODY))
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.words.setMinimumHeight(max(self._icon_size, QFontMetrics(self.words.font()).lineSpacing()))
        self._icon = QLabel()
        self._dots = ActivityDots(dresser.theme.text_muted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, (self.words.minimumHeight() - self._dots.sizeHint().height()) // 2, 0, 0)
        beside.addWidget(self._dots)
        beside.addStretch(1)
        row.addLayout(beside)
        row.addWidget(self.words, 1)
        dresser.changed.connect(self._redress)

    def show_state(self, standing: Standing, words: str) -> None:
        """Show how it stands, in words."""
        self.standing = standing
        self.words.setText(words)
        self._redress()

    def _redress(self) -> None:
        theme = self._dresser.theme
        is_working = self.standing is Standing.WORKING
        self._dots.setVisible(is_working)
        self._icon.setVisible(not is_working)
        self._dots.use_colour(theme.text_muted)
        restyle(self.words, "role", "danger" if self.standing is Standing.WRONG else "")
        if not is_working:
            colour, ratio = _colour(self.standing, theme), max(2.0, self.devicePixelRatioF())
            self._icon.setPixmap(self._dresser.icons.pixmap(self.standing.value, colour, self._icon_size, ratio))


def _colour(standing: Standing, theme: Theme) -> str:
    return {Standing.GOOD: theme.success, Standing.WRONG: theme.danger}.get(standing, theme.first.ink)
