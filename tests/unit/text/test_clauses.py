"""Cutting text into what is spoken at a time, without losing anything."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.clauses import LONG_LETTERS, LONG_OPENING_LETTERS, MIN_CUT_LETTERS, MIN_LETTERS, split_clauses

LANGUAGES = st.sampled_from(["en", "pt", "es", "it", "ja", "xx", ""])
TALK = st.text(alphabet="aé5 .,;:!?—…-\n\"'()“”«»、，：天🙂\u00a0", max_size=600)
WORDS = st.lists(
    st.sampled_from(["quando", "a", "casa", "de", "pedra", "3,5", "10:30", "e", "sim,", "porém;", "—", "“não,", "é”"]),
    max_size=60,
).map(" ".join)


def letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


@given(text=st.one_of(st.text(), TALK, WORDS), language=LANGUAGES)
def test_joined_again_the_clauses_are_the_text(text: str, language: str) -> None:
    clauses = split_clauses(text, language)
    assert "".join(clauses) == text
    assert all(clauses)


@given(text=WORDS)
def test_numbers_stay_whole_and_words_too(text: str) -> None:
    assert [word for clause in split_clauses(text, "pt") for word in clause.split()] == text.split()


@given(text=WORDS)
def test_no_clause_is_very_short_unless_it_is_all_there_is(text: str) -> None:
    clauses = split_clauses(text, "pt")
    assert len(clauses) <= 1 or all(letters(clause) >= MIN_LETTERS for clause in clauses)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", []),
        ("Yes.", ["Yes."]),
        ("Good morning. How are you?", ["Good morning. ", "How are you?"]),
        ("When I got home, the door was open.", ["When I got home, ", "the door was open."]),
        ("We need two things: a passport; a recent photo.", ["We need two things: ", "a passport; a recent photo."]),
        ("The weather is fine — a bit too hot.", ["The weather is fine — ", "a bit too hot."]),
        ("The weather is fine—a bit too hot.", ["The weather is fine—", "a bit too hot."]),
        ("Let me think about it… maybe tomorrow.", ["Let me think about it… ", "maybe tomorrow."]),
        ("a first, a second and a third one", ["a first, a second and a third one"]),
    ],
)
def test_a_clause_ends_with_its_punctuation(text: str, clauses: list[str]) -> None:
    assert split_clauses(text, "en") == clauses


@pytest.mark.parametrize(
    "text",
    [
        "The whole package costs 1,000,000.50 dollars today.",
        "The next train leaves at 10:30 from platform two.",
        "A temperatura subiu para 38,5 graus depois do almoço.",
        "The ferry service is well-known around the world.",
        "Well, yes, no, so, it goes.",
    ],
)
def test_what_belongs_together_stays_together(text: str) -> None:
    assert split_clauses(text, "en") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "He said “I am tired, my dear friend, and hungry” to them.",
        'She wrote "one thing first, another thing later" there.',
        "The sisters (the elder one, the younger one) sing together.",
        "Er rief „kommt herein, liebe Leute, und setzt euch“ hinaus.",
    ],
)
def test_nothing_is_cut_inside_quotations_and_brackets(text: str) -> None:
    assert split_clauses(text, "en") == [text]


def test_a_comma_before_a_closing_quotation_mark_ends_a_clause() -> None:
    assert split_clauses("“I am very tired today,” she said to us.", "en") == [
        "“I am very tired today,” ",
        "she said to us.",
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Sim, claro que vou com você.", ["Sim, claro que vou com você."]),
        ("Vamos amanhã de manhã, né?", ["Vamos amanhã de manhã, né?"]),
        ("Olá, muito bom dia, eu quero um quarto, sim?", ["Olá, muito bom dia, ", "eu quero um quarto, sim?"]),
    ],
)
def test_short_clauses_go_with_their_neighbour(text: str, clauses: list[str]) -> None:
    assert split_clauses(text, "xx") == clauses


def test_chinese_and_japanese_need_fewer_characters() -> None:
    assert split_clauses("天気がいい、だから公園に行きましょう。", "ja") == [
        "天気がいい、",
        "だから公園に行きましょう。",
    ]
    assert split_clauses("会议在下午10：30开始，请准时到。", "zh") == ["会议在下午10：30开始，", "请准时到。"]


LONG = "A reunião foi adiada para a próxima semana porque o diretor está viajando."


def test_a_long_first_clause_is_cut_before_a_function_word() -> None:
    assert split_clauses(LONG, "pt") == [LONG[:21], LONG[21:]]


def test_it_is_cut_sooner_where_somebody_waits() -> None:
    text = "Onde fica a estação de trem na cidade velha?"
    assert split_clauses(text, "pt") == [text]
    assert split_clauses(text, "pt", long_letters=LONG_OPENING_LETTERS) == [
        "Onde fica a estação de trem ",
        "na cidade velha?",
    ]


def test_only_the_first_clause_is_cut() -> None:
    assert split_clauses(f"Bom dia a todos. {LONG}", "pt") == ["Bom dia a todos. ", LONG]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LONG, "xx"),
        ("Onde fica a estação de trem mais próxima daqui?", "pt"),
        ("Isso custa aproximadamente 15 e o resto será pago na próxima semana.", "xx"),
        ("Responsabilidade incondicionalmente compartilhada, sempre", "pt"),
    ],
)
def test_it_stays_whole_where_it_is_short_or_has_no_such_word(text: str, language: str) -> None:
    assert split_clauses(text, language) == [text]


@given(words=st.lists(st.sampled_from(["e", "com", "a", "casa", "bonita", "15"]), min_size=1, max_size=80))
def test_an_early_cut_leaves_enough_on_both_sides(words: list[str]) -> None:
    text = " ".join(words)
    clauses = split_clauses(text, "pt")
    if letters(text) < LONG_LETTERS:
        assert clauses == [text]
    elif letters(text) < 100:
        assert len(clauses) == 1 or min(map(letters, clauses)) >= MIN_CUT_LETTERS


@pytest.mark.parametrize("text", ["é bom, sim, e mais nada " * 4_000, "word " * 20_000, "(" * 20_000, "x" * 100_000])
def test_a_hundred_thousand_characters_are_split_in_a_moment(text: str) -> None:
    start_s = time.monotonic()
    assert "".join(split_clauses(text, "pt")) == text
    assert time.monotonic() - start_s < 10
