"""Sentences and lists as each language writes them."""

import pytest

from dragoman.hardware.gpu_faults import old_driver, out_of_memory
from dragoman.ui import error_texts
from dragoman.ui.models.model_texts import names
from dragoman.ui.sentences import side_by_side
from dragoman.ui.settings.entry_texts import EntryTexts
from dragoman.ui.translations import Translations

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def translations(resources):
    made = Translations(resources / "translations")
    yield made
    made.install("en")
    made.remove()


def test_only_marks_without_a_gap_of_their_own_get_one():
    assert side_by_side("One.", "Two.", "", "Three.") == "One. Two. Three."
    assert side_by_side("\u4e00\u3002", "\u4e8c\u3002") == "\u4e00\u3002\u4e8c\u3002"
    assert side_by_side("", "") == ""


@pytest.mark.parametrize("fault", [old_driver(), out_of_memory()])
def test_an_error_is_one_text(translations, fault):
    translations.install("en")
    assert error_texts.whole(fault) == str(fault)
    translations.install("zh_CN")
    assert " 请" not in error_texts.whole(fault)
    assert error_texts.whole(fault) == error_texts.problem(fault) + error_texts.remedy(fault)


@pytest.mark.parametrize(
    ("locale", "listed", "unit"),
    [
        ("en", "English, Português, and 中文", " %"),
        ("zh_CN", "English、Português和中文", "%"),
        ("pt_BR", "English, Português e 中文", "%"),
    ],
)
def test_lists_and_percentages(translations, locale, listed, unit):
    translations.install(locale)
    assert names(["en", "pt", "zh"]) == listed
    assert EntryTexts().per_cent() == unit
