"""Languages by their own names, in their own script."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, Qt

_NAMES: Final = {
    "en": "English",
    "es": "Español",
    "fa": "فارسی",
    "nb": "Norsk",
    "no": "Norsk",
    "pt": "Português",
    "tl": "Filipino",
    "yue": "粵語",
    "zh": "中文",
}
"""Where Qt's name tells one country's variety, or knows none."""


def own_name(language: str) -> str:
    """Return the name that speakers of a language read."""
    if language in _NAMES:
        return _NAMES[language]
    name = QLocale(language).nativeLanguageName() if _is_known(language) else ""
    return name[:1].upper() + name[1:] if name else language


def english_name(language: str) -> str:
    """Return the English name, for looking up what cannot be read."""
    return QLocale.languageToString(QLocale(language).language()) if _is_known(language) else language


def direction(language: str) -> Qt.LayoutDirection:
    """Return the direction a language is written in."""
    return QLocale(language).textDirection() if _is_known(language) else Qt.LayoutDirection.LeftToRight


def _is_known(language: str) -> bool:
    return QLocale(language).language() != QLocale.Language.C
