"""From sentences to a model, as the commands are given; and what they say where something is missing."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from dragoman.distillation.__main__ import main
from dragoman.distillation.commands import need
from support.bergamot import SHAPES, make_student

SENTENCES = ["one two", "three", "four five six", "seven plus two", "nine minus one", "ten"]


def test_from_a_table_to_a_model_that_translates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("torch", reason="PyTorch comes with the extra `distill`")
    original = str(make_student(tmp_path / "original", SHAPES["two vocabularies"]).folder)
    table, held_out, sentences = tmp_path / "a.tsv", tmp_path / "b.tsv", tmp_path / "c.en"
    table.write_text("".join(f"{sentence}\tum dois {sentence[:1]}\n" for sentence in SENTENCES), "utf-8")
    held_out.write_text("two\tdois\none two\tum dois\n", "utf-8")
    sentences.write_text("one\ntwo\n", "utf-8")
    work, copy, translated = str(tmp_path / "work"), tmp_path / "en-pt", tmp_path / "c.tsv"
    options = ["--held-out", str(held_out), "--into", work, "--check-every", "2", "--first-steps", "2"]
    assert main(["train", original, str(table), *options, "--steps", "4"]) == 0
    told = capsys.readouterr().out
    assert "5 pairs" in told, "a pair that is held out is not taught"
    assert "step 4: agreement" in told
    halfway, mean = tmp_path / "halfway.pt", str(tmp_path / "mean")
    halfway.write_bytes((tmp_path / "work" / "checkpoint.pt").read_bytes())
    assert main(["train", original, str(table), *options, "--steps", "8"]) == 0
    capsys.readouterr()
    assert main(["average", original, str(halfway), work, "--held-out", str(held_out), "--into", mean]) == 0
    assert "step 8: agreement" in capsys.readouterr().out
    assert main(["average", original, work, "--held-out", str(held_out), "--into", mean]) == 3
    assert "There is a training in" in capsys.readouterr().err, "what is there stays as it is"
    wide = str(tmp_path / "wide")
    options = ["--held-out", str(held_out), "--into", wide, "--check-every", "2", "--steps", "4"]
    assert main(["train", original, str(table), *options, "--begin", mean, "--feed-forward", "64"]) == 0
    assert "step 4: agreement" in capsys.readouterr().out
    assert main(["train", original, str(table), *options, "--begin", mean]) == 3
    assert "a network of another size" in capsys.readouterr().err
    assert main(["convert", original, wide, "--into", str(copy), "--learnt-from", "Numbers (CC0)"]) == 0
    assert "- Numbers (CC0)" in (copy / "README.md").read_text("utf-8")
    assert main(["translate", str(sentences), str(translated), "--copy", str(copy)]) == 0
    assert [line.split("\t")[0] for line in translated.read_text("utf-8").splitlines()] == ["one", "two"]


def test_without_pytorch_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def found(name: str) -> ModuleSpec | None:
        return None if name == "torch" else ModuleSpec(name, None)

    monkeypatch.setattr(need, "find_spec", found)
    words = ["train", str(tmp_path), "a.tsv", "--held-out", "b.tsv", "--into", str(tmp_path / "work"), "--steps", "1"]
    assert main(words) == 2
    assert 'PyTorch. Install it with: pip install "dragoman[distill]"' in capsys.readouterr().err
    assert not (tmp_path / "work").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["translate", "nowhere.en", "a.tsv", "--copy", "nowhere"], "nowhere"),
        (["translate", "nowhere.en", "a.tsv", "--original", "nowhere"], "no folder of a Bergamot student"),
        (["evaluate", "model", "--texts", "nowhere"], "such as en-pt"),
        (["evaluate", "xx-yy", "--texts", "nowhere"], "from xx to yy"),
    ],
)
def test_what_is_missing_is_told_in_a_sentence(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) in (3, 4)
    said = capsys.readouterr().err
    assert said.startswith("dragoman.distillation: ")
    assert told in said


def test_what_is_not_understood_ends_with_2() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["train", "original", "a.tsv", "--held-out", "b.tsv", "--into", "work", "--steps", "none"])
    assert ended.value.code == 2
