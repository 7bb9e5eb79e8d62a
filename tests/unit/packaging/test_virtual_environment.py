import json
from collections import namedtuple
from types import SimpleNamespace

import pytest


@pytest.fixture
def tree(parts, monkeypatch, tmp_path):
    """A small copy of the folder, with an environment that looks finished."""
    venv = parts.venv
    for module in (parts.base, venv, parts.main):
        for name, value in {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "LOG": tmp_path / ".venv/log"}.items():
            monkeypatch.setattr(module, name, value, raising=False)
    monkeypatch.setattr(venv, "REQUIREMENTS", tmp_path / "packaging/requirements")
    monkeypatch.setattr(venv, "STATE", tmp_path / ".venv/bootstrap.json")
    monkeypatch.setattr(venv, "UNFINISHED", tmp_path / ".venv/unfinished")
    monkeypatch.setattr(venv, "PYTHON", tmp_path / ".venv/bin/python")
    texts = {
        "pyproject.toml": "[project]",
        "app/dragoman/__init__.py": "",
        "packaging/requirements/app.txt": "numpy==2.4.6 ; python_full_version < '3.12'\nnumpy==2.5.5\nav==18.1.0\n",
        "packaging/requirements/dev.txt": "pytest==9.2.0\n",
        "resources/translations/dragoman_pt_BR.ts": "<TS/>",
        ".venv/bin/python": "",
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    venv.write_state(root=str(tmp_path), app=venv.fingerprint("app"), dev=venv.fingerprint("dev"))
    return SimpleNamespace(root=tmp_path, venv=venv, main=parts.main)


def test_nothing_changed_is_fresh(tree):
    assert tree.venv.is_fresh("app", [])
    assert tree.venv.is_fresh("dev", [])


@pytest.mark.parametrize(
    "name",
    ["pyproject.toml", "packaging/requirements/app.txt", "resources/translations/dragoman_pt_BR.ts"],
)
def test_a_changed_file_makes_it_stale(tree, name):
    (tree.root / name).write_text("something else")
    assert not tree.venv.is_fresh("app", [])
    assert not tree.venv.is_fresh("dev", [])


def test_the_tests_own_packages_do_not_concern_the_app(tree):
    (tree.root / "packaging/requirements/dev.txt").write_text("pytest==9.3.0\n")
    assert tree.venv.is_fresh("app", [])
    assert not tree.venv.is_fresh("dev", [])


def test_a_new_translation_makes_it_stale(tree):
    (tree.root / "resources/translations/dragoman_zh_CN.ts").write_text("<TS/>")
    assert not tree.venv.is_fresh("app", [])


def test_another_python_makes_it_stale(tree, monkeypatch):
    monkeypatch.setattr(tree.venv.sys, "version_info", (3, 99, 0))
    assert not tree.venv.is_fresh("app", [])


@pytest.mark.parametrize("damage", ["", "{", "[]"])
def test_a_damaged_record_makes_it_stale(tree, damage):
    tree.venv.STATE.write_text(damage)
    assert not tree.venv.is_fresh("app", [])


def test_an_environment_without_interpreter_or_half_made_is_stale(tree):
    tree.venv.UNFINISHED.touch()
    assert not tree.venv.is_fresh("app", [])
    tree.venv.UNFINISHED.unlink()
    tree.venv.PYTHON.unlink()
    assert not tree.venv.is_fresh("app", [])


def test_a_system_library_that_has_come_since_makes_it_stale(tree):
    tree.venv.write_state(unavailable=["libgl1"])
    assert tree.venv.is_fresh("app", ["libgl1"])
    assert not tree.venv.is_fresh("app", [])


def test_an_environment_of_another_folder_or_python_is_made_anew(tree, monkeypatch):
    ours = (*tree.venv.sys.version_info[:2], 64, 1, 1)
    monkeypatch.setattr(tree.venv, "describe_python", lambda _command: ours)
    assert tree.venv.is_usable()
    tree.venv.write_state(root="/somewhere/else")
    assert not tree.venv.is_usable()
    tree.venv.write_state(root=str(tree.root))
    for other in (None, (3, 9, 64, 1, 1), (*ours[:3], 0, 1), (*ours[:4], 0)):
        monkeypatch.setattr(tree.venv, "describe_python", lambda _command, other=other: other)
        assert not tree.venv.is_usable()


def test_packages_cut_off_in_their_midst_are_installed_again(tree):
    site = tree.root / ".venv/lib/python3.12/site-packages"
    for name, record in {"whole": True, "half": False}.items():
        (site / f"{name}-1.dist-info").mkdir(parents=True)
        (site / f"{name}-1.dist-info/METADATA").touch()
        if record:
            (site / f"{name}-1.dist-info/RECORD").touch()
    tree.venv.remove_half_installed()
    assert [path.name for path in site.iterdir()] == ["whole-1.dist-info"]


def test_packages_are_counted_once(tree):
    assert tree.venv.locked_count("app") == 2


def test_too_little_room_is_said_before_anything_is_downloaded(tree, monkeypatch):
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(tree.venv.shutil, "disk_usage", lambda _place: usage(5_000_000_000))
    tree.venv.check_disk("app")
    monkeypatch.setattr(tree.venv.shutil, "disk_usage", lambda _place: usage(200_000_000))
    with pytest.raises(tree.main.StepFailedError, match="200 MB are free"):
        tree.venv.check_disk("app")


def test_a_start_with_everything_in_place_does_nothing_else(tree, monkeypatch):
    monkeypatch.setattr(tree.main.system, "missing_libraries", list)
    before = json.loads(tree.venv.STATE.read_text())
    monkeypatch.setattr(tree.main, "install_steps", None)  # called, it fails
    tree.main.ensure_installed("run")
    assert json.loads(tree.venv.STATE.read_text()) == before


def test_the_record_is_written_last(tree, monkeypatch):
    (tree.root / "pyproject.toml").write_text("changed")
    seen = []

    def step(name):
        return lambda *_arguments, **_options: seen.append((name, tree.venv.is_fresh("app", [])))

    monkeypatch.setattr(tree.main.system, "missing_libraries", list)
    monkeypatch.setattr(tree.main.system, "missing_extras", lambda **_: [])
    monkeypatch.setattr(tree.venv, "is_usable", lambda: True)
    for name in ("install_packages", "install_dragoman", "prepare_models"):
        monkeypatch.setattr(tree.venv, name, step(name))
    tree.main.ensure_installed("run")
    assert seen == [("install_packages", False), ("install_dragoman", False), ("prepare_models", False)]
    assert tree.venv.is_fresh("app", [])


@pytest.fixture
def card(tree, monkeypatch):
    """A function that installs with or without what a graphics card needs; returns what pip is asked to do."""
    lock = tree.root / "packaging/requirements/gpu.txt"
    lock.write_text("onnxruntime-gpu==1.26.0\nnvidia-cublas-cu12==12.9.3\nnumpy==2.5.5\n")
    monkeypatch.setattr(tree.main.system, "missing_libraries", list)
    monkeypatch.setattr(tree.main.system, "missing_extras", lambda **_: [])
    monkeypatch.setattr(tree.main.system, "can_have_cuda", lambda: True)
    monkeypatch.setattr(tree.venv, "is_usable", lambda: True)
    site = tree.root / ".venv/lib/python3.12/site-packages/onnxruntime_gpu-1.26.0.dist-info"

    def install(*words, fails_at=None):
        done = []

        def must(command, *_rest):
            what = "uninstall" if "uninstall" in command else next(
                (word.rpartition("/")[2] for word in command if word.endswith(".txt")), command[3]
            )  # fmt: skip
            names = command[command.index("--yes") + 1 :] if what == "uninstall" else []
            done.append(" ".join([what, *names]))
            if done[-1] == fails_at:
                raise KeyboardInterrupt
            if what == "gpu.txt":
                site.mkdir(parents=True, exist_ok=True)
                (site / "RECORD").touch()
            elif "onnxruntime-gpu" in names and site.exists():
                (site / "RECORD").unlink()
                site.rmdir()

        monkeypatch.setattr(tree.venv, "must", must)
        try:
            tree.main.setup(list(words))
        except KeyboardInterrupt:
            done.append("stopped")
        return [step for step in done if step not in ("pip", "dragoman")]

    return install


EXCHANGE = ["uninstall onnxruntime onnxruntime-gpu", "gpu.txt"]


def test_a_graphics_card_has_the_onnx_runtime_exchanged(card, tree):
    assert card("--gpu") == ["app.txt", *EXCHANGE]
    assert tree.venv.is_fresh("app", [])
    assert card() == card("--gpu") == []


def test_a_later_change_keeps_what_the_card_needs(card, tree):
    card("--gpu")
    (tree.root / "packaging/requirements/app.txt").write_text("numpy==2.5.6\n")
    assert not tree.venv.is_fresh("app", [])
    assert card() == ["uninstall onnxruntime onnxruntime-gpu", "app.txt", *EXCHANGE]
    (tree.root / "packaging/requirements/gpu.txt").write_text("onnxruntime-gpu==1.26.1\n")
    assert not tree.venv.is_fresh("app", [])


def test_what_the_card_needed_can_be_removed(card, tree):
    card("--gpu")
    assert card("--no-gpu") == ["uninstall nvidia-cublas-cu12 onnxruntime-gpu", "app.txt"]
    assert tree.venv.is_fresh("app", [])
    assert not tree.venv.wants_gpu()


@pytest.mark.parametrize("step", ["app.txt", *EXCHANGE])
def test_an_interrupted_exchange_is_gone_on_with(card, tree, step):
    assert card("--gpu", fails_at=step)[-2:] == [step, "stopped"]
    assert not tree.venv.is_fresh("app", [])
    assert card()[-2:] == EXCHANGE
    assert tree.venv.is_fresh("app", [])


def test_an_interrupted_removal_is_gone_on_with(card, tree):
    card("--gpu")
    assert card("--no-gpu", fails_at="app.txt")[-1] == "stopped"
    assert not tree.venv.is_fresh("app", [])
    assert card() == ["app.txt"]
    assert tree.venv.is_fresh("app", [])


def test_other_words_and_other_systems_are_refused(card, tree, monkeypatch):
    with pytest.raises(tree.main.StepFailedError, match="--gpu, --no-gpu or nothing"):
        card("--tpu")
    monkeypatch.setattr(tree.main.system, "can_have_cuda", lambda: False)
    with pytest.raises(tree.main.StepFailedError, match="NVIDIA cards"):
        card("--gpu")


def test_what_a_card_needs_has_to_fit(tree, monkeypatch):
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(tree.venv.shutil, "disk_usage", lambda _place: usage(4_000_000_000))
    tree.venv.check_disk("app")
    with pytest.raises(tree.main.StepFailedError, match="4000 MB are free"):
        tree.venv.check_disk("app", "gpu")
    tree.venv.check_disk()
