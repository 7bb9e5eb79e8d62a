"""Writes what this version leaves on a user's disk, for the tests of all later versions.

    python tests/data/releases/write_profile.py

It makes the folder of this version beside this file: once, when the version is released, and never again.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
import tempfile
from pathlib import Path

import numpy as np

from dragoman import __version__
from dragoman.audio.wav_file import SAMPLE_RATE, WavFile
from dragoman.config.measured_speed import MeasuredSpeed, MeasuredSpeedStore
from dragoman.config.paths import Paths
from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.audio import AudioChunk
from dragoman.domain.events import Event, HypothesisUpdated, SpeechStarted, TranslationReady, UtteranceEnded
from dragoman.domain.model_pack import HubSource, ModelPack, PackFile, Quality, Task
from dragoman.domain.speech import Hypothesis, Speech, Translation
from dragoman.modelstore.ct2_header import TRANSFORMER
from dragoman.modelstore.exporting import export
from dragoman.modelstore.importing import import_from
from dragoman.modelstore.manifest import write_manifest
from dragoman.modelstore.staging import Staging
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Transfer
from dragoman.transcript.event_log import EventLog
from dragoman.transcript.subtitles import SubtitleWriter

HERE = Path(__file__).parent
IMPORTED = "opus-mt-xx-yy"
"""Of a language nobody speaks, so that no catalogue has it."""
_SAID = ("Where is the station?", "Onde fica a estação?")


def write_profile(folder: Path) -> None:
    """Have the app's own code write everything that it keeps."""
    paths = Paths.of_user(folder)
    paths.recordings.mkdir(parents=True)
    SettingsStore(paths.settings).save(_settings())
    MeasuredSpeedStore(paths.settings).save(MeasuredSpeed("whisper-base", "cpu", 0.125, 2, "a graphics card"))
    _write_models(paths.models, folder / "models.zip")
    _write_results(paths.recordings)


def _settings() -> Settings:
    """Return settings of which none is the default."""
    return Settings(
        first_language="zh",
        second_language="en",
        microphone="Mikrofon ü",
        loudspeaker="扬声器",
        interface_language="pt_BR",
        appearance="dark",
        stability="steady",
        mode="auto",
        page="live",
        is_face_to_face=True,
        live_source="pt",
        live_target="en",
        live_hears_computer=True,
        live_speaks=True,
        recognition_model="whisper-base",
        voices=json.dumps({"en": "espeak-ng", "pt": "espeak-ng"}),
        voice_speed=120,
        voice_volume=80,
        downloads=json.dumps(["whisper-small"]),
        overlay_content="both",
        overlay_colours="yellow",
        overlay_size=40,
        overlay_lines=1,
        overlay_width=60,
        overlay_opacity=30,
        overlay_places=_places(),
        hotkey_talk="Ctrl+Alt+T",
        hotkey_overlay="F8",
        hotkey_pause="F9",
        told_gpu_fault="The graphics card has too little memory. Close other programs.",
        is_motion_reduced=True,
        is_welcomed=True,
        window_geometry=_geometry(),
    )


def _places() -> str:
    from PySide6.QtCore import QRect

    from dragoman.ui.overlay.placement import ScreenArea, Spot
    from dragoman.ui.overlay.places import Places

    area = QRect(0, 0, 1280, 720)
    return Places().moved(ScreenArea("HDMI-1 1280x720", area, area), Spot(0.25, 0.5)).written


def _geometry() -> str:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QWidget

    from dragoman.ui.application import application
    from dragoman.ui.views import window_geometry

    application()
    window = QWidget()
    window.setGeometry(20, 30, 640, 560)
    return window_geometry.written(window)


def _write_models(models: Path, exported: Path) -> None:
    """Import a tiny model, export it, and begin to download another one."""
    store = ModelStore([], models)
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / IMPORTED
        source.mkdir()
        name_of_kind = f"{TRANSFORMER}\0".encode()
        (source / "model.bin").write_bytes(struct.pack("<IH", 6, len(name_of_kind)) + name_of_kind + b"weights")
        (source / "source.spm").write_bytes(b"pieces")
        write_manifest(_pack(source), source)
        imported = import_from(source, store, Transfer())
    export(imported, exported, store, Transfer())
    begun = _unfinished()
    staging = Staging(models, begun)
    staging.prepare()
    staging.part(begun.files[0]).write_bytes(b"the first bytes")


def _pack(folder: Path) -> ModelPack:
    files = tuple(
        PackFile(path.name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(folder.iterdir())
    )
    return ModelPack(
        id=IMPORTED,
        task=Task.TRANSLATION,
        family="marian",
        name="OPUS-MT, xx-yy",
        languages=("xx", "yy"),
        licence="CC-BY-4.0",
        is_commercial_use_allowed=True,
        origin="https://example.org",
        files=files,
        hub=HubSource("someone/model", "main"),
        parameters=1_000,
        quality=Quality("chrF", 55.5, "FLORES-200, xx-yy", "https://example.org/paper"),
        is_one_direction=True,
    )


def _unfinished() -> ModelPack:
    """Return a pack of which the first bytes have come."""
    return ModelPack(
        id="begun",
        task=Task.SPEECH,
        family="piper",
        name="Begun",
        languages=("en",),
        licence="CC0-1.0",
        is_commercial_use_allowed=True,
        origin="https://example.org",
        files=(PackFile("voice.onnx", 1_000, "0" * 64),),
        hub=HubSource("someone/voice", "0" * 40),
    )


def _write_results(folder: Path) -> None:
    """Write what a session leaves: subtitles in both formats, the events, and the translated speech."""
    writers = (
        SubtitleWriter(folder / "talk.srt", bilingual=True),
        SubtitleWriter(folder / "talk.vtt"),
        EventLog(folder / "talk.jsonl"),
    )
    for event in _events():
        for writer in writers:
            writer(event)
    for writer in writers:
        writer.close()
    samples = np.sin(np.arange(SAMPLE_RATE // 50, dtype=np.float32) / 10) / 2
    with_speech = WavFile(folder / "talk.wav", lambda _event: None)
    with_speech.play(Speech(1, AudioChunk(samples, SAMPLE_RATE), is_last=True, source_start_s=0.1))
    with_speech.close()


def _events() -> list[Event]:
    original, translation = _SAID
    return [
        SpeechStarted(1, "en", at_s=0.1),
        UtteranceEnded(1, start_s=0.1, end_s=1.6, speech_ended_at_s=1.6, at_s=2.0),
        HypothesisUpdated(Hypothesis(1, original, "en"), at_s=2.1),
        TranslationReady(Translation(1, original, "en", translation, "pt"), at_s=2.2),
    ]


if __name__ == "__main__":
    write_profile(HERE / __version__)
