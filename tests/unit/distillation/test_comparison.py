"""A copy is compared with its original in quality, in what is kept, in loops and in speed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from dragoman.distillation import comparison
from dragoman.distillation.card import Card
from dragoman.distillation.comparison import Comparer, Comparison, Plan
from dragoman.distillation.engines import CopyEngine
from dragoman.distillation.parallel_text import ParallelText
from dragoman.distillation.students import Student
from dragoman.domain.errors import ModelError
from support.bergamot import make_student
from support.toy_models import Layout, make_model, make_pieces

TEXT = ParallelText("counting", ("one two.", "three four one.", "four."), ("um dois.", "três quatro um.", "quatro."))
TWO_IN_A_LINE = ParallelText("two", ("one two. four.", "four."), ("um dois. quatro.", "quatro."))


class Original:
    """Stands in for the engine of the originals: gets one sentence wrong, and loses its way in another."""

    def __init__(self, _student: Student, *, threads: int = 1) -> None:
        self.threads = threads

    def translate(self, sentences: Sequence[str]) -> list[str]:
        said = {"one two.": "um dois.", "three four one.": "três quatro dois.", "four.": "um um um um um um"}
        return [said.get(sentence, "um.") for sentence in sentences]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that counts."""
    folder = tmp_path_factory.mktemp("copy") / "en-pt"
    make_model(folder, Layout({}, ("pt",), add_source_eos=True))
    make_pieces(folder / "sentencepiece.model")
    return folder


@pytest.fixture
def comparer(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Comparer:
    monkeypatch.setattr(comparison, "OriginalEngine", Original)
    pieces = copy / "sentencepiece.model"
    student = Student(copy, copy / "model.bin", pieces, pieces)
    return Comparer(copy, student, Plan((1,), (1, 2), 3), lambda _doing: None)


@pytest.fixture
def compared(comparer: Comparer) -> Comparison:
    return comparer.compare("en", "pt", [TEXT])


def test_the_copy_translates(copy: Path) -> None:
    assert CopyEngine(copy).translate(TEXT.sources) == list(TEXT.references)


def test_quality_is_told_beside_the_original(compared: Comparison) -> None:
    (quality,) = compared.quality
    assert (quality.text, quality.sentences, quality.beam) == ("counting", 3, 1)
    assert quality.copy.chrf == pytest.approx(100)
    assert quality.original.chrf < 90
    assert quality.alike == pytest.approx(1 / 3)


def test_sentences_of_a_line_are_translated_one_by_one(comparer: Comparer, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []

    def translate(_original: Original, sentences: Sequence[str]) -> list[str]:
        heard.append(list(sentences))
        return ["um."] * len(sentences)

    monkeypatch.setattr(Original, "translate", translate)
    comparer.compare("en", "pt", [TWO_IN_A_LINE])
    assert heard[0] == ["one two.", "four.", "four."]


def test_loops_are_counted_in_random_sentences_and_in_their_words(compared: Comparison) -> None:
    as_they_are, shuffled = compared.loops
    assert (as_they_are.sentences, as_they_are.copy, as_they_are.original) == (3, 0, 1)
    assert shuffled.sentences == 3


def test_speed_is_told_of_both(compared: Comparison) -> None:
    assert [(each.engine, each.threads, each.beam) for each in compared.speed] == [
        ("original", 1, 1),
        ("copy", 1, 1),
        ("original", 2, 1),
        ("copy", 2, 1),
    ]
    assert all(each.sentences_per_s > 0 and each.short_sentence_ms > 0 for each in compared.speed)


def test_the_card_has_the_figures(compared: Comparison, tmp_path: Path) -> None:
    student = make_student(tmp_path)
    figures = json.loads(json.dumps(asdict(compared)))
    look = {"step": 1234.0, "agreement": 0.9876, "divergence": 0.01234}
    text = Card("en", "pt", "tiny-1", "MPL-2.0", student.load(), look, ["Counting (CC0)"], figures).text()
    for part in (
        "license: mpl-2.0",
        "`tiny-1`",
        "3 + 1 layers, 4 heads, 32 dimensions",
        "1,234 steps",
        "98.76%",
        "0.0123",
    ):
        assert part in text
    assert "- Counting (CC0)" in text
    assert "| counting | 3 | 1 | 100.0 |" in text
    assert 'model_file="sentencepiece.model"' in text


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=str(tmp_path)):
        CopyEngine(tmp_path)
