"""Counting in other languages with real models of every family, small ones that the tests make."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.errors import EngineError, ModelError
from dragoman.domain.machine import Placement
from dragoman.mt.ctranslate import CTranslateTranslator, Effort
from support.toy_models import NUMBERS

PROCESSOR = Placement("cpu", "int8", 1)
NAMES = (
    "marian", "marian from transformers", "marian of several", "quickmt", "quickmt with a beginning", "argos",
    "argos of several", "nllb", "m2m100", "madlad",
)  # fmt: skip
Load = Callable[..., CTranslateTranslator]


@pytest.fixture(scope="session")
def load(toy_models: Path) -> Load:
    """Load a toy model by its name, each once."""
    loaded: dict[tuple[str, Effort], CTranslateTranslator] = {}

    def load(name: str, effort: Effort = Effort.BALANCED) -> CTranslateTranslator:
        if (name, effort) not in loaded:
            family = name.split(maxsplit=1)[0]
            loaded[name, effort] = CTranslateTranslator(toy_models / name, family, PROCESSOR, effort=effort)
        return loaded[name, effort]

    return load


@pytest.mark.parametrize("name", NAMES)
def test_every_family_counts_in_portuguese(load: Load, name: str) -> None:
    translator = load(name)
    assert translator.translate("uno dos tres.", "es", "pt") == "um dois três."
    assert translator.translate("four two four one.", "en", "pt") == "quatro dois quatro um."


@pytest.mark.parametrize("name", NAMES)
def test_a_translation_goes_on_from_words_it_has_to_begin_with(load: Load, name: str) -> None:
    assert load(name).translate("uno dos tres.", "es", "pt", "quatro") == "quatro dois três."


def test_of_several_sentences_none_is_begun_for_the_model(load: Load) -> None:
    assert load("marian").translate("uno.\ndos.", "es", "pt", "quatro") == "um.\ndois."


@pytest.mark.parametrize("name", ["marian of several", "nllb", "m2m100", "madlad"])
def test_models_of_several_languages_are_told_which(load: Load, name: str) -> None:
    assert load(name).translate("tres dos.", "es", "en") == "three two."
    assert load(name).translate("tres dos.", "es", "pt") == "três dois."


@pytest.mark.parametrize("effort", list(Effort))
def test_however_much_effort_is_made(load: Load, effort: Effort) -> None:
    assert load("marian", effort).translate("cuatro.", "es", "pt") == "quatro."


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        ("", ""),
        ("🙂", "🙂"),
        ("  uno\n\n dos 🙂\r\ntres. ", "  um\n\n dois 🙂\r\ntrês. "),
    ],
)
def test_what_surrounds_the_words_is_kept(load: Load, text: str, translated: str) -> None:
    assert load("marian").translate(text, "es", "pt") == translated


@given(numbers=st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=20), max_size=8))
def test_many_sentences_are_translated_at_once_and_stay_in_order(load: Load, numbers: list[list[int]]) -> None:
    def counted(language: str) -> str:
        return "\n".join(" ".join(NUMBERS[language][n] for n in line) + "." for line in numbers)

    assert load("nllb").translate(counted("es"), "es", "pt") == counted("pt")


def test_there_are_other_ways_to_say_it(load: Load) -> None:
    candidates = load("marian").candidates("uno dos.", "es", "pt", count=3)
    assert candidates[0].text == "um dois."
    assert len({candidate.text for candidate in candidates}) == 3
    probabilities = [candidate.log_probability for candidate in candidates]
    assert probabilities == sorted(probabilities, reverse=True)
    assert all(math.isfinite(value) and value <= 0 for value in probabilities)


def test_other_ways_keep_the_sentences_in_order(load: Load) -> None:
    for candidate in load("marian").candidates("uno.\ndos.\nuno.", "es", "pt", count=2):
        first, _, last = candidate.text.split("\n")
        assert first == last


def test_text_without_words_has_one_way(load: Load) -> None:
    assert [(each.text, each.log_probability) for each in load("marian").candidates("🙂", "es", "pt")] == [("🙂", 0.0)]


def test_a_language_the_model_has_no_word_for_says_so(load: Load) -> None:
    for name in ("marian of several", "nllb", "m2m100", "madlad"):
        with pytest.raises(ModelError, match="does not know the language is"):
            load(name).translate("uno.", "es", "is")
    with pytest.raises(ModelError, match="does not know the language fr"):
        load("nllb").translate("un.", "fr", "pt")


def test_more_pieces_than_a_model_takes_are_translated_in_parts(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.mt.ctranslate._MOST_PIECES", 3)
    assert load("nllb").translate("uno dos tres cuatro uno.", "es", "pt") == "um dois três quatro um."


def test_a_failing_engine_says_so(load: Load) -> None:
    too_many = " ".join(["uno"] * 70)  # positions of the toy model
    with pytest.raises(EngineError, match="Translation failed") as caught:
        load("marian").translate(too_many, "es", "pt")
    assert caught.value.retry


def test_repetition_is_translated_again(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    translator = load("marian")
    asked: list[dict[str, int]] = []

    def stuck(
        inputs: list[list[str]], _prefix: list[str], _forced: list[str], _count: int, **options: int
    ) -> list[list[tuple[list[str], float]]]:
        asked.append(options)
        return [[(["▁um"] if options else ["▁um"] * 9, -0.1)] for _ in inputs]

    monkeypatch.setattr(translator, "_generated", stuck)
    assert translator.translate("dos tres.", "es", "pt") == "um"
    assert asked == [{}, {"no_repeat_ngram_size": 3}]
    assert translator.translate("uno uno uno uno uno uno uno uno uno", "es", "pt") == " ".join(["um"] * 9)


def copied(toy_models: Path, name: str, folder: Path) -> Path:
    return Path(shutil.copytree(toy_models / name, folder / "model-of-the-test"))


def load_as(folder: Path, family: str) -> CTranslateTranslator:
    return CTranslateTranslator(folder, family, PROCESSOR)


@pytest.mark.parametrize(("name", "family"), [("m2m100", "nllb"), ("nllb", "m2m100"), ("m2m100", "madlad")])
def test_a_model_of_another_family_says_so(toy_models: Path, tmp_path: Path, name: str, family: str) -> None:
    folder = copied(toy_models, name, tmp_path)
    shutil.copy(toy_models / "pieces", folder / "spiece.model")
    with pytest.raises(ModelError, match=f"is not a {family} model"):
        load_as(folder, family)


@pytest.mark.parametrize("file", ["model.bin", "source.spm", "target.spm", "shared_vocabulary.json"])
def test_a_missing_file_says_so(toy_models: Path, tmp_path: Path, file: str) -> None:
    folder = copied(toy_models, "marian", tmp_path)
    (folder / file).unlink()
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_as(folder, "marian")


@pytest.mark.parametrize("file", ["model.bin", "source.spm", "shared_vocabulary.json", "config.json"])
def test_a_damaged_file_says_so(toy_models: Path, tmp_path: Path, file: str) -> None:
    folder = copied(toy_models, "marian", tmp_path)
    (folder / file).write_bytes(b"\x07nonsense")
    with pytest.raises(ModelError, match=r"cannot be loaded|newer app"):
        load_as(folder, "marian")


def test_a_file_without_anything_in_it_says_so(toy_models: Path, tmp_path: Path) -> None:
    """What a power cut leaves: the right length, and zeros."""
    model = copied(toy_models, "marian", tmp_path) / "model.bin"
    model.write_bytes(bytes(model.stat().st_size))
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_as(model.parent, "marian")


def test_a_newer_format_says_so(toy_models: Path, tmp_path: Path) -> None:
    folder = copied(toy_models, "marian", tmp_path)
    content = bytearray((folder / "model.bin").read_bytes())
    content[0] += 100  # the format's number comes first
    (folder / "model.bin").write_bytes(content)
    with pytest.raises(ModelError, match=r"newer app.*Update the app"):
        load_as(folder, "marian")


def test_vocabularies_may_be_apart_and_in_lines(toy_models: Path, tmp_path: Path) -> None:
    folder = copied(toy_models, "marian", tmp_path)
    tokens = json.loads((folder / "shared_vocabulary.json").read_text("utf-8"))
    (folder / "shared_vocabulary.json").unlink()
    (folder / "source_vocabulary.txt").write_text("\n".join(tokens), "utf-8")
    (folder / "target_vocabulary.txt").write_text("\n".join(tokens), "utf-8")
    assert load_as(folder, "marian").translate("uno.", "es", "pt") == "um."


def test_a_device_that_is_not_there_says_so(toy_models: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        CTranslateTranslator(toy_models / "marian", "marian", Placement("cpu", "no-such-arithmetic", 1))
