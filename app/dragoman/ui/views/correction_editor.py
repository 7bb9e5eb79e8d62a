"""A field in a bubble in which one puts right what was understood."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius, Space, TypeSize
from dragoman.ui.views.parts import text_button

_PADDING = 2 * Space.S + 4


class CorrectionField(QTextEdit):
    """As high as its text; Enter ends it, Escape gives it up."""

    entered = Signal()
    escaped = Signal()
    grown = Signal()

    def __init__(self, text: str, language: str) -> None:
        """Begin with what was understood, in a language."""
        super().__init__()
        self.setObjectName("correction")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(fonts.font(TypeSize.BODY, language))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(language_names.direction(language))
        option = QTextOption()
        option.setTextDirection(language_names.direction(language))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().setDefaultTextOption(option)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.textChanged.connect(self._grow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End or give up; a sentence has no line breaks of its own."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        """Prefer a line."""
        return QSize(240, self.fontMetrics().height() + _PADDING)

    def _grow(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        height = round(self.document().size().height()) + _PADDING
        if height != self.height():
            self.setFixedHeight(height)
            self.grown.emit()


class CorrectionEditor(QWidget):
    """The field, with its two ends as buttons for those who have no keyboard at hand."""

    finished = Signal(str)
    """The text, put right."""
    cancelled = Signal()
    grown = Signal()
    """The height has changed."""

    def __init__(self, text: str, language: str, dresser: Dresser) -> None:
        """Begin with what was understood."""
        super().__init__()
        self._dresser = dresser
        self._before = text
        self.field = CorrectionField(text, language)
        self.interpret = text_button("interpret_again")
        self.cancel = text_button("cancel_correction")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.field)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(Space.S)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.cancel)
        self._buttons.addWidget(self.interpret)
        column.addLayout(self._buttons)
        self.field.entered.connect(self._finish)
        self.field.escaped.connect(self.cancelled)
        self.field.grown.connect(self._grow)
        self.interpret.clicked.connect(self._finish)
        self.cancel.clicked.connect(self.cancelled)
        dresser.changed.connect(self._redress)
        self._redress()
        self._retranslate()

    def _grow(self) -> None:
        """Have the layouts around forget the old height before anybody asks them for the new one."""
        self.updateGeometry()
        self.grown.emit()

    def _finish(self) -> None:
        """Hand the text over; what is empty or as it was is no correction."""
        text = " ".join(self.field.toPlainText().split())
        if text and text != self._before:
            self.finished.emit(text)
        else:
            self.cancelled.emit()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the wider of the two buttons."""
        widest = max(self.cancel.sizeHint().width(), self.interpret.sizeHint().width())
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under each other where they do not fit side by side."""
        super().resizeEvent(event)
        needed = self.cancel.sizeHint().width() + Space.S + self.interpret.sizeHint().width()
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if needed <= self.width() else direction.BottomToTop
        if wanted is not self._buttons.direction():
            self._buttons.setDirection(wanted)
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up by Escape on a button, too."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.field.setAccessibleName(self.tr("What was said"))
        self.field.setAccessibleDescription(self.tr("Enter translates it again, Esc leaves it as it was."))
        self.interpret.setText(self.tr("Translate again"))
        self.interpret.setToolTip(self.tr("Enter"))
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Esc"))

    def _redress(self) -> None:
        theme = self._dresser.theme
        self.field.setStyleSheet(
            f"QTextEdit {{ background: {theme.surface}; color: {theme.text}; border: 1px solid {theme.text_muted};"
            f" border-radius: {Radius.CONTROL}px; padding: {Space.S - 1}px; }}"
            f"QTextEdit:focus {{ border: 2px solid {theme.focus}; padding: {Space.S - 2}px; }}"
        )
