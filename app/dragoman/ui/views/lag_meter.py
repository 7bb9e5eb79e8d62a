"""How far the interpretation is behind the speaker, in one quiet line above the talk buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from dragoman.ui import durations, fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.lag import Lag
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.parts import restyle

_CALM_MS = 500
"""The number stays for this long, however often it is measured."""
_IDLE_MS = 4000
"""The line is empty when nothing has been measured for this long."""
_ICON = 16


class LagMeter(QWidget):
    """Keeps its height when it is empty, so that nothing moves when somebody begins to speak."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin empty."""
        super().__init__()
        self.setObjectName("lag")
        self._dresser = dresser
        self._lag: Lag | None = None
        self._newest: Lag | None = None
        self.icon, self.words = QLabel(), QLabel()
        caption = fonts.font(TypeSize.CAPTION)
        self.words.setFont(caption)
        self.setFixedHeight(max(_ICON, QFontMetrics(caption).lineSpacing()) + Space.S)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.L, Space.XS)
        row.setSpacing(Space.S)
        row.addStretch(1)
        for part in (self.icon, self.words):
            row.addWidget(part, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._refresh)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.clear)
        dresser.changed.connect(self._draw)
        self._draw()

    def show_lag(self, lag: Lag) -> None:
        """Show a measurement, at once or when the one before has been shown long enough."""
        self._newest = lag
        self._idle.start()
        if not self._calm.isActive():
            self._refresh()

    def clear(self) -> None:
        """Show nothing."""
        self._idle.stop()
        self._calm.stop()
        self._lag = self._newest = None
        self._draw()

    def _refresh(self) -> None:
        if self._newest is self._lag:
            return
        was_far = self._lag is not None and self._lag.is_far
        self._lag = self._newest
        self._calm.start()
        self._draw()
        if self._lag is not None and self._lag.is_far and not was_far:
            announce(self, self.words.text())

    def _draw(self) -> None:
        lag = self._lag
        is_far = lag is not None and lag.is_far
        self.words.setText("" if lag is None else self._words(lag))
        self.words.setToolTip(self.tr("How far the translation is behind the speaker"))
        restyle(self.words, "role", "danger" if is_far else "muted")
        self.words.setVisible(lag is not None)
        self.icon.setVisible(is_far)
        if is_far:
            ratio = max(2.0, self.devicePixelRatioF())
            self.icon.setPixmap(self._dresser.icons.pixmap("warning", self._dresser.theme.danger, _ICON, ratio))

    def _words(self, lag: Lag) -> str:
        """Return as much of what there is to say as there is room for."""
        short = self.tr("{seconds} s behind").format(seconds=durations.seconds(lag.worst_s))
        full = short
        if lag.is_far:
            full = self.tr("{seconds} s behind – a short pause helps").format(seconds=durations.seconds(lag.worst_s))
        elif lag.speech_s is not None:
            text, speech = durations.seconds(lag.text_s), durations.seconds(lag.speech_s)
            full = self.tr("Text {text} s behind, speech {speech} s").format(text=text, speech=speech)
        room = self.width() - 2 * Space.L - _ICON - Space.S
        return full if self.words.fontMetrics().horizontalAdvance(full) <= room else short

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say more or less."""
        super().resizeEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._draw()
        super().changeEvent(event)
