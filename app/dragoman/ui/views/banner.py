"""Messages above the buttons: they explain and offer a way out, and never stand in the way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dragoman.ui import error_texts, fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.sentences import side_by_side
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.notice import Notice, Notices
from dragoman.ui.views.parts import icon_button, text_button, text_label

_ICON = 22
_DROPPED_MS = 8000
_MOST = 2


class Banner(QFrame):
    """One message."""

    retry = Signal(object)
    """The `Notice` whose cause is to be tried again."""
    dismissed = Signal(object)
    """The `Notice` that has been read."""

    def __init__(self, notice: Notice, dresser: Dresser) -> None:
        """Show a notice."""
        super().__init__()
        self.setObjectName("banner")
        self.notice = notice
        self._dresser = dresser
        self._icon = QLabel()
        self.problem = _label(strong=True)
        self.remedy = _label(strong=False)
        self.retry_button = text_button("retry")
        self.dismiss_button = icon_button("dismiss")
        self.retry_button.clicked.connect(lambda: self.retry.emit(self.notice))
        self.dismiss_button.clicked.connect(lambda: self.dismissed.emit(self.notice))
        self._lay_out()
        self.retry_button.setVisible(bool(notice.error and notice.error.retry))
        self._redress()
        self._retranslate()
        dresser.changed.connect(self._redress)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.S, Space.M)
        row.setSpacing(Space.M)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        for part in (self.problem, self.remedy):
            words.addWidget(part)
        words.addWidget(self.retry_button, alignment=Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.dismiss_button, alignment=Qt.AlignmentFlag.AlignTop)

    def _redress(self) -> None:
        theme = self._dresser.theme
        self._icon.setPixmap(
            self._dresser.icons.pixmap("warning", theme.danger, _ICON, max(2.0, self.devicePixelRatioF()))
        )
        self.dismiss_button.setIcon(self._dresser.icons.icon("close", theme.text))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self.notice.error is not None:
            self.problem.setText(error_texts.problem(self.notice.error))
            self.remedy.setText(error_texts.remedy(self.notice.error))
        else:
            seconds = QLocale().toString(self.notice.dropped_s, "f", 1)
            lost = self.tr("The computer was too busy: {seconds} s of speech were lost.")
            self.problem.setText(lost.format(seconds=seconds))
            self.remedy.setText(self.tr("Please say it again. Closing other programs helps."))
        self.remedy.setVisible(bool(self.remedy.text()))
        self.retry_button.setText(self.tr("Try again"))
        self.dismiss_button.setAccessibleName(self.tr("Close this message"))
        self.dismiss_button.setToolTip(self.tr("Close this message"))
        self.setAccessibleName(side_by_side(self.problem.text(), self.remedy.text()))


class BannerStack(QWidget):
    """The newest messages, under each other."""

    retry = Signal(object)
    """The `Notice` whose cause is to be tried again."""
    dismissed = Signal(object)
    """The `Notice` that has been read."""

    def __init__(self, notices: Notices, dresser: Dresser) -> None:
        """Show what `notices` holds."""
        super().__init__()
        self.setObjectName("banners")
        self._notices = notices
        self._dresser = dresser
        self._banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, 0, Space.L, Space.S)
        self._column.setSpacing(Space.S)
        self._timer = QTimer(self, singleShot=True, interval=_DROPPED_MS)
        self._timer.timeout.connect(self._dismiss_dropped)
        self.hide()

    @property
    def banners(self) -> tuple[Banner, ...]:
        """The messages that are shown."""
        return tuple(self._banners)

    def refresh(self) -> None:
        """Show what has changed; messages that stay keep their widgets and the focus in them."""
        shown = self._notices.shown[-_MOST:]
        for banner in [each for each in self._banners if each.notice not in shown]:
            self._banners.remove(banner)
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        there = [banner.notice for banner in self._banners]
        for notice in shown:
            if notice not in there:
                self._add(notice)
        self.setVisible(bool(self._banners))

    def _add(self, notice: Notice) -> None:
        banner = Banner(notice, self._dresser)
        banner.retry.connect(self.retry)
        banner.dismissed.connect(self.dismissed)
        self._banners.append(banner)
        self._column.addWidget(banner)
        if notice.error is None:
            self._timer.start()

    def _dismiss_dropped(self) -> None:
        for banner in self._banners:
            if banner.notice.error is None:
                self.dismissed.emit(banner.notice)
                return


def _label(*, strong: bool) -> QLabel:
    label = text_label(fonts.font(TypeSize.BODY, strong=strong))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
