"""Every colour that carries something can be told from what is behind it (WCAG 2.1), in all themes."""

import pytest
from PySide6.QtGui import QPalette

from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import CONTRAST, DARK, LIGHT, SideColours, Theme

TEXT = 4.5
"""Level AA."""
CONTROL = 3.0
"""Edges of fields, rings, icons and marks, and what a switch consists of."""
HIGH = 7.0
"""Level AAA, in the theme of high contrast."""


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guidelines_define_it():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)


def sides(theme: Theme) -> tuple[SideColours, SideColours]:
    return theme.first, theme.second


def texts(theme: Theme) -> list[tuple[str, str]]:
    """Text and what it stands on."""
    grounds = (theme.ground, theme.surface, theme.sunken, theme.hover)
    pairs = [(ink, ground) for ink in (theme.text, theme.text_muted) for ground in grounds]
    pairs += [(ink, ground) for ink in (theme.danger, theme.success) for ground in (theme.ground, theme.surface)]
    pairs += [(ink, theme.danger_tint) for ink in (theme.text, theme.danger)]
    pairs += [(theme.text, theme.mark)]
    for side in sides(theme):
        pairs += [(side.on_accent, side.accent), (side.on_accent, side.accent_held)]
        pairs += [(ink, side.tint) for ink in (theme.text, theme.text_muted, side.ink, theme.danger)]
        pairs += [(side.ink, ground) for ground in (theme.ground, theme.surface)]
    return pairs


def controls(theme: Theme) -> list[tuple[str, str]]:
    """What is drawn to be seen, and what it lies on."""
    grounds = (theme.ground, theme.surface)
    pairs = [(ring, ground) for ring in (theme.focus, theme.text_muted, theme.control) for ground in grounds]
    pairs += [(theme.focus, ground) for ground in (theme.sunken, theme.hover, theme.danger_tint)]
    pairs += [(mark, theme.sunken) for mark in (theme.text_muted, theme.control)]
    pairs += [(theme.danger, theme.danger_tint), (theme.success, theme.sunken)]
    for side in sides(theme):
        pairs += [(side.accent, ground) for ground in (*grounds, theme.sunken)]
        pairs += [(theme.focus, side.tint), (side.on_accent, side.accent)]
    return pairs


def too_weak(pairs: list[tuple[str, str]], least: float) -> list[tuple[str, str, float]]:
    return [(*pair, round(contrast(*pair), 2)) for pair in pairs if contrast(*pair) < least]


@THEMES
def test_every_text_can_be_read(theme):
    assert too_weak(texts(theme), HIGH if theme is CONTRAST else TEXT) == []


@THEMES
def test_every_control_can_be_seen(theme):
    assert too_weak(controls(theme), CONTROL) == []


@THEMES
def test_the_ring_around_what_has_the_keyboard_is_wide_enough(theme):
    assert theme.focus_width >= (3 if theme is CONTRAST else 2)


def test_edges_of_high_contrast_are_as_clear_as_text():
    theme = CONTRAST
    edges = [(edge, theme.ground) for edge in (theme.edge, theme.danger_edge)]
    edges += [(side.tint_edge, ground) for side in sides(theme) for ground in (theme.ground, side.tint)]
    assert too_weak(edges, HIGH) == []


@THEMES
def test_what_qt_draws_by_itself_can_be_read(qapp, resources, theme):
    dresser = Dresser(qapp, resources)
    dresser.use(theme.name)
    role, colours = QPalette.ColorRole, qapp.palette()
    inks = {
        role.WindowText: role.Window,
        role.Text: role.Base,
        role.ButtonText: role.Button,
        role.ToolTipText: role.ToolTipBase,
        role.HighlightedText: role.Highlight,
        role.PlaceholderText: role.Base,
        role.Link: role.Window,
    }
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
        pairs = [
            (colours.color(group, ink).name(), colours.color(group, ground).name()) for ink, ground in inks.items()
        ]
        assert too_weak(pairs, TEXT) == []
    dresser.deleteLater()
