"""`dragoman bench` with the real pipeline and models, on a sentence of its own. How fast it is does not matter."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Dragoman = Callable[..., Any]
PARTS = "live,push-to-talk,lag,soak"


def test_one_command_measures_everything(dragoman: Dragoman, tmp_path: Path) -> None:
    figures, picture = tmp_path / "figures.json", tmp_path / "picture.svg"
    short = ["--languages", "en", "--limit", "1", "--minutes", "0.1", "--soak", "0.005"]
    ended = dragoman("bench", "--parts", PARTS, *short, "--json", figures, "--plot", picture)
    assert ended.code == 0, ended.err
    told = json.loads(figures.read_text(encoding="utf-8"))
    titles = [
        "Live, en to pt, balanced",
        "Push-to-talk, en to pt",
        "Continuous speech, en to pt",
        "Memory",
        "Endurance",
    ]
    assert [section["title"] for section in told["sections"]] == titles
    assert all(title in ended.out for title in titles)
    measured = {figure["name"]: figure for section in told["sections"] for figure in section["figures"]}
    check_live(measured)
    check_rest(measured)
    (recording,) = told["recordings"]
    assert "two nights" in recording["text"]
    assert recording["translation"].startswith("Bom dia")
    assert len(recording["words"]) == len(recording["translation"].split())
    assert picture.read_text(encoding="utf-8").count("<polyline") >= 1


def check_live(measured: dict[str, Any]) -> None:
    assert measured["word error rate"]["value"] <= 20
    assert measured["end noticed until final text, median"]["ratio"] > 0
    assert measured["last word until first translated sound, median"]["value"] is not None
    assert measured["StreamLAAL without the time of computation"]["value"] > 0
    assert 0 < measured["BLEU of the translation"]["baseline"] <= 100 + 1e-9
    assert measured["processor time per second of sound"]["value"] > 0
    assert measured["utterances lost to failures"]["value"] == 0


def check_rest(measured: dict[str, Any]) -> None:
    assert measured["release until first translated sound, median"]["value"] > 0
    assert measured["last word until end of speech, median"]["value"] > 0
    assert measured["memory at most"]["value"] > 100
    assert measured["memory at the end"]["value"] > 100


def test_a_list_without_speech_in_these_languages(dragoman: Dragoman, tmp_path: Path) -> None:
    listed = tmp_path / "list.tsv"
    listed.write_text("path\tlang\treference\n1.wav\tde\tGuten Tag\n", encoding="utf-8")
    ended = dragoman("bench", "--recordings", listed, "--languages", "en")
    assert ended.code == 3
    assert "no recording that can be interpreted" in ended.err.splitlines()[-1]
