"""What a session looks like in a terminal."""

from __future__ import annotations

import contextlib
import shutil
import sys
import threading
from collections.abc import Iterator

from dragoman.domain.errors import OutputError
from dragoman.domain.events import (
    AudioDropped,
    Event,
    HypothesisUpdated,
    LatencyMeasured,
    ProcessorTookOver,
    StageFailed,
    StageName,
    StageState,
    StateChanged,
    TranslationReady,
    TranslationUpdated,
    UtteranceDiscarded,
    UtteranceEnded,
)
from dragoman.domain.speech import Hypothesis, Translation
from dragoman.transcript.text_lines import width

_CUT = "…"


def clock(seconds: float) -> str:
    """Return a time as m:ss, with hours where needed."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class Transcript:
    """An event listener that prints what was said and its translation, and keeps the latencies.

    In a terminal its last line shows what is being said, until the whole of it is printed.
    """

    def __init__(self, *, show_status: bool, show_tentative: bool = True) -> None:
        """Print the transcript on standard output.

        Args:
            show_status: tell on standard error what the engines do.
            show_tentative: in a terminal, show what may still change too.
        """
        self.latencies: dict[int, LatencyMeasured] = {}
        """The last measurement of each utterance."""
        self.count = 0
        """Utterances translated."""
        self.failure: OutputError | None = None
        """Why it stopped printing, if it did."""
        self._show_status = show_status
        self._starts: dict[int, float] = {}
        self._tentative = TentativeLine(is_shown=show_tentative and sys.stdout.isatty())
        self._lock = threading.Lock()

    def __call__(self, event: Event) -> None:
        """Print the event, if it is for people."""
        with self._lock, self._keeping_failures():
            self._take(event)

    def close(self) -> None:
        """Leave no line that is not complete; all others are printed already."""
        with self._lock, self._keeping_failures():
            self._tentative.clear()

    @contextlib.contextmanager
    def _keeping_failures(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.failure = self.failure or OutputError(
                "The transcript cannot be printed: {reason}.",
                "What else was written by then is kept.",
                reason=error.strerror,
            )

    def _take(self, event: Event) -> None:
        match event:
            case UtteranceEnded(utterance_id=utterance_id, start_s=start_s):
                self._starts[utterance_id] = start_s
            case HypothesisUpdated(hypothesis=heard):
                self._tentative.take_hypothesis(heard)
            case TranslationUpdated(translation=translation):
                self._tentative.take_translation(translation)
            case UtteranceDiscarded(utterance_id=utterance_id):
                self._tentative.finish(utterance_id)
            case TranslationReady():
                self._print(event)
            case LatencyMeasured(utterance_id=utterance_id):
                self.latencies[utterance_id] = event
            case AudioDropped(duration_s=duration_s):
                self._say(f"{duration_s:.1f} s of sound were lost: this computer is too busy.")
            case StageFailed(stage=stage, error=error, utterance_id=int(utterance_id)):
                if stage in {StageName.RECOGNITION, StageName.TRANSLATION}:
                    self._tentative.finish(utterance_id)
                self._say(str(error))
            case ProcessorTookOver(error=error):
                self._say(str(error))
            case StateChanged(state=StageState.LOADING | StageState.READY as state) if self._show_status:
                self._say(f"{event.stage}: {state}")
            case _:
                pass

    def _print(self, event: TranslationReady) -> None:
        translation = event.translation
        self.count += 1
        self._tentative.finish(translation.utterance_id)
        start = clock(self._starts.pop(translation.utterance_id, 0.0))
        print(f"{start:>7}  {translation.source_language}  {translation.source_text}")
        if translation.target_language != translation.source_language:
            print(f"{'':>7}  {translation.target_language}  {translation.text}")
        sys.stdout.flush()
        self._tentative.show()

    def _say(self, sentence: str) -> None:
        self._tentative.clear()
        print(sentence, file=sys.stderr, flush=True)
        self._tentative.show()


class TentativeLine:
    """One line on standard output that is written over: the translation so far, or what was heard where there is none.

    Silent where standard output is not a terminal.
    """

    def __init__(self, *, is_shown: bool) -> None:
        """Show something only with `is_shown`."""
        self._is_terminal = sys.stdout.isatty()
        self._is_shown = is_shown and self._is_terminal
        self._utterance_id = 0
        """The newest there was news of."""
        self._head = ""
        self._text = ""
        self._is_translation = False

    def take_hypothesis(self, heard: Hypothesis) -> None:
        """Show what was heard, unless its translation is shown already."""
        if heard.utterance_id > self._utterance_id or not self._is_translation:
            self._take(heard.utterance_id, heard.language, heard.text, is_translation=False)

    def take_translation(self, translation: Translation) -> None:
        """Show what is translated."""
        self._take(translation.utterance_id, translation.target_language, translation.text, is_translation=True)

    def finish(self, utterance_id: int) -> None:
        """Show an utterance no longer, and nothing that comes late for it."""
        if utterance_id >= self._utterance_id:
            self._utterance_id, self._text, self._is_translation = utterance_id + 1, "", False
        self.clear()

    def show(self) -> None:
        """Show the line again."""
        if self._is_shown and self._text:
            columns = shutil.get_terminal_size().columns - 1 - width(self._head)
            print(f"\r\x1b[K{self._head}{end_of(self._text, columns)}", end="", flush=True)

    def clear(self) -> None:
        """Leave an empty line, also where something else has written into it."""
        if self._is_terminal:
            print("\r\x1b[K", end="", flush=True)

    def _take(self, utterance_id: int, language: str, text: str, *, is_translation: bool) -> None:
        if utterance_id >= self._utterance_id:
            self._utterance_id, self._is_translation = utterance_id, is_translation
            self._head, self._text = f"{'':>7}  {language}  ", " ".join(text.split())
            self.show()


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


def end_of(text: str, columns: int) -> str:
    """Return the end of `text` that takes at most `columns` columns, marked where its beginning is left out."""
    if width(text) <= columns:
        return text
    used = width(_CUT)
    for start in range(len(text), 0, -1):
        used += width(text[start - 1])
        if used > columns:
            return _CUT + text[start:]
    return text
