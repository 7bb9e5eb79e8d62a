"""What one line of the settings is: where it stands, what it changes, how it is chosen and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from dragoman.config.settings import Settings

if TYPE_CHECKING:
    from dragoman.ui.settings.entry_texts import EntryTexts

_DEFAULTS = {each.name: each.default for each in fields(Settings)}


class Category(StrEnum):
    """A page of the settings, in the order in which they are listed."""

    DEVICES = "devices"
    LANGUAGES = "languages"
    RECOGNITION = "recognition"
    SUBTITLES = "subtitles"
    SHORTCUTS = "shortcuts"
    PRIVACY = "privacy"
    APPEARANCE = "appearance"
    START = "start"
    """At log-in, and with which version."""
    ADVANCED = "advanced"


class ControlKind(Enum):
    """How a value is chosen."""

    DEVICE = auto()
    """One of this machine's devices."""
    LIST = auto()
    """One of several words, in a list that opens."""
    SEGMENTS = auto()
    """One of a few words side by side."""
    SWITCH = auto()
    """On or off."""
    NUMBER = auto()
    """A whole number."""
    SHORTCUT = auto()
    """Keys that are pressed together."""
    BUTTON = auto()
    """Nothing is chosen; something is done."""
    CONFIRMED_BUTTON = auto()
    """The same, after a second press."""
    TEXT = auto()
    """Nothing is chosen; it is there to be read."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen, and its words."""

    value: object
    words: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class EntryText:
    """What an entry says, in the language of the window."""

    label: str
    explanation: str
    key_words: str = ""
    """Other words by which it is found; not shown."""
    choices: tuple[Choice, ...] = ()
    action: str = ""
    """On a button."""
    confirmation: str = ""
    """On a button that waits for its second press."""
    unit: str = ""
    """Behind a number."""

    def words(self) -> str:
        """Return everything by which it is found."""
        return " ".join((self.label, self.explanation, self.key_words, *(choice.words for choice in self.choices)))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the settings."""

    name: str
    """Of a field of `Settings`, or of what is done or told."""
    category: Category
    kind: ControlKind
    text: Callable[[EntryTexts], EntryText]
    numbers: range = range(0)
    """What a number can be."""

    @property
    def is_setting(self) -> bool:
        """Say whether it changes a field of `Settings`."""
        return self.name in _DEFAULTS

    @property
    def default(self) -> object:
        """The value on a fresh machine; None where it is no setting."""
        return _DEFAULTS.get(self.name)
