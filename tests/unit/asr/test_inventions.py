from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.asr.inventions import Inventions
from dragoman.config.paths import resources

DATA = resources() / "inventions.json"
INVENTIONS = Inventions.read(DATA)
LANGUAGES = st.sampled_from(["en", "pt", "zh", "ja", "ar", "th", "xx"])


@pytest.mark.parametrize("is_evidence_weak", [True, False])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Subtitles by the Amara.org community", "en"),
        ("Legendas pela comunidade Amara.org", "pt"),
        ("Legendas pela comunidade Amara.org", "en"),
        ("Sous-titres réalisés para la communauté d'Amara.org", "fr"),
        ("Sous-titrage Société Radio-Canada", "fr"),
        ("Untertitelung des ZDF, 2020", "de"),
        ("Sottotitoli creati dalla comunità Amara.org", "it"),
        ("¡Subtítulos realizados por la comunidad de Amara.org!", "es"),
        ("Субтитры сделал DimaTorzok", "ru"),
        ("字幕由 Amara.org 社群提供", "zh"),
        ("字幕志愿者 杨茜茜", "zh"),
        ("请不吝点赞 订阅 转发 打赏支持明镜与点点栏目", "zh"),
        ("請不吝點讚訂閱轉發打賞支持明鏡與點點欄目", "zh"),
        ("Hãy subscribe cho kênh Ghiền Mì Gõ Để không bỏ lỡ những video hấp dẫn", "vi"),
        ("[Music]", "en"),
        ("[BLANK_AUDIO]", "en"),
        ("【音楽】", "ja"),
        ("(upbeat music)", "en"),
        ("\uff08笑\uff09", "ja"),
        ("*sighs*", "en"),
        ("♪", "en"),
        ("♪ la la la ♪", "en"),
        ("... ... ...", "fr"),
        ("。", "zh"),
        ("", "en"),
        (" \n", "pt"),
        ("Ha ha ha!", "en"),
        ("Hahahaha. Haha!", "en"),
        ("Jajaja", "es"),
        ("kkkkk", "pt"),
        ("哈哈哈哈", "zh"),
        ("하하하", "ko"),
    ],
)
def test_what_nobody_says_never_appears(text: str, language: str, is_evidence_weak: bool) -> None:
    assert INVENTIONS.without(text, language, is_evidence_weak=is_evidence_weak) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thanks for watching!", "en"),
        ("Thank you.", "en"),
        ("Thank you. Thank you.", "en"),
        ("Thank you. Thank you. Thank", "en"),
        ("Thank you. Bye!", "en"),
        ("you", "en"),
        ("you", "pt"),
        ("you you you", "en"),
        ("Obrigado por assistir!", "pt"),
        ("Tchau, tchau, tchau.", "pt"),
        ("Gracias por ver el video.", "es"),
        ("Vielen Dank fürs Zuschauen!", "de"),
        ("Merci d'avoir regardé cette vidéo !", "fr"),
        ("ご視聴ありがとうございました", "ja"),
        ("시청해주셔서 감사합니다!", "ko"),
        ("谢谢大家", "zh"),
        ("Спокойная музыка", "ru"),
        ("İzlediğiniz için teşekkürler.", "tr"),
        ("Fala! Fala! Fala! Fala!", "pt"),
        ("Get up, get up, get up!", "en"),
        ("C-c-c-c-c-c-c", "en"),
    ],
)
def test_what_people_say_too_is_dropped_only_where_it_is_doubtful_that_anybody_spoke(text: str, language: str) -> None:
    assert INVENTIONS.without(text, language, is_evidence_weak=True) == ""
    assert INVENTIONS.without(text, language, is_evidence_weak=False) == text


@pytest.mark.parametrize("is_evidence_weak", [True, False])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Yes.", "en"),
        ("No.", "en"),
        ("No, no.", "en"),
        ("Sim.", "pt"),
        ("Ja, ja.", "de"),
        ("12", "en"),
        ("Thank you for your help, doctor.", "en"),
        ("The subtitles are wrong.", "en"),
        ("Legendas portuguesas, por favor.", "pt"),
        ("Sottotitoli disponibili.", "it"),
        ("He has a cough.", "en"),
        ("Tudo bem. Obrigado.", "pt"),
        ("Please put the music (the quiet one) on.", "en"),
        ("5 * 3 * 2", "en"),
        ("她哈哈大笑。", "zh"),
    ],
)
def test_what_is_said_stays(text: str, language: str, is_evidence_weak: bool) -> None:
    assert INVENTIONS.without(text, language, is_evidence_weak=is_evidence_weak) == text


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("See you tomorrow. Subtitles by the Amara.org community", "en", "See you tomorrow."),
        ("Até amanhã. Legendas pela comunidade Amara.org", "pt", "Até amanhã."),
        ("今天天气很好。字幕由 Amara.org 社群提供", "zh", "今天天气很好。"),
        ("[Music] Good morning.", "en", "Good morning."),
        ("Good morning. [Mus", "en", "Good morning."),
        ("Good morning. (laughter)", "en", "Good morning."),
        ("(laughter) Good morning.", "en", "Good morning."),
        ("♪ Row, row ♪ Good morning.", "en", "Good morning."),
    ],
)
def test_what_is_said_before_or_after_an_invention_stays(text: str, language: str, kept: str) -> None:
    assert INVENTIONS.without(text, language, is_evidence_weak=False) == kept


def test_each_language_has_its_own_laugh() -> None:
    assert INVENTIONS.without("Ja ja ja", "de", is_evidence_weak=False) == "Ja ja ja"
    assert INVENTIONS.without("Ja ja ja", "es", is_evidence_weak=False) == ""


@given(st.text(max_size=300), LANGUAGES, st.booleans())
def test_nothing_is_added(text: str, language: str, is_evidence_weak: bool) -> None:
    kept = INVENTIONS.without(text, language, is_evidence_weak=is_evidence_weak)
    remaining = iter(text)
    assert all(character in remaining for character in kept)


@given(st.text(max_size=300), LANGUAGES)
def test_a_second_look_finds_nothing_more(text: str, language: str) -> None:
    once = INVENTIONS.without(text, language, is_evidence_weak=True)
    assert len(INVENTIONS.without(once, language, is_evidence_weak=True)) in {0, len(once)}


def test_a_loop_is_no_hindrance() -> None:
    started = time.perf_counter()
    for text in ("ha " * 3_000 + "I", "(" * 5_000, "[" * 5_000, "♪ a" * 5_000, "a" * 9_000, "*a" * 5_000):
        INVENTIONS.without(text, "en", is_evidence_weak=True)
    assert time.perf_counter() - started < 5


def test_every_text_of_the_data_has_words_and_stands_there_once() -> None:
    for texts in list(json.loads(DATA.read_text(encoding="utf-8")).values())[:2]:
        for language, of_one in texts.items():
            assert len(set(of_one)) == len(of_one), language
            for text in of_one:
                assert any(character.isalnum() for character in text), text
                assert text.count("*") - text.startswith("*") - text.endswith("*") == 0, text
