"""What the pipeline needs from the world. The adapter packages fulfil these; tests use small fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from dragoman.domain.audio import AudioChunk, Samples
from dragoman.domain.events import Event, SpeechStarted, UtteranceDiscarded
from dragoman.domain.speech import Hypothesis, Speech, Utterance

Publish = Callable[[Event], None]
"""Tells an event to whoever listens. May be called from any thread and returns at once."""


class AudioSource(Protocol):
    """Somewhere sound comes from."""

    def chunks(self) -> Iterator[AudioChunk]:
        """Yield 16 kHz mono chunks until the end of the source or until `close`. Call it once.

        Opens the device or file, blocks between chunks, and releases everything at its end.

        Raises:
            DeviceError: the device is missing, or stopped delivering.
            InputError: the file cannot be read any further; what came before has been yielded.
        """

    def close(self) -> None:
        """Make `chunks` end soon, after the sound already captured. Callable from any thread, more than once."""


class AudioSink(Protocol):
    """Somewhere translated speech goes."""

    def play(self, speech: Speech) -> None:
        """Take over a part of an utterance; returns when there is room for more. Called from one thread.

        Publishes `PlaybackStarted` and `PlaybackFinished` when its sound really goes out.

        Raises:
            DeviceError: the device is missing or broke; the next call tries to open it again.
            OutputError: the file cannot be written.
        """

    def pause(self, paused: bool) -> None:
        """Hold back sound (somebody is speaking) or let it go on. Callable from any thread."""

    def stop(self) -> None:
        """Drop what has not gone out yet; what is taken over from now on is played. Callable from any thread."""

    def drain(self) -> None:
        """Wait until everything taken over has gone out."""

    def close(self) -> None:
        """Drop what has not gone out yet and release the device or finish the file. Makes `play` and `drain` return."""


class VoiceActivityDetector(Protocol):
    """Tells speech from everything else."""

    frame_samples: int
    """Number of samples a frame must have, at 16 kHz."""

    def probability(self, frame: Samples) -> float:
        """Return the probability (0 to 1) that the frame of shape (frame_samples,) is speech. Frames come in order."""

    def reset(self) -> None:
        """Forget the frames so far."""


Boundary = SpeechStarted | Utterance | UtteranceDiscarded
"""What endpointing finds, in the order in which it happens; of an utterance first snapshots, at last the whole."""


class Endpointer(Protocol):
    """Cuts the stream of sound into utterances. One thread feeds it."""

    def accept(self, chunk: AudioChunk) -> Iterator[Boundary]:
        """Take the next chunk (16 kHz) and yield what it completes."""

    def press(self, language: str | None) -> Iterator[Boundary]:
        """Push-to-talk begins in this language (None: to be identified)."""

    def use(self, *, hands_free: bool) -> Iterator[Boundary]:
        """Find utterances by voice activity from now on, or by push-to-talk; yield what this ends."""

    def release(self) -> Iterator[Boundary]:
        """Push-to-talk ends; `accept` still takes the tail that the device holds back."""

    def finish(self) -> Iterator[Boundary]:
        """The sound ends here: yield what was being said."""

    def judge(self, utterance_id: int, end_s: float, *, is_complete: bool) -> None:
        """Take note of how the words up to a pause read.

        Args:
            utterance_id: which utterance pauses.
            end_s: the `Utterance.end_s` at that pause; where speech has gone on since, nothing changes.
            is_complete: the words are a whole sentence, so that the pause need not be long to be the end of it.
        """


class Recognizer(Protocol):
    """Speech to text. It remembers the utterance at hand; one thread calls it."""

    def recognize(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        """Return what was said so far; the text is empty where there are no words.

        What one hypothesis of an utterance commits, the next one begins with.

        Args:
            utterance: up to 30 s of speech, all of it since the utterance began. Its `language`, where given, is not
                questioned.
            languages: the languages in use; identification is restricted to them.

        Raises:
            EngineError: recognition failed.
        """

    def translate(self, utterance: Utterance, language: str) -> str:
        """Return in English what is said in an utterance that was just recognised.

        Args:
            utterance: one that pauses or has ended.
            language: the language that was recognised; the model has to be one that translates speech.

        Raises:
            EngineError: translation failed.
        """


class Translator(Protocol):
    """Text to text in another language."""

    def translate(self, text: str, source: str, target: str, beginning: str = "") -> str:
        """Return `text` translated from language `source` to `target`.

        Args:
            text: any text; a single sentence where `beginning` is given.
            source: its language tag.
            target: language tag of the translation.
            beginning: whole words that the translation has to begin with.

        Raises:
            ModelError: no model for this pair is installed.
            EngineError: translation failed.
        """


class Synthesizer(Protocol):
    """Text to speech."""

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        """Yield the speech of `text` part by part, the first as early as possible; nothing where no word is speakable.

        Args:
            text: one or more sentences, or a clause.
            language: language tag of the text.
            rate: how fast to speak; 1 is the voice's own pace, 1.3 makes the sound 1.3 times shorter.

        Raises:
            ModelError: no voice for this language is installed.
            EngineError: synthesis failed.
        """
