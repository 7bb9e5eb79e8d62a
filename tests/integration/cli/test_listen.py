"""Live interpretation in the terminal, with a microphone that nobody sees."""

from __future__ import annotations

import signal
import subprocess
import sys
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples
from dragoman.installation import Installation
from support import virtual_audio
from support.program import running

pytestmark = pytest.mark.skipif(virtual_audio.available() is not None, reason=str(virtual_audio.available()))


@pytest.mark.parametrize("options", [[], ["--system-audio"]])
def test_what_was_said_before_ctrl_c_is_still_interpreted(
    options: list[str],
    installation: Installation,
    speak: Callable[[str, str], Samples],
    tmp_path: Path,
) -> None:
    device = "vspk" if "--system-audio" in options else "vmic"
    profile = installation.paths.models.parent
    recording = tmp_path / "said.wav"
    with wave.open(str(recording), "wb") as file:
        file.setparams((1, 2, SPEECH_SAMPLE_RATE, 0, "NONE", ""))
        said = speak("Good morning. Where is the station?", "en")
        file.writeframes((np.clip(said, -1, 1) * 32767).astype(np.int16).tobytes())
    command = [sys.executable, "-m", "dragoman", "--profile", str(profile), "listen", "--from", "en", "--to", "pt"]
    with (
        virtual_audio.virtual_audio(tmp_path / "sound") as environment,
        running([*command, *options], env=environment) as listening,
    ):
        waiting = {"capture: ready\n", "recognition: ready\n"}
        while waiting:
            line = listening.stderr.readline()
            assert line, "it ended early"
            waiting.discard(line)
        subprocess.run(["paplay", f"--device={device}", recording], env=environment, check=True, timeout=60)
        listening.send_signal(signal.SIGINT)
        transcript, rest = listening.communicate(timeout=60)
    assert listening.returncode == 0, rest
    assert "Bom dia" in transcript
    assert "estação" in transcript
