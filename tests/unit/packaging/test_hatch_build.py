import shutil
import subprocess

import pytest

SOURCE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR"><context><name>Main</name>
<message><source>Speak</source><translation>Falar</translation></message></context></TS>
"""


def test_nothing_to_compile_is_nothing_to_do(hatch_build, tmp_path, monkeypatch):
    monkeypatch.setattr(hatch_build, "find_lrelease", None)  # called, it fails
    assert hatch_build.compile_translations(tmp_path) == []
    assert hatch_build.compile_translations(tmp_path / "missing") == []


def test_translations_are_compiled_next_to_their_source(hatch_build, tmp_path):
    (tmp_path / "dragoman_pt_BR.ts").write_text(SOURCE, encoding="utf-8")
    assert hatch_build.compile_translations(tmp_path) == [tmp_path / "dragoman_pt_BR.qm"]
    assert (tmp_path / "dragoman_pt_BR.qm").read_bytes().startswith(b"\x3c\xb8\x64\x18")


@pytest.mark.parametrize(("version", "copies"), [("standard", True), ("editable", False)])
def test_only_a_real_wheel_gets_a_copy_of_resources_and_models(hatch_build, tmp_path, version, copies):
    hook = hatch_build.DragomanBuildHook(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    data = {"force_include": {}}
    hook.initialize(version, data)
    copied = {str(tmp_path / name): f"dragoman/{name}" for name in ("resources", "models")}
    assert data["force_include"] == (copied if copies else {})


def test_a_broken_translation_stops_a_real_wheel(hatch_build, tmp_path):
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    (folder / "dragoman_xx.ts").write_text("not a translation", encoding="utf-8")
    hook = hatch_build.DragomanBuildHook(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    with pytest.raises(subprocess.CalledProcessError):
        hook.initialize("standard", {"force_include": {}})
    shutil.rmtree(folder)
