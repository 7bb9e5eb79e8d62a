"""The real recognition model, measured."""

from __future__ import annotations

from dragoman.evaluation.recognition_speed import measure_recognition
from dragoman.installation import Installation


def test_the_installed_model_is_measured(installation: Installation) -> None:
    measured = measure_recognition(installation)
    assert measured.pack == installation.recognition_decision().pack
    assert measured.device in {"cpu", "cuda"}
    assert measured.real_time_factor > 0
