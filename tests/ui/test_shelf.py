"""What is known of models, and what two languages need, without a window."""

from dataclasses import replace

import pytest
from fake_library import DE_EN, EN_DE, HOME_MADE, INSTALLED, MB, NLLB, OFFERED, THORSTEN, FakeLibrary, pack

from dragoman.domain.machine import Machine
from dragoman.domain.model_library import PackState, PackStatus
from dragoman.domain.model_pack import ANY_LANGUAGE, ModelPack, Task
from dragoman.planning.advice import Advice
from dragoman.planning.recommendation import Measured, recommended_pack
from dragoman.ui.view_models.pair_plan import PairState, plan_pair
from dragoman.ui.view_models.shelf import Progress, Shelf

BASE = pack("Whisper base", Task.RECOGNITION, (ANY_LANGUAGE,), 148, parameters=74 * MB)
LARGE = pack("Whisper large-v3", Task.RECOGNITION, (ANY_LANGUAGE,), 3090, parameters=1550 * MB)
HUGE = pack("Madlad", Task.TRANSLATION, ("en", "fi"), 2960, parameters=3000 * MB)


def shelf(installed=INSTALLED, offered=OFFERED) -> Shelf:
    made = Shelf()
    made.put_all(FakeLibrary(installed, offered).statuses())
    return made


def downloading(pack: ModelPack, done_mb: int, total_mb: int, speed_mb: float = 2.0) -> PackStatus:
    return PackStatus(pack, PackState.DOWNLOADING, done_mb * MB, total_mb * MB, speed_mb * MB)


def without_size(pack: ModelPack) -> ModelPack:
    return replace(pack, files=(replace(pack.files[0], size=0),))


def test_only_what_comes_or_goes_makes_a_difference():
    made = shelf()
    assert not made.put(PackStatus(EN_DE, PackState.WAITING))
    assert not made.put(downloading(EN_DE, 10, 74))
    assert made.put(PackStatus(EN_DE, PackState.INSTALLED))
    assert not made.put(PackStatus(EN_DE, PackState.INSTALLED))
    assert made.put(PackStatus(EN_DE, PackState.ABSENT))


def test_what_is_downloaded_together_is_counted_together_to_its_end():
    made = shelf()
    assert made.progress() is None
    for each in (EN_DE, DE_EN):
        made.put(PackStatus(each, PackState.WAITING))
    made.put(downloading(EN_DE, 37, 74))
    assert made.progress() == Progress(37 * MB, 150 * MB, 2.0 * MB, 56.5, 37 / 150)
    made.put(PackStatus(EN_DE, PackState.INSTALLED))
    made.put(downloading(DE_EN, 38, 76))
    assert made.progress() == Progress(112 * MB, 150 * MB, 2.0 * MB, 19.0, 112 / 150)
    made.put(PackStatus(DE_EN, PackState.INSTALLED))
    assert made.progress() is None
    made.put(PackStatus(THORSTEN, PackState.WAITING))
    assert made.progress() == Progress(0, 63 * MB, 0.0, None, 0.0)


def test_what_was_cancelled_counts_no_longer():
    made = shelf()
    for each in (EN_DE, DE_EN):
        made.put(PackStatus(each, PackState.WAITING))
    made.put(PackStatus(DE_EN, PackState.ABSENT))
    assert made.progress().total_bytes == 74 * MB


def test_where_sizes_are_not_known_each_model_counts_as_much():
    unknown, other = without_size(EN_DE), without_size(DE_EN)
    made = shelf(offered=(unknown, other))
    for each in (unknown, other):
        made.put(PackStatus(each, PackState.WAITING))
    made.put(downloading(unknown, 50, 100))
    assert made.progress() == Progress(50 * MB, 0, 2.0 * MB, None, 0.25)
    assert made.progress().per_cent == 25


def test_a_size_that_nobody_says_is_worked_out_of_the_weights():
    unknown = without_size(NLLB)
    made = shelf(offered=(unknown,))
    made.put(PackStatus(unknown, PackState.WAITING))
    assert made.progress().total_bytes == 1200 * MB


def test_the_voice_that_was_chosen_speaks_where_it_is_there():
    made = shelf()
    made.voices = {"en": {"joe": "Joe", "espeak-ng": "eSpeak NG"}}
    assert made.voice("en") == "joe"
    made.chosen_voices = {"en": "espeak-ng"}
    assert made.voice("en") == "espeak-ng"
    made.chosen_voices = {"en": "gone"}
    assert made.voice("en") == "joe"
    assert made.voice("de") is None


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ({}, PairState.MISSING),
        ({EN_DE: PackState.WAITING, DE_EN: PackState.FAILED}, PairState.RUNNING),
        ({EN_DE: PackState.PAUSED, DE_EN: PackState.FAILED}, PairState.FAILED),
        ({EN_DE: PackState.PAUSED}, PairState.PAUSED),
        (dict.fromkeys((EN_DE, DE_EN, THORSTEN), PackState.INSTALLED), PairState.READY),
    ],
)
def test_the_state_of_a_pair_is_that_of_what_is_missing(states, expected):
    made = shelf()
    for each, state in states.items():
        made.put(PackStatus(each, state))
    assert plan_pair("en", "de", made).state(made) is expected


def test_what_comes_from_a_file_only_is_not_offered():
    made = shelf(offered=(HOME_MADE,))
    assert made.offered == ()
    assert plan_pair("en", "fr", made).missing is None


def test_a_model_that_is_too_slow_here_is_not_proposed_unless_there_is_no_other():
    slow = pack("Slow en-de", Task.TRANSLATION, ("en", "de"), 9000, parameters=3000 * MB)
    both = plan_pair("en", "de", shelf(offered=(slow, EN_DE, DE_EN)))
    assert slow not in both.missing
    assert plan_pair("en", "fi", shelf(offered=(HUGE,))).missing == (HUGE,)


def test_a_machine_for_large_recognition_gets_large_translation():
    estimates = recommended_pack(Machine(16, 64_000), Measured(LARGE, "cpu", 0.1), [BASE, LARGE])
    assert not Advice().suits(replace(HUGE, parameters=1500 * MB))
    assert Advice(estimates).suits(replace(HUGE, parameters=1500 * MB))
    assert not Advice(estimates).suits(HUGE)


def test_recognition_that_is_too_slow_here_is_not_proposed():
    found = recommended_pack(Machine(2, 8_000), Measured(BASE, "cpu", 0.2), [BASE, LARGE])
    assert Advice(found).is_best(BASE)
    assert not Advice(found).suits(LARGE)
    made = shelf(installed=INSTALLED[1:], offered=(BASE, LARGE))
    made.advice = Advice(found)
    assert plan_pair("en", "pt", made).missing == (BASE,)
