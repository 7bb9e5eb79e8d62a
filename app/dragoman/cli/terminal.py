"""What a session looks like in a terminal."""

from __future__ import annotations

import sys
import threading

from dragoman.domain.errors import OutputError
from dragoman.domain.events import (
    AudioDropped,
    Event,
    LatencyMeasured,
    StageFailed,
    StageState,
    StateChanged,
    TranslationReady,
    UtteranceEnded,
)


def clock(seconds: float) -> str:
    """Return a time as m:ss, with hours where needed."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class Transcript:
    """An event listener that prints what was said and its translation, and keeps the latencies."""

    def __init__(self, *, show_status: bool) -> None:
        """Print the transcript on standard output, and, with `show_status`, what the engines do on standard error."""
        self.latencies: dict[int, LatencyMeasured] = {}
        """The last measurement of each utterance."""
        self.count = 0
        """Utterances translated."""
        self.failure: OutputError | None = None
        """Why it stopped printing, if it did."""
        self._show_status = show_status
        self._starts: dict[int, float] = {}
        self._lock = threading.Lock()

    def __call__(self, event: Event) -> None:
        """Print the event, if it is for people."""
        with self._lock:
            try:
                self._take(event)
            except OSError as error:
                self.failure = self.failure or OutputError(
                    "The transcript cannot be printed: {reason}.",
                    "What else was written by then is kept.",
                    reason=error.strerror,
                )

    def close(self) -> None:
        """Everything is printed already."""

    def _take(self, event: Event) -> None:
        match event:
            case UtteranceEnded(utterance_id=utterance_id, start_s=start_s):
                self._starts[utterance_id] = start_s
            case TranslationReady():
                self._print(event)
            case LatencyMeasured(utterance_id=utterance_id):
                self.latencies[utterance_id] = event
            case AudioDropped(duration_s=duration_s):
                self._say(f"{duration_s:.1f} s of sound were lost: this computer is too busy.")
            case StageFailed(error=error, utterance_id=int()):
                self._say(str(error))
            case StateChanged(state=StageState.LOADING | StageState.READY as state) if self._show_status:
                self._say(f"{event.stage}: {state}")
            case _:
                pass

    def _print(self, event: TranslationReady) -> None:
        translation = event.translation
        self.count += 1
        start = clock(self._starts.pop(translation.utterance_id, 0.0))
        print(f"{start:>7}  {translation.source_language}  {translation.source_text}")
        if translation.target_language != translation.source_language:
            print(f"{'':>7}  {translation.target_language}  {translation.text}")
        sys.stdout.flush()

    @staticmethod
    def _say(sentence: str) -> None:
        print(sentence, file=sys.stderr, flush=True)


class ProgressLine:
    """One line on standard error that is written over; silent where standard error is not a terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()

    def show(self, text: str) -> None:
        """Show `text` in place of what was there."""
        if self._is_shown:
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Leave an empty line."""
        self.show("")


def bar(done: int, whole: int, width: int = 24) -> str:
    """Return a bar of `width` characters that is filled to done/whole."""
    filled = round(width * min(1.0, done / whole)) if whole else width
    return "█" * filled + "░" * (width - filled)
