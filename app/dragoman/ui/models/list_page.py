"""All models: looked for, added from files, saved to a file, removed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from dragoman.domain.model_library import JobStatus, PackState, PackStatus
from dragoman.domain.model_pack import ANY_LANGUAGE, ModelPack, Task
from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.live.flow_layout import FlowLayout
from dragoman.ui.models.model_texts import ModelTexts, size
from dragoman.ui.models.pack_row import PackRow
from dragoman.ui.models.row import HeadingRow, Row
from dragoman.ui.models.row_page import RowPage
from dragoman.ui.settings.search import Query
from dragoman.ui.settings.search_field import SearchField
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.shelf import BEGUN, Shelf
from dragoman.ui.views.parts import text_button, text_label

_BEGUN: Final = "#begun"
_INSTALLED: Final = "#installed"
_OFFERED: Final = {task: f"#{task}" for task in Task}
"""Keys of headings."""
_NOTHING: Final = "#nothing"


class ListPage(QWidget):
    """What is being downloaded first, then what is installed, then what can be had."""

    asked = Signal(str, str)
    """A value of `PackAction`, and the id of a pack."""
    file_wanted = Signal()
    """A model is to be added from a file."""
    folder_wanted = Signal()
    """A model is to be added from a folder."""
    save_wanted = Signal(object)
    """A tuple of ids of packs that are to be written to a file."""

    def __init__(self, shelf: Shelf, texts: ModelTexts, dresser: Dresser) -> None:
        """Show nothing yet."""
        super().__init__()
        self._shelf = shelf
        self._texts = texts
        self._dresser = dresser
        self._query = Query()
        self._is_picking = False
        self._headings: dict[str, str] = {}
        """Under which heading each pack was listed last."""
        self.search = SearchField(dresser)
        self.add = text_button("models_add")
        self.save = text_button("models_save")
        self.stop = text_button("models_stop")
        self._menu = QMenu(self)
        self.file_action, self.folder_action = self._menu.addAction(""), self._menu.addAction("")
        self.used = text_label(fonts.font(TypeSize.CAPTION), "muted")
        self._used_bytes = 0
        self.page = RowPage(self._make)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = FlowLayout(Space.S)
        for button in (self.add, self.save, self.stop):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.search)
        column.addLayout(buttons)
        column.addWidget(self.page, 1)
        column.addWidget(self.used)
        self.add.setMenu(self._menu)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.file_action.triggered.connect(lambda _=False: self.file_wanted.emit())
        self.folder_action.triggered.connect(lambda _=False: self.folder_wanted.emit())
        self.save.clicked.connect(self._press_save)
        self.stop.clicked.connect(self._stop_picking)

    @property
    def rows(self) -> dict[str, PackRow]:
        """The rows of models that have been made, by their ids."""
        return {row.status.pack.id: row for row in self.page.rows if isinstance(row, PackRow)}

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        frame: list[QWidget] = [self.search, self.add, self.save, self.stop]
        return [part for part in frame if part.isVisibleTo(self) and part.isEnabled()] + self.page.stops

    @property
    def picked(self) -> tuple[str, ...]:
        """The ids of the packs that are to be written to a file."""
        rows = self.rows
        return tuple(name for name, row in rows.items() if row.switch is not None and row.switch.isChecked())

    def show_used(self, used_bytes: int) -> None:
        """Tell how much of the disk models take."""
        self._used_bytes = used_bytes
        self.used.setText(self.tr("Models take {size} on this computer.").format(size=size(used_bytes)))
        self.used.setVisible(used_bytes > 0)

    def refresh(self) -> None:
        """List what there is now."""
        for row in self.rows.values():
            self._show_advice(row)
        keys = self._keys()
        self.page.show_keys(keys if any(not key.startswith("#") for key in keys) else [_NOTHING])
        self._show_buttons()

    def show_status(self, status: PackStatus) -> None:
        """Show where a pack stands; where it belongs under another heading, it goes there."""
        row = self.page.row(status.pack.id)
        if isinstance(row, PackRow):
            row.show_status(status)
        if self._headings.get(status.pack.id) != _heading(status):
            self.refresh()

    def show_job(self, job: JobStatus) -> None:
        """Show that a pack is being removed."""
        row = self.page.row(job.subject)
        if isinstance(row, PackRow):
            row.show_job(job)

    def _keys(self) -> list[str]:
        """Return what is to be listed: headings, and ids of packs under them."""
        self._headings = {status.pack.id: _heading(status) for status in self._shelf.statuses}
        found = [status for status in self._shelf.statuses if self._is_wanted(status)]
        groups: dict[str, list[PackStatus]] = {key: [] for key in (_BEGUN, _INSTALLED, *_OFFERED.values())}
        for status in found:
            groups[_heading(status)].append(status)
        if self._is_picking:
            groups = {_INSTALLED: groups[_INSTALLED]}
        keys: list[str] = []
        for heading, statuses in groups.items():
            if statuses:
                keys.append(heading)
                keys += [status.pack.id for status in sorted(statuses, key=lambda status: _order(status.pack))]
        return keys

    def _is_wanted(self, status: PackStatus) -> bool:
        if not self._query.words:
            return True
        pack = status.pack
        languages = () if pack.languages == (ANY_LANGUAGE,) else pack.languages
        known = [f"{tag} {language_names.own_name(tag)} {language_names.english_name(tag)}" for tag in languages]
        return self._query.finds(" ".join((pack.name, self._texts.details(status), *known)))

    def _make(self, key: str) -> Row:
        if key.startswith("#"):
            heading = HeadingRow()
            heading.words.setText(self._heading_words()[key])
            return heading
        status = next(status for status in self._shelf.statuses if status.pack.id == key)
        row = PackRow(status, self._texts, self._dresser)
        self._show_advice(row)
        row.asked.connect(self.asked)
        row.picked.connect(self._show_buttons)
        row.offer_picking(is_offered=self._is_picking)
        return row

    def _show_advice(self, row: PackRow) -> None:
        """Show how a model suits this machine, and whether it is in use."""
        row.show_reason(self._texts.advice(row.status.pack, self._shelf.advice))
        row.show_use(is_in_use=self._shelf.is_in_use(row.status.pack))

    def _search(self, words: str) -> None:
        self._query = Query.of(words)
        self.refresh()

    def _press_save(self) -> None:
        if not self._is_picking:
            self._pick(is_picking=True)
        elif self.picked:
            self.save_wanted.emit(self.picked)
            self._stop_picking()

    def _stop_picking(self) -> None:
        self._pick(is_picking=False)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, *, is_picking: bool) -> None:
        self._is_picking = is_picking
        for row in self.rows.values():
            row.offer_picking(is_offered=is_picking)
        self.refresh()

    def _show_buttons(self) -> None:
        picked = self._shelf_packs(self.picked)
        total = self._texts.size(picked) or "0"
        words = self.tr("Save {size} to a file…").format(size=total)
        self.save.setText(words if self._is_picking else self.tr("Save to a file…"))
        self.save.setEnabled(bool(picked) if self._is_picking else bool(self._shelf.installed))
        self.stop.setVisible(self._is_picking)
        self.add.setVisible(not self._is_picking)

    def _shelf_packs(self, ids: tuple[str, ...]) -> list[ModelPack]:
        return [pack for pack in self._shelf.installed if pack.id in ids]

    def _heading_words(self) -> Mapping[str, str]:
        return {
            _BEGUN: self.tr("Being downloaded"),
            _INSTALLED: self.tr("Installed"),
            _OFFERED[Task.RECOGNITION]: self.tr("To understand speech"),
            _OFFERED[Task.TRANSLATION]: self.tr("To translate"),
            _OFFERED[Task.SPEECH]: self.tr("To speak"),
            _NOTHING: self.tr("Nothing found. Try another word, or clear the search to see everything."),
        }

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.setAccessibleName(self.tr("All models"))
        self.search.show_words(self.tr("Search for a language or a model"), self.tr("Clear the search"))
        self.add.setText(self.tr("Add from a file"))
        self.add.setToolTip(self.tr("Add a model that you have, or a file that another computer has saved"))
        self.file_action.setText(self.tr("A file…"))
        self.folder_action.setText(self.tr("A folder…"))
        self.save.setToolTip(self.tr("Save models for a computer without internet"))
        self.stop.setText(self.tr("Cancel"))
        for key, words in self._heading_words().items():
            heading = self.page.row(key)
            if isinstance(heading, HeadingRow):
                heading.words.setText(words)
        for row in self.rows.values():
            row.retranslate()
        self.show_used(self._used_bytes)
        self._show_buttons()


def _heading(status: PackStatus) -> str:
    if status.state in BEGUN:
        return _BEGUN
    return _INSTALLED if status.state is PackState.INSTALLED else _OFFERED[status.pack.task]


def _order(pack: ModelPack) -> tuple[int, str]:
    return list(Task).index(pack.task), pack.name.casefold()
