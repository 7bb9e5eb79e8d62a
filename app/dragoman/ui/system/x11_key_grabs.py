"""Keys grabbed from an X11 display server. Loads Xlib: import it where that may take its time."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from itertools import chain, combinations
from typing import Final

from PySide6.QtCore import Qt
from Xlib import X, display, error

from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.system.key_chord import KeyChord
from dragoman.ui.system.key_listener import ListenerLostError, Report
from dragoman.ui.system.waker import Waker
from dragoman.ui.system.x11_keysyms import keysym

_SETTLE_S: Final = 0.015
"""A key that repeats is reported as let go and pressed anew at the same moment; one that stays up so long is let go."""
_ALT, _SUPER, _NUM_LOCK, _SCROLL_LOCK = 0xFFE9, 0xFFEB, 0xFF7F, 0xFF14
"""Keysyms whose modifier bit differs between keyboards."""
_LOST: Final = (error.ConnectionClosedError, error.DisplayError, error.XauthError, OSError)

_Grab = tuple[int, int]
"""A key's code, and the bits of the modifiers held with it."""


class X11KeyGrabs:
    """A `KeyListener`: while a grabbed key is held, the server sends it here and to no other program."""

    def __init__(self, report: Report) -> None:
        """Connect to the display.

        Raises:
            ListenerLostError: there is no display.
        """
        self._report = report
        self._waker = Waker()
        self._wanted: dict[str, str] = {}
        self._grabs: dict[_Grab, str] = {}
        self._held: dict[int, str] = {}
        self._lifted: dict[int, float] = {}
        self._modifiers: dict[Qt.KeyboardModifier, int] = {}
        self._locks: tuple[int, ...] = ()
        try:
            self._display = display.Display()
        except _LOST as problem:
            self._waker.close()
            raise ListenerLostError(str(problem)) from problem
        self._root = self._display.screen().root
        self._read_modifiers()

    def use(self, shortcuts: Mapping[str, str], descriptions: Mapping[str, str]) -> None:
        """Grab these keys and no others. What is held stays so until it is let go."""
        del descriptions
        self._wanted = dict(shortcuts)
        try:
            self._report.problems(self._grab_wanted())
        except _LOST as problem:
            raise ListenerLostError(str(problem)) from problem

    def listen(self) -> None:
        """Wait for keys and report them."""
        try:
            self._take_events()
            self._report_lifted()
            if not self._display.pending_events():
                due = min(self._lifted.values(), default=None)
                self._waker.wait(self._display, None if due is None else max(0.0, due - time.monotonic()))
                self._take_events()
                self._report_lifted()
        except _LOST as problem:
            raise ListenerLostError(str(problem)) from problem

    def wake(self) -> None:
        """End the wait."""
        self._waker.wake()

    def close(self) -> None:
        """Disconnect, which gives all keys back."""
        try:
            self._display.close()
        except _LOST:
            pass
        finally:
            self._waker.close()

    def _take_events(self) -> None:
        is_remapped = False
        while self._display.pending_events():
            event = self._display.next_event()
            if event.type == X.KeyPress:
                self._take_press(event.detail, event.state)
            elif event.type == X.KeyRelease and event.detail in self._held:
                self._lifted[event.detail] = time.monotonic() + _SETTLE_S
            elif event.type == X.MappingNotify and event.request != X.MappingPointer:
                self._display.refresh_keyboard_mapping(event)
                is_remapped = True
        if is_remapped:
            self._read_modifiers()
            self._grab_wanted()

    def _take_press(self, code: int, state: int) -> None:
        if code in self._held:
            self._lifted.pop(code, None)
            return
        held = state & (X.ShiftMask | sum(set(self._modifiers.values()) - {X.ShiftMask}))
        name = self._grabs.get((code, held))
        if name is not None:
            self._held[code] = name
            self._report.key(name, is_down=True)

    def _report_lifted(self) -> None:
        now = time.monotonic()
        for code in [code for code, due in self._lifted.items() if due <= now]:
            del self._lifted[code]
            self._report.key(self._held.pop(code), is_down=False)

    def _read_modifiers(self) -> None:
        """Find the modifiers' bits, and every combination of locks that must not keep a hotkey from working."""
        self._modifiers = {
            Qt.KeyboardModifier.ShiftModifier: X.ShiftMask,
            Qt.KeyboardModifier.ControlModifier: X.ControlMask,
            Qt.KeyboardModifier.AltModifier: self._bit(_ALT) or X.Mod1Mask,
            Qt.KeyboardModifier.MetaModifier: self._bit(_SUPER) or X.Mod4Mask,
        }
        locks = {X.LockMask, self._bit(_NUM_LOCK), self._bit(_SCROLL_LOCK)} - {0} - set(self._modifiers.values())
        choices = chain.from_iterable(combinations(sorted(locks), count) for count in range(len(locks) + 1))
        self._locks = tuple(sum(choice) for choice in choices)

    def _bit(self, symbol: int) -> int:
        codes = {code for code, _ in self._display.keysym_to_keycodes(symbol)}
        for index, row in enumerate(self._display.get_modifier_mapping()):
            if codes.intersection(row):
                return 1 << index
        return 0

    def _grab_wanted(self) -> dict[str, HotkeyProblem]:
        """Grab anew, since what was grabbed may mean other keys by now."""
        for grab in self._grabs:
            self._release(grab)
        self._grabs = {}
        problems: dict[str, HotkeyProblem] = {}
        for name, keys in self._wanted.items():
            grabs = tuple(self._keys(keys))
            if not grabs:
                problems[name] = HotkeyProblem.UNKNOWN_KEY
            elif not all(self._grab(grab) for grab in grabs):
                for grab in grabs:
                    self._release(grab)
                problems[name] = HotkeyProblem.TAKEN
            else:
                self._grabs |= dict.fromkeys(grabs, name)
        self._display.sync()
        return problems

    def _keys(self, keys: str) -> Iterator[_Grab]:
        chord = KeyChord.read(keys)
        symbol = None if chord is None else keysym(chord.key)
        if chord is None or symbol is None:
            return
        bits = sum(self._modifiers[modifier] for modifier in chord.modifiers)
        codes = list(self._display.keysym_to_keycodes(symbol))
        level = min((index for _, index in codes), default=0)
        yield from ((code, bits) for code in {code for code, index in codes if index == level})

    def _grab(self, grab: _Grab) -> bool:
        code, bits = grab
        denied = error.CatchError(error.BadAccess)
        for lock in self._locks:
            self._root.grab_key(code, bits | lock, False, X.GrabModeAsync, X.GrabModeAsync, onerror=denied)
        self._display.sync()
        return denied.get_error() is None

    def _release(self, grab: _Grab) -> None:
        code, bits = grab
        for lock in self._locks:
            self._root.ungrab_key(code, bits | lock)
