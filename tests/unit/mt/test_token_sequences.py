"""Every family gets the tokens that its models were trained on; where each order comes from stands in `families.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sentencepiece import SentencePieceProcessor

from dragoman.domain.machine import Placement
from dragoman.mt.ctranslate import CTranslateTranslator

PROCESSOR = Placement("cpu", "int8", 1)
PIECES = ["▁uno", "▁dos", "."]


class Overheard:
    """A model that writes down what it is asked."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.inputs: list[list[str]] = []
        self.prefixes: list[list[str]] | None = None

    def translate_batch(
        self, inputs: list[list[str]], *, target_prefix: list[list[str]] | None, **options: Any
    ) -> list[Any]:
        self.inputs, self.prefixes = inputs, target_prefix
        return list(self._model.translate_batch(inputs, target_prefix=target_prefix, **options))


Overhear = Callable[[str, str], Overheard]


@pytest.fixture
def overheard(toy_models: Path, monkeypatch: pytest.MonkeyPatch) -> Overhear:
    """Return what a toy model is asked for the translation of a Spanish text into Portuguese."""

    def overheard(name: str, text: str) -> Overheard:
        translator = CTranslateTranslator(toy_models / name, name.split(maxsplit=1)[0], PROCESSOR)
        model = Overheard(translator._model)
        monkeypatch.setattr(translator, "_model", model)
        assert translator.translate(text, "es", "pt").strip() == "um dois."
        return model

    return overheard


@pytest.mark.parametrize(
    ("name", "inputs", "prefix"),
    [
        ("marian", PIECES, None),  # CTranslate2 adds the end
        ("marian from transformers", [*PIECES, "</s>"], None),
        ("marian of several", [">>pob<<", *PIECES, "</s>"], None),
        ("quickmt", PIECES, None),
        ("quickmt with a beginning", PIECES, None),  # CTranslate2 adds the beginning
        ("argos", PIECES, None),
        ("argos of several", PIECES, "__pt__"),
        ("nllb", ["spa_Latn", *PIECES, "</s>"], "por_Latn"),
        ("m2m100", ["__es__", *PIECES, "</s>"], "__pt__"),
        ("madlad", ["▁", "<2pt>", *PIECES, "</s>"], None),
    ],
)
def test_a_sentence(overheard: Overhear, name: str, inputs: list[str], prefix: str | None) -> None:
    model = overheard(name, "uno dos.")
    assert model.inputs == [inputs]
    assert model.prefixes == (None if prefix is None else [[prefix]])


@pytest.mark.parametrize("text", ["uno dos.", " uno  dos. "])
def test_madlad_reads_the_language_and_the_text_as_one(overheard: Overhear, toy_models: Path, text: str) -> None:
    pieces = SentencePieceProcessor(model_file=str(toy_models / "madlad" / "spiece.model"))
    assert overheard("madlad", text).inputs == [[*pieces.encode(f"<2pt> {text}", out_type=str), "</s>"]]
