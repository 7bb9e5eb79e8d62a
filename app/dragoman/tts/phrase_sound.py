"""How the sound of a phrase begins and ends, however many pieces it comes in."""

from __future__ import annotations

import numpy as np

from dragoman.domain.audio import Samples

_FRAME_S = 0.01
_QUIET = 10 ** (-50 / 20)
"""Amplitude, relative to the loudest, below which a voice is silent before its first sound and after its last."""
_LEAST_LOUDNESS = 0.1
"""Amplitude that every voice reaches: a piece with nothing but its noise is silence."""
_MARGIN_FRAMES = 2, 4
"""What stays of that silence, before and after: consonants begin and vowels end in it."""
_FADE_S = 0.005
_GAIN_CHANGE_S = 0.02


class PhraseSound:
    """Takes the silence around a phrase away, fades it in and out, and scales down what exceeds full scale."""

    def __init__(self, sample_rate: int) -> None:
        """Begin a phrase; the rate in Hz."""
        self._sample_rate = sample_rate
        self._frame = round(_FRAME_S * sample_rate)
        self._fade = round(_FADE_S * sample_rate)
        self._loudest = _LEAST_LOUDNESS
        self._gain = 1.0
        self._has_begun = self._is_faded_in = False
        self._held = np.zeros(0, np.float32)
        """What may be silence after the last sound."""
        self._sound_in_held = 0
        """How many samples of it are sound."""

    def feed(self, samples: Samples) -> Samples:
        """Return what of the sound is ready after `samples`; both of shape (n,), the result possibly empty."""
        samples = np.concatenate((self._held, self._within_full_scale(samples)))
        if not len(samples):
            return samples
        levels = np.maximum.reduceat(np.abs(samples), np.arange(0, len(samples), self._frame))
        self._loudest = max(self._loudest, float(np.max(levels)))
        loud = np.flatnonzero(levels > _QUIET * self._loudest)
        before, _ = _MARGIN_FRAMES
        if not self._has_begun:
            silent = int(loud[0]) if len(loud) else len(levels)
            samples, loud = samples[max(0, silent - before) * self._frame :], loud - max(0, silent - before)
            self._has_begun = len(loud) > 0
        sound = min((int(loud[-1]) + 1) * self._frame, len(samples)) if len(loud) else self._sound_in_held
        ready = max(0, min(sound, len(samples) - self._fade))
        self._held, self._sound_in_held = samples[ready:], sound - ready
        return self._faded_in(samples[:ready])

    def end(self, pause_s: float) -> Samples:
        """Return the rest, of shape (n,), with a pause after it. Nothing may be fed afterwards."""
        _, after = _MARGIN_FRAMES
        last = self._held[: self._sound_in_held + after * self._frame] if self._has_begun else self._held[:0]
        last = self._faded_in(last).copy()
        length = min(self._fade, len(last))
        last[len(last) - length :] *= np.linspace(1.0, 0.0, length, dtype=np.float32)
        return np.concatenate((last, np.zeros(round(pause_s * self._sample_rate), np.float32)))

    def _faded_in(self, samples: Samples) -> Samples:
        if self._is_faded_in or not len(samples):
            return samples
        self._is_faded_in = True
        faded = samples.copy()
        length = min(self._fade, len(faded))
        faded[:length] *= np.linspace(0.0, 1.0, length, dtype=np.float32)
        return faded

    def _within_full_scale(self, samples: Samples) -> Samples:
        """Scale down sound that would clip; Kokoro's voice sometimes exceeds full scale by a fifth.

        What comes after is scaled alike, so that a phrase is not louder at its end.
        """
        before, self._gain = self._gain, min(self._gain, 1.0 / max(float(np.max(np.abs(samples), initial=0.0)), 1.0))
        gain = np.full(len(samples), self._gain, np.float32)
        if self._has_begun and self._gain < before:
            length = min(round(_GAIN_CHANGE_S * self._sample_rate), len(samples))
            gain[:length] = np.linspace(before, self._gain, length)
        scaled: Samples = np.clip(samples * gain, -1.0, 1.0, dtype=np.float32)
        return scaled
