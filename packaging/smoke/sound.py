"""Sound of one channel with 16 bits a sample, as the test records it."""

from __future__ import annotations

import array
import wave
from pathlib import Path

RATE = 16_000
"""Samples a second."""
_LOUD = 600
"""Of 32768: what is louder is no silence."""
_BLOCK = RATE // 20


class Recording:
    """A file of samples that somebody still writes to."""

    def __init__(self, path: Path) -> None:
        """Name the file; it need not exist yet."""
        self._path = path

    def has_begun(self) -> bool:
        """Return whether there is sound in it, silence included."""
        return self._path.exists() and self._path.stat().st_size > RATE // 10

    def loud_s(self) -> float:
        """Return how many seconds of it were not silent, counted in twentieths."""
        return sum(loud_blocks(self._samples())) * _BLOCK / RATE

    def quiet_s(self) -> float:
        """Return for how many seconds it has been silent at the end."""
        blocks = loud_blocks(self._samples())
        last = max((number for number, is_loud in enumerate(blocks) if is_loud), default=-1)
        return (len(blocks) - 1 - last) * _BLOCK / RATE

    def keep_as(self, path: Path) -> None:
        """Write what was recorded to a WAV file, and remove this one."""
        if self._path.exists():
            write_wav(path, self._samples())
            self._path.unlink()

    def _samples(self) -> array.array[int]:
        raw = self._path.read_bytes()
        samples = array.array("h")
        samples.frombytes(raw[: len(raw) // 2 * 2])
        return samples


def loud_blocks(samples: array.array[int]) -> list[bool]:
    """Return for each twentieth of a second whether it is not silent; what is left at the end does not count."""
    starts = range(0, len(samples) - _BLOCK + 1, _BLOCK)
    return [max(samples[at : at + _BLOCK]) > _LOUD or min(samples[at : at + _BLOCK]) < -_LOUD for at in starts]


def write_wav(path: Path, samples: array.array[int]) -> None:
    """Write a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
