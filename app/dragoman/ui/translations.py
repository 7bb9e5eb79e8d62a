"""The window's texts in the user's language, and single phrases in the language of each person."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

INTERFACE_LANGUAGES: Final = {"en": "English", "zh_CN": "简体中文", "pt_BR": "Português (Brasil)"}
"""Locales the window can speak, with their own names."""
_SPOKEN: Final = {"en": "en", "zh": "zh_CN", "yue": "zh_CN", "pt": "pt_BR"}
"""Language of a person -> locale of texts that they can read."""


class Translations:
    """All translations, read once: switching the language reads no files."""

    def __init__(self, folder: Path) -> None:
        """Read `dragoman_<locale>.qm` of a folder and Qt's own; a language whose file is missing stays English."""
        self._own = _read(folder, "dragoman_{locale}.qm")
        self._qt = _read(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)), "qtbase_{locale}.qm")
        self._installed: list[QTranslator] = []
        self.locale = "en"
        """The locale of the window's texts now."""

    def install(self, locale: str | None) -> None:
        """Switch the window's texts to a locale; None follows the system. Widgets get `LanguageChange` events."""
        self.locale = locale if locale in INTERFACE_LANGUAGES else system_locale(QLocale.system().uiLanguages())
        QLocale.setDefault(QLocale(self.locale))
        self.remove()
        self._installed = [texts[self.locale] for texts in (self._qt, self._own) if self.locale in texts]
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)

    def remove(self) -> None:
        """Give the window's texts back their English."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []

    def phrase(self, language: str, context: str, text: str) -> str:
        """Return a text in the language of a person, or in the window's where there is no translation."""
        spoken = _SPOKEN.get(language.replace("-", "_").split("_")[0])
        if spoken == "en":
            return text
        if spoken in self._own:
            translated = self._own[spoken].translate(context, text)
            if translated:
                return translated
        return QCoreApplication.translate(context, text)


def system_locale(wanted: list[str]) -> str:
    """Return the locale that fits best what the system asks for, in its order of preference."""
    for tag in wanted:
        if spoken := _SPOKEN.get(tag.replace("-", "_").split("_")[0]):
            return spoken
    return "en"


def _read(folder: Path, pattern: str) -> dict[str, QTranslator]:
    found = {}
    for locale in INTERFACE_LANGUAGES:
        translator = QTranslator()
        path = folder / pattern.format(locale=locale)
        if path.is_file() and translator.load(str(path)):
            found[locale] = translator
    return found
