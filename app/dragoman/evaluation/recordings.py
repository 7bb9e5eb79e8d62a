"""Recognition on real recordings, against plain faster-whisper with the same model in the same run."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.audio.recording import Recording
from dragoman.domain.errors import InputError
from dragoman.domain.events import Event, HypothesisUpdated
from dragoman.domain.routes import Routes
from dragoman.evaluation.plain_whisper import PlainWhisper
from dragoman.evaluation.session import interpret_to_the_end
from dragoman.evaluation.shared_recognizer import SharedRecognizer
from dragoman.evaluation.word_errors import WordErrors, count_word_errors
from dragoman.installation import Installation
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Interpreter


@dataclass(frozen=True, slots=True)
class ListedRecording:
    """A recording and what is said in it."""

    path: Path
    language: str
    reference: str
    translation: str = ""
    """A translation by hand; empty where there is none."""
    translation_language: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How one way of recognising did on all recordings of a language."""

    errors: WordErrors
    processing_s: float


def read_list(path: Path, only: Mapping[str, str]) -> list[ListedRecording]:
    """Read a tab-separated list with the columns path (relative to the list), lang and reference.

    The columns translation and translation_lang are read where there are any.

    Args:
        path: the list.
        only: column -> value; rows that differ are left out.

    Raises:
        InputError: it cannot be read, or lacks a column.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file, delimiter="\t") if only.items() <= row.items()]
        return [_listed(row, path.parent) for row in rows]
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise InputError(
            "The list {path} cannot be read: {reason}.",
            "It has to be UTF-8 text separated by tabs, its first line naming the columns path, lang and reference.",
            path=path,
            reason=error,
        ) from error


def _listed(row: Mapping[str, str], folder: Path) -> ListedRecording:
    return ListedRecording(
        folder / row["path"],
        row["lang"],
        row["reference"],
        row.get("translation") or "",
        row.get("translation_lang") or "",
    )


class RecordingsCheck:
    """Transcribes recordings with the app's pipeline and with `WhisperModel.transcribe` (beam 5, its defaults)."""

    def __init__(self, installation: Installation) -> None:
        """Load the recognition model twice, so that neither way profits from the other.

        Raises:
            ModelError: it is missing or damaged.
        """
        self._made = installation.engines((), hands_free=True, is_recording=True)
        self._recognizer = SharedRecognizer(installation.recognizer())
        self._plain = PlainWhisper(installation)

    def ours(self, recordings: Sequence[ListedRecording]) -> Recognition:
        """Transcribe with the pipeline of `dragoman interpret`.

        Raises:
            DragomanError: a recording cannot be read, or a stage failed.
        """
        return _measured(recordings, self._transcribe)

    def plain(self, recordings: Sequence[ListedRecording]) -> Recognition:
        """Transcribe with faster-whisper alone."""
        return _measured(recordings, self._transcribe_plainly)

    def _transcribe(self, recording: ListedRecording) -> str:
        bus = EventBus()
        texts: list[str] = []

        def keep(event: Event) -> None:
            if isinstance(event, HypothesisUpdated) and event.hypothesis.is_final:
                texts.append(event.hypothesis.text)

        bus.subscribe(keep)
        routes = Routes.one_way(recording.language, recording.language)
        engines = replace(self._made, recognizer=self._recognizer.for_session)
        interpreter = Interpreter(engines, routes, bus, sink=None, is_recording=True)
        interpret_to_the_end(interpreter, bus, Recording(recording.path))
        return " ".join(texts)

    def _transcribe_plainly(self, recording: ListedRecording) -> str:
        return self._plain.transcribe(recording.path, recording.language).text


def _measured(recordings: Sequence[ListedRecording], transcribe: Callable[[ListedRecording], str]) -> Recognition:
    start_s = time.monotonic()
    texts = [transcribe(recording) for recording in recordings]
    processing_s = time.monotonic() - start_s
    return Recognition(count_word_errors([recording.reference for recording in recordings], texts), processing_s)
