"""What is made of the answers, and of the ends, of the process that asks for the graphics processor."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.machine import Machine
from dragoman.hardware import probe as hardware
from dragoman.hardware.probe import memory_mb, probe, this_machine, usable_cores

CARD = {
    "driver": 12_040,
    "has_card": True,
    "name": "NVIDIA GeForce RTX 3060",
    "total_mb": 12_288,
    "free_mb": 11_000,
    "compute_types": ["float16", "int8"],
}
Asked = Callable[..., Machine]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """Probe with a script in place of the one that asks the driver."""

    def asked(script: str, timeout_s: float = 60.0) -> Machine:
        file = tmp_path / "script.py"
        file.write_text(script, encoding="utf-8")
        return probe([sys.executable, str(file)], timeout_s)

    return asked


def answering(answer: object, before: str = "") -> str:
    return f"print({before!r} + {json.dumps(answer)!r})"


def fault_of(machine: Machine) -> str:
    assert machine.gpu is None
    assert machine.gpu_fault is not None
    assert not machine.gpu_fault.retry
    return str(machine.gpu_fault)


def test_a_card_that_works_is_known(asked: Asked) -> None:
    machine = asked(answering(CARD))
    assert machine.gpu_fault is None
    assert machine.gpu is not None
    assert (machine.gpu.name, machine.gpu.total_mb, machine.gpu.free_mb) == (CARD["name"], 12_288, 11_000)
    assert machine.gpu.compute_types == {"float16", "int8"}


def test_what_libraries_print_before_is_no_part_of_the_answer(asked: Asked) -> None:
    assert asked(answering(CARD, before="ggml_cuda_init: found 1 device\n")).gpu is not None


@pytest.mark.parametrize("answer", [{"driver": None, "has_card": False}, {"driver": 12_000, "has_card": False}])
def test_without_a_card_nothing_is_wrong(asked: Asked, answer: object) -> None:
    machine = asked(answering(answer))
    assert machine.gpu is None
    assert machine.gpu_fault is None


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"driver": None, "has_card": True}, "no driver"),
        ({"driver": 11_080, "has_card": True, "name": "GTX"}, "driver is too old.*525 or newer"),
        (
            {"driver": 12_000, "has_card": True, "missing": "libcublas.so.12"},
            "needs libcublas.so.12.*restart Dragoman.*pip install",
        ),
        ({"failure": "cuInit: 999"}, "cuInit: 999"),
        ({"failure": "CUDA driver version is insufficient for CUDA runtime version"}, "driver is too old"),
        ({"failure": "CUDA failed with error out of memory"}, "too little free memory"),
    ],
)
def test_what_is_wrong_is_told_with_the_way_out(asked: Asked, answer: object, told: str) -> None:
    assert re.search(told, fault_of(asked(answering(answer))))


def test_a_crash_is_told(asked: Asked) -> None:
    assert "ended with code" in fault_of(asked("import os; os.abort()"))


def test_a_failure_is_told(asked: Asked) -> None:
    assert "ended with code 3" in fault_of(asked("raise SystemExit(3)"))


def test_a_driver_that_does_not_answer_is_given_up(asked: Asked) -> None:
    assert "no answer within 0.5 s" in fault_of(asked("import threading; threading.Event().wait()", timeout_s=0.5))


def test_a_program_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    assert "No such file" in fault_of(probe([str(tmp_path / "nothing")]))


@pytest.mark.parametrize("script", ["", "print('\\x00nonsense')", "print('[' * 100_000)", "print(b'\\xff')"])
def test_rubbish_is_told(asked: Asked, script: str) -> None:
    assert "makes no sense" in fault_of(asked(script))


@given(
    answer=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda part: st.lists(part, max_size=3) | st.dictionaries(st.sampled_from(sorted(CARD)), part),
        max_leaves=10,
    )
)
def test_no_answer_at_all_is_an_exception(answer: object) -> None:
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(hardware, "_asked", lambda _command, _timeout_s: json.dumps(answer))
    try:
        machine = probe(["x"])
    finally:
        monkeypatch.undo()
    assert machine.gpu is None or machine.gpu_fault is None


def test_where_there_is_no_use_in_asking_nobody_asks() -> None:
    assert probe(None).gpu_fault is None


def test_it_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[object]()
    monkeypatch.setattr(hardware, "is_worth_asking", lambda: True)
    monkeypatch.setattr(hardware, "_asked", lambda *given: asked.append(given) or json.dumps(CARD))
    hardware._probed.cache_clear()
    assert this_machine(["ask"]) is this_machine(["ask"])
    assert len(asked) == 1
    hardware._probed.cache_clear()


def test_cores_and_memory_are_those_of_this_machine() -> None:
    assert usable_cores() >= 1
    assert memory_mb() > 256
    assert "float32" in probe(None).compute_types
