"""A choice between a few words that stand under each other where they do not fit side by side."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from dragoman.ui.views.segmented_choice import Option, SegmentedChoice


class StackingChoice(SegmentedChoice):
    """Never shortens a word."""

    def offer(self, name: str, options: list[Option], value: str) -> None:
        """Show the options under a name that is told to screen readers, and what is chosen."""
        super().offer(name, options, value)
        self._stack()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out what fits."""
        super().resizeEvent(event)
        self._stack()

    def _stack(self) -> None:
        row = self.layout()
        if not isinstance(row, QBoxLayout):
            return
        widths = [segment.sizeHint().width() for segment in self.segments]
        fits = sum(widths) <= self.width()
        row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        are_equal = max(widths) * len(widths) <= self.width()
        for index, width in enumerate(widths):
            row.setStretch(index, 1 if are_equal or not fits else width)
