"""The panel of choices: devices, the window's language, its appearance."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dragoman.config.settings import Settings
from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.ui import fonts
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.translations import INTERFACE_LANGUAGES
from dragoman.ui.views.parts import Combo, named, text_label

_WIDTH = 360


class SettingsPanel(QFrame):
    """Tells what is chosen; takes effect at once, so there is nothing to confirm."""

    changed = Signal(str, object)
    """Name of a field of `Settings`, and its new value."""

    def __init__(self) -> None:
        """Make the panel."""
        super().__init__()
        self.setObjectName("settings")
        self._settings = Settings()
        self._devices: tuple[AudioDevice, ...] = ()
        self._labels: dict[str, QLabel] = {}
        self.combos: dict[str, QComboBox] = {}
        self._title = QLabel()
        self._title.setFont(fonts.font(TypeSize.LEAD, strong=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(Space.XS)
        column.addWidget(self._title)
        for field in ("microphone", "loudspeaker", "interface_language", "appearance"):
            self._add(column, field)
        self.setFixedWidth(round(_WIDTH * fonts.text_scale()))
        self._refill()

    def _add(self, column: QVBoxLayout, field: str) -> None:
        label, combo = text_label(fonts.font(TypeSize.CAPTION), "muted"), named(field, Combo())
        label.setBuddy(combo)
        combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        combo.activated.connect(lambda index: self.changed.emit(field, combo.itemData(index)))
        column.addSpacing(Space.S)
        column.addWidget(label)
        column.addWidget(combo)
        self._labels[field], self.combos[field] = label, combo

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
            "interface_language": self.tr("Language of this window"),
            "appearance": self.tr("Appearance"),
        }
        for field, combo in self.combos.items():
            self._labels[field].setText(words[field])
            combo.setAccessibleName(words[field])
            _fill(combo, self._options(field), getattr(self._settings, field))

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

    def __init__(self, window: QWidget) -> None:
        """Make the panel, closed."""
        super().__init__(window)
        self.setObjectName("overlay")
        self._window = window
        self.panel = SettingsPanel()
        self.panel.setParent(self)
        self._top = 0
        self.hide()

    def open_below(self, top: int) -> None:
        """Open the panel at the right edge, `top` pixels from the window's upper edge."""
        self.setGeometry(self._window.rect())
        self._top = top
        self._place()
        self.show()
        self.raise_()
        self.panel.combos["microphone"].setFocus(Qt.FocusReason.PopupFocusReason)
        self.opened.emit()

    def close_panel(self) -> None:
        """Close the panel."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _place(self) -> None:
        self.panel.adjustSize()
        self.panel.move(max(0, self.width() - self.panel.width() - Space.M), self._top + Space.S)

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
        combos = list(self.panel.combos.values())
        current = next((index for index, combo in enumerate(combos) if combo.hasFocus()), 0)
        combos[(current + (1 if forward else -1)) % len(combos)].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _fill(combo: QComboBox, options: list[tuple[str, Any]], chosen: object) -> None:
    blocker = QSignalBlocker(combo)
    combo.clear()
    for words, value in options:
        combo.addItem(words, value)
        combo.setItemData(combo.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
    combo.setCurrentIndex(next((index for index, (_, value) in enumerate(options) if value == chosen), 0))
    blocker.unblock()
