"""Dresses the whole application in a theme."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from dragoman.config.settings import Appearance
from dragoman.ui import fonts
from dragoman.ui.icons import Icons
from dragoman.ui.theme import CONTRAST, DARK, LIGHT, Radius, Space, Theme

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
}
_CHEVRON: Final = 16
_WIDEST_CHEVRON: Final = 26
"""Pixels: there is no more room in a list that is closed."""
_THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}


class Dresser(QObject):
    """Holds the theme in use; follows the system where the user wants that."""

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path) -> None:
        """Read the style sheet and the icons."""
        super().__init__(app)
        self._app = app
        self._template = _template(resources / "styles" / "dragoman.qss")
        self._contrast = _template(resources / "styles" / "contrast.qss")
        self._chevrons = resources / "icons"
        self.icons = Icons(resources / "icons")
        self.theme: Theme = LIGHT
        self._appearance: Appearance = "system"
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._dress)

    def use(self, appearance: Appearance) -> None:
        """Dress in what the user chose."""
        self._appearance = appearance
        hints = self._app.styleHints()
        if appearance == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(_SCHEMES[appearance])
        self._dress()

    def _theme(self) -> Theme:
        """Not every platform takes over the scheme it is told, so the user's word comes first."""
        if self._appearance != "system":
            return _THEMES[self._appearance]
        return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def _dress(self) -> None:
        self.theme = self._theme()
        self._app.setPalette(_palette(self.theme))
        self._app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _style_sheet(self) -> str:
        lengths = {f"space_{each.name.lower()}": f"{each.value}px" for each in Space}
        lengths |= {f"radius_{each.name.lower()}": f"{each.value}px" for each in Radius}
        chevron = (self._chevrons / f"chevron-{self.theme.name}.svg").as_posix()
        chevron_size = f"{min(_WIDEST_CHEVRON, round(_CHEVRON * fonts.text_scale()))}px"
        values = self.theme.tokens() | lengths | {"chevron": chevron, "chevron_size": chevron_size}
        sheet = self._template.substitute(values)
        return sheet + self._contrast.substitute(values) if self.theme is CONTRAST else sheet


def _template(file: Path) -> Template:
    return Template(file.read_text(encoding="utf-8"))


def _palette(theme: Theme) -> QPalette:
    """Return the colours of what the style sheet leaves to Fusion: menus, tool tips, selections."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.ground,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.sunken,
        role.Text: theme.text,
        role.PlaceholderText: theme.text_muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.focus,
        role.HighlightedText: theme.surface if theme is LIGHT else theme.ground,
        role.Link: theme.focus,
        role.Accent: theme.focus,
    }
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.text_muted))
    return palette
