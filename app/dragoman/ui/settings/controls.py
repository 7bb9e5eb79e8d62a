"""Makes the control that fits an entry."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.ui.appearance import Dresser
from dragoman.ui.settings.button_control import ButtonControl
from dragoman.ui.settings.control import Control
from dragoman.ui.settings.entry import ControlKind, Entry, EntryText
from dragoman.ui.settings.list_control import ListControl
from dragoman.ui.settings.number_control import NumberControl
from dragoman.ui.settings.segment_control import SegmentControl
from dragoman.ui.settings.shortcut_control import ShortcutControl
from dragoman.ui.settings.switch_control import SwitchControl


def control_of(entry: Entry, text: EntryText, dresser: Dresser) -> Control | None:
    """Return the control of an entry, or None where there is only something to be read."""
    name = entry.name
    makers: dict[ControlKind, Callable[[], Control | None]] = {
        ControlKind.DEVICE: lambda: ListControl(name),
        ControlKind.LIST: lambda: ListControl(name),
        ControlKind.SEGMENTS: lambda: SegmentControl(name, dresser, len(text.choices)),
        ControlKind.SWITCH: lambda: SwitchControl(name, dresser),
        ControlKind.NUMBER: lambda: NumberControl(name, entry.numbers),
        ControlKind.SHORTCUT: lambda: ShortcutControl(name, dresser),
        ControlKind.BUTTON: lambda: ButtonControl(name, is_confirmed=False),
        ControlKind.CONFIRMED_BUTTON: lambda: ButtonControl(name, is_confirmed=True),
        ControlKind.TEXT: lambda: None,
    }
    return makers[entry.kind]()
