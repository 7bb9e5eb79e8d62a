"""Which voice speaks a language, with made-up packs and with the catalogue."""

from __future__ import annotations

from dragoman.config.paths import resources
from dragoman.domain.model_pack import ModelPack, PackFile, Task
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.planning.voices import best_voice, voices_by_preference


def voice(name: str, family: str, *languages: str, size: int = 1, parameters: int = 0) -> ModelPack:
    return ModelPack(
        name, Task.SPEECH, family, name, languages, "MIT", True, "https://example.org", (PackFile("v.onnx", size),),
        parameters=parameters,
    )  # fmt: skip


FIRST, LARGE = voice("first", "piper", "de"), voice("large", "piper", "de", size=9)
KOKORO = voice("kokoro", "kokoro", "de", "fr", parameters=82)


def test_the_voice_of_the_language_itself_comes_first_however_large_others_are() -> None:
    assert best_voice("de", [KOKORO, FIRST, LARGE]) == FIRST
    assert best_voice("de", [LARGE, KOKORO, FIRST]) == LARGE
    assert best_voice("fr", [KOKORO, FIRST]) == KOKORO
    assert best_voice("it", [KOKORO, FIRST]) is None


def test_they_stand_in_the_order_in_which_they_are_preferred() -> None:
    other = voice("other", "unheard-of", "de")
    assert voices_by_preference([other, KOKORO, FIRST, LARGE]) == (FIRST, LARGE, KOKORO, other)


def test_of_the_catalogue_the_first_voice_of_a_language_is_taken() -> None:
    catalogue = read_catalogue(resources() / "catalogue")
    piper = [pack for pack in catalogue if pack.family == "piper"]
    for language in {language for pack in piper for language in pack.languages}:
        assert best_voice(language, catalogue) == next(pack for pack in piper if pack.knows(language))
