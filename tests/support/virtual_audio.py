"""A private sound server with a virtual microphone and loudspeaker, for tests on machines without sound.

Whatever is played into the sink `vmic` is what the default microphone hears; `vspk.monitor` is what the default
loudspeaker plays.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from ctypes.util import find_library
from pathlib import Path

_START_S = 15.0
_STOP_S = 5.0
ALSA_BASE = "/usr/share/alsa/alsa.conf"
"""What ALSA knows without a sound server: the devices of the machine."""
_ALSA_PULSE = "alsa-lib/libasound_module_pcm_pulse.so"


def available() -> str | None:
    """Return why a virtual sound server cannot run here, or None where it can."""
    if sys.platform != "linux":
        return "virtual audio needs Linux"
    missing = [program for program in ("pulseaudio", "pactl") if shutil.which(program) is None]
    if missing:
        return f"{', '.join(missing)} not installed (apt-get install pulseaudio pulseaudio-utils)"
    if find_library("portaudio") is None:
        return "PortAudio not installed (apt-get install libportaudio2)"
    if not any(any(Path("/usr").glob(f"{folder}/{_ALSA_PULSE}")) for folder in ("lib", "lib64", "lib/*")):
        return "ALSA's PulseAudio plug-in not installed (apt-get install libasound2-plugins)"
    return None


@contextlib.contextmanager
def virtual_audio(directory: Path) -> Iterator[Mapping[str, str]]:
    """Run a sound server in `directory`; yield the environment in which programs find it, and it alone.

    The value `VIRTUAL_AUDIO_PID` is the server's process id, for tests in which it dies.
    """
    runtime = directory / "runtime"
    runtime.mkdir(parents=True, mode=0o700)
    socket = directory / "native"
    script = directory / "server.pa"
    script.write_text(_server_script(socket), encoding="utf-8")
    alsa = directory / "asound.conf"
    alsa.write_text(_alsa_configuration(socket), encoding="utf-8")
    environment = _clean_environment() | {
        "HOME": str(directory),
        "PULSE_RUNTIME_PATH": str(runtime),
        "PULSE_STATE_PATH": str(directory / "state"),
        "PULSE_SERVER": f"unix:{socket}",
        "XDG_RUNTIME_DIR": str(runtime),
    }
    log = directory / "server.log"
    with log.open("wb") as log_file:
        server = subprocess.Popen(
            ["pulseaudio", "-n", "-F", str(script), "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
             "--disable-shm=yes", "--realtime=no", "--high-priority=yes", "--log-target=stderr"],
            env=environment, stdin=subprocess.DEVNULL, stdout=log_file, stderr=log_file,
        )  # fmt: skip
    try:
        _wait_until_ready(server, environment, log)
        yield environment | {
            "ALSA_CONFIG_PATH": f"{ALSA_BASE}:{alsa}",
            "PULSE_LATENCY_MSEC": "60",
            "VIRTUAL_AUDIO_PID": str(server.pid),
        }
    finally:
        server.terminate()
        try:
            server.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _server_script(socket: Path) -> str:
    # Without norewinds, streams on a null sink stall at random.
    return f"""\
.fail
load-module module-native-protocol-unix socket={socket} auth-anonymous=1
load-module module-null-sink sink_name=vmic rate=48000 channels=1 norewinds=1 \
sink_properties=device.description=MicrophoneFeed
load-module module-remap-source source_name=mic master=vmic.monitor \
source_properties=device.description=TestMicrophone
load-module module-null-sink sink_name=vspk rate=48000 channels=2 norewinds=1 \
sink_properties=device.description=TestLoudspeaker
set-default-sink vspk
set-default-source mic
"""


def _alsa_configuration(socket: Path) -> str:
    # PortAudio reaches PulseAudio through ALSA only.
    return f"""\
pcm.!default {{ type pulse server "unix:{socket}" hint {{ show on description "Virtual audio" }} }}
ctl.!default {{ type pulse server "unix:{socket}" }}
"""


def _clean_environment() -> dict[str, str]:
    foreign = ("PULSE_", "ALSA_", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)}


def _wait_until_ready(server: subprocess.Popen[bytes], environment: Mapping[str, str], log: Path) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and server.poll() is None:
        sinks = subprocess.run(
            ["pactl", "list", "short", "sinks"], env=environment, capture_output=True, text=True, check=False
        )
        if "vspk" in sinks.stdout:
            return
        time.sleep(0.05)
    raise RuntimeError(f"the virtual sound server did not start:\n{log.read_text(errors='replace')}")
