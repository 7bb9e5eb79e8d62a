"""One model: what it is, where it stands, and what can be done with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dragoman.domain.model_library import JobKind, JobState, JobStatus, PackState, PackStatus
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.models.model_texts import ModelTexts
from dragoman.ui.models.pack_action import PackAction
from dragoman.ui.models.progress_bar import DownloadBar
from dragoman.ui.models.row import Row
from dragoman.ui.settings.button_control import ButtonControl
from dragoman.ui.settings.entry import EntryText
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.shelf import BEGUN, Progress, is_downloadable
from dragoman.ui.views.parts import named, restyle, text_button, text_label
from dragoman.ui.views.spoken_text import breakable
from dragoman.ui.views.switch import Switch

_WITH_BAR: Final = {PackState.DOWNLOADING, PackState.PAUSED}


class PackRow(Row):
    """Tells what somebody wants; shows what it is told."""

    asked = Signal(str, str)
    """A value of `PackAction`, and the id of the pack."""
    picked = Signal()
    """It is to be written to a file, or not."""

    def __init__(self, status: PackStatus, texts: ModelTexts, dresser: Dresser, reason: str = "") -> None:
        """Show a pack; `reason` says why it is here."""
        super().__init__()
        self._dresser = dresser
        self._texts = texts
        self._reason = reason
        self._is_in_use: bool | None = None
        self.status = status
        self._removal: JobStatus | None = None
        self.name = text_label(fonts.font(TypeSize.BODY, strong=True))
        self.details = text_label(fonts.font(TypeSize.CAPTION), "muted")
        self.reason = text_label(fonts.font(TypeSize.CAPTION))
        self.noncommercial = text_label(fonts.font(TypeSize.CAPTION), "danger")
        self.standing = text_label(fonts.font(TypeSize.CAPTION), "muted")
        self.main = text_button("pack_main")
        self.second = text_button("pack_second")
        self._remove: ButtonControl | None = None
        self._bar: DownloadBar | None = None
        self._switch: Switch | None = None
        self._side = QHBoxLayout()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.main.clicked.connect(self._press_main)
        self.second.clicked.connect(lambda: self._ask(PackAction.CANCEL))
        self.retranslate()

    def _lay_out(self) -> None:
        divider = named("divider", QFrame())
        divider.setFixedHeight(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.name, self.details, self.noncommercial, self.reason, self.standing):
            words.addWidget(label)
        words.addStretch(1)
        self._side.setSpacing(Space.S)
        self._side.addWidget(self.main)
        self._side.addWidget(self.second)
        self._body.setSpacing(Space.M)
        self._body.addLayout(words, 1)
        self._body.addLayout(self._side)
        self._column.setContentsMargins(0, 0, 0, Space.M)
        self._column.setSpacing(Space.M)
        self._column.addWidget(divider)
        self._column.addLayout(self._body)

    @property
    def remove(self) -> QPushButton | None:
        """The button that removes the pack, where there is one."""
        return self._remove.button if self._remove is not None and not self._remove.isHidden() else None

    @property
    def switch(self) -> Switch | None:
        """Whether the pack is to be written to a file, where that is being chosen."""
        return self._switch if self._switch is not None and not self._switch.isHidden() else None

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        parts: tuple[QWidget | None, ...] = (self.switch, self.main, self.second, self.remove)
        return [part for part in parts if part is not None and part.isVisibleTo(self) and part.isEnabled()]

    def be_narrow(self, *, is_narrow: bool) -> None:
        """Stand under each other where there is little room."""
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self._body.setSpacing(Space.S if is_narrow else Space.L)
        flag = Qt.AlignmentFlag
        self._body.setAlignment(self._side, flag.AlignLeft if is_narrow else flag.AlignTop | flag.AlignRight)

    def offer_picking(self, *, is_offered: bool) -> None:
        """Let it be chosen for a file instead of anything else."""
        if is_offered and self._switch is None:
            self._switch = Switch(self._dresser)
            self._switch.toggled.connect(self.picked)
            self._side.addWidget(self._switch)
            self._name_switch()
        if self._switch is not None:
            self._switch.setVisible(is_offered)
        self._show_buttons()

    def show_status(self, status: PackStatus) -> None:
        """Show where it stands."""
        is_other_state = status.state is not self.status.state
        self.status = status
        self._show_standing()
        if is_other_state:
            self._show_buttons()

    def show_reason(self, reason: str) -> None:
        """Say why it is here, or how it suits this machine."""
        self._reason = reason
        self.reason.setText(breakable(reason))
        self.reason.setVisible(bool(reason))

    def show_use(self, *, is_in_use: bool | None) -> None:
        """Show whether it is the model that recognises speech; None where there is no choice."""
        if is_in_use is not self._is_in_use:
            self._is_in_use = is_in_use
            self._show_standing()
            self._show_buttons()

    def show_job(self, job: JobStatus) -> None:
        """Show that it is being removed, or could not be."""
        if job.kind is JobKind.REMOVE and job.subject == self.status.pack.id:
            self._removal = job if job.state is not JobState.DONE else None
            self._show_standing()
            self._show_buttons()

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        pack = self.status.pack
        self.name.setText(breakable(pack.name))
        self.details.setToolTip(pack.origin)
        self.show_reason(self._reason)
        self.noncommercial.setText(self._texts.noncommercial())
        self.noncommercial.setVisible(not pack.is_commercial_use_allowed)
        self._name_switch()
        self._show_standing()
        self._show_buttons()

    def _name_switch(self) -> None:
        if self._switch is not None:
            self._switch.setAccessibleName(self.tr("Save {model}").format(model=self.status.pack.name))

    def _show_standing(self) -> None:
        status = self.status
        self.details.setText(breakable(self._texts.details(status)))
        words = self._texts.standing(status, is_in_use=bool(self._is_in_use))
        role = "danger" if status.state is PackState.FAILED else "muted"
        if self._removal is not None and self._removal.state is JobState.RUNNING:
            words = self.tr("Is being removed…")
        elif self._removal is not None and self._removal.error is not None:
            words, role = self._texts.failure(self._removal.error), "danger"
        self.standing.setText(breakable(words))
        self.standing.setVisible(bool(words))
        restyle(self.standing, "role", role)
        self._show_bar()

    def _show_bar(self) -> None:
        status = self.status
        is_shown = status.state in _WITH_BAR
        if is_shown and self._bar is None:
            self._bar = DownloadBar()
            self._column.addWidget(self._bar)
        if self._bar is not None:
            self._bar.setVisible(is_shown)
            self._bar.setAccessibleName(f"{status.pack.name}: {self.standing.text()}")
            self._bar.show_progress(Progress.of(status))

    def _show_buttons(self) -> None:
        pack, state = self.status.pack, self.status.state
        had_focus = any(stop.hasFocus() for stop in self.stops)
        words = {
            PackState.ABSENT: self.tr("Download"),
            PackState.DOWNLOADING: self.tr("Pause"),
            PackState.PAUSED: self.tr("Go on"),
            PackState.FAILED: self.tr("Try again"),
        }.get(state, "")
        is_picking = self.switch is not None
        is_offered = bool(words) and is_downloadable(pack)
        if state is PackState.INSTALLED and self._is_in_use is False:
            words, is_offered = self.tr("Use"), True
        self.main.setVisible(is_offered and not is_picking)
        self.second.setVisible(state in BEGUN and not is_picking)
        for button, action in ((self.main, words), (self.second, self.tr("Cancel"))):
            button.setText(action)
            button.setAccessibleName(f"{action}: {pack.name}")
        is_removable = state is PackState.INSTALLED and not pack.comes_along and not is_picking
        self._show_remove(is_removable=is_removable)
        if had_focus and self.stops and not any(stop.hasFocus() for stop in self.stops):
            self.stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_remove(self, *, is_removable: bool) -> None:
        if is_removable and self._remove is None:
            self._remove = ButtonControl("pack_remove", is_confirmed=True)
            self._remove.chosen.connect(lambda _: self._ask(PackAction.REMOVE))
            self._side.addWidget(self._remove)
        if self._remove is not None:
            self._remove.setVisible(is_removable)
            self._remove.setEnabled(self._removal is None or self._removal.state is not JobState.RUNNING)
            self._remove.show_text(
                EntryText(
                    "",
                    self.status.pack.name,
                    action=self.tr("Remove"),
                    confirmation=self.tr("Press again to remove it"),
                )
            )

    def _press_main(self) -> None:
        actions = {PackState.DOWNLOADING: PackAction.PAUSE, PackState.INSTALLED: PackAction.USE}
        self._ask(actions.get(self.status.state, PackAction.DOWNLOAD))

    def _ask(self, action: PackAction) -> None:
        self.asked.emit(str(action), self.status.pack.id)
