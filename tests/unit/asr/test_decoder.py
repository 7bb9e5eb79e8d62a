from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.asr.decoder import FULL_WINDOW, SAFE_WINDOW, SHORT_WINDOW, WhisperDecoder, compression_ratio
from dragoman.asr.whisper import RecognitionSettings
from dragoman.domain.errors import ModelError
from dragoman.domain.machine import Placement

LOOP = "all right " * 30


def test_a_window_is_as_long_as_the_speech_and_a_margin_within_limits() -> None:
    assert SHORT_WINDOW.frames(1.0, 3000) == 500
    assert SAFE_WINDOW.frames(1.0, 3000) == 1200
    assert SAFE_WINDOW.frames(9.0, 3000) == 1500
    assert SAFE_WINDOW.frames(29.0, 3000) == FULL_WINDOW.frames(1.0, 3000) == 3000


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="dragoman models repair"):
        WhisperDecoder(tmp_path, Placement("cpu", "int8", 1))


def test_repetition_compresses_well() -> None:
    limit = RecognitionSettings().compression_ratio_threshold
    assert compression_ratio(LOOP) > limit
    assert compression_ratio("Could you tell me where the nearest pharmacy is?") < limit
    assert compression_ratio("") == 0.0


@given(st.text())
def test_any_text_has_a_compression_ratio(text: str) -> None:
    assert compression_ratio(text) >= 0.0
