"""A whole number, chosen with a slider or typed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QWidget

from dragoman.ui.settings.control import Control, WheelGuard
from dragoman.ui.settings.entry import EntryText
from dragoman.ui.theme import Space
from dragoman.ui.views.parts import named

_DRAG_MS = 80
"""Between two values told while the slider is dragged: each is kept on the disk."""


class NumberControl(Control):
    """A slider and the number beside it."""

    previewed = Signal(object)
    """The number under the pointer while the slider is dragged."""

    def __init__(self, name: str, numbers: range) -> None:
        """Take the numbers of a range."""
        super().__init__()
        self.slider = named(name, QSlider(Qt.Orientation.Horizontal))
        self.number = named(f"{name}_number", QSpinBox())
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setKeyboardTracking(False)
        for part in (self.slider, self.number):
            part.setRange(numbers.start, numbers.stop - 1)
            WheelGuard(self).guard(part)
        self.slider.setPageStep(max(1, len(numbers) // 10))
        self._drag = QTimer(self, singleShot=True, interval=_DRAG_MS)
        self._drag.timeout.connect(self._tell)
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(self._let_go)
        self.number.valueChanged.connect(self._type)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        self.setFocusProxy(self.slider)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        return [self.slider, self.number]

    def show_text(self, text: EntryText) -> None:
        """Name both parts to screen readers, and the unit."""
        for part in (self.slider, self.number):
            part.setAccessibleName(text.label)
            part.setAccessibleDescription(text.explanation)
        self.number.setSuffix(text.unit)
        longest = f"{self.number.maximum()}{text.unit}"
        self.number.setMinimumWidth(self.number.fontMetrics().horizontalAdvance(longest) + 2 * Space.XL)

    def show_value(self, value: object) -> None:
        """Show what is in use, unless a newer value is just being chosen."""
        if isinstance(value, int) and not self.slider.isSliderDown():
            self._show(value)

    def _show(self, value: int) -> None:
        for part in (self.slider, self.number):
            blocker = QSignalBlocker(part)
            part.setValue(value)
            blocker.unblock()

    def _slide(self, value: int) -> None:
        self._show(value)
        if not self.slider.isSliderDown():
            self.chosen.emit(value)
            return
        self.previewed.emit(value)
        if not self._drag.isActive():
            self._drag.start()

    def _type(self, value: int) -> None:
        self._show(value)
        self.chosen.emit(value)

    def _let_go(self) -> None:
        if self._drag.isActive():
            self._drag.stop()
            self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.slider.value())
