"""Subtitles in SRT or WebVTT, written while the speaker speaks."""

from __future__ import annotations

import html
import math
import threading
from dataclasses import dataclass
from pathlib import Path

from dragoman.domain.errors import QT_TRANSLATE_NOOP, OutputError
from dragoman.domain.events import (
    Event,
    HypothesisUpdated,
    StageFailed,
    StageName,
    TranslationReady,
    UtteranceDiscarded,
    UtteranceEnded,
)
from dragoman.transcript.cues import Cue, make_cues
from dragoman.transcript.text_file import TextFile

_SPOKEN_STAGES = (StageName.SYNTHESIS, StageName.PLAYBACK)
"""Their failures cost the speech, not the text."""


@dataclass(slots=True)
class _Pending:
    """An utterance that is not written yet."""

    start_s: float | None = None
    end_s: float = 0.0
    original: str = ""
    translation: str = ""
    is_settled: bool = False
    """Whether nothing more comes for it."""

    @property
    def is_complete(self) -> bool:
        """Whether it can be written."""
        return self.is_settled and self.start_s is not None


class SubtitleWriter:
    """Listens to the events of a session and writes a cue for each utterance, in the order of speaking.

    An utterance is written, and flushed to the disk, as soon as it and all before it are settled: translated,
    discarded, or failed (then its original stands there, where it is known). Callable from any thread. It never
    raises: a file that can no longer be written is remembered in `failure`.
    """

    def __init__(self, path: Path | str, *, bilingual: bool = False) -> None:
        """Create the file, replacing one of the same name.

        Args:
            path: ends in .srt or .vtt.
            bilingual: show the original over the translation.

        Raises:
            OutputError: the name ends otherwise, or the file cannot be created.
        """
        self._path = Path(path)
        self._bilingual = bilingual
        self._is_vtt = self._path.suffix.lower() == ".vtt"
        if not self._is_vtt and self._path.suffix.lower() != ".srt":
            raise OutputError(
                QT_TRANSLATE_NOOP("errors", "Subtitles cannot be written to “{name}”: its ending is not known."),
                QT_TRANSLATE_NOOP("errors", "Give the file a name that ends in .srt or .vtt."),
                name=self._path.name,
            )
        self._lock = threading.Lock()
        self._pending: dict[int, _Pending] = {}
        self._newest_written: int | None = None
        self._cue_count = 0
        self._shown_until_s = 0.0
        self._file = TextFile(self._path)
        if self._is_vtt:
            self._file.write("WEBVTT\n\n")

    @property
    def failure(self) -> OutputError | None:
        """The first failure to write, after which nothing more is written."""
        return self._file.failure

    def __call__(self, event: Event) -> None:
        """Take note of `event`, and write what is settled by it."""
        with self._lock:
            self._note(event)
            while self._pending and self._pending[oldest := min(self._pending)].is_complete:
                self._write(oldest)

    def close(self) -> None:
        """Write what is left, whether translated or not, and close the file. Callable more than once."""
        with self._lock:
            while self._pending:
                self._write(min(self._pending))
            self._file.close()

    def _note(self, event: Event) -> None:
        match event:
            case UtteranceEnded(utterance_id=number):
                utterance = self._utterance(number)
                utterance.start_s, utterance.end_s = event.start_s, event.end_s
            case HypothesisUpdated(hypothesis=hypothesis):
                self._utterance(hypothesis.utterance_id).original = hypothesis.text
            case TranslationReady(translation=translation):
                utterance = self._utterance(translation.utterance_id)
                utterance.original, utterance.translation = translation.source_text, translation.text
                utterance.is_settled = True
            case UtteranceDiscarded(utterance_id=number):
                self._pending.pop(number, None)
            case StageFailed(utterance_id=int(number)) if event.stage not in _SPOKEN_STAGES:
                self._utterance(number).is_settled = True

    def _utterance(self, number: int) -> _Pending:
        """Return what is known of an utterance; of one that is written already, a blank that nobody keeps."""
        if self._newest_written is not None and number <= self._newest_written:
            return _Pending()
        return self._pending.setdefault(number, _Pending())

    def _write(self, number: int) -> None:
        utterance = self._pending.pop(number)
        self._newest_written = number
        known_starts_s = [later.start_s for later in self._pending.values() if later.start_s is not None]
        # The last cue may have been held on the screen a little longer than its utterance.
        start_s = max(utterance.start_s or 0.0, self._shown_until_s)
        latest_end_s = min(known_starts_s, default=math.inf)
        for cue in make_cues(self._texts(utterance), start_s, max(utterance.end_s, start_s), latest_end_s):
            self._cue_count += 1
            self._shown_until_s = cue.end_s
            self._file.write(self._formatted(cue))

    def _texts(self, utterance: _Pending) -> tuple[str, ...]:
        shown = utterance.translation or utterance.original
        is_pair = self._bilingual and utterance.original and utterance.original != shown
        return (utterance.original, shown) if is_pair else (shown,)

    def _formatted(self, cue: Cue) -> str:
        start, end, text = _clock(cue.start_s), _clock(cue.end_s), "\n".join(cue.lines)
        if self._is_vtt:
            return f"{start} --> {end}\n{html.escape(text, quote=False)}\n\n"
        return f"{self._cue_count}\n{start.replace('.', ',')} --> {end.replace('.', ',')}\n{text}\n\n"


def _clock(seconds: float) -> str:
    """Return a time as hh:mm:ss.mmm."""
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"
