"""`dragoman interpret`: a recording in; a transcript, subtitles and translated speech out."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from dragoman.audio.recording import Recording
from dragoman.audio.wav_file import WavFile
from dragoman.cli.exit_codes import ExitCode
from dragoman.cli.languages import routes_of
from dragoman.cli.session import Writer, run_session
from dragoman.cli.terminal import ProgressLine, Transcript, bar, clock
from dragoman.domain.errors import InputError, OutputError
from dragoman.domain.events import Event, UtteranceEnded
from dragoman.installation import Installation
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Interpreter
from dragoman.transcript.event_log import EventLog
from dragoman.transcript.subtitles import SubtitleWriter

BACKLOG = 2
"""A file waits for the engines, so that memory stays flat however long it is."""


def run(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Interpret a file; see `dragoman interpret --help`.

    Raises:
        DragomanError: what stopped it; what had been interpreted is kept.
    """
    path: Path = arguments.file
    routes = routes_of(installation, arguments.source, arguments.target, both_ways=arguments.both_ways)
    recording = Recording(path)
    recording.open()
    _check_outputs(path, [arguments.out, arguments.subtitles, arguments.events])
    bus = EventBus()
    transcript = Transcript(show_status=False, show_tentative=False)
    writers = [transcript, *open_writers(arguments.subtitles, arguments.events, bilingual=arguments.bilingual)]
    sink = WavFile(arguments.out, bus.publish) if arguments.out else None
    engines = installation.engines(routes.targets.values(), hands_free=True, is_recording=True, publish=bus.publish)
    interpreter = Interpreter(engines, routes, bus, sink=sink, is_recording=True, backlog=BACKLOG)
    line = ProgressLine()
    try:
        run_session(interpreter, recording, bus, writers=writers, progress=_position(recording, bus, line))
    finally:
        line.clear()
    if not transcript.count:
        raise InputError("No speech was found in “{name}”.", "Check that it is the right file.", name=path.name)
    return ExitCode.DONE


def open_writers(subtitles: Path | None, events: Path | None, *, bilingual: bool) -> list[Writer]:
    """Open the files that are written as the session goes on.

    Raises:
        OutputError: one cannot be created.
    """
    writers: list[Writer] = []
    if subtitles:
        writers.append(SubtitleWriter(subtitles, bilingual=bilingual))
    if events:
        writers.append(EventLog(events))
    return writers


def _check_outputs(source: Path, outputs: list[Path | None]) -> None:
    """Make sure that no result replaces the recording.

    Raises:
        OutputError: one would.
    """
    for path in outputs:
        if path is not None and path.exists() and path.samefile(source):
            raise OutputError("“{name}” is the recording itself.", "Choose another name for the result.", name=path)


def _position(recording: Recording, bus: EventBus, line: ProgressLine) -> Callable[[], None]:
    """Return what shows how far the recording has been interpreted."""
    reached_s = 0.0

    def note(event: Event) -> None:
        nonlocal reached_s
        if isinstance(event, UtteranceEnded):
            reached_s = event.end_s

    def show() -> None:
        whole_s = recording.duration_s
        of_whole = f" of {clock(whole_s)}  {bar(round(reached_s), round(whole_s))}" if whole_s else ""
        line.show(f"interpreting {clock(reached_s)}{of_whole}")

    bus.subscribe(note)
    return show
