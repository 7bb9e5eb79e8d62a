"""What goes onto the graphics processor, with made-up machines and packs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.errors import EngineError
from dragoman.domain.machine import Gpu, Machine, Placement
from dragoman.domain.model_pack import ModelPack, PackFile, Task
from dragoman.planning.placement import MAX_THREADS, Reason, decide, is_small, needed_mb, on_processor, threads

MODERN = frozenset({"float32", "float16", "int8", "int8_float32", "int8_float16"})
PASCAL = frozenset({"float32", "int8", "int8_float32"})
FAMILIES = {Task.RECOGNITION: "whisper", Task.TRANSLATION: "nllb", Task.SPEECH: "piper"}


def pack(task: Task, millions: int = 0, *, family: str | None = None, size_mb: int = 1, number: int = 0) -> ModelPack:
    kind = family or FAMILIES[task]
    files = (PackFile("model.bin", size_mb * 1_000_000),)
    name = f"{kind}-{millions}-{number}"
    return ModelPack(
        name, task, kind, name, ("*",), "MIT", True, "https://example.org", files, parameters=millions * 1_000_000
    )


def machine(free_mb: int, compute_types: frozenset[str] = MODERN, cores: int = 8) -> Machine:
    return Machine(cores, 16_000, Gpu("a card", max(free_mb, 4_000), free_mb, compute_types))


LARGE = pack(Task.RECOGNITION, 1550)
BASE = pack(Task.RECOGNITION, 74)
NLLB = pack(Task.TRANSLATION, 600)
VOICE = pack(Task.SPEECH, 20)
packs = st.lists(
    st.builds(
        pack,
        st.sampled_from(Task),
        st.integers(0, 4_000),
        family=st.sampled_from([None, "marian", "kokoro"]),
        size_mb=st.integers(1, 8_000),
        number=st.integers(),
    ),
    max_size=8,
    unique_by=lambda each: each.id,
)
machines = st.builds(
    machine, st.integers(0, 48_000), st.frozensets(st.sampled_from(sorted(MODERN))), st.integers(1, 256)
) | st.builds(Machine, st.integers(1, 256), st.integers(512, 1_000_000))


def places(free_mb: int, *wanted: ModelPack, compute_types: frozenset[str] = MODERN) -> dict[str, str]:
    made = decide(machine(free_mb, compute_types), wanted, has_onnx_cuda=True)
    return {each.pack.id: f"{each.placement.device} {each.placement.compute_type}" for each in made}


def test_without_a_card_all_is_done_by_the_processor() -> None:
    alone, broken = Machine(2, 8_000), Machine(2, 8_000, gpu_fault=EngineError("No.", "Do."))
    assert {each.reason for each in decide(alone, [BASE, NLLB, VOICE])} == {Reason.NO_CARD}
    assert {each.reason for each in decide(broken, [BASE, NLLB, VOICE])} == {Reason.UNUSABLE}
    assert [each.placement for each in decide(alone, [BASE])] == [Placement("cpu", "int8", 1)]


def test_a_large_card_takes_all_in_the_exact_arithmetic() -> None:
    assert places(24_000, VOICE, NLLB, LARGE) == {
        LARGE.id: "cuda float16",
        NLLB.id: "cuda float16",
        VOICE.id: "cuda float32",
    }


def test_recognition_comes_first_then_translation() -> None:
    assert places(3_700, VOICE, NLLB, LARGE) == {
        LARGE.id: "cuda int8_float16",
        NLLB.id: "cpu int8",
        VOICE.id: "cuda float32",
    }
    assert places(2_100, VOICE, NLLB, BASE)[NLLB.id] == "cuda int8_float16"


def test_old_cards_compute_in_what_they_have() -> None:
    assert places(8_000, BASE, compute_types=PASCAL) == {BASE.id: "cuda int8_float32"}
    assert places(8_000, BASE, compute_types=frozenset({"float32"})) == {BASE.id: "cuda float32"}
    assert places(8_000, BASE, compute_types=frozenset()) == {BASE.id: "cpu int8"}


def test_what_does_not_fit_says_how_much_it_needs() -> None:
    (decision,) = decide(machine(2_000), [LARGE])
    assert decision.reason is Reason.TOO_LITTLE_MEMORY
    assert decision.needed_mb == needed_mb(LARGE, "int8_float16")


def test_what_the_card_cannot_help_stays() -> None:
    made = decide(machine(24_000), [pack(Task.SPEECH, family="kokoro"), VOICE])
    assert [each.reason for each in made] == [Reason.PROCESSOR_ONLY, Reason.NO_LIBRARY]


def test_a_small_model_translates_on_one_thread_of_the_processor() -> None:
    small = pack(Task.TRANSLATION, 17)
    for given_machine, reason in ((Machine(8, 8_000), Reason.NO_CARD), (machine(24_000), Reason.SMALL)):
        (decision,) = decide(given_machine, [small])
        assert (decision.placement, decision.reason) == (Placement("cpu", "int8", 1), reason)
    assert is_small(small)
    assert not any(is_small(each) for each in (NLLB, VOICE, pack(Task.TRANSLATION)))


def test_the_published_figures_are_met() -> None:
    """faster-whisper's README: large-v2 takes 4755 MB in float16 and 3091 MB in int8."""
    cuda_mb = 500
    assert needed_mb(LARGE, "float16") + cuda_mb == pytest.approx(4755, rel=0.03)
    assert needed_mb(LARGE, "int8_float16") + cuda_mb == pytest.approx(3091, rel=0.05)


