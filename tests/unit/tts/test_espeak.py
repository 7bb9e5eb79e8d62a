"""eSpeak NG speaks every language of its table, at the rate asked for, from several threads and beside its copies."""

from __future__ import annotations

import threading
from pathlib import Path

import espeakng_loader
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.domain.audio import Samples
from dragoman.domain.errors import ModelError
from dragoman.domain.whisper_languages import WHISPER_LANGUAGES
from dragoman.tts import espeak
from dragoman.tts.espeak import EspeakSynthesizer
from dragoman.tts.espeak_voices import ESPEAK_VOICES

ENGLISH = "When the rain stops, we walk to the old harbour."
GERMAN = "Wenn der Regen aufhört, gehen wir zum Hafen."


def sound(text: str, language: str, rate: float = 1.0) -> Samples:
    spoken = EspeakSynthesizer().synthesize(text, language, rate)
    return np.concatenate([np.zeros(0, np.float32), *(chunk.samples for chunk in spoken)])


@pytest.mark.parametrize("language", ESPEAK_VOICES)
def test_every_language_of_the_table_is_spoken(language: str) -> None:
    assert np.max(np.abs(sound("1 2 3", language))) > 0.1


def test_of_the_languages_that_are_recognised_only_the_named_ones_have_no_voice() -> None:
    missing = set(WHISPER_LANGUAGES) - ESPEAK_VOICES.keys()
    assert all(f"({tag})" in (espeak_voices_doc() or "") for tag in missing)
    assert len(missing) <= 12


def espeak_voices_doc() -> str | None:
    from dragoman.tts import espeak_voices

    return espeak_voices.__doc__


def test_speech_comes_clause_by_clause_with_the_sample_rate_it_has() -> None:
    first, second = EspeakSynthesizer().synthesize(ENGLISH, "en")
    assert first.sample_rate == second.sample_rate == 22_050
    assert 0.7 < first.duration_s < second.duration_s < 2.5
    for chunk in (first, second):
        assert chunk.samples.dtype == np.float32
        assert 0.3 < np.max(np.abs(chunk.samples)) <= 1.0
        assert chunk.samples[0] == pytest.approx(0, abs=0.01)
        assert np.all(chunk.samples[-1000:] == 0)


@pytest.mark.parametrize("rate", [0.5, 0.7, 1.3, 1.5, 2.0])
def test_the_rate_is_kept(rate: float) -> None:
    assert len(sound(ENGLISH, "en")) / len(sound(ENGLISH, "en", rate)) == pytest.approx(rate, rel=0.05)


@pytest.mark.parametrize("text", ["", " \n", "🙂", "?!", "— …"])
def test_what_has_no_word_is_not_spoken(text: str) -> None:
    assert list(EspeakSynthesizer().synthesize(text, "en")) == []


def test_what_comes_after_a_zero_character_is_spoken() -> None:
    assert len(sound("one\0two three four", "en")) > 1.5 * len(sound("one", "en"))


@given(text=st.text(max_size=60), language=st.sampled_from(["en", "pt", "zh", "ar", "ja", "hi"]))
@settings(max_examples=60)
def test_no_text_does_harm(text: str, language: str) -> None:
    for chunk in EspeakSynthesizer().synthesize(text, language):
        assert np.isfinite(chunk.samples).all()
        assert np.max(np.abs(chunk.samples)) <= 1.0


def test_japanese_is_read_not_spelled() -> None:
    # without kana eSpeak NG says "Chinese letter" for each character
    assert len(sound("日本語", "ja")) == pytest.approx(len(sound("にほんご", "ja")), rel=0.1)


def test_threads_do_not_disturb_each_other_or_the_copies_in_piper_and_kokoro() -> None:
    from kokoro_onnx.tokenizer import Tokenizer
    from piper.phonemize_espeak import EspeakPhonemizer

    piper, kokoro = EspeakPhonemizer(), Tokenizer()
    wrong: list[str] = []

    def repeat(name: str, expected: object, again: object) -> None:
        for _ in range(20):
            made = again()  # type: ignore[operator]
            fits = made == expected if not isinstance(made, int) else abs(made - int(str(expected))) < 0.03 * made
            if not fits:
                wrong.append(name)

    work = {
        "piper": lambda: piper.phonemize("en-us", ENGLISH),
        "kokoro": lambda: kokoro.phonemize("Quando a chuva parar, vamos ao porto.", "pt-br"),
        "english": lambda: len(sound(ENGLISH, "en")),
        "german": lambda: len(sound(GERMAN, "de", 1.3)),
    }
    alone = {name: each() for name, each in work.items()}
    threads = [threading.Thread(target=repeat, args=(name, alone[name], each)) for name, each in work.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_library_that_is_missing_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(espeakng_loader, "get_library_path", lambda: str(tmp_path / "libespeak-ng.so"))
    with pytest.raises(ModelError, match="eSpeak NG cannot be loaded"):
        espeak._Library()
