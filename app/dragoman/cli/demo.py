"""`dragoman demo`: interprets a sample conversation that the app's own voices speak."""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dragoman.audio.recording import Recording
from dragoman.audio.wav_file import WavFile
from dragoman.cli.exit_codes import ExitCode
from dragoman.cli.interpret import open_writers
from dragoman.cli.session import run_session
from dragoman.cli.terminal import Transcript
from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import OutputError
from dragoman.domain.events import Event, LatencyMeasured
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Speech
from dragoman.evaluation.sentences import everyday_sentences
from dragoman.installation import Installation
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Interpreter
from dragoman.pipeline.paced import Paced

_FIRST, _SECOND = "en", "pt"
_EXCHANGES = 3
_PAUSE_S = 1.5


def run(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Speak the sample, interpret it both ways, and say where the files are.

    Raises:
        DragomanError: what stopped it.
    """
    folder: Path = arguments.folder or installation.paths.recordings
    sample, speech = folder / "sample.wav", folder / "sample-interpreted.wav"
    subtitles, events = folder / "sample-interpreted.srt", folder / "sample-interpreted.jsonl"
    _make_folder(folder)
    _tell(f"Speaking a sample conversation into {sample} ...")
    _speak_sample(installation, sample)
    _tell("Interpreting it at speaking speed ...\n")
    bus = EventBus()
    transcript = Transcript(show_status=False)
    routes = Routes.both_ways(_FIRST, _SECOND)
    engines = installation.engines(routes.sources, hands_free=True, publish=bus.publish)
    interpreter = Interpreter(engines, routes, bus, sink=WavFile(speech, bus.publish))
    writers = [transcript, *open_writers(subtitles, events, bilingual=False)]
    run_session(interpreter, Paced(Recording(sample)), bus, writers=writers)
    _print_latencies(list(transcript.latencies.values()))
    results = {"sample": sample, "translated speech": speech, "subtitles": subtitles, "events": events}
    print()
    for name, path in results.items():
        print(f"{name:<18} {path}")
    return ExitCode.DONE


def _speak_sample(installation: Installation, path: Path) -> None:
    """Write a question in one language and its answer in the other, by turns."""
    synthesizer = installation.synthesizer((_FIRST, _SECOND))
    file = WavFile(path, _ignore)
    try:
        for number in range(2 * _EXCHANGES):
            language = (_FIRST, _SECOND)[number % 2]
            for chunk in synthesizer.synthesize(everyday_sentences(language)[number], language):
                file.play(Speech(number, chunk, is_last=False))
            pause = AudioChunk(np.zeros(round(_PAUSE_S * chunk.sample_rate), np.float32), chunk.sample_rate)
            file.play(Speech(number, pause, is_last=True))
    finally:
        file.close()


def _print_latencies(measured: Sequence[LatencyMeasured]) -> None:
    print("\nSeconds after the last word     text  translation  first sound")
    rows = [(latency.text_s, latency.translation_s, latency.audio_s) for latency in measured]
    for latency, row in zip(measured, rows, strict=True):
        print(f"   utterance {latency.utterance_id:<15} {_seconds(row)}")
    medians = [_median(column) for column in zip(*rows, strict=True)]
    print(f"   {'median':<25} {_seconds(medians)}")


def _median(column: Sequence[float | None]) -> float | None:
    known = [value for value in column if value is not None]
    return statistics.median(known) if known else None


def _seconds(row: Sequence[float | None]) -> str:
    text, translation, audio = ("-" if value is None else f"{value:.2f}" for value in row)
    return f"{text:>7}{translation:>13}{audio:>13}"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            "The folder {folder} cannot be made: {reason}.",
            "Choose another with --folder.",
            folder=folder,
            reason=error,
        ) from error


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _ignore(_event: Event) -> None:
    """Nobody listens to what happens here."""
