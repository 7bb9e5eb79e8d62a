"""Sound as a value, and the devices it comes from and goes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

SPEECH_SAMPLE_RATE = 16_000
"""Sample rate in Hz at which speech is detected and recognised (what Silero VAD and Whisper take)."""

Samples = NDArray[np.float32]
"""Mono PCM, shape (n,), full scale is -1.0 to 1.0."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioChunk:
    """A stretch of mono sound."""

    samples: Samples
    """Shape (n,), float32, full scale is -1.0 to 1.0."""
    sample_rate: int
    """Hz."""
    start_s: float = 0.0
    """Seconds from the start of its source to the first sample."""
    captured_at_s: float = 0.0
    """`time.monotonic()` when the last sample had been captured or read."""

    @classmethod
    def empty(cls) -> AudioChunk:
        """Return no sound at all."""
        return cls(np.zeros(0, np.float32), SPEECH_SAMPLE_RATE)

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.sample_rate

    @property
    def end_s(self) -> float:
        """Seconds from the start of its source to the end of the last sample."""
        return self.start_s + self.duration_s


class DeviceKind(StrEnum):
    """What a device is for."""

    MICROPHONE = "microphone"
    SYSTEM_AUDIO = "system-audio"
    """What the computer plays, recorded."""
    LOUDSPEAKER = "loudspeaker"


@dataclass(frozen=True, slots=True)
class AudioDevice:
    """A device the user can choose."""

    name: str
    """Identifies the device in settings and on the command line; shown to the user."""
    kind: DeviceKind
    is_default: bool = False
