"""What the command line understands, and what it needs for that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.__main__ import _parser, main
from dragoman.cli import launch as launch_module
from dragoman.cli import start

COMMANDS = [
    [],
    *(["interpret"], ["listen"], ["translate"], ["say"], ["models"], ["voices"], ["doctor"]),
    *(["window"], ["update"], ["demo"]),
    *(["models", name] for name in ("list", "plan", "install", "remove", "prepare", "verify", "repair")),
    *(["models", "import"], ["models", "export"]),
    *(["evaluate"], ["evaluate", "speech"], ["evaluate", "recordings"], ["evaluate", "interpretation"], ["bench"]),
]
ENGINES = {"ctranslate2", "faster_whisper", "onnxruntime", "piper", "kokoro_onnx", "av", "sounddevice", "PySide6"}
LANGUAGES = ["--from", "en", "--to", "pt"]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: {' '.join(['dragoman', *command])}")


def test_it_knows_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("dragoman ")


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["interpret"],
        ["interpret", "talk.wav", "--from", "en"],
        ["interpret", "talk.wav", "--to", "pt"],
        ["interpret", *LANGUAGES],
        ["listen", *LANGUAGES, "--microphone", "USB", "--system-audio"],
        ["translate", "text"],
        ["say", "text"],
        ["models", "nonsense"],
        ["models", "plan", "--from", "es"],
        ["models", "install", "--pair", "es"],
        ["models", "remove"],
        ["models", "import"],
        ["models", "export", "whisper-base"],
        ["evaluate"],
        ["evaluate", "recordings", "list.tsv", "--only", "without a value"],
        ["bench", "--peer", "without a Python"],
        ["--nonsense"],
    ],
    ids=" ".join,
)
def test_what_it_does_not_understand(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: dragoman" in capsys.readouterr().err


def test_every_command_names_a_function_that_exists() -> None:
    examples = [
        [],
        ["interpret", "talk.wav", *LANGUAGES],
        ["listen", *LANGUAGES],
        ["translate", "text", *LANGUAGES],
        ["say", "text", "--language", "pt"],
        ["models"],
        ["models", "list", "--all"],
        ["models", "plan", *LANGUAGES],
        ["models", "install", "--pair", "es", "pt"],
        ["models", "remove", "whisper-base"],
        ["models", "prepare"],
        ["models", "verify"],
        ["models", "repair", "whisper-base"],
        ["models", "import", "models.zip"],
        ["models", "export", "whisper-base", "--to", "models.zip"],
        ["voices"],
        ["doctor"],
        ["window"],
        ["demo"],
        ["evaluate", "speech"],
        ["evaluate", "recordings", "list.tsv"],
        ["evaluate", "interpretation", "list.tsv"],
        ["bench"],
    ]
    for words in examples:
        assert callable(launch_module._function(_parser().parse_args(words).command))


@pytest.mark.parametrize(
    ("platform", "variable", "expected"),
    [
        ("linux", None, False),
        ("linux", "DISPLAY", True),
        ("linux", "WAYLAND_DISPLAY", True),
        ("linux", "QT_QPA_PLATFORM", True),
        ("win32", None, True),
        ("darwin", None, True),
    ],
)
def test_where_a_window_can_be_shown(
    monkeypatch: pytest.MonkeyPatch, platform: str, variable: str | None, expected: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if variable:
        monkeypatch.setenv(variable, ":0")
    monkeypatch.setattr("sys.platform", platform)
    assert start.has_display() is expected


@pytest.mark.parametrize(("has_display", "opened"), [(True, "window"), (False, "demo")])
def test_without_a_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, has_display: bool, opened: str) -> None:
    happened: list[str] = []
    monkeypatch.setattr(start, "has_display", lambda: has_display)
    monkeypatch.setattr("dragoman.app.run_window", lambda *_words, **_more: happened.append("window") or 0)
    monkeypatch.setattr(start.demo, "run", lambda _arguments, _installation: happened.append("demo") or 0)
    assert main(["--profile", str(tmp_path)]) == 0
    assert happened == [opened]


LIST_MODULES = """
import sys
{body}
print("loaded", *sorted({{name.split(".")[0] for name in sys.modules}}))
"""
RUN = """
from dragoman.__main__ import main
try:
    main({words!r})
except SystemExit:
    pass
"""


def modules_loaded_by(body: str, tmp_path: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES.format(body=body)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize(
    "body", ["import dragoman", "import dragoman.__main__", "import dragoman.app", RUN.format(words=["--help"])]
)
def test_starting_loads_no_engine(body: str, tmp_path: Path) -> None:
    assert modules_loaded_by(body, tmp_path).isdisjoint(ENGINES)


def test_listing_the_models_loads_no_engine(tmp_path: Path) -> None:
    body = RUN.format(words=["--profile", str(tmp_path), "models"])
    assert modules_loaded_by(body, tmp_path).isdisjoint(ENGINES)
