"""What `dragoman recommend` prints, with made-up measurements."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from dragoman.__main__ import _parser
from dragoman.cli import recommend
from dragoman.config.measured_speed import MeasuredSpeed, MeasuredSpeedStore
from dragoman.domain.machine import Gpu, Machine
from dragoman.domain.model_pack import ModelPack, Task
from dragoman.installation import Installation
from dragoman.modelstore.store import ModelStore
from dragoman.planning.recommendation import Measured

GPU = Gpu("NVIDIA RTX", 24_000, 23_000, frozenset({"float16"}))


def whisper(installation: Installation, name: str, millions: int) -> ModelPack:
    template = next(pack for pack in installation.store.packs if pack.task is Task.RECOGNITION)
    return dataclasses.replace(
        template, id=name, name=name, languages=("*",), files=(), hub=None, parameters=millions * 1_000_000
    )


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Recommend on a machine that was measured so; return what is printed."""

    def printed(factor: float, device: str = "cpu") -> str:
        installation = Installation(tmp_path)
        base, small, turbo = (
            whisper(installation, name, millions) for name, millions in (("base", 74), ("small", 244), ("turbo", 809))
        )
        (tmp_path / "models/base").mkdir(parents=True, exist_ok=True)
        installation.store = ModelStore([base, small, turbo], tmp_path / "models")
        monkeypatch.setattr(installation.store, "is_available", lambda pack: pack == base)
        monkeypatch.setattr(recommend, "measure_recognition", lambda _: Measured(base, device, factor))
        monkeypatch.setattr(
            "dragoman.installation.this_machine", lambda _: Machine(4, 16_000, GPU if device == "cuda" else None)
        )
        assert recommend.run(_parser().parse_args(["recommend"]), installation) == 0
        return capsys.readouterr().out

    return printed


def test_a_larger_model_is_proposed_with_the_way_to_get_it(printed) -> None:  # type: ignore[no-untyped-def]
    said = printed(0.05)
    assert "on 4 processor cores" in said
    assert "  base                           0.05  measured\n" in said
    assert "  turbo                          0.55  estimated  too slow here\n" in said
    assert "small: the largest one" in said
    assert "dragoman models install small" in said
    assert "can be wrong by a half" in said


def test_what_was_measured_is_kept(printed, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    printed(0.05)
    kept = MeasuredSpeedStore(tmp_path / "settings").load()
    assert kept == MeasuredSpeed("base", "cpu", 0.05, 4, "")


def test_what_is_there_need_not_be_got(printed) -> None:  # type: ignore[no-untyped-def]
    said = printed(0.2)
    assert "base: the largest one" in said
    assert "install" not in said


def test_a_model_that_cannot_translate_speech_says_so(printed) -> None:  # type: ignore[no-untyped-def]
    said = printed(0.001, "cuda")
    assert "on NVIDIA RTX" in said
    assert "turbo: the largest one" in said
    assert "cannot translate speech" in said


def test_a_slow_machine_is_told_so(printed) -> None:  # type: ignore[no-untyped-def]
    assert "base: the fastest one, though slow here" in printed(2.0)
