"""The shipped translations are complete and fit what the code says."""

import ast
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

import dragoman
from dragoman.config.paths import resources as shipped_resources
from dragoman.ui.translations import INTERFACE_LANGUAGES

SOURCES = Path(dragoman.__file__).parent
LOCALES = sorted(set(INTERFACE_LANGUAGES) - {"en"})
PLACEHOLDER = re.compile(r"\{[^}]*\}")


def messages(file: Path) -> dict[tuple[str, str], ElementTree.Element]:
    root = ElementTree.parse(file).getroot()
    return {
        (context.findtext("name"), message.findtext("source")): message.find("translation")
        for context in root.iter("context")
        for message in context.iter("message")
    }


@pytest.fixture(scope="module", params=LOCALES)
def shipped(request) -> Path:
    return shipped_resources() / "translations" / f"dragoman_{request.param}.ts"


@pytest.fixture(scope="module")
def updated(shipped, tmp_path_factory, lupdate) -> dict[tuple[str, str], ElementTree.Element]:
    """The translation as lupdate would leave it, after looking at all of the source."""
    copy = tmp_path_factory.mktemp("translations") / shipped.name
    shutil.copy(shipped, copy)
    files = sorted(str(path) for path in SOURCES.rglob("*.py"))
    subprocess.run([lupdate, "-silent", "-locations", "none", *files, "-ts", str(copy)], check=True)
    return messages(copy)


def test_every_text_is_translated(updated):
    missing = [key for key, translation in updated.items() if translation.get("type") == "unfinished"]
    assert missing == [], "run pyside6-lupdate over app/dragoman, then translate these"


def test_no_translation_is_left_over(updated):
    left_over = [key for key, translation in updated.items() if translation.get("type") in {"obsolete", "vanished"}]
    assert left_over == []


def test_translations_name_the_same_values(shipped):
    for (_, source), translation in messages(shipped).items():
        assert sorted(PLACEHOLDER.findall(translation.text)) == sorted(PLACEHOLDER.findall(source)), source


def test_lupdate_has_seen_every_error_template(updated):
    """lupdate reads Python in its own way: a template that it misses would silently stay English."""
    known = {source for context, source in updated if context == "errors"}
    assert marked_texts() - known == set()


def marked_texts() -> set[str]:
    found = set()
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QT_TRANSLATE_NOOP":
                context, text = (ast.literal_eval(argument) for argument in node.args)
                if context == "errors":
                    found.add(text)
    return found


def test_compiled_translations_load(resources):
    for locale in LOCALES:
        assert (resources / "translations" / f"dragoman_{locale}.qm").stat().st_size > 1000
