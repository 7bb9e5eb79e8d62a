"""Feeds recordings to WhisperLiveKit 0.2.26 (see README.md in this folder).

The settings are the package's defaults (`config.py`, and "Parameters & Configuration" in its read-me) but for three:
the LocalAgreement policy, because the default policy, SimulStreaming, decodes with PyTorch weights and cannot use a
CTranslate2 model; `confidence_validation`, documented as "faster validation"; and raw PCM instead of ffmpeg.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

import numpy as np
from feeding import RATE, Tell, drive
from whisperlivekit import AudioProcessor, TranscriptionEngine

PATIENCE_S = 30.0


class WhisperLiveKit:
    def __init__(self, model: Path, language: str) -> None:
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._engine = TranscriptionEngine(
            backend="faster-whisper",
            backend_policy="localagreement",
            model_dir=str(model),
            lan=language,
            confidence_validation=True,
            pcm_input=True,
            warmup_file="",  # the default fetches one from the internet
        )
        self._engine.asr.transcribe(np.zeros(RATE, np.float32))
        self._open = self._pending = False

    def begin(self, tell: Tell) -> None:
        self._open = self._pending = False
        self._run(self._begin(tell)).result()

    def hear(self, pcm: bytes) -> None:
        self._run(self._processor.process_audio(pcm))

    def settled(self) -> bool:
        return not self._open

    def end(self) -> None:
        self._run(self._processor.process_audio(b"")).result()
        concurrent.futures.wait([self._results], PATIENCE_S)
        self._pauses.cancel()
        self._run(self._processor.cleanup()).result()

    def _run(self, job: Coroutine[Any, Any, Any]) -> concurrent.futures.Future[Any]:
        return asyncio.run_coroutine_threadsafe(job, self._loop)

    async def _begin(self, tell: Tell) -> None:
        events: asyncio.Queue[Any] = asyncio.Queue()
        self._processor = AudioProcessor(transcription_engine=self._engine, stream_event_queue=events)
        self._results = self._run(self._collect(await self._processor.create_tasks(), tell))
        self._pauses = self._run(self._watch(events))

    async def _collect(self, results: AsyncIterator[Any], tell: Tell) -> None:
        told = 0
        async for result in results:
            words = " ".join(line.text or "" for line in result.lines).split()
            if len(words) > told:
                tell("final", " ".join(words[told:]))
                told = len(words)
            tell("partial", result.buffer_transcription)
            self._pending = bool(result.buffer_transcription.strip())

    async def _watch(self, events: asyncio.Queue[Any]) -> None:
        while True:
            event = await events.get()
            if event.kind == "speech_started":
                self._open = True
            elif event.kind == "silence_transcription_ready":
                self._open = self._pending


if __name__ == "__main__":
    drive(__doc__, WhisperLiveKit)
