"""What training tells becomes a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.distillation.__main__ import main
from dragoman.distillation.learning_curve import learning_curves, read_looks
from dragoman.domain.errors import InputError

LOOKS = """\
{"step": 100, "agreement": 0.9, "divergence": 0.3, "seconds": 1}
{"step": 200, "agreement": 0.98, "divergence": 0.05, "seconds": 2}
"""


def test_agreement_is_in_percent_and_not_drawn_from_zero(tmp_path: Path) -> None:
    path = tmp_path / "looks.jsonl"
    path.write_text(LOOKS, "utf-8")
    agreement, divergence = learning_curves({"en-pt": read_looks(path)})
    assert agreement.series[0].points == ((100, 90), (200, 98))
    assert divergence.series[0].points == ((100, 0.3), (200, 0.05))
    assert (agreement.is_from_zero, divergence.is_from_zero) == (False, True)


def test_the_command_writes_the_picture(tmp_path: Path) -> None:
    looks, picture = tmp_path / "looks.jsonl", tmp_path / "curve.svg"
    looks.write_text(LOOKS, "utf-8")
    assert main(["plot", f"en-pt={looks}", f"pt-en={looks}", "--into", str(picture)]) == 0
    assert picture.read_text("utf-8").count("<polyline") == 4


@pytest.mark.parametrize("text", ["no json", "{}", "1", '{"step": "x", "agreement": 1, "divergence": 1}'])
def test_what_holds_no_looks_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "looks.jsonl").write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"looks\.jsonl"):
        read_looks(tmp_path / "looks.jsonl")
