"""The panel of choices: devices, how soon text appears, the window's language, its appearance."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dragoman.config.settings import Settings
from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.domain.stability import Stability
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.translations import INTERFACE_LANGUAGES
from dragoman.ui.views.parts import Combo, named, text_label
from dragoman.ui.views.segmented_choice import Option, SegmentedChoice

_WIDTH = 360


class SettingsPanel(QFrame):
    """Tells what is chosen; takes effect at once, so there is nothing to confirm."""

    changed = Signal(str, object)
    """Name of a field of `Settings`, and its new value."""
    refilled = Signal()
    """The words are other ones, so the height may be."""

    def __init__(self, dresser: Dresser) -> None:
        """Make the panel."""
        super().__init__()
        self.setObjectName("settings")
        self._settings = Settings()
        self._devices: tuple[AudioDevice, ...] = ()
        self._labels: dict[str, QLabel] = {}
        self.combos: dict[str, QComboBox] = {}
        self._title = QLabel()
        self._title.setFont(fonts.font(TypeSize.LEAD, strong=True))
        self.stability = named("stability", SegmentedChoice(dresser, len(Stability)))
        self.explanation = text_label(fonts.font(TypeSize.CAPTION), "muted")
        self.explanation.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._scroll = _scroll_area(self)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._lay_out()
        self._refill()

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        combos = self.combos
        return [
            combos["microphone"],
            combos["loudspeaker"],
            self.stability.current,
            combos["interface_language"],
            combos["appearance"],
        ]

    def fit(self, highest: int) -> None:
        """Be as high as what is in it, up to `highest` pixels; the rest can be scrolled to."""
        frame = self.contentsMargins().top() + self.contentsMargins().bottom()
        self._column.invalidate()
        self.resize(self.width(), min(highest, self._page.heightForWidth(self.contentsRect().width()) + frame))

    def focus(self, stop: QWidget, reason: Qt.FocusReason) -> None:
        """Give the keyboard to a control, and show it."""
        stop.setFocus(reason)
        self._scroll.ensureWidgetVisible(stop, 0, Space.XXL)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(self._title)
        for field in ("microphone", "loudspeaker"):
            self._add(field)
        self._add_stability()
        for field in ("interface_language", "appearance"):
            self._add(field)
        self._scroll.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        self.setFixedWidth(round(_WIDTH * fonts.text_scale()))

    def _add(self, field: str) -> None:
        combo = named(field, Combo())
        combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        combo.activated.connect(lambda index: self.changed.emit(field, combo.itemData(index)))
        self.combos[field] = combo
        self._add_labelled(field, combo)

    def _add_stability(self) -> None:
        self.stability.chosen.connect(lambda value: self.changed.emit("stability", value))
        self._add_labelled("stability", self.stability)
        self._column.addWidget(self.explanation)

    def _add_labelled(self, field: str, control: QWidget) -> None:
        label = text_label(fonts.font(TypeSize.CAPTION), "muted")
        label.setBuddy(control)
        self._column.addSpacing(Space.S)
        self._column.addWidget(label)
        self._column.addWidget(control)
        self._labels[field] = label

    def show_settings(self, settings: Settings) -> None:
        """Show what is in use."""
        self._settings = settings
        self._refill()

    def show_devices(self, devices: tuple[AudioDevice, ...]) -> None:
        """Offer the devices of this machine."""
        self._devices = devices
        self._refill()

    def _refill(self) -> None:
        self._title.setText(self.tr("Settings"))
        words = {
            "microphone": self.tr("Microphone"),
            "loudspeaker": self.tr("Loudspeaker"),
            "stability": self.tr("Text appears"),
            "interface_language": self.tr("Language of this window"),
            "appearance": self.tr("Appearance"),
        }
        for field, label in self._labels.items():
            label.setText(words[field])
        self._show_stability(words["stability"])
        for field, combo in self.combos.items():
            combo.setAccessibleName(words[field])
            _fill(combo, self._options(field), getattr(self._settings, field))
        self.refilled.emit()

    def _show_stability(self, name: str) -> None:
        options = [
            Option(Stability.QUICK, self.tr("Quick"), self.tr("At once; the last words may still change.")),
            Option(Stability.BALANCED, self.tr("Balanced"), self.tr("Soon; only the last word or two wait.")),
            Option(Stability.STEADY, self.tr("Steady"), self.tr("A little later; hardly any word changes.")),
        ]
        chosen = self._settings.stability
        self.stability.offer(name, options, chosen)
        width = self.width() - 2 * Space.L - Space.XS
        heights = []
        for option in sorted(options, key=lambda option: option.value == chosen):
            self.explanation.setText(option.explanation)
            heights.append(self.explanation.heightForWidth(width))
        self.explanation.setMinimumHeight(max(heights))

    def _options(self, field: str) -> list[tuple[str, Any]]:
        match field:
            case "microphone":
                return self._device_options(DeviceKind.MICROPHONE, self._settings.microphone)
            case "loudspeaker":
                return self._device_options(DeviceKind.LOUDSPEAKER, self._settings.loudspeaker)
            case "interface_language":
                own = [(name, locale) for locale, name in INTERFACE_LANGUAGES.items()]
                return [(self.tr("As the system"), None), *own]
        return [(self.tr("As the system"), "system"), (self.tr("Light"), "light"), (self.tr("Dark"), "dark")]

    def _device_options(self, kind: DeviceKind, chosen: str | None) -> list[tuple[str, Any]]:
        names = [device.name for device in self._devices if device.kind is kind]
        default = next((device.name for device in self._devices if device.kind is kind and device.is_default), None)
        words = self.tr("System default")
        options: list[tuple[str, Any]] = [(f"{words} – {default}" if default else words, None)]
        options += [(name, name) for name in names]
        if chosen is not None and chosen not in names:
            options.append((self.tr("{device} (not connected)").format(device=chosen), chosen))
        return options

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._refill()
        super().changeEvent(event)


class SettingsOverlay(QWidget):
    """Lies over the window while the panel is open: a click beside the panel, or Escape, closes it."""

    opened = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, dresser: Dresser) -> None:
        """Make the panel, closed."""
        super().__init__(window)
        self.setObjectName("overlay")
        self._window = window
        self.panel = SettingsPanel(dresser)
        self.panel.setParent(self)
        self._top = 0
        self.panel.refilled.connect(self._place)
        self.hide()

    def open_below(self, top: int) -> None:
        """Open the panel at the right edge, `top` pixels from the window's upper edge."""
        self.setGeometry(self._window.rect())
        self._top = top
        self._place()
        self.show()
        self.raise_()
        self.panel.focus(self.panel.stops[0], Qt.FocusReason.PopupFocusReason)
        self.opened.emit()

    def close_panel(self) -> None:
        """Close the panel."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _place(self) -> None:
        top = self._top + Space.S
        self.panel.fit(max(0, self.height() - top - Space.XS))
        self.panel.move(max(0, self.width() - self.panel.width() - Space.M), top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel at the right edge."""
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when the click is beside the panel."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab within the panel while it is open."""
        stops = self.panel.stops
        current = next((index for index, stop in enumerate(stops) if stop.hasFocus()), 0)
        self.panel.focus(stops[(current + (1 if forward else -1)) % len(stops)], Qt.FocusReason.TabFocusReason)
        return True


def _scroll_area(parent: QFrame) -> QScrollArea:
    """Return what fills a frame and shows it through."""
    area = QScrollArea(widgetResizable=True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setStyleSheet("QScrollArea { background: transparent; }")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    outer = QVBoxLayout(parent)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
    return area


def _fill(combo: QComboBox, options: list[tuple[str, Any]], chosen: object) -> None:
    blocker = QSignalBlocker(combo)
    combo.clear()
    for words, value in options:
        combo.addItem(words, value)
        combo.setItemData(combo.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
    combo.setCurrentIndex(next((index for index, (_, value) in enumerate(options) if value == chosen), 0))
    blocker.unblock()
