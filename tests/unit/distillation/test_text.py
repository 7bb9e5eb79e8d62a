"""Tables and parallel texts are read line by line, and written so that an interruption loses little."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman.distillation.language_pairs import languages_of
from dragoman.distillation.parallel_text import read_parallel_texts
from dragoman.distillation.tables import translate_file
from dragoman.distillation.text_files import read_lines
from dragoman.domain.errors import InputError, OutputError


class Shouting:
    """Translates into capitals, and counts what it is given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def translate(self, sentences: Sequence[str]) -> list[str]:
        self.given += sentences
        return [sentence.upper() for sentence in sentences]


def nothing(_done: int, _whole: int) -> None:
    """Is told and does nothing."""


def test_each_sentence_gets_a_line(tmp_path: Path) -> None:
    sentences, table = tmp_path / "a.en", tmp_path / "a.tsv"
    sentences.write_text("one\n\ntwo\ttabs  here\u2028still two\n", "utf-8")
    told: list[tuple[int, int]] = []
    translate_file(sentences, table, Shouting(), lambda done, whole: told.append((done, whole)))
    assert table.read_text("utf-8") == "one\tONE\ntwo tabs here still two\tTWO TABS HERE STILL TWO\n"
    assert told == [(2, 2)]


@pytest.mark.parametrize("written", ["one\tONE\n", "one\tONE\ntw", "one\tONE\ntwo\tT"])
def test_it_goes_on_where_it_was_interrupted(written: str, tmp_path: Path) -> None:
    sentences, table, engine = tmp_path / "a.en", tmp_path / "a.tsv", Shouting()
    sentences.write_text("one\ntwo\nthree\n", "utf-8")
    table.write_text(written, "utf-8")
    translate_file(sentences, table, engine, nothing)
    assert table.read_text("utf-8") == "one\tONE\ntwo\tTWO\nthree\tTHREE\n"
    assert engine.given == ["two", "three"]


def test_a_table_of_other_sentences_is_left_alone(tmp_path: Path) -> None:
    sentences, table = tmp_path / "a.en", tmp_path / "a.tsv"
    sentences.write_text("one\ntwo\n", "utf-8")
    table.write_text("three\tTHREE\n", "utf-8")
    with pytest.raises(InputError, match="other sentences"):
        translate_file(sentences, table, Shouting(), nothing)
    assert table.read_text("utf-8") == "three\tTHREE\n"


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.en").write_text("one\n", "utf-8")
    with pytest.raises(OutputError, match="nowhere"):
        translate_file(tmp_path / "a.en", tmp_path / "nowhere" / "a.tsv", Shouting(), nothing)


def test_texts_in_both_languages_are_found_whatever_the_country(tmp_path: Path) -> None:
    for name, text in {"news.en": "a\nb\n", "news.pt-BR": "c\nd\n", "news.fr": "e\n", "only.en": "f\n"}.items():
        (tmp_path / name).write_text(text, "utf-8")
    (text,) = read_parallel_texts(tmp_path, "en", "pt")
    assert (text.name, text.sources, text.references) == ("news", ("a", "b"), ("c", "d"))
    with pytest.raises(InputError, match="both en and de"):
        read_parallel_texts(tmp_path, "en", "de")
    with pytest.raises(InputError, match="2 and 1 lines"):
        read_parallel_texts(tmp_path, "en", "fr")


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(InputError, match="UTF-8"):
        read_lines(tmp_path / "a")


def test_a_folder_tells_its_languages() -> None:
    assert languages_of(Path("some/en-pt")) == ("en", "pt")
    with pytest.raises(InputError, match="such as en-pt"):
        languages_of(Path("some/model"))
