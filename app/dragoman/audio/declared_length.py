"""How long a recording says it is, which tells a file that was cut off from one that simply ends."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import Any

_RAW_FORMATS = {"mp3", "aac", "ac3", "eac3", "dts", "amr", "loas", "mpeg", "mpegts", "truehd"}
"""Formats without a length of their own, for which FFmpeg guesses from the bit rate."""
_UNKNOWN_SIZES = {0, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF}
"""What programs put in a WAV header when they write to a pipe and cannot come back."""
_HEADER_BYTES = 65_536


def declared_length_s(path: Path, container: Any, stream: Any) -> float | None:
    """Return the length of the audio track in seconds as written in the file, or None where nothing reliable is.

    Args:
        path: the file.
        container: the same file, opened with PyAV.
        stream: its audio track.

    Raises:
        OSError: the file cannot be read.
    """
    if container.format.name == "wav":
        return _wav_length_s(path)
    if (tag := stream.metadata.get("DURATION")) is not None:
        return _parse_clock(tag)
    # An encoder delay comes from the Xing header, which also holds the true length.
    has_xing_header = container.format.name == "mp3" and bool(stream.start_time)
    if container.format.name in _RAW_FORMATS and not has_xing_header:
        return None
    if stream.duration is not None:
        return float(stream.duration * stream.time_base)
    if container.duration is not None and len(container.streams) == 1:
        return float(container.duration) / 1e6
    return None


def _parse_clock(text: str) -> float | None:
    match = re.fullmatch(r"(\d+):(\d+):(\d+(?:\.\d+)?)", text.strip())
    return None if match is None else int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])


def _wav_length_s(path: Path) -> float | None:
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    position, bytes_per_s = 12, 0
    while header[:4] == b"RIFF" and position + 8 <= len(header):
        name, size = struct.unpack_from("<4sI", header, position)
        if name == b"fmt " and position + 20 <= len(header):
            (bytes_per_s,) = struct.unpack_from("<I", header, position + 16)
        if name == b"data":
            return size / bytes_per_s if bytes_per_s and size not in _UNKNOWN_SIZES else None
        position += 8 + size + size % 2
    return None
