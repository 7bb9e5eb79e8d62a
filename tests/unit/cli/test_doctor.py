"""What `dragoman doctor` says of the machine."""

from __future__ import annotations

import dataclasses
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from dragoman.cli import doctor
from dragoman.cli.doctor import Finding
from dragoman.domain.errors import EngineError
from dragoman.domain.machine import Gpu, Machine
from dragoman.domain.model_pack import Task
from dragoman.installation import Installation
from dragoman.modelstore.store import ModelStore

FULL, EMPTY = (Gpu("NVIDIA RTX", 8_000, free_mb, frozenset({"float16"})) for free_mb in (100, 7_000))


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Look at a machine with one recognition model."""

    def said(machine: Machine) -> list[Finding]:
        monkeypatch.setattr("dragoman.installation.this_machine", lambda _: machine)
        installation = Installation(tmp_path)
        pack = next(pack for pack in installation.store.packs if pack.task is Task.RECOGNITION)
        pack = dataclasses.replace(pack, name="Whisper", files=(), hub=None, parameters=74_000_000)
        (tmp_path / "models" / pack.id).mkdir(parents=True, exist_ok=True)
        installation.store = ModelStore([pack], tmp_path / "models")
        monkeypatch.setattr(installation.store, "is_available", lambda each: each == pack)
        return list(doctor._machine(installation))

    return said


def test_a_machine_without_a_card(said) -> None:  # type: ignore[no-untyped-def]
    machine, card, whisper = said(Machine(2, 8_192))
    assert machine.text == "2 processor cores, 8.0 GB of memory"
    assert "the processor does the work" in card.text
    assert whisper.text == "Whisper: processor, int8, 1 thread"
    assert all(finding.is_good for finding in (machine, card, whisper))


def test_a_card_that_works(said) -> None:  # type: ignore[no-untyped-def]
    _, card, whisper = said(Machine(8, 8_192, EMPTY))
    assert card.text == "NVIDIA RTX, 7000 of 8000 MB free; float16"
    assert whisper.text == "Whisper: graphics card, float16, about 204 MB"


def test_a_card_that_is_full(said) -> None:  # type: ignore[no-untyped-def]
    _, card, whisper = said(Machine(8, 8_192, FULL))
    assert card.is_good
    assert not whisper.is_good
    assert "too little of the graphics card's memory is free, it would take about 204 MB" in whisper.text


def test_a_card_that_cannot_be_used_says_what_to_do(said) -> None:  # type: ignore[no-untyped-def]
    _, card, whisper = said(Machine(8, 8_192, gpu_fault=EngineError("No driver.", "Install it.")))
    assert (card.is_good, card.text) == (False, "No driver. Install it.")
    assert whisper.text == "Whisper: processor, int8, 2 threads"


def test_either_onnx_runtime_will_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def version(name: str) -> str:
        if name == "onnxruntime":
            raise PackageNotFoundError
        return "1.26"

    monkeypatch.setattr(doctor, "version", version)
    findings = list(doctor._packages(Installation(tmp_path)))
    assert all(finding.is_good for finding in findings)
    assert any("onnxruntime-gpu 1.26" in finding.text for finding in findings)
