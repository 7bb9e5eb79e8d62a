"""Who speaks each language, with a sentence to try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dragoman.domain.model_library import PackStatus
from dragoman.domain.model_pack import ModelPack, Task
from dragoman.planning.voices import best_voice
from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.icons import ICON_GAP, ICON_SIZE
from dragoman.ui.models.model_texts import SEPARATOR, ModelTexts
from dragoman.ui.models.pack_action import PackAction
from dragoman.ui.models.row import Row
from dragoman.ui.models.row_page import RowPage
from dragoman.ui.settings.control import WheelGuard
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.shelf import Shelf
from dragoman.ui.views.parts import Combo, named, text_button, text_label

_CHOOSER_WIDTH = 240


class VoiceRow(Row):
    """One language."""

    chosen = Signal(str, str)
    """The language, and the id of the voice that speaks it from now on."""
    tried = Signal(str)
    """The language, in which a sentence is to be spoken."""
    asked = Signal(str, str)
    """A value of `PackAction`, and the id of a voice."""

    def __init__(self, language: str, texts: ModelTexts, dresser: Dresser) -> None:
        """Make the row of a language."""
        super().__init__()
        self._texts = texts
        self._language = language
        self._dresser = dresser
        self._better: ModelPack | None = None
        name = language_names.own_name(language)
        self.label = text_label(fonts.font(TypeSize.BODY, strong=True))
        self.label.setText(name)
        self.combo = named("voice", Combo())
        self.combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.combo.setMinimumWidth(round(_CHOOSER_WIDTH * fonts.text_scale() / 2))
        WheelGuard(self).guard(self.combo)
        self.listen = text_button("voice_listen")
        self.offer = text_label(fonts.font(TypeSize.CAPTION), "muted")
        self.download = text_button("voice_download")
        self._side = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.combo.activated.connect(lambda index: self.chosen.emit(language, self.combo.itemData(index)))
        self.listen.clicked.connect(lambda: self.tried.emit(language))
        self.download.clicked.connect(self._press_download)
        dresser.changed.connect(self._redress)
        self._redress()
        self.retranslate()

    def _lay_out(self) -> None:
        divider = named("divider", QFrame())
        divider.setFixedHeight(1)
        side = QHBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(Space.S)
        side.addWidget(self.combo, 1)
        side.addWidget(self.listen)
        self._body.addWidget(self.label, 1)
        self._body.addWidget(self._side)
        self._lower.addWidget(self.offer, 1)
        self._lower.addWidget(self.download, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(divider)
        column.addLayout(self._body)
        column.addLayout(self._lower)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        parts = (self.combo, self.listen, self.download)
        return [part for part in parts if part.isVisibleTo(self) and part.isEnabled()]

    def be_narrow(self, *, is_narrow: bool) -> None:
        """Stand under each other where there is little room."""
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        for row in (self._body, self._lower):
            row.setDirection(direction)
        side = round(_CHOOSER_WIDTH * fonts.text_scale()) + self.listen.sizeHint().width() + Space.S
        self._side.setMinimumWidth(0 if is_narrow else side)

    def show_voices(self, voices: Mapping[str, str], chosen: str | None) -> None:
        """Offer voices, id -> name, and show the one that speaks."""
        blocker = QSignalBlocker(self.combo)
        self.combo.clear()
        for voice, name in voices.items():
            self.combo.addItem(name, voice)
        self.combo.setCurrentIndex(max(0, self.combo.findData(chosen)))
        blocker.unblock()
        self.listen.setEnabled(bool(voices))

    def show_better(self, pack: ModelPack | None) -> None:
        """Offer a voice that can be downloaded; None where there is nothing better than what is there."""
        self._better = pack
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        name = language_names.own_name(self._language)
        self.combo.setAccessibleName(self.tr("Voice for {language}").format(language=name))
        self.listen.setText(self.tr("Listen"))
        self.listen.setAccessibleName(self.tr("Listen to the voice for {language}").format(language=name))
        for part in (self.offer, self.download):
            part.setVisible(self._better is not None)
        if self._better is not None:
            words = self.tr("A voice that sounds more like a person: {model}").format(model=self._better.name)
            parts = (words, self._texts.size([self._better]), self._licence(self._better))
            self.offer.setText(SEPARATOR.join(part for part in parts if part))
            self.download.setText(self.tr("Download"))
            self.download.setAccessibleName(f"{self.download.text()}: {self._better.name}")

    def _licence(self, pack: ModelPack) -> str:
        if pack.is_commercial_use_allowed:
            return pack.licence
        return self.tr("{licence} (not for commercial use)").format(licence=pack.licence)

    def _press_download(self) -> None:
        if self._better is not None:
            self.asked.emit(str(PackAction.DOWNLOAD), self._better.id)

    def _redress(self) -> None:
        size = round(ICON_SIZE * fonts.text_scale())
        self.listen.setIconSize(QSize(size + ICON_GAP, size))
        self.listen.setIcon(self._dresser.icons.icon("speaker", self._dresser.theme.text, gap=ICON_GAP))


class VoicesPage(RowPage):
    """The languages that can be spoken, those in use first."""

    chosen = Signal(str, str)
    """A language, and the id of the voice that speaks it from now on."""
    tried = Signal(str)
    """A language, in which a sentence is to be spoken."""
    asked = Signal(str, str)
    """A value of `PackAction`, and the id of a voice."""

    def __init__(self, shelf: Shelf, texts: ModelTexts, dresser: Dresser) -> None:
        """Show nothing yet."""
        super().__init__(self._make_row)
        self._shelf = shelf
        self._texts = texts
        self._dresser = dresser
        self.retranslate()

    def refresh(self, first: Sequence[str]) -> None:
        """Offer the voices that there are; the languages of `first` stand on top."""
        voices = self._shelf.voices
        others = sorted(set(voices) - set(first), key=lambda tag: language_names.own_name(tag).casefold())
        self.show_keys([*(tag for tag in first if tag in voices), *others])
        for language, row in self.rows_by_language.items():
            self._fill(language, row)

    def show_status(self, status: PackStatus) -> None:
        """Offer a voice no longer once it is being downloaded."""
        if status.pack.task is Task.SPEECH:
            for language, row in self.rows_by_language.items():
                if status.pack.knows(language):
                    row.show_better(self._better(language))

    @property
    def rows_by_language(self) -> dict[str, VoiceRow]:
        """The rows that have been made."""
        rows = {key: self.row(key) for key in self.keys}
        return {key: row for key, row in rows.items() if isinstance(row, VoiceRow)}

    def _make_row(self, language: str) -> Row:
        row = VoiceRow(language, self._texts, self._dresser)
        row.chosen.connect(self.chosen)
        row.tried.connect(self.tried)
        row.asked.connect(self.asked)
        self._fill(language, row)
        return row

    def _fill(self, language: str, row: VoiceRow) -> None:
        row.show_voices(self._shelf.voices.get(language, {}), self._shelf.voice(language))
        row.show_better(self._better(language))

    def _better(self, language: str) -> ModelPack | None:
        """Return a voice to download for a language that no model speaks yet, unless it is being downloaded."""
        speaking = [pack for pack in self._shelf.packs if pack.task is Task.SPEECH and pack.knows(language)]
        taken = {*self._shelf.installed, *self._shelf.running}
        if any(pack in taken for pack in speaking):
            return None
        offered = [pack for pack in speaking if pack in self._shelf.offered]
        free = [pack for pack in offered if pack.is_commercial_use_allowed]
        return best_voice(language, free) or best_voice(language, offered)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.setAccessibleName(self.tr("Voices"))
        for row in self.rows_by_language.values():
            row.retranslate()
