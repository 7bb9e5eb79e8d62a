import pytest


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 7), (3, 13, 1)])
def test_supported_versions_are_accepted(parts, version):
    assert parts.main.version_refusal(version, 64, "/usr/bin/python3") is None


@pytest.mark.parametrize(("version", "bits"), [((3, 8, 10), 64), ((3, 10, 12), 64), ((3, 14, 0), 64), ((3, 12, 1), 32)])
def test_other_versions_are_refused_with_what_was_found(parts, version, bits):
    sentence = parts.main.version_refusal(version, bits, "/opt/python")
    assert "3.11, 3.12 or 3.13" in sentence
    assert ".".join(map(str, version)) in sentence
    assert f"{bits}-bit" in sentence
    assert "/opt/python" in sentence


class HandedOverError(Exception):
    pass


def test_another_suitable_python_takes_over(parts, monkeypatch):
    handed_over = []

    def hand_over(command):
        handed_over.append(command)
        raise HandedOverError

    found = {"/shim/python": None, "/old/python": (3, 9, 64, 0, 1), "/new/python": (3, 99, 64, 0, 1)}
    monkeypatch.setattr(parts.main, "SUPPORTED", ((3, 99),))
    monkeypatch.setattr(parts.main, "other_pythons", lambda: [[path] for path in found])
    monkeypatch.setattr(parts.main, "describe_python", lambda command: found[command[0]])
    monkeypatch.setattr(parts.main, "replace_process", hand_over)
    monkeypatch.setattr(parts.main.sys, "argv", ["bootstrap.py", "run", "--x"])
    with pytest.raises(HandedOverError):
        parts.main.ensure_python()
    assert handed_over == [["/new/python", parts.main.__file__, "run", "--x"]]


def test_without_any_suitable_python_it_says_so(parts, monkeypatch, capsys):
    monkeypatch.setattr(parts.main, "SUPPORTED", ((3, 99),))
    monkeypatch.setattr(parts.main, "other_pythons", list)
    assert parts.main.main(["run"]) == 1
    assert "Dragoman needs Python" in capsys.readouterr().err


def test_a_program_that_is_no_python_is_not_taken_for_one(parts, tmp_path):
    assert parts.base.describe_python([str(tmp_path / "nothing-here")]) is None
