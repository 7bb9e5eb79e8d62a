import os
import sys

import pytest

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux has system packages to install"
)


def test_root_runs_what_others_are_told_to_run(parts):
    command = parts.system.apt_command(["libegl1", "libgl1"], root=True)
    assert command == ["apt-get", "install", "-y", "--no-install-recommends", "libegl1", "libgl1"]
    assert parts.system.apt_command(["libegl1", "libgl1"], root=False) == ["sudo", *command]


@linux_only
def test_a_library_that_does_not_load_is_missing(parts, monkeypatch):
    monkeypatch.setattr(parts.system, "loads", lambda library: library != "libportaudio.so.2")
    assert parts.system.missing_libraries() == ["libportaudio2"]


@linux_only
def test_tools_count_only_for_tests(parts, monkeypatch):
    monkeypatch.setattr(parts.system, "has_cjk_font", lambda: True)
    monkeypatch.setattr(parts.system, "has_ensurepip", lambda: True)
    monkeypatch.setattr(parts.system, "lies_below", lambda _folders, _pattern: False)
    monkeypatch.setattr(parts.system.shutil, "which", lambda name: None if name == "Xvfb" else "/usr/bin/" + name)
    assert parts.system.missing_extras(for_tests=False) == []
    assert parts.system.missing_extras(for_tests=True) == ["xvfb", "libasound2-plugins"]


@linux_only
def test_fonts_and_venv_are_asked_for_where_they_are_missing(parts, monkeypatch):
    monkeypatch.setattr(parts.system, "has_cjk_font", lambda: False)
    monkeypatch.setattr(parts.system, "has_ensurepip", lambda: False)
    venv = "python{}.{}-venv".format(*sys.version_info[:2])
    assert parts.system.missing_extras(for_tests=False) == ["fonts-noto-core", "fonts-noto-cjk", venv]


@pytest.fixture
def decide(parts, monkeypatch):
    """What the system step comes to, for root or not, with apt or without."""

    def build(*, root: bool, apt: bool, verb: str = "setup", fresh: bool = False, given_up: tuple[str, ...] = ()):
        monkeypatch.setattr(parts.system, "is_root", lambda: root)
        monkeypatch.setattr(parts.main.shutil, "which", lambda _name: "/usr/bin/apt-get" if apt else None)
        monkeypatch.setattr(parts.system, "missing_extras", lambda *, for_tests: ["xvfb"] if for_tests else [])
        monkeypatch.setattr(parts.venv, "unavailable", lambda: list(given_up))
        return parts.main.system_steps(verb, ["libportaudio2"], fresh=fresh)

    return build


def test_root_installs(decide, capsys):
    assert [step.title for step in decide(root=True, apt=True, verb="test")] == ["Installing 2 system packages"]
    assert capsys.readouterr().out == ""


def test_others_are_shown_the_exact_command_and_it_goes_on(decide, capsys):
    assert decide(root=False, apt=True) == []
    assert "sudo apt-get install -y --no-install-recommends libportaudio2" in capsys.readouterr().out


def test_other_distributions_are_told_in_words(decide, capsys):
    assert decide(root=True, apt=False) == []
    said = capsys.readouterr().out
    assert "dnf" in said
    assert "pacman" in said
    assert "libportaudio2" in said


def test_a_start_does_not_ask_again_for_what_could_not_be_had(decide, capsys):
    assert decide(root=True, apt=True, verb="run", fresh=True, given_up=("libportaudio2",)) == []
    assert capsys.readouterr().out == ""


@linux_only
def test_a_name_that_apt_does_not_know_keeps_nothing_else_away(parts, monkeypatch, tmp_path, capsys):
    calls = tmp_path / "calls"
    fake = tmp_path / "apt-get"
    fake.write_text(f'#!/bin/sh\necho "$@" >> {calls}\ncase "$*" in *unheard-of*) exit 100;; esac\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path) + os.pathsep + os.environ["PATH"])
    monkeypatch.setattr(parts.base, "VENV", tmp_path / "none")
    parts.system.install_packages(["libegl1", "unheard-of"])
    assert calls.read_text().splitlines()[0] == "-q update"
    assert calls.read_text().splitlines()[-1] == "install -y --no-install-recommends libegl1 -q"
    assert capsys.readouterr().out.splitlines()[-1].endswith("without: unheard-of")
