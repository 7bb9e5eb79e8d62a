"""The first step: which languages people speak, and which one this window speaks."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.sentences import side_by_side
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.translations import INTERFACE_LANGUAGES, Translations
from dragoman.ui.view_models.language_choice import LanguageChoice
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.parts import Combo, text_label
from dragoman.ui.views.segmented_choice import Option
from dragoman.ui.welcome.stacking_choice import StackingChoice
from dragoman.ui.welcome.state_line import Standing, StateLine
from dragoman.ui.welcome.step_page import StepPage

_NARROW = 440


class LanguagesStep(StepPage):
    """Offers only what can be interpreted, and says what cannot."""

    chosen = Signal(str, str)
    """The first and the second language."""
    interface_language_chosen = Signal(str)
    """A locale of `INTERFACE_LANGUAGES`."""

    def __init__(self, dresser: Dresser, translations: Translations) -> None:
        """Begin without languages."""
        super().__init__()
        self._translations = translations
        self._choice = LanguageChoice((), frozenset(), "", "")
        self.interface_language = StackingChoice(dresser, len(INTERFACE_LANGUAGES))
        self._interface_label = _caption()
        self.choosers = {side: _chooser(side) for side in Side}
        self._labels = {side: _caption() for side in Side}
        self.installed = StateLine(dresser)
        self.missing = text_label(fonts.font(TypeSize.CAPTION), "muted")
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fill()
        self.interface_language.chosen.connect(self.interface_language_chosen)
        for side, chooser in self.choosers.items():
            chooser.activated.connect(lambda index, side=side: self._choose(side, index))
        self._retranslate()

    @property
    def choice(self) -> LanguageChoice:
        """The languages that are shown."""
        return self._choice

    @property
    def first_stop(self) -> QWidget:
        """The language somebody speaks: most people need no other interface language than the system's."""
        return self.choosers[Side.FIRST]

    def _fill(self) -> None:
        column = self.column
        column.insertWidget(0, self._interface_label)
        column.insertWidget(1, self.interface_language)
        column.insertSpacing(2, Space.L)
        self._pair.setSpacing(Space.L)
        for side, chooser in self.choosers.items():
            part = QVBoxLayout()
            part.setSpacing(Space.XS)
            part.addStretch(1)
            part.addWidget(self._labels[side])
            part.addWidget(chooser)
            self._labels[side].setBuddy(chooser)
            self._pair.addLayout(part, 1)
        column.addSpacing(Space.XS)
        column.addLayout(self._pair)
        column.addSpacing(Space.XS)
        column.addWidget(self.installed)
        column.addWidget(self.missing)

    def show_choice(self, choice: LanguageChoice) -> None:
        """Show the languages in use and on offer."""
        self._choice = choice
        for side, chooser in self.choosers.items():
            _offer(chooser, _interpreted(choice), choice.of(side))
        self._retranslate()

    def _choose(self, side: Side, index: int) -> None:
        language = self.choosers[side].itemData(index)
        if isinstance(language, str) and language != self._choice.of(side):
            self.show_choice(self._choice.choose(side, language))
            self.chosen.emit(self._choice.first, self._choice.second)

    def _show_installed(self) -> None:
        interpreted = _interpreted(self._choice)
        others = [tag for tag in self._choice.languages if tag not in interpreted]
        for chooser in self.choosers.values():
            chooser.setEnabled(bool(interpreted))
        if interpreted:
            ready = self.tr("Ready on this computer: {languages}").format(languages=_names(interpreted))
            self.installed.show_state(Standing.GOOD, ready)
        else:
            none = self.tr("No languages are installed, so nothing can be translated yet.")
            remedy = self.tr("After these steps, download some on the page “Languages and models”.")
            self.installed.show_state(Standing.WRONG, side_by_side(none, remedy))
        self.missing.setVisible(bool(others))
        no_translation = self.tr("A translation for these is not installed: {languages}")
        self.missing.setText(no_translation.format(languages=_names(others)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choosers side by side where there is room."""
        super().resizeEvent(event)
        is_narrow = self.width() - 2 * Space.XL < _NARROW * fonts.text_scale()
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._pair.setDirection(direction)
        self._pair.setSpacing(Space.M if is_narrow else Space.L)

    def _retranslate(self) -> None:
        name = self.tr("Language of this window")
        self._interface_label.setText(name)
        options = [Option(locale, words, "") for locale, words in INTERFACE_LANGUAGES.items()]
        self.interface_language.offer(name, options, self._translations.locale)
        self.title.setText(self.tr("Which languages do you speak?"))
        self.lead.setText(
            self.tr("Dragoman interprets between two people, in both directions. What is said stays on this computer.")
        )
        words = {Side.FIRST: self.tr("I speak"), Side.SECOND: self.tr("The other person speaks")}
        for side, label in self._labels.items():
            label.setText(words[side])
            self.choosers[side].setAccessibleName(words[side])
        self._show_installed()


def _interpreted(choice: LanguageChoice) -> tuple[str, ...]:
    return tuple(language for language in choice.languages if choice.partners(language))


def _names(languages: tuple[str, ...] | list[str]) -> str:
    return " · ".join(language_names.own_name(language) for language in languages)


def _caption() -> QLabel:
    return text_label(fonts.font(TypeSize.CAPTION), "muted")


def _chooser(side: Side) -> Combo:
    chooser = Combo()
    chooser.setProperty("side", str(side))
    chooser.setFont(fonts.font(TypeSize.BODY, strong=True))
    chooser.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    chooser.setMinimumWidth(110)
    chooser.setMaxVisibleItems(12)
    return chooser


def _offer(chooser: Combo, languages: tuple[str, ...], language: str) -> None:
    blocker = QSignalBlocker(chooser)
    chooser.clear()
    for tag in languages:
        chooser.addItem(language_names.own_name(tag), tag)
        chooser.setItemData(chooser.count() - 1, language_names.english_name(tag), Qt.ItemDataRole.ToolTipRole)
    chooser.setCurrentIndex(chooser.findData(language))
    blocker.unblock()
