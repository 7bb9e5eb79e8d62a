"""Fonts: the system's own family where it has one, and the right glyphs for each script."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from dragoman.ui.theme import TypeSize

_GENERIC_FAMILIES: Final = {"", "Sans Serif", "Sans", "sans-serif"}
_LATIN_FAMILIES: Final = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "DejaVu Sans")
_HAN_FAMILIES: Final = {
    "zh": ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC"),
    "yue": ("Microsoft JhengHei UI", "PingFang HK", "Noto Sans CJK HK", "Noto Sans HK"),
    "ja": ("Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP"),
    "ko": ("Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR", "Noto Sans KR"),
}
"""The same character is drawn differently in each of these languages."""
_DESIGN_PIXELS: Final = 13
"""Size of the system's text, in pixels, for which the type scale is drawn."""
_LARGEST_SCALE: Final = 2.0


@cache
def _installed(families: tuple[str, ...]) -> tuple[str, ...]:
    there = set(QFontDatabase.families())
    return tuple(family for family in families if family in there)


@cache
def _system_font() -> QFont:
    return QFont(QGuiApplication.font())


@cache
def _families(language: str) -> tuple[str, ...]:
    system = _system_font().family()
    latin = _installed(_LATIN_FAMILIES)[:1] if system in _GENERIC_FAMILIES else (system,)
    han = _installed(_HAN_FAMILIES.get(language.split("_", maxsplit=1)[0].split("-", maxsplit=1)[0], ()))[:1]
    return latin + han


@cache
def text_scale() -> float:
    """Return how much larger than usual the user has set the system's text."""
    return min(_LARGEST_SCALE, max(1.0, QFontInfo(_system_font()).pixelSize() / _DESIGN_PIXELS))


def font(size: TypeSize, language: str = "zh", *, strong: bool = False) -> QFont:
    """Return the font of a role for text in a language."""
    made = QFont()
    if families := _families(language):
        made.setFamilies(list(families))
    made.setPixelSize(round(size * text_scale()))
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def use_as_default(language: str) -> None:
    """Draw everything that has no font of its own in body text for a language."""
    _system_font()
    QApplication.setFont(font(TypeSize.BODY, language))
