"""The list of recordings to measure with."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.domain.errors import InputError
from dragoman.evaluation.recordings import ListedRecording, read_list
from dragoman.evaluation.sentences import everyday_sentences


def written(folder: Path, content: bytes) -> Path:
    path = folder / "list.tsv"
    path.write_bytes(content)
    return path


def test_paths_are_relative_to_the_list(tmp_path: Path) -> None:
    path = written(tmp_path, "path\tlang\treference\tset\na/1.wav\tpt\tOlá, “você”.\ttest\n".encode())
    assert read_list(path, {}) == [ListedRecording(tmp_path / "a" / "1.wav", "pt", "Olá, “você”.")]


def test_rows_can_be_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, b"path\tlang\treference\tset\n1\tpt\ta\ttest\n2\tpt\tb\ttrain\n")
    assert [row.path.name for row in read_list(path, {"set": "train"})] == ["2"]
    assert read_list(path, {"nothing": "such"}) == []


@pytest.mark.parametrize(
    "content",
    [b"path\tlang\n1.wav\ten\n", b"\xff\xfe\x00", b"lang\treference\nen\ta\n"],
)
def test_a_list_that_makes_no_sense_says_so(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError, match="columns path, lang and reference"):
        read_list(written(tmp_path, content), {})


def test_so_does_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_list(tmp_path / "list.tsv", {})
    with pytest.raises(InputError, match="cannot be read"):
        read_list(tmp_path, {})


def test_everyday_sentences_mean_the_same_in_each_language() -> None:
    english, portuguese = everyday_sentences("en"), everyday_sentences("pt")
    assert len(english) == len(portuguese) >= 6
    assert all(sentence.strip() == sentence != "" for sentence in english + portuguese)
    assert [sentence.endswith("?") for sentence in english] == [sentence.endswith("?") for sentence in portuguese]
