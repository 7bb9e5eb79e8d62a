"""What the user has chosen, and the file it is kept in."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final, Literal, get_args

from dragoman.domain.errors import QT_TRANSLATE_NOOP, DragomanError, InputError, OutputError

SCHEMA_VERSION: Final = 1
"""Version of the file's form; a change of meaning of any key raises it, a new key does not."""

Appearance = Literal["system", "light", "dark", "contrast"]
StabilityName = Literal["quick", "balanced", "steady"]
ModeName = Literal["hold", "auto", "live"]
PageName = Literal["conversation", "live"]
OverlayContent = Literal["translation", "original", "both"]
OverlayColours = Literal["white", "yellow", "black"]
_CHOICES: Final = {
    "appearance": Appearance,
    "stability": StabilityName,
    "mode": ModeName,
    "page": PageName,
    "overlay_content": OverlayContent,
    "overlay_colours": OverlayColours,
}
"""Fields that take one of a few words."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices. Every field has a default that works on a fresh machine."""

    first_language: str = "en"
    """Language tag of the person on the left."""
    second_language: str = "pt"
    """Language tag of the person on the right."""
    microphone: str | None = None
    """Name of an `AudioDevice`; None is the system's default."""
    loudspeaker: str | None = None
    """Name of an `AudioDevice`; None is the system's default."""
    interface_language: str | None = None
    """Locale of the window's texts, for example "pt_BR"; None follows the system."""
    appearance: Appearance = "system"
    stability: StabilityName = "balanced"
    """Value of a `Stability`: how soon a translation is shown while somebody still speaks."""
    mode: ModeName = "hold"
    """Value of a `Mode`: who speaks when."""
    page: PageName = "conversation"
    """What the window was used for last."""
    is_face_to_face: bool = False
    """In a conversation, the upper half is turned round for the person opposite."""
    live_source: str | None = None
    """Language tag of what is listened to live; None identifies it."""
    live_target: str = "pt"
    """Language tag it is interpreted into."""
    live_hears_computer: bool = False
    """Listen to what the computer plays instead of the microphone."""
    live_speaks: bool = False
    """Speak the translation of what is listened to live."""
    recognition_model: str = ""
    """Id of the model that recognises speech; empty, or of one that is gone: the app chooses."""
    voices: str = ""
    """Which voice speaks each language, as a JSON object of language tags and ids; empty before one was chosen."""
    voice_speed: int = 100
    """Per cent of the voices' own speed, 70 to 150."""
    voice_volume: int = 100
    """Per cent, 0 to 100."""
    downloads: str = ""
    """Ids of the models that are being downloaded, as a JSON list, to go on after an end at any time."""
    overlay_content: OverlayContent = "translation"
    overlay_colours: OverlayColours = "white"
    overlay_size: int = 32
    """Height of the subtitles' type in device-independent pixels, 16 to 96."""
    overlay_lines: int = 2
    """Lines of each text, 1 or 2."""
    overlay_width: int = 70
    """Per cent of the screen's width, 20 to 100."""
    overlay_opacity: int = 65
    """Per cent, of what is behind the subtitles; 0 is none, then the letters have an outline."""
    overlay_places: str = ""
    """Where the subtitles were on each screen, as JSON; empty before they were moved."""
    hotkey_talk: str = ""
    """Held anywhere to speak the first language, in Qt's portable notation; empty where there is none."""
    hotkey_overlay: str = ""
    """Shows and hides the subtitles."""
    hotkey_pause: str = ""
    """Begins and stops to listen live."""
    told_gpu_fault: str = ""
    """What was said about a graphics card that cannot be used: it is not said a second time."""
    is_motion_reduced: bool = False
    """Nothing moves that need not."""
    is_welcomed: bool = False
    """The first-run wizard has been finished or skipped."""
    window_geometry: str = ""
    """What the window system gave for size and place, in base64; empty before the first close."""

    def chosen_voices(self) -> dict[str, str]:
        """Return which voice speaks each language for which one was chosen: language tag -> id."""
        try:
            chosen = json.loads(self.voices or "{}")
        except (ValueError, RecursionError):
            return {}
        return {tag: str(voice) for tag, voice in chosen.items()} if isinstance(chosen, dict) else {}


_RANGES: Final = {
    "voice_speed": range(70, 151),
    "voice_volume": range(101),
    "overlay_size": range(16, 97),
    "overlay_lines": range(1, 3),
    "overlay_width": range(20, 101),
    "overlay_opacity": range(101),
}
"""Whole numbers a field can have."""


_MOST_LEVELS: Final = 20
"""Of lists and objects in each other: what a newer version wrote is kept up to there."""


