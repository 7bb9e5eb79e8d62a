"""Errors are sentences, and never fail themselves."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.domain.errors import DragomanError, InputError

PACKAGE = Path(dragoman.__file__).parent
KINDS = {"InputError", "OutputError", "DeviceError", "ModelError", "EngineError", "UsageError"}


def test_the_problem_and_the_way_out() -> None:
    error = InputError("“{name}” is empty.", "Choose another.", retry=True, name="a.wav")
    assert str(error) == "“a.wav” is empty. Choose another."
    assert error.args == (str(error),)
    assert error.retry
    assert isinstance(error, DragomanError)


@pytest.mark.parametrize("value", ["{name}", "{", "}", "{0}", "%s", "\ud800", "🙂"])
def test_a_value_is_never_taken_for_a_template(value: str) -> None:
    assert str(InputError("“{name}” is empty.", "", name=value)) == f"“{value}” is empty. "


def calls(path: Path) -> Iterator[ast.Call]:
    """Yield every place in a file that makes an error of sentences which stand there."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS:
            is_literal = all(template(argument) is not None for argument in node.args)
            if is_literal and all(keyword.arg is not None for keyword in node.keywords):
                yield node


def template(node: ast.expr) -> str | None:
    """Return the text of a literal, marked for translation or not; None for what is only known when it runs."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QT_TRANSLATE_NOOP":
        node = node.args[1]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


CALLS = [
    pytest.param(call, id=f"{path.relative_to(PACKAGE).as_posix()}:{call.lineno}")
    for path in sorted(PACKAGE.rglob("*.py"))
    for call in calls(path)
]


@pytest.mark.parametrize("call", CALLS)
def test_every_error_names_what_its_sentences_mention(call: ast.Call) -> None:
    texts = [template(argument) for argument in call.args]
    given = {keyword.arg for keyword in call.keywords} - {"retry"}
    named = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
    assert named == given
    assert len(texts) == 2
    for text in texts:
        assert text == text.strip()
        assert text.endswith((".", "?", "!", "}", '"'))
