"""The AppImage and the Flatpak: what can be seen of them without their tools."""

import os
import re
import shutil
import subprocess

import pytest
import yaml

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither")


@pytest.fixture
def app(tmp_path):
    """A stand-in for the folder that PyInstaller makes on Linux: a program that tells what it was called with."""
    folder = tmp_path / "Dragoman"
    folder.mkdir()
    (folder / "dragoman").write_text('#!/bin/sh\necho "called with $*"\n')
    (folder / "dragoman").chmod(0o755)
    return folder


@pytest.fixture
def manifest(installers):
    path = installers.appimage.FOLDER / "flatpak" / f"{installers.icons.NAME}.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def value(entry, key):
    return re.search(rf"^{key}=(.+)$", entry.read_text(encoding="utf-8"), re.MULTILINE)[1]


def test_an_appimage_has_its_entry_and_icon_at_the_top_and_starts_the_app(installers, app, tmp_path):
    folder = tmp_path / "AppDir"
    installers.appimage.lay_out(app, folder)
    [entry] = folder.glob("*.desktop")
    assert (folder / f"{value(entry, 'Icon')}.png").is_file()
    assert (folder / ".DirIcon").resolve() == folder / f"{value(entry, 'Icon')}.png"
    assert (folder / f"usr/share/icons/hicolor/128x128/apps/{value(entry, 'Icon')}.png").is_file()
    assert (folder / f"usr/share/metainfo/{entry.stem}.metainfo.xml").is_file()
    for environment in ({}, {"APPDIR": str(folder)}):
        started = subprocess.run(
            [folder / "AppRun", "window", "a file.dragoman"],
            env={"PATH": os.environ["PATH"], **environment},
            capture_output=True,
            text=True,
            check=True,
        )
        assert started.stdout == "called with window a file.dragoman\n"


def test_an_appimage_is_made_with_the_runtime_that_was_checked(installers, app, tmp_path, monkeypatch):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "appimagetool").write_text('#!/bin/sh\nfor last; do :; done\necho "$ARCH $*" > "$last"\n')
    (tools / "appimagetool").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    made = installers.appimage.make(app, tmp_path / "out", tmp_path / "runtime")
    assert made == tmp_path / f"out/Dragoman-{installers.version}-linux-x86_64.AppImage"
    assert re.match(rf"x86_64 --no-appstream --runtime-file {tmp_path}/runtime /\S+/Dragoman.AppDir ", made.read_text())


def test_a_flatpak_has_sound_and_windows_and_none_of_the_users_files(manifest):
    allowed = {word.split("=", 1)[0] for word in manifest["finish-args"]}
    assert allowed == {"--socket", "--share", "--talk-name"}
    sockets = {word.removeprefix("--socket=") for word in manifest["finish-args"] if word.startswith("--socket=")}
    assert sockets == {"wayland", "fallback-x11", "pulseaudio"}


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell")
def test_a_flatpak_exports_only_what_bears_its_id(installers, app, manifest, tmp_path):
    [module] = manifest["modules"]
    here = installers.appimage.FOLDER / "flatpak"
    work = tmp_path / "work"
    work.mkdir()
    for source in module["sources"]:
        path = app if source["path"].endswith("dist/Dragoman") else (here / source["path"]).resolve()
        if source["type"] == "dir":
            shutil.copytree(path, work / source["dest"])
        else:
            shutil.copy(path, work)
    prefix = tmp_path / "app"
    script = "\n".join(["set -e", *module["build-commands"]]).replace("/app/", f"{prefix}/")
    environment = {"PATH": os.environ["PATH"], "FLATPAK_ID": manifest["id"]}
    subprocess.run(["bash", "-c", script.replace("/app ", f"{prefix} ")], cwd=work, env=environment, check=True)
    exported = [path.name for path in (prefix / "share").rglob("*") if path.is_file()]
    assert len(exported) == 4
    assert all(name.startswith(f"{manifest['id']}.") for name in exported)
    program = prefix / "bin" / manifest["command"]
    assert program.resolve() == prefix / "lib/dragoman/dragoman"
    [entry] = (prefix / "share/applications").iterdir()
    assert value(entry, "Exec").split()[0] == manifest["command"]
    assert value(entry, "Icon") == manifest["id"]


def test_one_id_everywhere(installers, manifest):
    linux = installers.appimage.LINUX
    name = installers.icons.NAME
    assert manifest["id"] == name
    assert f"<id>{name}</id>" in (linux / f"{name}.metainfo.xml").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{name}")' in (
        installers.appimage.FOLDER.parent / "app/dragoman/ui/application.py"
    ).read_text(encoding="utf-8")


def test_the_same_kinds_of_files_are_opened_on_all_systems(installers):
    name = installers.icons.NAME
    mime = (installers.appimage.LINUX / f"{name}.mime.xml").read_text(encoding="utf-8")
    endings = set(re.findall(r'<glob pattern="\*\.(\w+)"', mime))
    windows = installers.windows.SCRIPT.read_text(encoding="utf-8")
    assert set(re.findall(r'!insertmacro RegisterType "\.(\w+)"', windows)) == endings
    assert set(re.findall(r'!insertmacro UnregisterType "\.(\w+)"', windows)) == endings
    macos = (installers.macos.FOLDER / "Info.plist").read_text(encoding="utf-8")
    found = re.findall(r"public\.filename-extension</key>\s*<array>\s*<string>(\w+)</string>", macos)
    assert set(found) == endings
