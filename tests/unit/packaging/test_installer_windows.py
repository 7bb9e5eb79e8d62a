"""The installer for Windows: what can be seen of it without Windows."""

import re
import shutil
import subprocess

import pytest

LANGUAGES = {"ENGLISH", "SIMPCHINESE", "PORTUGUESEBR"}


@pytest.fixture
def app(tmp_path):
    """A stand-in for the folder that PyInstaller makes on Windows."""
    folder = tmp_path / "Dragoman"
    (folder / "lib" / "a $b").mkdir(parents=True)
    for name in ("dragoman.exe", "DragomanW.exe", "lib/a $b/ünï.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    return folder


@pytest.fixture
def icon(installers, tmp_path):
    path = tmp_path / "dragoman.ico"
    path.write_bytes(installers.icons.ico())
    return path


@pytest.fixture
def script(installers):
    return installers.windows.SCRIPT.read_text(encoding="utf-8")


@pytest.fixture
def sentences(installers):
    """Name of each sentence, and its text in each language."""
    text = (installers.windows.SCRIPT.parent / "strings.nsh").read_text(encoding="utf-8")
    found = {}
    for name, language, sentence in re.findall(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.+)"$', text, re.MULTILINE):
        assert language not in found.setdefault(name, {})
        found[name][language] = sentence
    assert sum(map(len, found.values())) == text.count("LangString")
    return found


def test_every_sentence_is_there_in_all_languages(sentences):
    assert sentences
    for name, texts in sentences.items():
        assert set(texts) == LANGUAGES, name
        assert len(set(texts.values())) == len(LANGUAGES), name


def test_the_script_speaks_these_languages_and_uses_these_sentences(script, sentences):
    assert {name.upper() for name in re.findall(r'MUI_LANGUAGE "(\w+)"', script)} == LANGUAGES
    assert set(re.findall(r"\$\((\w+)\)", script)) == set(sentences)


def test_exactly_what_is_installed_is_removed_and_folders_come_last(installers, app):
    assert installers.windows.removal(app).splitlines() == [
        "!macro RemoveFiles",
        '  Delete "$INSTDIR\\lib\\a $$b\\ünï.txt"',
        '  Delete "$INSTDIR\\DragomanW.exe"',
        '  Delete "$INSTDIR\\dragoman.exe"',
        '  RMDir "$INSTDIR\\lib\\a $$b"',
        '  RMDir "$INSTDIR\\lib"',
        "!macroend",
    ]


def test_a_folder_is_only_ever_deleted_whole_where_the_user_asked_for_it(script):
    assert re.findall(r"RMDir /r (.+)", script) == ['"${DATA}"']
    assert re.search(r'^Section /o "un\.\$\(MyData\)".*\n  RMDir /r "\$\{DATA\}"\nSectionEnd$', script, re.MULTILINE)


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", "0.1.0.0"), ("1.2", "1.2.0.0"), ("0.2.0rc1", "0.2.0.0"), ("1.2.3.4", "1.2.3.4")]
)
def test_windows_wants_four_numbers(installers, version, numbers):
    assert installers.windows.four_numbers(version) == numbers


def test_a_folder_of_another_system_is_refused(installers, tmp_path):
    (tmp_path / "dragoman").touch()
    with pytest.raises(SystemExit, match=r"dragoman\.exe and DragomanW\.exe"):
        installers.windows.make(tmp_path, tmp_path / "dragoman.ico", tmp_path, stub="x86-unicode")


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")
def test_the_installer_compiles_and_twice_to_the_same_file(installers, app, icon, tmp_path):
    made = [installers.windows.make(app, icon, tmp_path / name, stub="x86-unicode") for name in ("one", "two")]
    assert made[0].name == f"Dragoman-{installers.version}-windows-x86_64-setup.exe"
    assert made[0].read_bytes() == made[1].read_bytes()
    assert made[0].read_bytes().startswith(b"MZ")


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")
def test_a_compiler_that_fails_is_heard(installers, app, icon, tmp_path):
    with pytest.raises(subprocess.CalledProcessError):
        installers.windows.make(app, icon, tmp_path, stub="no-such-stub")
