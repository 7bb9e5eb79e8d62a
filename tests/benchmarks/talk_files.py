"""Puts recordings together to a talk, for the other scripts here.

    python tests/benchmarks/talk_files.py LIST NAME... --out talk.wav [--rms 0.05]

LIST is a table as `dragoman evaluate recordings` takes it, NAME the name of a file in it without its ending. Writes the
WAV file, and a text file beside it with what is said.
"""

from __future__ import annotations

import argparse
import wave
from pathlib import Path

import numpy as np

from dragoman.audio.recording import Recording
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples
from dragoman.evaluation.memory import joined, silence
from dragoman.evaluation.recordings import read_list

GAP_S = 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path)
    parser.add_argument("names", nargs="+")
    parser.add_argument("--out", type=Path, required=True, help="a WAV file to write")
    parser.add_argument("--rms", type=float, help="level of each recording, of full scale; else as it was recorded")
    arguments = parser.parse_args()
    listed = {each.path.stem: each for each in read_list(arguments.list, {})}
    chosen = [listed[name] for name in arguments.names]
    parts = [part for each in chosen for part in (_sound(each.path, arguments.rms), silence(GAP_S))]
    _write(arguments.out, joined(parts))
    arguments.out.with_suffix(".txt").write_text(" ".join(each.reference for each in chosen), encoding="utf-8")


def _sound(path: Path, rms: float | None) -> Samples:
    source = Recording(path)
    source.open()
    samples = joined(chunk.samples for chunk in source.chunks())
    return samples if rms is None else samples * np.float32(rms / np.sqrt(np.mean(samples**2)))


def _write(path: Path, samples: Samples) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SPEECH_SAMPLE_RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


if __name__ == "__main__":
    main()
