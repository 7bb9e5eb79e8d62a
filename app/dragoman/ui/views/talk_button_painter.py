"""How the talk button looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from dragoman.ui import fonts, language_names
from dragoman.ui.icons import Icons
from dragoman.ui.theme import Radius, SideColours, Space, Theme, TypeSize

BARS = 40
"""Most bars of the level meter."""
NARROW = 330
"""Below this width in pixels the parts stand under each other."""
_BAR_STEP = 9.0
"""Pixels from one bar of the level meter to the next."""
_HIGH = 90
"""Below this height in pixels what stands on the button comes nearer to its edges."""
_NARROW_ICON = 36
"""Pixels of the icon's disc where the parts stand under each other."""
_RING = 5
"""Pixels around the button for the ring of focus and of being held."""


class TalkState(Enum):
    """What the button offers."""

    PREPARING = auto()
    UNAVAILABLE = auto()
    READY = auto()
    HELD = auto()


@dataclass(frozen=True, slots=True)
class TalkLook:
    """Everything the looks depend on."""

    state: TalkState
    label: str
    key: str
    """Name of the hold key."""
    language: str
    levels: tuple[float, ...]
    """Loudness, 0 to 1, the newest last."""
    is_mirrored: bool
    """Written from right to left."""
    is_hovered: bool
    has_focus: bool