def test_without_a_number_of_weights_the_size_counts() -> None:
    known, unknown = pack(Task.TRANSLATION, 100), pack(Task.TRANSLATION, size_mb=200)
    assert needed_mb(known, "float16") == needed_mb(unknown, "float16")


@pytest.mark.parametrize(
    ("cores", "recognition", "others"), [(1, 1, 1), (2, 1, 2), (4, 2, 4), (64, MAX_THREADS // 2, MAX_THREADS)]
)
def test_recognition_leaves_a_core_to_the_voices(cores: int, recognition: int, others: int) -> None:
    assert threads(cores, Task.RECOGNITION) == recognition
    assert threads(cores, Task.TRANSLATION) == threads(cores, Task.SPEECH) == others


def test_a_processor_without_int8_computes_in_floats() -> None:
    old = Machine(2, 8_000, compute_types=frozenset({"float32"}))
    assert on_processor(old, Task.TRANSLATION) == Placement("cpu", "float32", 2)


@given(machines, packs, st.booleans())
def test_every_model_has_a_place_that_exists_and_the_card_is_never_overfull(
    given_machine: Machine, wanted: list[ModelPack], has_onnx_cuda: bool
) -> None:
    made = decide(given_machine, wanted, has_onnx_cuda=has_onnx_cuda)
    assert {each.pack.id for each in made} == {each.id for each in wanted}
    on_card = [each for each in made if each.placement.device == "cuda"]
    gpu = given_machine.gpu
    assert all(1 <= each.placement.threads <= given_machine.cores for each in made)
    assert all((each.reason is Reason.FITS) == (each in on_card) for each in made)
    if gpu is None:
        assert not on_card
        return
    assert not on_card or sum(each.needed_mb for each in on_card) < gpu.free_mb
    assert all(each.placement.compute_type in {*gpu.compute_types, "float32"} for each in on_card)
    assert all(each.placement.compute_type in given_machine.compute_types for each in made if each not in on_card)


@given(packs, st.integers(0, 24_000), st.integers(0, 24_000))
def test_more_free_memory_is_never_worse_for_the_first(wanted: list[ModelPack], less: int, more: int) -> None:
    first = next((each for each in wanted if each.task is Task.RECOGNITION), LARGE)
    others = [each for each in wanted if each is not first]
    before, after = decide(machine(less), [first])[0], decide(machine(less + more), [first, *others])[0]
    assert (before.pack, after.pack) == (first, first)
    assert before.placement.device == "cpu" or after.placement.device == "cuda"
