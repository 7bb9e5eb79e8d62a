"""By pair of languages: what is there, what is missing, how it is interpreted, and what would be better."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dragoman.domain.model_library import JobStatus, PackStatus
from dragoman.domain.model_pack import ModelPack
from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.icons import ICON_SIZE
from dragoman.ui.live.language_box import LanguageBox
from dragoman.ui.models.model_texts import ModelTexts, arrow
from dragoman.ui.models.pack_row import PackRow
from dragoman.ui.models.pair_card import PairCard
from dragoman.ui.models.scrolled_page import ScrolledPage
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.pair_plan import PairPlan, Way, plan_pair
from dragoman.ui.view_models.shelf import Shelf
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.parts import text_label


class PackSection(QWidget):
    """Models under a heading; not there where there are none."""

    asked = Signal(str, str)
    """A value of `PackAction`, and the id of a pack."""

    def __init__(self, texts: ModelTexts, dresser: Dresser) -> None:
        """Make it without models."""
        super().__init__()
        self._texts = texts
        self._dresser = dresser
        self.heading = text_label(fonts.font(TypeSize.LEAD, strong=True))
        self.rows: dict[str, PackRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)
        self.heading.setContentsMargins(0, 0, 0, Space.S)

    def show_packs(self, packs: Iterable[tuple[ModelPack, str]], shelf: Shelf, *, is_narrow: bool) -> None:
        """Show packs, each with the reason why it is here."""
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for pack, reason in packs:
            row = self.rows[pack.id] = PackRow(shelf.status(pack), self._texts, self._dresser, reason)
            row.show_use(is_in_use=shelf.is_in_use(pack))
            row.asked.connect(self.asked)
            row.be_narrow(is_narrow=is_narrow)
            self._column.addWidget(row)
        self.setVisible(bool(self.rows))


class PairPage(ScrolledPage):
    """Two choosers, and what follows from them."""

    asked = Signal(str, str)
    """A value of `PackAction`, and the id of a pack."""
    pair_chosen = Signal(str, str)
    """The two languages are to be interpreted from now on."""
    downloads_wanted = Signal(object)
    """A tuple of ids of packs that are to be downloaded."""
    pauses_wanted = Signal(object)
    cancels_wanted = Signal(object)

    def __init__(self, shelf: Shelf, texts: ModelTexts, dresser: Dresser) -> None:
        """Show nothing yet."""
        super().__init__()
        self._shelf = shelf
        self._texts = texts
        self._dresser = dresser
        self.pair = ("", "")
        self._offered: tuple[tuple[str, ...], str, str] = ((), "", "")
        self.plan = PairPlan("", "", (), None, ())
        self.choosers = {side: LanguageBox(f"pair_{side}") for side in Side}
        self._between = QLabel()
        self.card = PairCard(texts, dresser)
        self.missing, self.better, self.used = (PackSection(texts, dresser) for _ in range(3))
        self.ways_heading = text_label(fonts.font(TypeSize.LEAD, strong=True))
        self.ways = [(text_label(fonts.font(TypeSize.BODY, strong=True)), _words()) for _ in range(2)]
        self._lay_out()
        self._connect()
        self._redress()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.choosers[Side.FIRST], 1)
        row.addWidget(self._between)
        row.addWidget(self.choosers[Side.SECOND], 1)
        self.column.addLayout(row)
        self.column.addWidget(self.card)
        self.column.addWidget(self.missing)
        self.column.addWidget(self.ways_heading)
        for name, words in self.ways:
            way = QVBoxLayout()
            way.setSpacing(2)
            way.addWidget(name)
            way.addWidget(words)
            self.column.addLayout(way)
        self.column.addWidget(self.better)
        self.column.addWidget(self.used)
        self.column.addStretch(1)

    def _connect(self) -> None:
        for side, chooser in self.choosers.items():
            chooser.setProperty("side", str(side))
            chooser.language_chosen.connect(lambda tag, side=side: self._choose(side, tag))
        for section in self._sections:
            section.asked.connect(self.asked)
        self.card.downloaded.connect(lambda: self.downloads_wanted.emit(self._ids()))
        self.card.paused.connect(lambda: self.pauses_wanted.emit(self._ids()))
        self.card.cancelled.connect(lambda: self.cancels_wanted.emit(self._ids()))
        self.card.used.connect(lambda: self.pair_chosen.emit(*self.pair))
        self._dresser.changed.connect(self._redress)

    @property
    def _sections(self) -> tuple[PackSection, ...]:
        return (self.missing, self.better, self.used)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        rows = [row for section in self._sections for row in section.rows.values()]
        return [*self.choosers.values(), *self.card.stops, *(stop for row in rows for stop in row.stops)]

    def _ids(self) -> tuple[str, ...]:
        return tuple(pack.id for pack in self.plan.missing or ())

    def show_pair(self, first: str, second: str) -> None:
        """Show another pair."""
        self.pair = (first, second)
        self.refresh()

    def refresh(self) -> None:
        """Show what is installed now, and what follows from it."""
        first, second = self.pair
        self._offer(first, second)
        plan = self.plan = plan_pair(first, second, self._shelf)
        self.card.show_plan(plan, self._shelf)
        had_focus = any(stop.hasFocus() for stop in self.stops)
        is_narrow = self.is_narrow
        self.missing.show_packs([(pack, "") for pack in plan.missing or ()], self._shelf, is_narrow=is_narrow)
        better = [(pack, self._texts.gain(ways)) for pack, ways in plan.improvements]
        self.better.show_packs(better + self._recommended(plan), self._shelf, is_narrow=is_narrow)
        used = [(pack, self._texts.advice(pack, self._shelf.advice)) for pack in plan.used]
        self.used.show_packs(used, self._shelf, is_narrow=is_narrow)
        self._show_ways(plan.ways)
        if had_focus and not any(stop.hasFocus() for stop in self.stops):
            self.stops[-1 if not self.card.stops else len(self.choosers)].setFocus()

    def _recommended(self, plan: PairPlan) -> list[tuple[ModelPack, str]]:
        """Return the model that understands speech best here, where it is another than the one in use."""
        found = [pack for pack in self._shelf.offered if self._shelf.advice.is_best(pack)]
        return [(pack, self._texts.advice(pack, self._shelf.advice)) for pack in found if not plan.missing]

    def _offer(self, first: str, second: str) -> None:
        """List what there is a model for, where that is not listed already."""
        offered = (self._shelf.languages(), first, second)
        if offered != self._offered:
            self._offered = offered
            tags = sorted(offered[0], key=lambda tag: language_names.own_name(tag).casefold())
            for side, language in ((Side.FIRST, first), (Side.SECOND, second)):
                self.choosers[side].offer(tags, language, tags)

    def show_status(self, status: PackStatus) -> None:
        """Show how far a download is; nothing else has changed."""
        for section in self._sections:
            if status.pack.id in section.rows:
                section.rows[status.pack.id].show_status(status)
        self.card.show_plan(self.plan, self._shelf)

    def show_job(self, job: JobStatus) -> None:
        """Show that a pack is being removed."""
        for section in self._sections:
            if job.subject in section.rows:
                section.rows[job.subject].show_job(job)

    def _show_ways(self, ways: tuple[Way, ...]) -> None:
        self.ways_heading.setVisible(bool(ways))
        for index, (name, words) in enumerate(self.ways):
            for label in (name, words):
                label.setVisible(index < len(ways))
            if index < len(ways):
                name.setText(arrow(ways[index].source, ways[index].target))
                words.setText(self._texts.route(ways[index].route))

    def _choose(self, side: Side, language: str) -> None:
        first, second = self.pair
        if language == (second if side is Side.FIRST else first):
            self.show_pair(second, first)
        else:
            self.show_pair(*((language, second) if side is Side.FIRST else (first, language)))

    def fit(self) -> None:
        """Put words and buttons beside or under each other."""
        for section in self._sections:
            for row in section.rows.values():
                row.be_narrow(is_narrow=self.is_narrow)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.setAccessibleName(self.tr("By language"))
        words = {Side.FIRST: self.tr("One language"), Side.SECOND: self.tr("The other language")}
        for side, chooser in self.choosers.items():
            chooser.setAccessibleName(words[side])
            chooser.setToolTip(words[side])
        self.missing.heading.setText(self.tr("What will be downloaded"))
        self.ways_heading.setText(self.tr("How it is interpreted now"))
        self.better.heading.setText(self.tr("Downloads that would improve the interpreting"))
        self.used.heading.setText(self.tr("What it uses"))
        if self.pair[0]:
            self.refresh()

    def _redress(self) -> None:
        size, ratio = round(ICON_SIZE * fonts.text_scale()), max(2.0, self.devicePixelRatioF())
        self._between.setPixmap(self._dresser.icons.pixmap("swap", self._dresser.theme.text_muted, size, ratio))


def _words() -> QLabel:
    return text_label(fonts.font(TypeSize.BODY), "muted")
