"""Speaks recordings to a peer at speaking speed and writes what it answers: the part that every peer's script shares.

Standard library only, since it runs in each peer's own environment. README.md in this folder describes the output.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

RATE = 16_000
CHUNK_S = 0.04
CHUNK_BYTES = int(RATE * CHUNK_S) * 2
LEAST_SILENCE_S = 1.5
MOST_SILENCE_S = 3.0

Tell = Callable[[str, str], None]
"""Takes "partial" and the text that is still open, or "final" and the text that replaces it for good."""


class Peer(Protocol):
    """One peer with its model loaded. `hear` must not block for longer than the peer's own input does."""

    def begin(self, tell: Tell) -> None:
        """Start a new stream."""

    def hear(self, pcm: bytes) -> None:
        """Take 40 ms of 16 kHz mono 16-bit sound."""

    def settled(self) -> bool:
        """Say whether everything spoken so far has its final text."""

    def end(self) -> None:
        """End the stream: what is still open becomes final."""


def drive(description: str | None, load: Callable[[Path, str], Peer]) -> None:
    """Parse the command line, load the peer once, and feed it each file."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of a faster-whisper model")
    parser.add_argument("--language", required=True)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.wav")
    arguments = parser.parse_args()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    events = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1, encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # peers print freely; standard output is for events
    peer = load(arguments.model.resolve(), arguments.language)
    for file in arguments.files:
        _feed(peer, file, lambda event: print(json.dumps(event, ensure_ascii=False), file=events))
    events.flush()
    os._exit(0)  # some peers leave threads behind that never end


def _feed(peer: Peer, file: Path, write: Callable[[dict[str, object]], None]) -> None:
    with wave.open(str(file), "rb") as recording:
        if (recording.getframerate(), recording.getnchannels(), recording.getsampwidth()) != (RATE, 1, 2):
            raise SystemExit(f"{file} is not 16 kHz mono 16-bit")
        speech = recording.readframes(recording.getnframes())
    speech += bytes(-len(speech) % CHUNK_BYTES)
    chunks = len(speech) // CHUNK_BYTES
    lock = threading.Lock()
    latest = ""
    ending = False
    cpu_before_s = _cpu_s()
    start = time.monotonic()

    def tell(kind: str, text: str) -> None:
        nonlocal latest
        text = " ".join(text.split())
        with lock:
            if text and (kind == "final" or text != latest):
                event: dict[str, object] = {"file": file.name, "kind": kind, "text": text}
                event["at_s"] = round(time.monotonic() - start, 3)
                write({**event, "at_end": True} if ending and kind == "final" else event)
            latest = "" if kind == "final" else text

    peer.begin(tell)
    start = time.monotonic()
    for index in range(chunks + round(MOST_SILENCE_S / CHUNK_S)):
        if (index - chunks) * CHUNK_S >= LEAST_SILENCE_S and peer.settled():
            break
        at = index * CHUNK_BYTES
        # A microphone hands a block over once its last sample has been spoken.
        time.sleep(max(0.0, start + (index + 1) * CHUNK_S - time.monotonic()))
        peer.hear(speech[at : at + CHUNK_BYTES] or bytes(CHUNK_BYTES))
    ending = True
    peer.end()
    write({"file": file.name, "kind": "end", "cpu_s": round(_cpu_s() - cpu_before_s, 3)})


def _cpu_s() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
