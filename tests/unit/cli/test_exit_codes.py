"""Exit codes are a promise to scripts."""

from __future__ import annotations

import pytest

from dragoman.cli.exit_codes import ExitCode, UsageError, exit_code_of
from dragoman.domain.errors import (
    DeviceError,
    DragomanError,
    EngineError,
    InputError,
    ModelError,
    OutputError,
    UpdateError,
)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        *((UsageError, 2), (InputError, 3), (ModelError, 4), (DeviceError, 5), (OutputError, 6), (EngineError, 7)),
        (UpdateError, 8),
    ],
)
def test_every_kind_of_error_has_its_own(kind: type[DragomanError], code: int) -> None:
    assert exit_code_of(kind("Something happened.", "Do something.")) == code


def test_there_is_one_for_every_kind() -> None:
    codes = [exit_code_of(kind("", "")) for kind in DragomanError.__subclasses__()]
    assert ExitCode.BUG not in codes
    assert len(set(codes)) == len(codes)


def test_special_kinds_count_as_what_they_are() -> None:
    class UnpluggedError(DeviceError):
        pass

    assert exit_code_of(UnpluggedError("", "")) is ExitCode.DEVICE


def test_an_error_of_no_kind_is_a_bug() -> None:
    assert exit_code_of(DragomanError("", "")) is ExitCode.BUG


def test_codes_are_those_of_the_manual() -> None:
    from dragoman.__main__ import _EXAMPLES

    for code in ExitCode:
        assert f" {code.value} " in _EXAMPLES
