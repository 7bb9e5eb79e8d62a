"""Cutting text into sentences without losing anything."""

# ruff: noqa: RUF001 - other scripts have signs that look like Latin ones

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.sentences import MAX_CHARACTERS, is_whole_sentence, split_sentences

LANGUAGES = st.sampled_from(["en", "pt", "ja", "zh", "xx", ""])
TALK = st.text(alphabet="aé5 .,;:!?-។།\n\r\t\"'()，。天🙂\u200d\u2028", max_size=1_500)

LONG_SENTENCES = st.text(alphabet="a \t,天", min_size=MAX_CHARACTERS, max_size=1_500)


@given(text=st.one_of(st.text(), TALK, LONG_SENTENCES), language=LANGUAGES)
def test_joined_again_the_sentences_are_the_text(text: str, language: str) -> None:
    sentences = split_sentences(text, language)
    assert "".join(sentences) == text
    assert all(0 < len(sentence) <= MAX_CHARACTERS for sentence in sentences)


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("", "en", []),
        ("One. Two? Three!", "en", ["One. ", "Two? ", "Three!"]),
        ("Dr. Smith is here. Good.", "en", ["Dr. Smith is here. ", "Good."]),
        ("It costs 3.50 euros.", "en", ["It costs 3.50 euros."]),
        ("O Sr. Silva chegou. Bom dia!", "pt", ["O Sr. Silva chegou. ", "Bom dia!"]),
        ("天気がいい。行こう。", "ja", ["天気がいい。", "行こう。"]),
        ("🙂🙂 Yes. 🙂", "en", ["🙂🙂 Yes. ", "🙂"]),
        ("今天天气很好。你去吗？走！", "zh", ["今天天气很好。", "你去吗？", "走！"]),
        ("他说：“你好。”然后走了。", "zh", ["他说：“你好。”", "然后走了。"]),
        ("안녕하세요. 잘 지내요?", "ko", ["안녕하세요. ", "잘 지내요?"]),
        ("مرحبا بكم. كيف حالك؟ أنا بخير!", "ar", ["مرحبا بكم. ", "كيف حالك؟ ", "أنا بخير!"]),
        ("میں ٹھیک ہوں۔ آپ کیسے ہیں؟", "ur", ["میں ٹھیک ہوں۔ ", "آپ کیسے ہیں؟"]),
        ("मैं ठीक हूँ। आप कैसे हैं?", "hi", ["मैं ठीक हूँ। ", "आप कैसे हैं?"]),
        ("Ես լավ եմ։ Դու ինչպե՞ս ես։", "hy", ["Ես լավ եմ։ ", "Դու ինչպե՞ս ես։"]),
        ("እኔ ደህና ነኝ። አንተስ?", "am", ["እኔ ደህና ነኝ። ", "አንተስ?"]),
        ("នេះល្អ។ តើអ្នកសុខទេ?", "km", ["នេះល្អ។ ", "តើអ្នកសុខទេ?"]),
        ("བདེ་ལེགས། ང་བདེ་པོ་ཡིན།", "bo", ["བདེ་ལེགས། ", "ང་བདེ་པོ་ཡིན།"]),
        ("วันนี้อากาศดีมาก เราไปกันเถอะ", "th", ["วันนี้อากาศดีมาก เราไปกันเถอะ"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, language: str, sentences: list[str]) -> None:
    assert split_sentences(text, language) == sentences


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n\n", "\u2028"])
def test_a_line_end_ends_a_sentence(line_end: str) -> None:
    assert "".join(split_sentences(f"Dear all{line_end}thank you", "en")[:-1]).rstrip() == "Dear all"


def test_a_long_sentence_is_cut_after_a_clause() -> None:
    clause = "and then we went on to the next town, "
    sentences = split_sentences(clause * 20, "en")
    assert len(sentences) > 1
    assert all(sentence.endswith(", ") for sentence in sentences)


@pytest.mark.parametrize(
    ("clause", "language"),
    [
        ("然后我们去了下一个城市，", "zh"),
        ("ثم ذهبنا إلى المدينة التالية، ", "ar"),
        ("और फिर हम अगले शहर गए, ", "hi"),
        ("แล้วเราก็ไปเมืองถัดไป ", "th"),
    ],
)
def test_so_is_one_of_another_script(clause: str, language: str) -> None:
    sentences = split_sentences(clause * 40, language)
    assert len(sentences) > 1
    assert all(sentence.endswith(clause) for sentence in sentences)


def test_or_else_between_words() -> None:
    words = [sentence.split() for sentence in split_sentences("incomprehensible " * 60, "en")]
    assert {word for sentence in words for word in sentence} == {"incomprehensible"}


def test_or_else_anywhere() -> None:
    lengths = [len(sentence) for sentence in split_sentences("天" * (2 * MAX_CHARACTERS + 5), "ja")]
    assert lengths == [MAX_CHARACTERS, MAX_CHARACTERS, 5]


@pytest.mark.parametrize("text", ["Where is the station? " * 4_600, "word " * 20_000, "x" * 100_000])
def test_a_hundred_thousand_characters_are_cut_in_a_moment(text: str) -> None:
    start_s = time.monotonic()
    assert "".join(split_sentences(text, "en")) == text
    assert time.monotonic() - start_s < 10


@pytest.mark.parametrize(
    "text", ["Good morning.", "Really?!", "“Stop!”", "你好。", "Tudo bem? ", "شکریہ۔", "धन्यवाद।", "Այո։", "អរគុណ។"]
)
def test_a_whole_sentence_is_known_by_its_end(text: str) -> None:
    assert is_whole_sentence(text)


@pytest.mark.parametrize("text", ["", "and then", "Well,", "I was…", "I was thinking...", "“I was..."])
def test_what_trails_off_is_none(text: str) -> None:
    assert not is_whole_sentence(text)