class TalkButtonPainter:
    """Draws a button in the colours of its side."""

    def __init__(self, icons: Icons) -> None:
        """Draw with these icons."""
        self._icons = icons

    def paint(self, painter: QPainter, area: QRectF, look: TalkLook, theme: Theme, colours: SideColours) -> None:
        """Draw the whole button."""
        body = area.adjusted(_RING, _RING, -_RING, -_RING)
        ink = self._paint_body(painter, look, body, theme, colours)
        upper = Space.M if body.height() >= _HIGH else Space.XS
        inner = body.adjusted(Space.L, upper, -Space.L, -upper)
        if area.width() < NARROW:
            self._paint_narrow(painter, look, inner, ink)
        else:
            self._paint_wide(painter, look, inner, ink)

    def _paint_body(
        self, painter: QPainter, look: TalkLook, body: QRectF, theme: Theme, colours: SideColours
    ) -> QColor:
        """Draw the ground and return the colour of what stands on it."""
        usable = look.state in {TalkState.READY, TalkState.HELD}
        fill = QColor(colours.accent if usable else theme.sunken)
        if look.state is TalkState.HELD:
            fill = QColor(colours.accent_held)
        elif usable and look.is_hovered:
            fill = _mixed(fill, QColor(colours.accent_held), 0.35)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(body, Radius.BUTTON, Radius.BUTTON)
        ring = QColor(colours.accent) if look.state is TalkState.HELD else QColor(theme.focus)
        if look.state is TalkState.HELD or look.has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ring, theme.focus_width + 0.5))
            grown = body.adjusted(-3.5, -3.5, 3.5, 3.5)
            painter.drawRoundedRect(grown, Radius.BUTTON + 3, Radius.BUTTON + 3)
        return QColor(colours.on_accent if usable else theme.text_muted)

    def _paint_wide(self, painter: QPainter, look: TalkLook, inner: QRectF, ink: QColor) -> None:
        key = self._key_size(look)
        mirrored = look.is_mirrored
        icon = QRectF(inner.left(), inner.center().y() - 22, 44, 44)
        chip = QRectF(inner.right() - key.width(), inner.center().y() - key.height() / 2, key.width(), key.height())
        words = QRectF(icon.right() + Space.L, inner.top(), chip.left() - icon.right() - 2 * Space.L, inner.height())
        if mirrored:
            centre = inner.center().x()
            icon.moveLeft(2 * centre - icon.right())
            chip.moveLeft(2 * centre - chip.right())
            words.moveLeft(2 * centre - words.right())
        self._paint_icon(painter, icon, ink)
        self._paint_key(painter, look, chip, ink)
        aligned = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        if look.state is TalkState.HELD:
            upper, lower = _split(words)
            self._paint_label(painter, look, upper, ink, aligned | Qt.AlignmentFlag.AlignVCenter)
            self._paint_levels(painter, look, lower, ink)
        else:
            self._paint_words(painter, look, words, ink, aligned)

    def _paint_narrow(self, painter: QPainter, look: TalkLook, inner: QRectF, ink: QColor) -> None:
        """Draw the parts under each other: the words always, the others as far as there is room."""
        key = self._key_size(look)
        above, below = _NARROW_ICON + 2, key.height() + 2
        has_icon = inner.height() >= above + below + _height(look, TypeSize.LEAD, inner.width())
        has_foot = inner.height() >= below + _height(look, TypeSize.CAPTION, inner.width())
        words = inner.adjusted(0, above if has_icon else 0, 0, -below if has_foot else 0)
        if has_icon:
            icon = QRectF(inner.center().x() - _NARROW_ICON / 2, inner.top(), _NARROW_ICON, _NARROW_ICON)
            self._paint_icon(painter, icon, ink)
        if has_foot:
            left, top = inner.center().x() - key.width() / 2, inner.bottom() - key.height()
            self._paint_foot(painter, look, QRectF(left, top, key.width(), key.height()), inner, ink)
        self._paint_words(painter, look, words, ink, Qt.AlignmentFlag.AlignHCenter)

    def _paint_foot(self, painter: QPainter, look: TalkLook, chip: QRectF, inner: QRectF, ink: QColor) -> None:
        if look.state is TalkState.HELD:
            self._paint_levels(painter, look, chip.adjusted(-Space.XL, 0, Space.XL, 0).intersected(inner), ink)
        else:
            self._paint_key(painter, look, chip, ink)

    def _paint_icon(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        disc = QColor(ink)
        disc.setAlphaF(0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(disc)
        painter.drawEllipse(area)
        inset = area.width() * 0.23
        self._icons.paint(painter, "microphone", ink.name(), area.adjusted(inset, inset, -inset, -inset))

    def _paint_words(
        self, painter: QPainter, look: TalkLook, area: QRectF, ink: QColor, aligned: Qt.AlignmentFlag
    ) -> None:
        """Draw the label and the language's name as one block, centred in height."""
        small = QFontMetrics(fonts.font(TypeSize.CAPTION, look.language))
        flags = aligned | Qt.TextFlag.TextWordWrap
        large = fonts.font(TypeSize.LEAD, look.language, strong=True)
        natural = QFontMetrics(large).boundingRect(area.toRect(), int(flags), look.label).height()
        needed = min(natural, round(area.height()))
        with_name = needed + small.height() <= area.height()
        top = area.top() + (area.height() - needed - (small.height() if with_name else 0)) / 2
        block = QRectF(area.left(), max(area.top(), top), area.width(), needed)
        self._paint_label(painter, look, block, ink, aligned | Qt.AlignmentFlag.AlignVCenter)
        if with_name:
            painter.setFont(fonts.font(TypeSize.CAPTION, look.language))
            painter.setPen(ink)
            line = QRectF(area.left(), block.bottom(), area.width(), small.height())
            painter.drawText(line, int(aligned), language_names.own_name(look.language))

    def _paint_label(
        self, painter: QPainter, look: TalkLook, area: QRectF, ink: QColor, aligned: Qt.AlignmentFlag
    ) -> None:
        """Draw the label as large as it fits."""
        painter.setPen(ink)
        flags = int(aligned | Qt.TextFlag.TextWordWrap)
        for size in (TypeSize.LEAD, TypeSize.BODY, TypeSize.CAPTION):
            painter.setFont(fonts.font(size, look.language, strong=True))
            needed = painter.fontMetrics().boundingRect(area.toRect(), flags, look.label)
            if needed.height() <= area.height() + 1 and needed.width() <= area.width() + 1:
                break
        painter.drawText(area, flags, look.label)

    def _key_size(self, look: TalkLook) -> QSize:
        metrics = QFontMetrics(fonts.font(TypeSize.CAPTION, look.language))
        return QSize(metrics.horizontalAdvance(look.key) + 2 * Space.M, metrics.height() + Space.S)

    def _paint_key(self, painter: QPainter, look: TalkLook, area: QRectF, ink: QColor) -> None:
        edge = QColor(ink)
        edge.setAlphaF(0.55)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 7, 7)
        painter.setFont(fonts.font(TypeSize.CAPTION, look.language))
        painter.setPen(ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, look.key)

    def _paint_levels(self, painter: QPainter, look: TalkLook, area: QRectF, ink: QColor) -> None:
        """Draw the last seconds of loudness as bars, the newest on the right."""
        count = min(BARS, int(area.width() / _BAR_STEP))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for index, level in enumerate(list(look.levels)[BARS - count :]):
            height = max(_BAR_STEP / 2, level * area.height())
            bar = QRectF(area.left() + index * _BAR_STEP, area.center().y() - height / 2, _BAR_STEP / 2, height)
            painter.drawRoundedRect(bar, _BAR_STEP / 4, _BAR_STEP / 4)


def _height(look: TalkLook, size: TypeSize, width: float) -> int:
    """Return the height of the label in a size of type, broken into lines of a width."""
    metrics = QFontMetrics(fonts.font(size, look.language, strong=True))
    area = QRect(0, 0, round(width), 0)
    return metrics.boundingRect(area, int(Qt.TextFlag.TextWordWrap), look.label).height()


def _split(area: QRectF) -> tuple[QRectF, QRectF]:
    half = area.height() / 2
    return area.adjusted(0, 0, 0, -half), area.adjusted(0, half, 0, 0)


def _mixed(one: QColor, other: QColor, part: float) -> QColor:
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * part,
        one.greenF() + (other.greenF() - one.greenF()) * part,
        one.blueF() + (other.blueF() - one.blueF()) * part,
    )
