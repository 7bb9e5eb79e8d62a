"""Whisper (Radford et al., 2022) in CTranslate2."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dragoman.domain.errors import QT_TRANSLATE_NOOP, EngineError, ModelError
from dragoman.domain.speech import Hypothesis, Utterance

if TYPE_CHECKING:
    from ctranslate2 import StorageView
    from ctranslate2.models import WhisperGenerationResult
    from faster_whisper import WhisperModel


@dataclass(frozen=True, slots=True)
class DecodingSettings:
    """How an utterance is decoded."""

    beam_size: int = 5
    temperatures: tuple[float, ...] = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    """Tried in order until the text is neither repetitive nor improbable (Whisper's own fallback)."""
    compression_ratio_threshold: float = 2.4
    """Text that zlib compresses better than this is repetitive."""
    log_probability_threshold: float = -1.0
    """Mean log-probability of a token below which the text is improbable."""
    no_speech_threshold: float = 0.6
    """Probability of no speech above which improbable text counts as none."""


class WhisperRecognizer:
    """`Recognizer` that encodes an utterance once, for language identification and decoding alike."""

    def __init__(self, model_folder: Path, *, threads: int, device: str = "cpu", compute_type: str = "int8") -> None:
        """Load the model.

        Args:
            model_folder: a Whisper model in CTranslate2 format.
            threads: processor threads to compute with.
            device: "cpu" or "cuda".
            compute_type: CTranslate2's name of the arithmetic, for example "int8" or "float16".

        Raises:
            ModelError: the model cannot be loaded.
        """
        from faster_whisper import WhisperModel

        try:
            self._model: WhisperModel = WhisperModel(
                str(model_folder), device=device, compute_type=compute_type, cpu_threads=threads
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelError(
                QT_TRANSLATE_NOOP("errors", "The speech recognition model in {folder} cannot be loaded: {reason}."),
                QT_TRANSLATE_NOOP("errors", "Run `dragoman models --repair`, then try again."),
                retry=True,
                folder=model_folder,
                reason=error,
            ) from error
        self._settings = DecodingSettings()

    def recognize(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        """Return what was said; see `Recognizer`."""
        try:
            encoded = self._encode(utterance.audio.samples)
            language, probability = self._identify(encoded, utterance.language, languages)
            text, log_probability = self._decode(encoded, language)
        except RuntimeError as error:
            raise EngineError(
                QT_TRANSLATE_NOOP("errors", "Speech recognition failed: {reason}."),
                QT_TRANSLATE_NOOP("errors", "Say it again; if it keeps failing, restart the app."),
                retry=True,
                reason=error,
            ) from error
        return Hypothesis(utterance.id, text, language, probability, log_probability)

    def _encode(self, samples: NDArray[np.float32]) -> StorageView:
        from faster_whisper.audio import pad_or_trim

        features = self._model.feature_extractor(samples)
        return self._model.encode(pad_or_trim(features, self._model.feature_extractor.nb_max_frames))

    def _identify(self, encoded: StorageView, known: str | None, languages: tuple[str, ...]) -> tuple[str, float]:
        """Return the language and its probability among the languages in use."""
        if known is not None:
            return known, 1.0
        if len(languages) == 1 or not self._model.model.is_multilingual:
            return languages[0], 1.0
        ranked = self._model.model.detect_language(encoded)[0]
        weights = {token[2:-2]: probability for token, probability in ranked if token[2:-2] in languages}
        best = max(weights, key=weights.__getitem__)
        return best, weights[best] / (sum(weights.values()) or 1.0)

    def _decode(self, encoded: StorageView, language: str) -> tuple[str, float]:
        """Return the text, empty where it is most likely no speech, and its mean log-probability.

        The temperature rises until the text is neither repetitive nor improbable; if none is good, the most probable
        is taken (Radford et al., section 4.5).
        """
        from faster_whisper.tokenizer import Tokenizer
        from faster_whisper.transcribe import get_suppressed_tokens

        settings = self._settings
        multilingual = self._model.model.is_multilingual
        tokenizer = Tokenizer(self._model.hf_tokenizer, multilingual, task="transcribe", language=language)
        prompt = self._model.get_prompt(tokenizer, [], without_timestamps=True)
        suppressed = list(get_suppressed_tokens(tokenizer, [-1]))
        decoded = []
        for temperature in settings.temperatures:
            result = self._generate(encoded, prompt, suppressed, temperature)
            text = tokenizer.decode(result.sequences_ids[0]).strip()
            length = len(result.sequences_ids[0])
            log_probability = result.scores[0] * length / (length + 1)
            improbable = log_probability < settings.log_probability_threshold
            if improbable and result.no_speech_prob > settings.no_speech_threshold:
                return "", log_probability
            decoded.append((text, log_probability))
            if not improbable and compression_ratio(text) <= settings.compression_ratio_threshold:
                return decoded[-1]
        return max(decoded, key=lambda candidate: candidate[1])

    def _generate(
        self, encoded: StorageView, prompt: list[int], suppressed: list[int], temperature: float
    ) -> WhisperGenerationResult:
        sampling = {"beam_size": 1, "num_hypotheses": 5, "sampling_topk": 0, "sampling_temperature": temperature}
        searching = {"beam_size": self._settings.beam_size}
        results = self._model.model.generate(
            encoded,
            [prompt],
            max_length=self._model.max_length,
            suppress_tokens=suppressed,
            return_scores=True,
            return_no_speech_prob=True,
            **(sampling if temperature > 0 else searching),
        )
        return results[0]


def compression_ratio(text: str) -> float:
    """Return how many times shorter zlib makes `text`; repetition makes it high."""
    encoded = text.encode()
    return len(encoded) / len(zlib.compress(encoded)) if encoded else 0.0
