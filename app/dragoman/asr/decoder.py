"""Whisper (Radford et al., 2022) in CTranslate2: encoding a window of sound and decoding words from it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.domain.audio import Samples
from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.machine import Placement

if TYPE_CHECKING:
    from ctranslate2 import StorageView
    from faster_whisper import WhisperModel
    from faster_whisper.tokenizer import Tokenizer

TRANSCRIBE = "transcribe"
TRANSLATE = "translate"
_FRAMES_PER_S = 100
Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """How much the encoder hears: Whisper always takes 30 s, and its time grows with more than the square of that."""

    margin_s: float
    """Silence after the end of the speech."""
    shortest_s: float

    def frames(self, duration_s: float, most: int) -> int:
        """Return the number of feature frames to encode for speech of this duration."""
        wanted_s = max(self.shortest_s, duration_s + self.margin_s)
        return min(most, round(wanted_s * _FRAMES_PER_S))


SHORT_WINDOW = Window(margin_s=2.0, shortest_s=5.0)
"""Enough for a first idea of what is being said."""
SAFE_WINDOW = Window(margin_s=6.0, shortest_s=12.0)
"""With less than this the decoder often runs on at the end, inventing words."""
FULL_WINDOW = Window(margin_s=30.0, shortest_s=30.0)


@dataclass(frozen=True, slots=True)
class Decoded:
    """What was decoded after the prefix."""

    tokens: Tokens
    """Those of the prefix first."""
    text: str
    """Of all tokens."""
    log_probability: float
    """Mean natural log-probability of a new token, the end included."""
    no_speech_probability: float
    is_ended: bool
    """Whether the decoder came to an end by itself."""

    @property
    def compression_ratio(self) -> float:
        """See `compression_ratio`."""
        return compression_ratio(self.text)


class WhisperDecoder:
    """One Whisper model. One thread uses it."""

    def __init__(self, model_folder: Path, placement: Placement) -> None:
        """Load the model.

        Args:
            model_folder: a Whisper model in CTranslate2 format.
            placement: where to compute.

        Raises:
            ModelError: the model cannot be loaded.
        """
        from faster_whisper import WhisperModel

        try:
            self._model: WhisperModel = WhisperModel(
                str(model_folder),
                device=placement.device,
                compute_type=placement.compute_type,
                cpu_threads=placement.threads,
            )
        except (RuntimeError, ValueError, IndexError, OSError) as error:  # IndexError: `model.bin` is nothing but zeros
            raise ModelError(
                QT_TRANSLATE_NOOP("errors", "The speech recognition model in {folder} cannot be loaded: {reason}."),
                QT_TRANSLATE_NOOP("errors", "Run `dragoman models repair`, then try again."),
                retry=True,
                folder=model_folder,
                reason=error,
            ) from error
        self._tokenizer = lru_cache(maxsize=None)(self._make_tokenizer)

    def encode(self, samples: Samples, window: Window) -> StorageView:
        """Return the encoder's output for 16 kHz sound of shape (n,), padded with empty frames to the window."""
        from faster_whisper.audio import pad_or_trim

        extractor = self._model.feature_extractor
        features = extractor(samples)
        frames = window.frames(len(samples) / extractor.sampling_rate, extractor.nb_max_frames)
        return self._model.encode(pad_or_trim(features, frames))

    def identify(self, encoded: StorageView, languages: tuple[str, ...]) -> tuple[str, float]:
        """Return the most probable of the languages, and its probability among them."""
        if len(languages) == 1 or not self._model.model.is_multilingual:
            return languages[0], 1.0
        ranked = self._model.model.detect_language(encoded)[0]
        weights = {token[2:-2]: probability for token, probability in ranked if token[2:-2] in languages}
        best = max(weights, key=weights.__getitem__)
        return best, weights[best] / (sum(weights.values()) or 1.0)

    def decode(
        self,
        encoded: StorageView,
        language: str,
        prefix: Tokens = (),
        *,
        context: Tokens = (),
        before: Tokens = (),
        beam_size: int = 1,
        temperature: float = 0.0,
        most_tokens: int | None = None,
        task: str = TRANSCRIBE,
    ) -> Decoded:
        """Decode the words that follow `prefix`.

        Args:
            encoded: from `encode`.
            language: language tag.
            prefix: tokens the text begins with.
            context: tokens of what was said just before.
            before: tokens of what is heard before the text, and does not belong to it.
            beam_size: candidates that are followed; 1 is greedy.
            temperature: above 0, the best of five samples is taken instead.
            most_tokens: stop after so many new tokens.
            task: `TRANSCRIBE`, or `TRANSLATE` into English.
        """
        tokenizer = self._tokenizer(language, task)
        prompt = [*self._model.get_prompt(tokenizer, list(context), without_timestamps=True), *before, *prefix]
        forced = len(before) + len(prefix)
        limit = min(most_tokens or self._model.max_length, self._model.max_length // 2)
        sampling = {"beam_size": 1, "num_hypotheses": 5, "sampling_topk": 0, "sampling_temperature": temperature}
        result = self._model.model.generate(
            encoded,
            [prompt],
            # CTranslate2 generates half of it, forced tokens included, less where it is full.
            max_length=min(max(2 * (forced + limit), len(prompt) + limit), self._model.max_length),
            suppress_tokens=list(self._suppressed(language)),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=not before and not prefix,  # nothing may follow on these
            **(sampling if temperature > 0 else {"beam_size": beam_size}),
        )[0]
        everything = tuple(result.sequences_ids[0])
        tokens = everything[len(before) :]  # with the prefix
        return Decoded(
            tokens,
            tokenizer.decode(list(tokens)).strip(),
            result.scores[0] * len(everything) / (len(tokens) + 1),
            result.no_speech_prob,
            is_ended=len(tokens) - len(prefix) < limit,
        )

    def text(self, tokens: Tokens, language: str) -> str:
        """Return the text of the tokens."""
        return str(self._tokenizer(language).decode(list(tokens))).lstrip()

    def words(self, tokens: Tokens, language: str) -> list[Tokens]:
        """Divide tokens where words begin; in scripts without spaces, where characters do."""
        return [tuple(word) for word in self._tokenizer(language).split_to_word_tokens(list(tokens))[1]]

    def _make_tokenizer(self, language: str, task: str = TRANSCRIBE) -> Tokenizer:
        from faster_whisper.tokenizer import Tokenizer

        multilingual = self._model.model.is_multilingual
        return Tokenizer(self._model.hf_tokenizer, multilingual, task=task, language=language)

    def _suppressed(self, language: str) -> tuple[int, ...]:
        from faster_whisper.transcribe import get_suppressed_tokens

        return tuple(get_suppressed_tokens(self._tokenizer(language), [-1]))


def compression_ratio(text: str) -> float:
    """Return how many times shorter zlib makes `text`; repetition makes it high."""
    encoded = text.encode()
    return len(encoded) / len(zlib.compress(encoded)) if encoded else 0.0
