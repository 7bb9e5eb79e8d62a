"""What listens to keys in one window system, on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from dragoman.ui.system.hotkey_problem import HotkeyProblem


class ListenerLostError(Exception):
    """The window system cannot be reached, or does not let anybody listen."""


class Report(Protocol):
    """Takes what happens. Callable from any thread."""

    def key(self, name: str, *, is_down: bool) -> None:
        """The keys of a name have been pressed, or let go."""

    def problems(self, found: Mapping[str, HotkeyProblem]) -> None:
        """What came of `KeyListener.use`."""


class KeyListener(Protocol):
    """Used from one thread; only `wake` may be called from any other."""

    def use(self, shortcuts: Mapping[str, str], descriptions: Mapping[str, str]) -> None:
        """Listen to these keys instead of those before; the answer goes to the report.

        Raises:
            ListenerLostError: the window system has gone.
        """

    def listen(self) -> None:
        """Report what happens, and return after that, or when woken.

        Raises:
            ListenerLostError: the window system has gone.
        """

    def wake(self) -> None:
        """Have `listen` return, now or when it is called next."""

    def close(self) -> None:
        """Give the keys back."""


OpenListener = Callable[[Report], KeyListener]
"""Connects to the window system; called on the listener's thread; raises `ListenerLostError`."""
