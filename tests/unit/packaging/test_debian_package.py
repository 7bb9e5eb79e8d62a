"""The package for Debian and Ubuntu, and what desktops read of it."""

import configparser
import importlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from dragoman import __version__
from dragoman.__main__ import _parser
from dragoman.domain.start_request import PAGES
from dragoman.ui.models_session import EXPORT_SUFFIX

LINUX = Path(__file__).resolve().parents[3] / "packaging" / "linux"
ID = "io.github.dragoman.Dragoman"
OTHER_LANGUAGES = ("pt_BR", "zh_CN")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TIME_S = 1_700_000_000


@pytest.fixture
def deb(monkeypatch: pytest.MonkeyPatch, packaging_folder: str) -> ModuleType:
    monkeypatch.syspath_prepend(packaging_folder)
    return importlib.import_module("build_deb")


@pytest.fixture
def entry() -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(delimiters="=", interpolation=None)
    parser.optionxform = str
    parser.read(LINUX / f"{ID}.desktop", encoding="utf-8")
    return parser


def test_the_package_describes_itself(deb: ModuleType) -> None:
    text = deb.control("0.2.0rc1", "amd64", 700_000, "libc6 (>= 2.36)")
    fields = dict(re.findall(r"^(\S+): (.+)$", text, re.MULTILINE))
    assert fields["Package"] == "dragoman"
    assert fields["Version"] == "0.2.0~rc1"
    assert fields["Installed-Size"] == "700000"
    assert fields["Depends"] == "libc6 (>= 2.36)"
    assert text.endswith("\n")
    assert "\n\n" not in text


@pytest.mark.parametrize(
    ("version", "of_package"),
    [("1.0.0", "1.0.0"), ("1.0rc2", "1.0~rc2"), ("1.0.dev3", "1.0~dev3"), ("1.0b1", "1.0~b1")],
)
def test_what_is_not_yet_released_comes_first(deb: ModuleType, version: str, of_package: str) -> None:
    assert deb.package_version(version) == of_package


def test_a_library_is_named_once(deb: ModuleType) -> None:
    found = deb.merged(["libgl1 (>= 1.3)", "libc6 (>= 2.36)"], ("libgl1", "libegl1"))
    assert found == "libc6 (>= 2.36), libegl1, libgl1 (>= 1.3)"


def test_everything_lies_where_desktops_look(deb: ModuleType, tmp_path: Path) -> None:
    app = tmp_path / "Dragoman"
    app.mkdir()
    (app / "dragoman").write_text("program")
    tree = tmp_path / "tree"
    tree.mkdir()
    deb.lay_out(app, tree, "0.2.0")
    share = tree / "usr" / "share"
    assert (tree / "usr" / "bin" / "dragoman").resolve() == tree / "usr" / "lib" / "dragoman" / "dragoman"
    for path in (
        f"applications/{ID}.desktop",
        f"metainfo/{ID}.metainfo.xml",
        f"mime/packages/{ID}.xml",
        f"icons/hicolor/16x16/apps/{ID}.png",
        f"icons/hicolor/512x512/apps/{ID}.png",
        f"icons/hicolor/scalable/apps/{ID}.svg",
        "man/man1/dragoman.1.gz",
        "doc/dragoman/copyright",
        "doc/dragoman/changelog.gz",
    ):
        assert (share / path).is_file(), path
    assert "0.2.0" in (share / "doc" / "dragoman" / "copyright").read_text(encoding="utf-8")


@pytest.mark.skipif(not shutil.which("dpkg-shlibdeps"), reason="dpkg-dev is not installed")
def test_two_packages_of_the_same_app_are_the_same(deb: ModuleType, tmp_path: Path) -> None:
    app = tmp_path / "Dragoman"
    app.mkdir()
    shutil.copy("/bin/true", app / "dragoman")
    made = [deb.make(app, _folder(tmp_path / name), tmp_path / "work", "0.2.0", TIME_S) for name in ("one", "two")]
    assert made[0].name.startswith("dragoman_0.2.0_")
    assert made[0].read_bytes() == made[1].read_bytes()
    told = subprocess.run(["dpkg-deb", "--info", str(made[0])], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Depends: .*libc6 \(>= ", told)
    assert not re.search(r"(pre|post)(inst|rm)", told)


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_the_desktop_entry_speaks_all_languages(entry: configparser.RawConfigParser) -> None:
    main = entry["Desktop Entry"]
    translated = ["GenericName", "Comment", "Keywords"]
    assert not [f"{key}[{tag}]" for key in translated for tag in OTHER_LANGUAGES if not main.get(f"{key}[{tag}]")]
    for name in main["Actions"].strip(";").split(";"):
        assert not [tag for tag in OTHER_LANGUAGES if not entry[f"Desktop Action {name}"].get(f"Name[{tag}]")]


def test_what_the_desktop_starts_is_understood(entry: configparser.RawConfigParser) -> None:
    commands = [entry[section]["Exec"].split() for section in entry.sections()]
    for program, *words in commands:
        assert program == "dragoman"
        parsed = _parser().parse_args([word.replace("%F", "models.dragoman") for word in words])
        assert parsed.command == "start:run_window"
    assert {word for words in commands for word in words} >= set(PAGES)


def test_the_desktop_hands_over_the_files_that_the_app_writes(entry: configparser.RawConfigParser) -> None:
    types = ET.parse(LINUX / f"{ID}.mime.xml").getroot()
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    patterns = {
        each.attrib["type"]: each.find("m:glob", space).attrib["pattern"]
        for each in types.findall("m:mime-type", space)
    }
    assert set(patterns) == set(entry["Desktop Entry"]["MimeType"].strip(";").split(";"))
    assert set(patterns.values()) == {f"*{EXPORT_SUFFIX}", "*.argosmodel"}
    for each in types.findall("m:mime-type", space):
        assert {word.get(XML_LANG) for word in each.findall("m:comment", space)} == {None, *OTHER_LANGUAGES}


def test_software_centres_know_the_current_version_and_all_languages() -> None:
    component = ET.parse(LINUX / f"{ID}.metainfo.xml").getroot()
    assert component.findtext("id") == ID
    assert component.findtext("launchable") == f"{ID}.desktop"
    assert component.find("releases/release").attrib["version"] == __version__
    assert {word.get(XML_LANG) for word in component.findall("summary")} == {None, *OTHER_LANGUAGES}
    lines = [word.get(XML_LANG) for word in component.findall("description/ul/li")]
    assert lines.count(None) == lines.count("pt_BR") == lines.count("zh_CN") > 0


@pytest.mark.parametrize(
    ("program", "file"),
    [("desktop-file-validate", f"{ID}.desktop"), ("appstreamcli validate --no-net", f"{ID}.metainfo.xml")],
)
def test_the_desktops_own_tools_find_nothing_wrong(program: str, file: str) -> None:
    name, *words = program.split()
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    told = subprocess.run([name, *words, str(LINUX / file)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_window_has_the_name_of_its_desktop_entry() -> None:
    source = (LINUX.parents[1] / "app" / "dragoman" / "ui" / "application.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{ID}")' in source