class SettingsStore:
    """Keeps `Settings` in `settings.json` of one folder. Used from one thread at a time.

    What a newer version has left in the file stays there for it: keys and values that this one does not know.
    """

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made when something is saved."""
        self._folder = folder
        self._current: Settings | None = None
        self._schema = SCHEMA_VERSION
        self._foreign: dict[str, object] = {}
        """Keys of the file with values that were not taken over."""
        self.notice: DragomanError | None = None
        """What went wrong while loading, for the user to read; None where nothing did."""

    @property
    def path(self) -> Path:
        """The file."""
        return self._folder / "settings.json"

    @property
    def current(self) -> Settings:
        """What was loaded or saved last; loads where neither has happened."""
        return self.load() if self._current is None else self._current

    def load(self) -> Settings:
        """Read the file. What cannot be read becomes the default, and `notice` says so."""
        self.notice = None
        self._schema, self._foreign = SCHEMA_VERSION, {}
        self._current = self._read()
        return self._current

    def save(self, settings: Settings) -> None:
        """Replace the file as a whole: after a power cut either the old or the new one is there.

        Raises:
            OutputError: the folder or disk does not take it; the old file is untouched.
        """
        before, self._current = self.current, settings
        changed = {each.name for each in fields(Settings) if getattr(before, each.name) != getattr(settings, each.name)}
        self._foreign = {name: value for name, value in self._foreign.items() if name not in changed}
        document = {**asdict(settings), **self._foreign, "schema": self._schema}
        text = json.dumps(document, indent=2, sort_keys=True) + "\n"
        try:
            self._replace(text)
        except OSError as error:
            raise OutputError(
                QT_TRANSLATE_NOOP("errors", "Your settings could not be saved ({reason})."),
                QT_TRANSLATE_NOOP("errors", "Make room on the disk, or allow writing to {folder}."),
                retry=True,
                reason=error.strerror or type(error).__name__,
                folder=self._folder,
            ) from error

    def _read(self) -> Settings:
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            self.notice = InputError(
                QT_TRANSLATE_NOOP("errors", "Your settings could not be read ({reason})."),
                QT_TRANSLATE_NOOP("errors", "Dragoman uses its defaults. Allow reading {file} to get yours back."),
                reason=error.strerror or type(error).__name__,
                file=self.path,
            )
            return Settings()
        document = _parse(content)
        if document is None:
            self._set_aside()
            return Settings()
        values = {each.name: document[each.name] for each in fields(Settings) if _is_known(each.name, document)}
        self._schema = max(SCHEMA_VERSION, int(document["schema"]))
        foreign = {name: value for name, value in document.items() if name not in values}
        self._foreign = {name: value for name, value in foreign.items() if _has_at_most(_MOST_LEVELS, value)}
        return Settings(**values)

    def _set_aside(self) -> None:
        """Keep the damaged file under another name, so that saving does not destroy what may be mended by hand."""
        number = 1
        while (aside := self._folder / f"settings.corrupt-{number}.json").exists():
            number += 1
        try:
            self.path.rename(aside)
        except OSError:
            aside = self.path
        self.notice = InputError(
            QT_TRANSLATE_NOOP("errors", "Your settings were damaged and could not be read."),
            QT_TRANSLATE_NOOP("errors", "Dragoman uses its defaults. The damaged file was kept as {file}."),
            file=aside.name,
        )

    def _replace(self, text: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix="settings-", suffix=".new", dir=self._folder)
        new = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            new.replace(self.path)
        except BaseException:
            with contextlib.suppress(OSError):
                new.unlink()
            raise


def _parse(content: bytes) -> dict[str, Any] | None:
    """Return the keys and values, or None where the content is no settings file."""
    try:
        document = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) and isinstance(document.get("schema"), int) else None


def _is_known(name: str, document: dict[str, Any]) -> bool:
    return name in document and _accepts(name, document[name])


def _has_at_most(levels: int, value: object) -> bool:
    """Return whether a value is no deeper than that, which is what can be written again for certain."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels >= 0 and all(_has_at_most(levels - 1, each) for each in inner)


def _accepts(name: str, value: object) -> bool:
    if name in _CHOICES:
        return value in get_args(_CHOICES[name])
    if name in _RANGES:
        return isinstance(value, int) and not isinstance(value, bool) and value in _RANGES[name]
    if value is None:
        return name in {"microphone", "loudspeaker", "interface_language", "live_source"}
    if name.startswith("is_") or name in {"live_hears_computer", "live_speaks"}:
        return isinstance(value, bool)
    return isinstance(value, str) and _is_encodable(value)


def _is_encodable(text: str) -> bool:
    """JSON can carry half a surrogate pair, which no window and no file name takes."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
