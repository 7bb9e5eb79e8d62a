"""A large card that says what one can do, and begins it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QVBoxLayout

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius, Space, TypeSize
from dragoman.ui.views.parts import text_label
from dragoman.ui.welcome.mode_picture import ModePicture, Motif


class ModeCard(QAbstractButton):
    """A button to keyboards and screen readers; picture, title and words to the eye."""

    def __init__(self, motif: Motif, dresser: Dresser) -> None:
        """Make the card without words."""
        super().__init__()
        self._dresser = dresser
        self._title = text_label(fonts.font(TypeSize.LEAD, strong=True))
        self._words = text_label(fonts.font(TypeSize.BODY), "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        picture = ModePicture(motif, dresser)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._row.setSpacing(Space.L)
        self._row.addWidget(picture, alignment=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(Space.XS)
        texts.addWidget(self._title)
        texts.addWidget(self._words, 1)
        self._row.addLayout(texts, 1)
        for part in (picture, self._title, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        dresser.changed.connect(self.update)

    def say(self, title: str, words: str) -> None:
        """Show what it is."""
        self._title.setText(title)
        self._words.setText(words)
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)

    def stand(self, *, upright: bool) -> None:
        """Put the picture above the words, or before them."""
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_marked = self.underMouse() or self.isDown()
        painter.setBrush(QColor(theme.hover if is_marked else theme.surface))
        edge = QPen(QColor(theme.focus), theme.focus_width + 0.5) if self.hasFocus() else QPen(QColor(theme.edge), 1)
        painter.setPen(edge)
        inset = edge.widthF() / 2
        body = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(body, Radius.PANEL, Radius.PANEL)
