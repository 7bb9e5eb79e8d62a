"""What was measured is kept for the machine on which it was."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from dragoman.config.measured_speed import MeasuredSpeed, MeasuredSpeedStore
from dragoman.domain.errors import OutputError
from dragoman.domain.machine import Gpu, Machine

SPEED = MeasuredSpeed("whisper-base", "cpu", 0.1, 2, "")


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    store = MeasuredSpeedStore(tmp_path / "new")
    assert store.load() is None
    store.save(SPEED)
    store.save(dataclasses.replace(SPEED, real_time_factor=0.2))
    assert MeasuredSpeedStore(tmp_path / "new").load() == dataclasses.replace(SPEED, real_time_factor=0.2)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["speed.json"]


def test_it_is_of_the_machine_on_which_it_was_measured() -> None:
    card = Machine(2, 8_000, Gpu("a card", 24_000, 20_000, frozenset()))
    assert SPEED.is_of(Machine(2, 8_000))
    assert not SPEED.is_of(Machine(8, 8_000))
    assert not SPEED.is_of(card)
    assert dataclasses.replace(SPEED, gpu="a card").is_of(card)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"7",
        b"[]",
        b"{}",
        *(
            json.dumps(dataclasses.asdict(SPEED) | {field: value}).encode()
            for field, value in (
                ("real_time_factor", 0.0),
                ("real_time_factor", float("nan")),
                ("real_time_factor", "fast"),
                ("device", "abacus"),
            )
        ),
    ],
)
def test_what_makes_no_sense_is_ignored(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "speed.json").write_bytes(content)
    assert MeasuredSpeedStore(tmp_path).load() is None


def test_what_a_newer_version_has_added_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "speed.json").write_text(json.dumps(dataclasses.asdict(SPEED) | {"unknown": 1}))
    assert MeasuredSpeedStore(tmp_path).load() == SPEED


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="could not be kept"):
        MeasuredSpeedStore(tmp_path / "file").save(SPEED)
