"""Feeds recordings to RealtimeSTT 1.1.2 (see README.md in this folder).

The settings are the defaults of the streaming server that the package brings along (`example_fastapi_server/server.py`,
`ServerSettings`), which are quicker than the recorder's own: the final recognition begins 0.2 s into a pause and is
delivered when the pause has lasted 0.55 s. Two settings differ: partial texts come from a second copy of the model,
where the default is a smaller one that would be downloaded, and the arithmetic is int8 instead of CTranslate2's choice.
"""

from __future__ import annotations

import threading
import time
from pathlib import Path

from feeding import Tell, drive
from RealtimeSTT import AudioToTextRecorder

PATIENCE_S = 30.0


class RealtimeStt:
    def __init__(self, model: Path, language: str) -> None:
        self._tell: Tell = lambda _kind, _text: None
        self._open = 0
        self._recorder = AudioToTextRecorder(
            model=str(model),
            realtime_model_type=str(model),
            language=language,
            device="cpu",
            compute_type="int8",
            use_microphone=False,
            spinner=False,
            no_log_file=True,
            enable_realtime_transcription=True,
            realtime_processing_pause=0.02,
            silero_sensitivity=0.05,
            post_speech_silence_duration=0.55,
            early_transcription_on_silence=0.2,  # type: ignore[arg-type]  # annotated int, compared with seconds
            min_length_of_recording=0.2,
            pre_recording_buffer_duration=0.75,
            on_realtime_transcription_update=lambda text: self._tell("partial", text),
            on_recording_start=self._on_recording_start,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def begin(self, tell: Tell) -> None:
        self._tell = tell

    def hear(self, pcm: bytes) -> None:
        self._recorder.feed_audio(pcm)

    def settled(self) -> bool:
        return self._open == 0

    def end(self) -> None:
        if self._recorder.is_recording:
            self._recorder.stop()
        give_up = time.monotonic() + PATIENCE_S
        while self._open and time.monotonic() < give_up:
            time.sleep(0.02)

    def _on_recording_start(self) -> None:
        self._open += 1

    def _listen(self) -> None:
        while True:
            text = self._recorder.text()
            self._tell("final", text or "")
            self._open -= 1


if __name__ == "__main__":
    drive(__doc__, RealtimeStt)
