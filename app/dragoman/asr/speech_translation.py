"""Whisper's own translation of speech into English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.asr.decoder import FULL_WINDOW, SAFE_WINDOW, TRANSLATE, Decoded, WhisperDecoder
from dragoman.asr.inventions import Inventions
from dragoman.domain.speech import Utterance

if TYPE_CHECKING:
    from ctranslate2 import StorageView

_BEAM_SIZE = 5
_TEMPERATURES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Tried in order on the full window until the text is not repetitive (Radford et al., 2022, section 4.5)."""
_REPETITIVE_TEXT = 2.4
"""Compression ratio above which a text repeats itself (likewise)."""
_PROBABLE_TEXT = -1.0
"""Mean log-probability of a token below which the full window is encoded. It is no reason to sample, as it is with
transcripts: a translation can be worded in many ways, and samples of an improbable one are worse still."""


class SpeechTranslation:
    """Translates utterances that were recognised just before. One thread uses it."""

    def __init__(self, decoder: WhisperDecoder, inventions: Inventions) -> None:
        """Translate with the model that recognises."""
        self._decoder = decoder
        self._inventions = inventions
        self._heard: tuple[Utterance, StorageView] | None = None
        self._done: tuple[Utterance, str, str] | None = None
        """An utterance, its language and its translation."""

    def remember(self, utterance: Utterance, encoded: StorageView) -> None:
        """Keep how an utterance was encoded to be recognised, so that it need not be encoded again."""
        self._heard = (utterance, encoded)

    def translate(self, utterance: Utterance, language: str) -> str:
        """Return in English what is said in an utterance; what was translated in its last pause is not done again."""
        if self._done is None or not _is_same(self._done[0], utterance) or self._done[1] != language:
            text = self._decode(utterance, language).text
            said = self._inventions.without(text, "en", is_evidence_weak=False)
            self._done = (utterance, language, said.strip())
        return self._done[2]

    def _decode(self, utterance: Utterance, language: str) -> Decoded:
        """Decode on the window that recognition uses; on the full one as well where the result is doubtful."""
        if self._heard is not None and _is_same(self._heard[0], utterance):
            encoded = self._heard[1]
        else:
            encoded = self._decoder.encode(utterance.audio.samples, SAFE_WINDOW)
        candidates = [self._decoded(encoded, language)]
        if _is_sound(candidates[0]) and candidates[0].log_probability >= _PROBABLE_TEXT:
            return candidates[0]
        encoded = self._decoder.encode(utterance.audio.samples, FULL_WINDOW)
        for temperature in _TEMPERATURES:
            candidates.append(self._decoded(encoded, language, temperature))
            sound = [candidate for candidate in candidates if _is_sound(candidate)]
            if sound:
                return max(sound, key=lambda candidate: candidate.log_probability)
        return candidates[-1]

    def _decoded(self, encoded: StorageView, language: str, temperature: float = 0.0) -> Decoded:
        return self._decoder.decode(encoded, language, beam_size=_BEAM_SIZE, temperature=temperature, task=TRANSLATE)


def _is_same(one: Utterance, other: Utterance) -> bool:
    """Return whether nothing more was said between two snapshots."""
    return (one.id, one.end_s) == (other.id, other.end_s)


def _is_sound(decoded: Decoded) -> bool:
    return decoded.is_ended and decoded.compression_ratio <= _REPETITIVE_TEXT
