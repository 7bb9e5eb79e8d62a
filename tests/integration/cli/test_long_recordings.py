"""Long recordings: interrupted, and in little memory."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples
from dragoman.evaluation.memory import joined, silence
from dragoman.installation import Installation

SENTENCE = "Please meet me at the train station."
EN_PT = ["--from", "en", "--to", "pt"]
MINUTES = 40
ALLOWED_GROWTH_MB = 90
"""The whole recording would take 154 MB as it is decoded; loading the engines alone varies by some tens."""


def wait_until(is_there: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if is_there():
            return
        time.sleep(0.05)
    pytest.fail("no results came")


def has_cues(path: Path, count: int) -> bool:
    return path.exists() and path.read_text(encoding="utf-8").count("-->") >= count


def has_speech(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 20_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to everybody in a terminal")
def test_ctrl_c_keeps_what_was_interpreted(
    start: Callable[..., subprocess.Popen[str]], record: Callable[..., Path], tmp_path: Path
) -> None:
    recording = record("talk.wav", *[(SENTENCE, "en", 1.0)] * 60)
    subtitles, speech, events = (tmp_path / name for name in ("talk.srt", "talk-pt.wav", "talk.jsonl"))
    process = start("interpret", recording, *EN_PT, "--subtitles", subtitles, "--out", speech, "--events", events)
    wait_until(lambda: has_cues(subtitles, 2) and has_speech(speech), process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == "dragoman: Stopped. What had been interpreted by then is kept.\n"
    blocks = subtitles.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    assert 2 <= len(blocks) < 60
    for number, block in enumerate(blocks, start=1):
        assert re.match(rf"{number}\n\d\d:\d\d:\d\d,\d{{3}} --> \d\d:\d\d:\d\d,\d{{3}}\n.", block)
    with wave.open(str(speech)) as file:
        assert file.getnframes() * 2 + 44 == speech.stat().st_size
    assert events.read_text(encoding="utf-8").endswith("}\n")


MEASURE = """
import re, sys
from pathlib import Path
import numpy as np
from dragoman.__main__ import main
from dragoman.endpointing import silero

class LoudIsSpeech:
    # voice activity detection as cheap as it gets: this is about memory
    frame_samples = 512
    def probability(self, frame):
        return float(np.max(np.abs(frame)) > 0.01)
    def reset(self):
        pass

silero.SileroVad = LoudIsSpeech
code = main(["--profile", sys.argv[1], "interpret", sys.argv[2], "--from", "en", "--to", "pt"])
assert code == 0, code
# not ru_maxrss, which begins with what the parent process had
peak_kb = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
print("peak", int(peak_kb) >> 10)
"""


def peak_mb(profile: Path, recording: Path) -> tuple[int, str]:
    """Interpret a recording in a process of its own; return its peak memory in MB, and the transcript."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(profile), str(recording)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    transcript, peak = done.stdout.split("peak ")
    return int(peak), transcript


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process")
def test_memory_does_not_grow_with_the_recording(
    installation: Installation,
    speak: Callable[[str, str], Samples],
    write_recording: Callable[..., Path],
    tmp_path: Path,
) -> None:
    profile = installation.paths.models.parent
    sentence = joined([speak(SENTENCE, "en"), silence(1.0)])
    stretch = joined([sentence, silence(MINUTES * 60 / 4 - len(sentence) / SPEECH_SAMPLE_RATE)])
    short_mb, _ = peak_mb(profile, write_recording(tmp_path / "short.wav", joined([sentence] * 3)))
    long_mb, transcript = peak_mb(profile, write_recording(tmp_path / "long.wav", joined([*[stretch] * 4, sentence])))
    assert transcript.count("train station") == 5
    assert "  40:0" in transcript
    assert long_mb - short_mb < ALLOWED_GROWTH_MB
