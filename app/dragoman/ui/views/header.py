"""The bar that tells whose language is which."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.language_choice import LanguageChoice
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.more_combo import MoreCombo
from dragoman.ui.views.parts import icon_button


class LanguageChooser(MoreCombo):
    """The language of one side, by its own name."""

    def __init__(self, side: Side) -> None:
        """Make the chooser of a side."""
        super().__init__()
        self.setObjectName(f"language_{side}")
        self.setProperty("side", str(side))
        self.setFont(fonts.font(TypeSize.BODY, strong=True))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumWidth(110)
        self.setMaxVisibleItems(12)

    def offer(self, choice: LanguageChoice, language: str, more: str) -> None:
        """List the languages and show the one in use; those that cannot be interpreted cannot be chosen.

        The last entry, `more`, leads to languages that can be downloaded.
        """
        blocker = QSignalBlocker(self)
        self.clear()
        offered = choice.languages if language in choice.languages else (language, *choice.languages)
        for tag in offered:
            self.addItem(language_names.own_name(tag), tag)
            self.setItemData(self.count() - 1, language_names.english_name(tag), Qt.ItemDataRole.ToolTipRole)
            model = self.model()
            if isinstance(model, QStandardItemModel) and choice.pairs and not choice.partners(tag):
                model.item(self.count() - 1).setEnabled(False)
        self.add_more(more)
        self.show_index(self.findData(language))
        blocker.unblock()


class Header(QWidget):
    """Tells which language a side takes; shows what the window answers."""

    chosen = Signal(object, str)
    """A `Side` takes a language."""
    swapped = Signal()
    more_requested = Signal()
    """Languages that can be downloaded are to be shown."""

    def __init__(self, dresser: Dresser) -> None:
        """Make the bar."""
        super().__init__()
        self.setObjectName("header")
        self._dresser = dresser
        self.choosers = {side: LanguageChooser(side) for side in Side}
        self.swap = icon_button("swap")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self.choosers[Side.FIRST], 4)
        row.addWidget(self.swap)
        row.addWidget(self.choosers[Side.SECOND], 4)
        for side, chooser in self.choosers.items():
            chooser.picked.connect(lambda index, side=side: self._choose(side, index))
            chooser.more_requested.connect(self.more_requested)
        self.swap.clicked.connect(self.swapped)
        dresser.changed.connect(self._redress)
        self._redress()
        self._retranslate()

    def show_choice(self, choice: LanguageChoice) -> None:
        """Show the languages in use."""
        for side, chooser in self.choosers.items():
            chooser.offer(choice, choice.of(side), self.tr("More languages…"))

    def _choose(self, side: Side, index: int) -> None:
        self.chosen.emit(side, self.choosers[side].itemData(index))

    def _redress(self) -> None:
        colour = self._dresser.theme.text
        self.swap.setIcon(self._dresser.icons.icon("swap", colour))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.choosers[Side.FIRST].setAccessibleName(self.tr("Language of the person on the left"))
        self.choosers[Side.SECOND].setAccessibleName(self.tr("Language of the person on the right"))
        for chooser in self.choosers.values():
            chooser.setToolTip(chooser.accessibleName())
        self.swap.setAccessibleName(self.tr("Change sides"))
        self.swap.setToolTip(self.tr("Change sides"))
