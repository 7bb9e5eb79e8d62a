"""Screens that are plugged into a virtual desktop and out again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping

from Xlib.display import Display
from Xlib.ext import randr
from Xlib.protocol import rq


@contextlib.contextmanager
def screens(variables: Mapping[str, str]) -> Iterator[Screens]:
    """Yield the screens of a virtual desktop, to plug them in and out."""
    connection = Display(variables["DISPLAY"])
    try:
        yield Screens(connection)
    finally:
        connection.close()


class Screens:
    """Divides a virtual desktop into screens; without any it is one screen."""

    def __init__(self, connection: Display) -> None:
        self._connection = connection
        self._root = connection.screen().root

    def plug_in(self, name: str, left: int, width: int, height: int) -> None:
        """Make a part of the desktop a screen of its own."""
        outputs = self._root.xrandr_get_screen_resources().outputs
        _SetMonitor(
            display=self._connection.display, opcode=self._connection.display.get_extension_major(randr.extname),
            window=self._root, name=self._connection.intern_atom(name), primary=left == 0, automatic=False,
            x=left, y=0, width=width, height=height, width_mm=width // 4, height_mm=height // 4,
            crtcs=outputs if left == 0 else [],
        )  # fmt: skip
        self._connection.sync()

    def unplug(self, name: str) -> None:
        """Take a screen away."""
        self._root.xrandr_delete_monitor(self._connection.intern_atom(name))
        self._connection.sync()


class _SetMonitor(rq.Request):
    """RandR's request, which python-xlib cannot write itself."""

    _request = rq.Struct(
        rq.Card8("opcode"), rq.Opcode(43), rq.RequestLength(), rq.Window("window"),
        rq.Card32("name"), rq.Bool("primary"), rq.Bool("automatic"), rq.LengthOf("crtcs", 2),
        rq.Int16("x"), rq.Int16("y"), rq.Card16("width"), rq.Card16("height"),
        rq.Card32("width_mm"), rq.Card32("height_mm"), rq.List("crtcs", rq.Card32Obj),
    )  # fmt: skip
