"""What peers say, and how they fail."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from dragoman.domain.errors import EngineError
from dragoman.evaluation.peers import Heard, Peer, ask, read_answers, script_of

SCRIPT = """
import argparse, json, pathlib
parser = argparse.ArgumentParser()
parser.add_argument("--model", required=True)
parser.add_argument("--language", required=True)
parser.add_argument("files", nargs="+")
options = parser.parse_args()
print("loading", options.model)
for file in options.files:
    name = pathlib.Path(file).name
    print(json.dumps({"file": name, "kind": "final", "text": f"olá {options.language}", "at_s": 1.5}))
    print(json.dumps({"file": name, "kind": "end", "cpu_s": 0.25}))
"""


def peer(folder: Path, script: str) -> Peer:
    path = folder / "peer.py"
    path.write_text(script, encoding="utf-8")
    return Peer("Peer", Path(sys.executable), path)


def test_final_texts_are_joined_and_the_last_one_counts() -> None:
    told = [
        {"file": "/tmp/a.wav", "kind": "partial", "text": "Good", "at_s": 0.5},
        {"file": "/tmp/a.wav", "kind": "final", "text": "Good morning.", "at_s": 1.0, "cpu_s": 0.1},
        {"file": "/tmp/a.wav", "kind": "partial", "text": "how are you", "at_s": 1.5},
        {"file": "/tmp/a.wav", "kind": "final", "text": "How are you?", "at_s": 2.0},
        {"file": "/tmp/a.wav", "kind": "final", "text": "", "at_s": 9.0},
        {"file": "/tmp/a.wav", "kind": "end", "text": "", "at_s": 9.5, "cpu_s": 0.4},
        {"file": "b.wav", "kind": "final", "text": "Yes.", "at_s": 3.0, "at_end": True},
        {"file": "c.wav", "kind": "end", "cpu_s": 0.2},
    ]
    assert read_answers(map(json.dumps, told)) == {
        "a.wav": Heard("Good morning. How are you?", 1.5, 2.0, False, 0.4),
        "b.wav": Heard("Yes.", 3.0, 3.0, True),
        "c.wav": Heard(processor_s=0.2),
    }


def test_other_lines_do_not_matter() -> None:
    assert read_answers(["", "loading ...", "[1]", '{"kind": "final"}', "3"]) == {}


def test_a_peer_is_asked_in_its_own_python(tmp_path: Path) -> None:
    heard = ask(peer(tmp_path, SCRIPT), tmp_path, "pt", [tmp_path / "a.wav", tmp_path / "b.wav"], 1.0)
    assert heard == {"a.wav": Heard("olá pt", 1.5, 1.5, False, 0.25), "b.wav": Heard("olá pt", 1.5, 1.5, False, 0.25)}


def test_a_peer_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no such engine"):
        ask(peer(tmp_path, "raise SystemExit('no such engine')"), tmp_path, "en", [tmp_path / "a.wav"], 1.0)
    with pytest.raises(EngineError, match="failed"):
        ask(Peer("Peer", tmp_path / "python", tmp_path / "peer.py"), tmp_path, "en", [tmp_path / "a.wav"], 1.0)


def test_scripts_are_found_by_name() -> None:
    assert script_of("no_such_peer") is None
