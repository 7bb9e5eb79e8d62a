"""What one start of the app tells another."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.domain.start_request import COME_TO_FRONT, StartRequest


def test_a_request_arrives_as_it_was_sent(tmp_path: Path) -> None:
    sent = StartRequest("live", (tmp_path / "two words.dragoman", tmp_path / "多语\n\ud800.argosmodel"))
    line = sent.to_bytes()
    assert StartRequest.from_bytes(line) == sent
    assert line.count(b"\n") == 1


def test_files_are_named_as_they_are_found_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert StartRequest.from_bytes(StartRequest(files=(Path("a"),)).to_bytes()) == StartRequest(files=(tmp_path / "a",))


def test_to_come_to_the_front_asks_for_no_more() -> None:
    assert StartRequest.from_bytes(COME_TO_FRONT.to_bytes()) == StartRequest("", ())


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"show\n",
        b"\xff\n",
        b"null\n",
        b"[]\n",
        b"{}\n",
        b'{"page": "elsewhere", "files": []}\n',
        b'{"page": "", "files": "/etc/passwd"}\n',
        b'{"page": "", "files": [1]}\n',
        b'{"page": [], "files": []}\n',
    ],
)
def test_anything_else_is_no_request(line: bytes) -> None:
    assert StartRequest.from_bytes(line) is None
