"""Uses Dragoman as somebody does who has just installed it: the first steps, and a sentence that is interpreted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from smoke.container import TABLE
from smoke.failure import SmokeError, wait_until
from smoke.memory import processes
from smoke.report import Report
from smoke.screen import Screen
from smoke.words import shared_words

PROFILE = str(TABLE / "profile")
"""Where the app's commands keep what they need, so that they leave the user's own folders alone."""
_WINDOW = "^Dragoman$"
TRIAL = "Good morning! Shall we have breakfast together today?"
"""The sentence that the first steps ask for."""
SENTENCE = "Where is the station? I would like two tickets, please."
CONVERSATION = "Hold and speak.*"
"""The button that is held to speak."""
_BUBBLE = re.compile(r"English\. (?P<said>.+?)\.? Português\. (?P<translated>.+)", re.DOTALL)
_ENOUGH = 0.6
"""Of the words, that have to be the same where speech was recognised."""
_LONGEST_S = 180.0
_SOME_S = 0.5
"""Of sound: more than a click."""
_PAUSE_S = 2.0
"""Longer than any silence within the speech."""


@dataclass(frozen=True)
class App:
    """An installed Dragoman, and how it is used."""

    part: str
    """The name of the installer, for the report."""
    folder: str
    """Where its program lies, as seen from inside."""
    launch: Callable[[], None]
    """Starts it as the desktop does."""
    program: str
    """The command line's name."""


@dataclass(frozen=True)
class Heard:
    """What came of a spoken sentence."""

    said: str
    translated: str
    recording: Path
    """What the loudspeaker played, a WAV file."""


def start(screen: Screen, app: App) -> None:
    """Start the app and wait for its window."""
    app.launch()
    wait_until(lambda: screen.desk.windows(_WINDOW), "a window called Dragoman", seen=lambda: _printed(screen))


def end(screen: Screen, app: App) -> None:
    """Close the window and wait until no process of the app is left."""
    screen.desk.must_run("wmctrl", "-c", "Dragoman")
    wait_until(lambda: not processes(app.folder), "the app's end after its window was closed")


def first_steps(screen: Screen, sound: Path, name: str) -> Heard:
    """Go through the four steps, the sentence that they ask for included."""
    screen.expect("Which languages do you speak\\?")
    screen.desk.picture(f"{name}-languages")
    screen.click("Next")
    screen.expect("Can we hear each other\\?")
    wait_until(lambda: "Preparing" not in screen.words(), "all engines, loaded", _LONGEST_S, seen=screen.words)
    with screen.desk.recording(f"{name}-test-sound") as played:
        screen.click("Play a sound")
        wait_until(lambda: played.loud_s() > _SOME_S, "the test sound", _LONGEST_S, seen=screen.words)
    screen.desk.picture(f"{name}-devices")
    screen.click("Next")
    screen.expect(re.escape(TRIAL))
    screen.wait_for_keyboard(CONVERSATION)
    recording = _hold_and_speak(screen, sound, f"{name}-trial")
    translated = screen.expect("Bom dia.*", _LONGEST_S).name
    asked, *said = [part.name for part in screen.look() if part.name.startswith(TRIAL[:12])]
    if not said:
        raise SmokeError(f"expected what was said below '{asked}'; seen: {screen.words()}")
    screen.desk.picture(f"{name}-trial")
    screen.click("Next")
    screen.expect("You are ready")
    screen.desk.picture(f"{name}-ready")
    screen.click("Start")
    screen.expect(CONVERSATION)
    return Heard(said[-1], translated, recording)


def skip_first_steps(screen: Screen) -> None:
    """Do without them, as somebody does who knows them."""
    screen.expect("Which languages do you speak\\?")
    screen.click("Skip")
    screen.expect(CONVERSATION)


def interpret(screen: Screen, sound: Path, name: str) -> Heard:
    """Speak a sentence in the main window while the key is held."""
    screen.expect(CONVERSATION)
    wait_until(lambda: "Preparing" not in screen.words(), "all engines, loaded", _LONGEST_S, seen=screen.words)
    wait_until(screen.desk.listeners, "the open microphone")
    recording = _hold_and_speak(screen, sound, f"{name}-spoken")
    found: list[re.Match[str]] = []

    def is_complete() -> bool:
        bubbles = [match for part in screen.look() if (match := _BUBBLE.fullmatch(part.name))]
        found[:] = [match for match in bubbles if "…" not in match[0]]
        return bool(found)

    wait_until(is_complete, "what was said and its translation", _LONGEST_S, seen=screen.words)
    screen.desk.picture(f"{name}-conversation")
    return Heard(found[-1]["said"], found[-1]["translated"], recording)


def judge(screen: Screen, app: App, report: Report, heard: Heard, sentence: str) -> None:
    """Check that what was read and heard is the sentence's translation."""
    _compare(report, app, "the sentence is recognised", sentence, heard.said)
    written = command(screen, app, "translate", sentence, "--from", "en", "--to", "pt")
    _compare(report, app, "its translation is on the screen", written, heard.translated)
    _compare(report, app, "the translation is heard", heard.translated, _recognised(screen, app, heard.recording))


def command(screen: Screen, app: App, *words: str) -> str:
    """Run a command of the app and return what it prints.

    Raises:
        SmokeError: it failed.
    """
    return screen.desk.must_run(app.program, "--profile", PROFILE, *words, home=TABLE).strip()


def _hold_and_speak(screen: Screen, sound: Path, name: str) -> Path:
    with screen.desk.recording(name) as recording:
        screen.desk.do("keydown", "space")
        screen.desk.speak(sound)
        screen.desk.do("keyup", "space")
        wait_until(lambda: recording.loud_s() > _SOME_S, "the translation, spoken", _LONGEST_S, seen=screen.words)
        wait_until(lambda: recording.quiet_s() > _PAUSE_S, "its end", _LONGEST_S)
    return screen.desk.out / f"{name}.wav"


def _recognised(screen: Screen, app: App, recording: Path) -> str:
    """Return what the app's own recognition finds in a recording of Portuguese."""
    inside = screen.desk.inside
    copy, subtitles = TABLE / "heard.wav", TABLE / "heard.srt"
    inside.outside(copy).write_bytes(recording.read_bytes())
    words = ("interpret", str(copy), "--from", "pt", "--to", "en", "--bilingual", "--subtitles", str(subtitles))
    command(screen, app, *words)
    return inside.outside(subtitles).read_text(encoding="utf-8")


def _compare(report: Report, app: App, what: str, expected: str, seen: str) -> None:
    share = shared_words(expected, seen)
    report.check(app.part, what, holds=share >= _ENOUGH, expected=expected, seen=f"{seen} ({share:.0%} of the words)")


def _printed(screen: Screen) -> str:
    path = screen.desk.out / "app.log"
    return path.read_text(errors="replace")[-2000:] if path.exists() else ""
