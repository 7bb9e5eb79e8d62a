"""A list of languages by their own names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QSizePolicy

from dragoman.ui import fonts, language_names
from dragoman.ui.theme import TypeSize
from dragoman.ui.views.more_combo import MoreCombo
from dragoman.ui.views.parts import named

_NARROWEST = 120


class LanguageBox(MoreCombo):
    """Tells which language is chosen; None is the entry that identifies it."""

    language_chosen = Signal(object)
    """A language tag, or None."""

    def __init__(self, name: str) -> None:
        """Begin without languages."""
        super().__init__()
        named(name, self)
        self._tags: list[str | None] = []
        self.setFont(fonts.font(TypeSize.BODY, strong=True))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_NARROWEST)
        self.setMaxVisibleItems(12)
        self.picked.connect(lambda index: self.language_chosen.emit(self._tags[index]))

    @property
    def language(self) -> str | None:
        """What is chosen."""
        return self._tags[self.currentIndex()] if self.currentIndex() >= 0 else None

    def minimumSizeHint(self) -> QSize:
        """Shorten the name where there is no room."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def offer(
        self,
        languages: Sequence[str],
        chosen: str | None,
        possible: Collection[str],
        identify: str | None = None,
        more: str | None = None,
    ) -> None:
        """List languages, those that are not `possible` greyed out.

        Args:
            languages: language tags.
            chosen: what is in use.
            possible: what can be chosen.
            identify: the words of the first entry, which identifies the language; None: there is none.
            more: the words of the last entry, which leads to languages that can be downloaded; None: there is none.
        """
        blocker = QSignalBlocker(self)
        self.clear()
        self._tags = []
        if identify is not None:
            self._tags.append(None)
            self.addItem(identify)
        offered = languages if chosen is None or chosen in languages else (chosen, *languages)
        for tag in offered:
            self._tags.append(tag)
            self.addItem(language_names.own_name(tag))
            self.setItemData(self.count() - 1, language_names.english_name(tag), Qt.ItemDataRole.ToolTipRole)
            model = self.model()
            if isinstance(model, QStandardItemModel) and tag not in possible:
                model.item(self.count() - 1).setEnabled(False)
        self.show_index(self._tags.index(chosen) if chosen in self._tags else -1)
        if more is not None:
            self.add_more(more)
        blocker.unblock()
