"""The user's part of Windows's registry."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    raise ImportError("only Windows has a registry")

import winreg
from contextlib import suppress

_USER = winreg.HKEY_CURRENT_USER


class WindowsRegistry:
    """A `Registry`."""

    def read(self, key: str, name: str) -> object:
        """Return a value, or None where there is none."""
        try:
            with winreg.OpenKey(_USER, key) as opened:
                value: object = winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None
        return value

    def write(self, key: str, name: str, text: str) -> None:
        """Write a text.

        Raises:
            OSError: Windows refuses to.
        """
        with winreg.CreateKey(_USER, key) as opened:
            winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)

    def delete(self, key: str, name: str) -> None:
        """Delete a value, if it is there.

        Raises:
            OSError: Windows refuses to.
        """
        with suppress(FileNotFoundError), winreg.OpenKey(_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
            winreg.DeleteValue(opened, name)
