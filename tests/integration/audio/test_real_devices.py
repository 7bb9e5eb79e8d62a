"""The real Microphone and Loudspeaker on a virtual sound server.

The bodies run in processes of their own, since PortAudio reads ALSA's configuration once for each process.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from support import virtual_audio
from support.program import running

_HERE = Path(__file__).parent


pytestmark = pytest.mark.skipif(virtual_audio.available() is not None, reason=str(virtual_audio.available()))


@pytest.fixture
def sound_server(tmp_path: Path) -> Iterator[Mapping[str, str]]:
    with virtual_audio.virtual_audio(tmp_path / "sound") as environment:
        yield environment


def test_what_the_loudspeaker_plays_is_what_system_audio_records(sound_server: Mapping[str, str]) -> None:
    result: dict[str, Any] = {}
    for _ in range(3):  # a busy machine may stall for a moment
        answer = subprocess.run(
            [sys.executable, _HERE / "play_and_record.py"],
            env=sound_server, capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        result = json.loads(answer.stdout)
        if result["correlation"] >= 0.9:
            break
    assert result["correlation"] >= 0.9
    assert abs(result["latency_s"]) < 0.2
    assert result["events"] == ["PlaybackStarted", "PlaybackFinished"]
    assert ["microphone", "TestMicrophone", True] in result["devices"]
    assert ["loudspeaker", "TestLoudspeaker", True] in result["devices"]
    assert ["system-audio", "Monitor of TestLoudspeaker", True] in result["devices"]
    assert result["threads_left"] == 0


@pytest.mark.parametrize("device", ["microphone", "loudspeaker"])
def test_a_device_that_goes_away_is_an_error_within_two_seconds(sound_server: Mapping[str, str], device: str) -> None:
    with running([sys.executable, _HERE / "lose_device.py", device], env=sound_server, stderr=None) as user:
        assert user.stdout.readline() == "running\n"
        lost_at = time.time()
        os.kill(int(sound_server["VIRTUAL_AUDIO_PID"]), signal.SIGKILL)
        result = json.loads(user.communicate(timeout=30)[0])
    assert "stopped" in result["error"]
    assert result["retry"] is True
    assert result["at"] - lost_at < 2.5
    assert result["threads_left"] == 0


def test_a_suspended_microphone_is_an_error_although_its_stream_counts_as_running(
    sound_server: Mapping[str, str],
) -> None:
    with running([sys.executable, _HERE / "lose_device.py", "microphone"], env=sound_server, stderr=None) as user:
        assert user.stdout.readline() == "running\n"
        subprocess.run(["pactl", "suspend-source", "mic", "1"], env=sound_server, check=True)
        subprocess.run(["pactl", "suspend-sink", "vmic", "1"], env=sound_server, check=True)
        result = json.loads(user.communicate(timeout=30)[0])
    assert "stopped" in result["error"]
