"""What the live page shows before anything was heard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.views.parts import named, text_label

_PICTURE: Final = 112
_ICON: Final = 52
_WIDEST: Final = 480


class _Picture(QWidget):
    """A microphone or a computer on a disc."""

    def __init__(self, dresser: Dresser) -> None:
        """Show a microphone."""
        super().__init__()
        self._dresser = dresser
        self._hears_computer = False
        self.setFixedSize(QSize(_PICTURE, _PICTURE))
        dresser.changed.connect(self.update)

    def show_source(self, hears_computer: bool) -> None:
        """Show what is listened to."""
        self._hears_computer = hears_computer
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        del event
        colours = self._dresser.theme.first
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.tint_edge), 1.5))
        painter.setBrush(QColor(colours.tint))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        inset = (_PICTURE - _ICON) / 2
        name = "computer" if self._hears_computer else "microphone"
        self._dresser.icons.paint(painter, name, colours.ink, QRectF(inset, inset, _ICON, _ICON))


class EmptyState(QScrollArea):
    """Says what happens, and what is chosen."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin with nothing chosen."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._source: str | None = None
        self._target = ""
        self._hears_computer = False
        self._is_listening = False
        self._picture = _Picture(dresser)
        self.title = text_label(fonts.font(TypeSize.SPEECH, strong=True))
        self.sentence = text_label(fonts.font(TypeSize.BODY))
        self.chosen = text_label(fonts.font(TypeSize.BODY, strong=True), "muted")
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        page = named("page", QWidget())
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addStretch(1)
        column.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        words = QWidget()
        words.setMaximumWidth(round(_WIDEST * fonts.text_scale()))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inner = QVBoxLayout(words)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.S)
        for label in (self.title, self.sentence, self.chosen):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(words, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        self.setWidget(page)

    def show_source(self, hears_computer: bool) -> None:
        """Show what is listened to."""
        self._hears_computer = hears_computer
        self._picture.show_source(hears_computer)
        self._retranslate()

    def show_languages(self, source: str | None, target: str) -> None:
        """Show the languages in use."""
        self._source, self._target = source, target
        self._retranslate()

    def show_listening(self, is_listening: bool) -> None:
        """Show whether somebody is listened to."""
        self._is_listening = is_listening
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        waiting = self.tr("Waiting for the first words…")
        self.title.setText(waiting if self._is_listening else self.tr("Listen and read along"))
        if self._hears_computer:
            self.sentence.setText(
                self.tr("Press Start and play a video or join a call. What is said appears here with its translation.")
            )
        else:
            self.sentence.setText(
                self.tr("Press Start and let the others talk. What they say appears here with its translation.")
            )
        source = self.tr("This computer") if self._hears_computer else self.tr("Microphone")
        spoken = self.tr("Any language") if self._source is None else language_names.own_name(self._source)
        self.chosen.setText(f"{source} · {spoken} → {language_names.own_name(self._target)}")
