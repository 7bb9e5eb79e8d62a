"""A desktop session of an ordinary user: a screen that nobody sees, a window manager, a sound server, hands and ears.

What is played into the sink `vmic` is what the default microphone hears; `vspk.monitor` is what the loudspeaker plays.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from smoke.container import TABLE, Container, User
from smoke.failure import SmokeError, wait_until
from smoke.sound import RATE, Recording

_DISPLAY = ":0"
_SIZE = "1280x800x24"
_LAUNCH_S = 60.0
_LONGEST_S = 120.0
_SOCKETS = ("/tmp/.X11-unix", "/tmp/.ICE-unix")  # noqa: S108  # X11 wants them there
_SOUND_SCRIPT = TABLE / "sound.pa"
# Without norewinds, streams on a null sink stall at random.
_SOUND_SERVER = """\
.fail
load-module module-native-protocol-unix auth-anonymous=1
load-module module-null-sink sink_name=vmic rate=48000 channels=1 norewinds=1 \
sink_properties=device.description=MicrophoneFeed
load-module module-remap-source source_name=mic master=vmic.monitor \
source_properties=device.description=Microphone
load-module module-null-sink sink_name=vspk rate=48000 channels=2 norewinds=1 \
sink_properties=device.description=Loudspeaker
set-default-sink vspk
set-default-source mic
"""


class Desktop:
    """What the user sees, hears and does."""

    def __init__(self, inside: Container, user: User, out: Path) -> None:
        """Use a container in which the session is running; screenshots, recordings and logs go to `out`."""
        self.inside = inside
        self.user = user
        self.out = out
        self._pictures = 0
        self._opened: list[subprocess.Popen[bytes]] = []

    @property
    def variables(self) -> dict[str, str]:
        """Return what a session adds to the environment of all its programs."""
        return session_variables(self.user)

    def run(self, *words: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a program of the session to its end, if wanted with another home than the user's."""
        return self.inside.run(*words, user=self.user, environment=self._variables(home), timeout_s=_LONGEST_S)

    def must_run(self, *words: str, home: Path | None = None) -> str:
        """Run a program that the test itself needs, if wanted with another home than the user's.

        Raises:
            SmokeError: it failed.
        """
        return self.inside.must_run(*words, user=self.user, environment=self._variables(home))

    def _variables(self, home: Path | None) -> dict[str, str]:
        return self.variables | ({"HOME": str(home)} if home else {})

    def launch(self, *words: str, log: str) -> None:
        """Start a program that starts another one and ends; what both print goes to a file of `out`."""
        with (self.out / log).open("ab") as output:
            launcher = self.inside.start(*words, output=output, user=self.user, environment=self.variables)
        if launcher.wait(_LAUNCH_S) != 0:
            raise SmokeError(f"expected {' '.join(words)} to start a program; it failed, see {log}")

    def open(self, program: str, *, log: str) -> None:
        """Start a program as a double-click in a file manager does: without a terminal, in its folder."""
        with (self.out / log).open("ab") as output:
            words = ("sh", "-c", 'cd "${1%/*}" && exec setsid "$1"', "sh", program)
            self._opened.append(self.inside.start(*words, output=output, user=self.user, environment=self.variables))

    def do(self, *words: str) -> None:
        """Do with keyboard and mouse what xdotool's words say."""
        self.must_run("xdotool", *words)

    def windows(self, title: str) -> list[str]:
        """Return the windows on the screen whose title matches a regular expression."""
        return self.run("xdotool", "search", "--onlyvisible", "--name", title).stdout.split()

    def picture(self, name: str) -> Path:
        """Take a screenshot, as a file of `out`."""
        self._pictures += 1
        place = TABLE / f"{self._pictures:02}-{name}.png"
        self.must_run("scrot", "--overwrite", str(place))
        return Path(shutil.move(self.inside.outside(place), self.out / place.name))

    def speak(self, sound: Path) -> None:
        """Play a WAV file, named as seen from inside, into the microphone; return at its end."""
        self.must_run("paplay", "--device=vmic", str(sound))

    @contextlib.contextmanager
    def recording(self, name: str) -> Iterator[Recording]:
        """Record what the loudspeaker plays, as a WAV file of `out`."""
        raw = self.out / f"{name}.raw"
        with raw.open("wb") as output:
            recorder = self.inside.start(
                *("parec", "--device=vspk.monitor", "--format=s16le", "--channels=1", f"--rate={RATE}"),
                output=output,
                user=self.user,
                environment=self.variables,
            )
        recording = Recording(raw)
        try:
            wait_until(recording.has_begun, "a recording of what the loudspeaker plays")
            yield recording
        finally:
            recorder.terminate()
            recorder.wait(10)
            recording.keep_as(raw.with_suffix(".wav"))

    def listeners(self) -> list[str]:
        """Return what the sound server says of the programs that use the microphone."""
        told = self.run("pactl", "list", "short", "source-outputs").stdout
        return [line for line in told.splitlines() if "protocol-native" in line]


def session_variables(user: User) -> dict[str, str]:
    """Return what the session of a user adds to the environment of all its programs."""
    return {
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={user.runtime}/bus",
        "DISPLAY": _DISPLAY,
        "XDG_CURRENT_DESKTOP": "XFCE",
        "XDG_SESSION_TYPE": "x11",
    }


@contextlib.contextmanager
def desktop(inside: Container, user: User, out: Path) -> Iterator[Desktop]:
    """Run a session in a container; what fails in it is shown by a last screenshot."""
    inside.must_run("install", "--directory", "--mode=1777", *_SOCKETS)
    inside.must_run("install", "--directory", f"--owner={user.name}", str(TABLE))
    script = inside.outside(_SOUND_SCRIPT)
    script.write_text(_SOUND_SERVER, encoding="utf-8")
    made = Desktop(inside, user, out)
    bus = made.variables["DBUS_SESSION_BUS_ADDRESS"]
    with contextlib.ExitStack() as stack:
        _start(stack, made, "Xvfb", _DISPLAY, "-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset")
        _start(stack, made, "dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={bus}")
        _start(
            stack, made,
            "pulseaudio", "-n", "-F", str(_SOUND_SCRIPT), "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes",
            "--realtime=no", "--log-target=stderr",
            is_first=True,
        )  # fmt: skip
        wait_until(lambda: made.run("xprop", "-root").returncode == 0, "a screen")
        wait_until(lambda: inside.outside(user.runtime / "bus").exists(), "a session bus")
        _start(stack, made, "xfwm4", "--sm-client-disable")
        wait_until(lambda: "window id" in made.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").stdout, "windows")
        wait_until(lambda: "vspk" in made.run("pactl", "list", "short", "sinks").stdout, "a sound server")
        try:
            yield made
        except SmokeError:
            made.picture("failed")
            raise


def _start(stack: contextlib.ExitStack, desk: Desktop, name: str, *words: str, is_first: bool = False) -> None:
    log = stack.enter_context((desk.out / f"{name}.log").open("wb"))
    process = desk.inside.start(name, *words, output=log, user=desk.user, environment=desk.variables, is_first=is_first)
    stack.callback(process.wait, 10)
    stack.callback(process.terminate)
