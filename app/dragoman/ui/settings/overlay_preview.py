"""A small picture of a screen with subtitles as they are set, over a bright half and a dark one."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dragoman.config.settings import Settings
from dragoman.ui.appearance import Dresser
from dragoman.ui.overlay.caption import Caption
from dragoman.ui.overlay.measures import GAP, margin, padding, sizes
from dragoman.ui.overlay.passages import Passage
from dragoman.ui.overlay.style import OverlayStyle
from dragoman.ui.theme import Radius, Space

_SCREEN_WIDTH = 1280
"""Device-independent pixels of the screen that the picture stands for."""
_SCREEN_HEIGHT = 560
"""Its lower part, as high as the largest subtitles need."""
_ORIGINAL_LANGUAGE = "de"


class OverlayPreview(QWidget):
    """Drawn anew with every change; costs nothing else."""

    def __init__(self, dresser: Dresser) -> None:
        """Show the defaults, without words."""
        super().__init__()
        self._dresser = dresser
        self._style = OverlayStyle()
        self._original, self._translation = "", ""
        dresser.changed.connect(self.update)

    def fit(self, width: int, height: int) -> None:
        """Be as large as there is room, in the screen's shape."""
        width = max(1, min(width, round(height * _SCREEN_WIDTH / _SCREEN_HEIGHT)))
        self.setFixedSize(width, round(width * _SCREEN_HEIGHT / _SCREEN_WIDTH))

    def show_sample(self, original: str, translation: str) -> None:
        """Take other words."""
        self._original, self._translation = original, translation
        self.update()

    def show_settings(self, settings: Settings) -> None:
        """Draw subtitles as they are set."""
        self._style = OverlayStyle.of(settings)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the halves, the subtitles on them, and an edge around everything."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
        painter.setClipPath(frame)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        painter.fillRect(self.rect().adjusted(self.width() // 2, 0, 0, 0), QColor("#000000"))
        painter.save()
        painter.scale(self.width() / _SCREEN_WIDTH, self.width() / _SCREEN_WIDTH)
        self._paint_subtitles(painter)
        painter.restore()
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._dresser.theme.text_muted), 1.5))
        painter.drawPath(frame)

    def _paint_subtitles(self, painter: QPainter) -> None:
        style = self._style
        width = _SCREEN_WIDTH * style.width / 100
        captions = self._captions(width - 2 * margin(style))
        height = sum(caption.height for caption in captions) + GAP * (len(captions) - 1) + 2 * padding(style)
        box = QRectF((_SCREEN_WIDTH - width) / 2, _SCREEN_HEIGHT - Space.L - height, width, height)
        ground = QColor(style.letter_colours.box)
        ground.setAlphaF(style.opacity / 100)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, Radius.PANEL, Radius.PANEL)
        area = box.adjusted(margin(style), padding(style), -margin(style), -padding(style))
        for caption in captions:
            caption.draw(painter, QRectF(area.left(), area.top(), area.width(), caption.height), 0)
            area.setTop(area.top() + caption.height + GAP)

    def _captions(self, width: float) -> list[Caption]:
        original = Passage(1, _ORIGINAL_LANGUAGE, self._original)
        translation = Passage(1, QLocale().name(), self._translation)
        shown = {"original": [original], "translation": [translation], "both": [original, translation]}
        captions = []
        for size, passage in zip(sizes(self._style), shown[self._style.content], strict=True):
            caption = Caption(self._style, size, width)
            caption.show([passage])
            captions.append(caption)
        return captions
