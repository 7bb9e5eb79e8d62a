"""Which way text and speech go, with made-up packs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.model_pack import ModelPack, PackFile, Quality, Task
from dragoman.domain.whisper_languages import WHISPER_LANGUAGES
from dragoman.planning.routes import (
    Gain,
    Route,
    best_of,
    best_route,
    improvement,
    interpretable_pairs,
    packs_for_pair,
)


def pack(
    pack_id: str,
    task: Task,
    *languages: str,
    one_way: bool = False,
    parameters: int = 0,
    size: int = 1,
    commercial: bool = True,
    bleu: float | None = None,
) -> ModelPack:
    quality = None if bleu is None else Quality("BLEU", bleu, "a test set", "https://example.org")
    return ModelPack(
        pack_id,
        task,
        "any",
        pack_id,
        languages,
        "MIT",
        commercial,
        "https://example.org",
        (PackFile("model.bin", size),),
        parameters=parameters,
        quality=quality,
        is_one_direction=one_way,
    )


def pair(source: str, target: str, suffix: str = "", **figures: float) -> ModelPack:
    return pack(f"{source}-{target}{suffix}", Task.TRANSLATION, source, target, one_way=True, **figures)  # type: ignore[arg-type]


def voice(language: str, size: int = 1) -> ModelPack:
    return pack(f"voice-{language}", Task.SPEECH, language, size=size)


WHISPER = pack("whisper-base", Task.RECOGNITION, "*", parameters=74)
SMALL = pack("whisper-small", Task.RECOGNITION, "*", parameters=244, size=5)
TURBO = pack("whisper-large-v3-turbo", Task.RECOGNITION, "*", parameters=809)
MANY = pack("many", Task.TRANSLATION, "en", "es", "fr", "pt", parameters=600, size=10)
EN_PT, PT_EN, ES_EN, ES_PT = pair("en", "pt"), pair("pt", "en"), pair("es", "en"), pair("es", "pt")
STARTER = [WHISPER, EN_PT, PT_EN]


def way(source: str, target: str, installed: Sequence[ModelPack], *, is_spoken: bool = True) -> list[str]:
    route = best_route(source, target, installed, is_spoken=is_spoken)
    return [] if route is None else [f"{step.pack.id}:{step.source}>{step.target}" for step in route.steps]


@pytest.mark.parametrize(
    ("installed", "steps"),
    [
        ([*STARTER, ES_PT, ES_EN, MANY], ["es-pt:es>pt"]),
        ([*STARTER, ES_EN, MANY], ["many:es>pt"]),
        ([*STARTER, ES_EN], ["es-en:es>en", "en-pt:en>pt"]),
        (STARTER, ["whisper-base:es>en", "en-pt:en>pt"]),
        ([TURBO, EN_PT, PT_EN], []),
        ([WHISPER, PT_EN], []),
    ],
)
def test_from_the_best_way_to_none(installed: list[ModelPack], steps: list[str]) -> None:
    assert way("es", "pt", installed) == steps


def test_written_text_does_not_go_through_whisper() -> None:
    assert way("es", "pt", STARTER, is_spoken=False) == []
    assert way("en", "pt", STARTER, is_spoken=False) == ["en-pt:en>pt"]


def test_speech_goes_into_english_in_one_step() -> None:
    assert way("zh", "en", STARTER) == ["whisper-base:zh>en"]
    assert way("pt", "en", STARTER) == ["pt-en:pt>en"]


def test_english_speech_needs_a_model_for_text() -> None:
    assert way("en", "fr", STARTER) == []


def test_a_language_goes_nowhere_by_way_of_itself() -> None:
    assert best_route("pt", "pt", [*STARTER, MANY], is_spoken=True) is None


def test_what_cannot_recognise_a_language_does_not_translate_it_either() -> None:
    english = pack("whisper-base.en", Task.RECOGNITION, "en")
    assert way("es", "en", [english]) == []


def test_measured_alike_the_better_one_is_taken_else_the_bigger_one() -> None:
    good, bad = pair("es", "pt", "-good", bleu=40.0, parameters=10), pair("es", "pt", "-bad", bleu=30.0, parameters=20)
    unmeasured = pair("es", "pt", "-unmeasured", parameters=15)
    assert best_of([bad, good]) == good
    assert best_of([bad, unmeasured]) == bad
    assert best_of([bad, good, unmeasured]) == unmeasured
    assert best_of([]) is None


def test_of_error_rates_less_is_better() -> None:
    def measured(pack_id: str, rate: float) -> ModelPack:
        made = pack(pack_id, Task.RECOGNITION, "*")
        return ModelPack(**{name: getattr(made, name) for name in made.__slots__} | {
            "quality": Quality("WER", rate, "a test set", "https://example.org")
        })  # fmt: skip

    low, high = measured("low", 5.0), measured("high", 9.0)
    assert best_of([high, low]) == low


def test_with_the_starter_models_all_of_whispers_languages_go_into_english_and_portuguese() -> None:
    others = [language for language in WHISPER_LANGUAGES if language not in ("en", "pt")]
    wanted = {(language, target) for language in others for target in ("en", "pt")} | {("en", "pt"), ("pt", "en")}
    assert interpretable_pairs(STARTER) == wanted
    assert len(others) == 97


def test_languages_that_nothing_recognises_are_not_interpreted() -> None:
    assert interpretable_pairs([pack("english", Task.RECOGNITION, "en"), EN_PT, PT_EN]) == {("en", "pt")}


def test_without_recognition_text_goes_as_far_as_the_models_do() -> None:
    assert interpretable_pairs([EN_PT, ES_EN]) == {("en", "pt"), ("es", "en"), ("es", "pt")}


CODES = ("en", "es", "fr", "pt")
TRANSLATING = st.builds(pair, st.sampled_from(CODES), st.sampled_from(CODES)).filter(
    lambda made: made.languages[0] != made.languages[1]
)
PACKS = st.lists(st.one_of(TRANSLATING, st.sampled_from([WHISPER, TURBO, MANY])), max_size=6, unique=True)


@given(PACKS)
def test_a_pair_is_interpretable_exactly_where_there_is_a_route(installed: list[ModelPack]) -> None:
    installed = [*installed, TURBO]
    pairs = interpretable_pairs(installed)
    for source in CODES:
        for target in CODES:
            assert ((source, target) in pairs) == bool(way(source, target, installed)), (source, target)


@given(PACKS, st.sampled_from(CODES), st.sampled_from(CODES))
def test_each_step_goes_on_where_the_one_before_ended(installed: list[ModelPack], source: str, target: str) -> None:
    route = best_route(source, target, installed, is_spoken=True)
    if route is not None:
        languages = [source, *(step.target for step in route.steps)]
        assert [step.source for step in route.steps] == languages[:-1]
        assert languages[-1] == target
        assert all(step.pack in installed for step in route.steps)


@given(PACKS, PACKS, st.sampled_from(CODES), st.sampled_from(CODES))
def test_more_models_never_make_the_way_worse(
    installed: list[ModelPack], more: list[ModelPack], source: str, target: str
) -> None:
    def rank(route: Route | None) -> tuple[float, ...]:
        return (9,) if route is None else route.rank

    before = best_route(source, target, installed, is_spoken=True)
    assert rank(best_route(source, target, [*installed, *more], is_spoken=True)) <= rank(before)


CATALOGUE = [
    WHISPER, SMALL, EN_PT, PT_EN, ES_EN, pair("en", "es"), MANY, voice("es"), voice("pt"), voice("en"),
]  # fmt: skip


def needed(*options: ModelPack, catalogue: Sequence[ModelPack] = CATALOGUE, **limits: object) -> list[str] | None:
    packs = packs_for_pair("es", "pt", catalogue, options, **limits)  # type: ignore[arg-type]
    return None if packs is None else [each.id for each in packs]


def test_for_a_pair_one_needs_recognition_translation_both_ways_and_voices() -> None:
    assert needed() == ["whisper-small", "many", "voice-es", "voice-pt"]


def test_what_is_installed_is_used() -> None:
    assert needed(*STARTER, voice("pt")) == ["many", "voice-es"]
    assert needed(WHISPER, MANY, voice("es"), voice("pt")) == []


def test_what_may_not_be_used_is_left_out() -> None:
    without = needed(is_allowed=lambda each: each != MANY)
    assert without == ["whisper-small", "es-en", "en-pt", "pt-en", "en-es", "voice-es", "voice-pt"]


def test_what_is_too_big_gives_way() -> None:
    assert needed(most_bytes=12) == ["whisper-small", "es-en", "en-pt", "pt-en", "en-es", "voice-es", "voice-pt"]
    assert needed(most_bytes=7) == ["whisper-base", "es-en", "en-pt", "pt-en", "en-es", "voice-es", "voice-pt"]
    assert needed(most_bytes=3) is None


def test_a_pair_that_the_catalogue_cannot_serve_has_no_packs() -> None:
    assert needed(catalogue=[WHISPER, ES_EN]) is None
    assert needed(catalogue=[MANY]) is None


def test_a_language_without_a_voice_in_the_catalogue_is_served_all_the_same() -> None:
    assert needed(catalogue=[WHISPER, MANY]) == ["whisper-base", "many"]


@pytest.mark.parametrize(
    ("installed", "pack_id", "gain"),
    [
        ([WHISPER], "en-pt", Gain.POSSIBLE),
        (STARTER, "es-pt", Gain.TEXT),
        ([*STARTER, ES_EN], "es-pt", Gain.FEWER_STEPS),
        ([*STARTER, MANY], "es-pt", Gain.DEDICATED),
        ([*STARTER, pair("es", "pt", "-tiny")], "es-pt", Gain.BETTER_MODEL),
    ],
)
def test_one_download_improves_a_route_most(installed: list[ModelPack], pack_id: str, gain: Gain) -> None:
    catalogue = [*STARTER, ES_EN, MANY, pair("es", "pt", parameters=10)]
    if gain is Gain.POSSIBLE:
        catalogue = STARTER
    found = improvement("es", "pt", installed, catalogue)
    assert found is not None
    assert (found.pack.id, found.gain) == (pack_id, gain)
    assert any(step.pack == found.pack for step in found.route.steps)


def test_without_text_models_a_bigger_whisper_is_an_improvement() -> None:
    found = improvement("zh", "pt", STARTER, [*STARTER, SMALL, TURBO])
    assert found is not None
    assert (found.pack, found.gain) == (SMALL, Gain.BETTER_MODEL)


def test_where_nothing_is_better_nothing_is_proposed() -> None:
    assert improvement("en", "pt", STARTER, STARTER) is None
    assert improvement("es", "ja", STARTER, CATALOGUE) is None


def test_of_improvements_that_do_as_much_what_business_may_use_and_then_the_smallest_comes_first() -> None:
    barred = pair("es", "pt", "-barred", commercial=False)
    large, small = pair("es", "pt", "-large", size=9, parameters=9), pair("es", "pt", "-small", size=3)
    unknown = pair("es", "pt", "-unknown", size=0)
    catalogue = [barred, unknown, large, small]
    for expected in (small, large, unknown, barred):
        found = improvement("es", "pt", STARTER, catalogue)
        assert found is not None
        assert found.pack == expected
        catalogue.remove(expected)


def test_a_better_way_is_worth_a_larger_download() -> None:
    found = improvement("es", "pt", STARTER, [ES_EN, pair("es", "pt", size=90)])
    assert found is not None
    assert found.pack.id == "es-pt"
