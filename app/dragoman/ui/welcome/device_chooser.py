"""A choice between the devices of one kind, the system's default among them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtWidgets import QSizePolicy

from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.ui.views.parts import Combo


class DeviceChooser(Combo):
    """Its data is the device's name; None is the system's default."""

    def __init__(self, kind: DeviceKind) -> None:
        """Offer devices of a kind."""
        super().__init__()
        self._kind = kind
        self._devices: tuple[AudioDevice, ...] = ()
        self._chosen: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._choose)
        self._fill()

    @property
    def chosen(self) -> str | None:
        """Name of what is chosen."""
        return self._chosen

    def offer(self, devices: tuple[AudioDevice, ...], chosen: str | None) -> None:
        """Show what there is and what is in use."""
        self._devices = tuple(device for device in devices if device.kind is self._kind)
        self._chosen = chosen
        self._fill()

    def _choose(self, index: int) -> None:
        self._chosen = self.itemData(index)

    def _fill(self) -> None:
        blocker = QSignalBlocker(self)
        self.clear()
        names = [device.name for device in self._devices]
        default = next((device.name for device in self._devices if device.is_default), None)
        words = self.tr("System default")
        self._add(f"{words} – {default}" if default else words, None)
        for name in names:
            self._add(name, name)
        if self._chosen is not None and self._chosen not in names:
            self._add(self.tr("{device} (not connected)").format(device=self._chosen), self._chosen)
        self.setCurrentIndex(next(index for index in range(self.count()) if self.itemData(index) == self._chosen))
        blocker.unblock()

    def _add(self, words: str, name: str | None) -> None:
        self.addItem(words, name)
        self.setItemData(self.count() - 1, words, Qt.ItemDataRole.ToolTipRole)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)
