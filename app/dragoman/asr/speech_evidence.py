"""Whether there is speech at all in what was recognised."""

from __future__ import annotations

from dataclasses import dataclass

_WEAK = 0.5
"""Below this strength speech is doubtful: nearly all single words said by people are above it, few noises are."""
_NONE = 0.3
"""Below this strength there is none: most noises are, and no clearly said word."""
_SURE_VOICE = 0.8
"""From this probability on voice activity detection is enough: noises that set it off seldom get there."""
_PROBABLE_TEXT = -1.0
"""Mean log-probability of a token below which a text is a guess (Radford et al., 2022, section 4.5)."""
_REPETITIVE_TEXT = 2.4
"""Compression ratio above which a text repeats itself (likewise)."""


@dataclass(frozen=True, slots=True)
class SpeechEvidence:
    """What two networks say about the same sound: the voice activity detector and the recogniser.

    Each alone is often wrong: a laugh is much like a voice, and Whisper takes many a telephone prompt for silence. The
    product of both probabilities tells noise from single words. Whisper's own rule, which looks at its own opinion
    only, lets many noises become text, and more of them where less than 30 s are encoded. See also Barański et al.,
    "Investigation of Whisper ASR hallucinations induced by non-speech audio", 2025.
    """

    voice_probability: float
    """Mean probability of the frames that count as speech (`Utterance.speech_probability`)."""
    no_speech_probability: float
    """Whisper's probability of its token for "no speech"."""
    log_probability: float
    """Mean natural log-probability of a token of the text."""
    compression_ratio: float = 1.0
    """How many times shorter zlib makes the text."""

    @property
    def strength(self) -> float:
        """Probability of speech, 0 to 1, as if both networks erred independently."""
        return self.voice_probability * (1.0 - self.no_speech_probability)

    @property
    def is_weak(self) -> bool:
        """Whether it is doubtful that anybody spoke: not enough to show or commit words while somebody may go on."""
        is_sure = self.voice_probability >= _SURE_VOICE and self.log_probability >= _PROBABLE_TEXT
        return self.strength < _WEAK and not is_sure

    @property
    def is_none(self) -> bool:
        """Whether the text is an invention, whatever it says: nobody spoke."""
        is_improbable = self.log_probability < _PROBABLE_TEXT or self.compression_ratio > _REPETITIVE_TEXT
        return self.is_weak and (is_improbable or self.strength < _NONE)
