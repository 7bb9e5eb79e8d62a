"""Engines whose graphics processor fails, in the words of the real ones."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import DragomanError, EngineError, ModelError
from dragoman.domain.speech import Hypothesis, Utterance
from dragoman.pipeline.fallback import Fallback, GpuFault, SteadyRecognizer, SteadySynthesizer, SteadyTranslator, Ways

OUT_OF_MEMORY = "CUDA failed with error out of memory"
LOST = "CUDA failed with error an illegal memory access was encountered"
SOUND = AudioChunk(np.zeros(16_000, np.float32), 16_000)


def failure(reason: str) -> EngineError:
    error = EngineError("Failed: {reason}.", "Again.", retry=True, reason=reason)
    error.__cause__ = RuntimeError(reason)
    return error


@dataclass
class Engine:
    """All three kinds in one; fails as often as it is told to."""

    name: str
    failures: list[DragomanError] = field(default_factory=list)
    fails_at_part: int = 0
    before: Engine | None = None

    def translate(self, text: object, source: str, target: str = "", beginning: str = "") -> str:
        if self.failures:
            raise self.failures.pop(0)
        return f"{beginning}{text} {source}{target} {self.name}"

    def recognize(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        if self.failures:
            raise self.failures.pop(0)
        return Hypothesis(utterance.id, self.name, languages[0])

    def synthesize(self, text: str, _language: str, _rate: float = 1.0) -> Iterator[AudioChunk]:
        for number, _word in enumerate(text.split()):
            if self.failures and number == self.fails_at_part:
                raise self.failures.pop(0)
            yield AudioChunk(np.full(1, number, np.float32), 16_000, captured_at_s=len(self.name))


@dataclass
class Desk:
    """Makes engines, and keeps what is told."""

    on_gpu: Engine | DragomanError
    told: list[str] = field(default_factory=list)
    made: list[Engine] = field(default_factory=list)
    on_processor: Callable[[Engine | None], Engine] | None = None

    def ways(self) -> Ways[Any]:
        return Ways(self._on_gpu, self.on_processor or self._on_processor, self._fault_of, self._other, self._tell)

    def _on_gpu(self) -> Engine:
        if isinstance(self.on_gpu, DragomanError):
            raise self.on_gpu
        return self.on_gpu

    def _on_processor(self, before: Engine | None) -> Engine:
        self.made.append(Engine("processor", before=before))
        return self.made[-1]

    def _fault_of(self, error: DragomanError) -> GpuFault | None:
        reason = str(error.__cause__)
        return GpuFault(EngineError(reason, ""), "out of memory" in reason) if "CUDA" in reason else None

    def _other(self, error: DragomanError) -> GpuFault:
        return GpuFault(EngineError(f"other: {error.__cause__}", ""), False)

    def _tell(self, error: DragomanError) -> None:
        self.told.append(str(error).strip())


def said(desk: Desk, *texts: str) -> list[str]:
    translator = SteadyTranslator(desk.ways())
    return [translator.translate(text, "en", "pt") for text in texts]


def test_as_long_as_the_card_works_nothing_is_told() -> None:
    desk = Desk(Engine("card"))
    assert said(desk, "one", "two") == ["one enpt card", "two enpt card"]
    assert (desk.told, desk.made) == ([], [])


def test_what_a_translation_has_to_begin_with_is_handed_on() -> None:
    translator = SteadyTranslator(Desk(Engine("card")).ways())
    assert translator.translate("one", "en", "pt", "um ") == "um one enpt card"


@pytest.mark.parametrize("reason", [OUT_OF_MEMORY, "Library libcublas.so.12 is not found or cannot be loaded (CUDA)"])
def test_what_the_card_does_not_load_is_loaded_by_the_processor(reason: str) -> None:
    desk = Desk(failure(reason))
    assert said(desk, "one", "two") == ["one enpt processor", "two enpt processor"]
    assert desk.told == [reason]
    assert len(desk.made) == 1


def test_a_reason_nobody_knows_is_told_all_the_same() -> None:
    desk = Desk(failure("the target device does not support float16"))
    assert said(desk, "one") == ["one enpt processor"]
    assert desk.told == ["other: the target device does not support float16"]


def test_a_damaged_model_is_not_the_cards_fault() -> None:
    damaged = ModelError("It is damaged.", "Repair it.")

    def refuse(_before: Engine | None) -> Engine:
        raise damaged

    desk = Desk(failure("it is damaged"), on_processor=refuse)
    with pytest.raises(ModelError, match="Repair it"):
        said(desk, "one")
    assert desk.told == []


@pytest.mark.parametrize("reason", [OUT_OF_MEMORY, LOST])
def test_an_utterance_at_which_the_card_fails_is_done_again(reason: str) -> None:
    engine = Engine("card")
    desk = Desk(engine)
    recognizer = SteadyRecognizer(desk.ways())
    utterances = [Utterance(number, SOUND, 0.0, 1.0, 0.0) for number in (1, 2, 3)]
    heard = [recognizer.recognize(utterances[0], ("en",))]
    engine.failures.append(failure(reason))
    heard += [recognizer.recognize(each, ("en",)) for each in utterances[1:]]
    assert [(each.utterance_id, each.text) for each in heard] == [(1, "card"), (2, "processor"), (3, "processor")]
    assert desk.told == [reason]
    assert desk.made[0].before is engine
    assert recognizer.translate(utterances[2], "es").endswith("es processor")


def test_another_failure_is_raised_and_the_card_stays_in_use() -> None:
    engine = Engine("card", [failure("too many words")])
    desk = Desk(engine)
    translator = SteadyTranslator(desk.ways())
    with pytest.raises(EngineError, match="too many words"):
        translator.translate("one", "en", "pt")
    assert translator.translate("two", "en", "pt") == "two enpt card"
    assert desk.told == []


def test_a_failure_of_the_processor_is_raised_whatever_it_says() -> None:
    desk = Desk(Engine("card", [failure(LOST)]))
    translator = SteadyTranslator(desk.ways())
    translator.translate("one", "en", "pt")
    desk.made[0].failures.append(failure(LOST))
    with pytest.raises(EngineError):
        translator.translate("two", "en", "pt")
    assert len(desk.made) == 1
    assert desk.told == [LOST]


def test_what_failed_on_the_card_may_fail_on_the_processor_too() -> None:
    desk = Desk(Engine("card", [failure(LOST)]))
    desk.on_processor = lambda _before: Engine("processor", [failure("too many words")])
    with pytest.raises(EngineError, match="too many words"):
        said(desk, "one")


@pytest.mark.parametrize(("reason", "is_freed"), [(OUT_OF_MEMORY, True), (LOST, False)])
def test_an_engine_whose_card_is_lost_is_never_freed(reason: str, is_freed: bool) -> None:
    freed = threading.Event()

    class Noted(Engine):
        def __del__(self) -> None:
            freed.set()

    desk = Desk(Noted("card", [failure(reason)]), on_processor=lambda _before: Engine("processor"))
    fallback = Fallback[Any](desk.ways())
    desk.on_gpu = Engine("another")
    assert fallback.use(lambda engine: engine.translate("one", "en")) == "one en processor"
    assert freed.is_set() is is_freed


def test_threads_that_fail_at_once_load_one_engine() -> None:
    together = threading.Barrier(2, timeout=10)
    engine = Engine("card")
    desk = Desk(engine)
    fallback = Fallback[Any](desk.ways())
    results = list[str]()

    def work(each: Engine) -> str:
        if each is engine:
            together.wait()
            raise failure(OUT_OF_MEMORY)
        return each.name

    workers = [threading.Thread(target=lambda: results.append(fallback.use(work))) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(10)
    assert results == ["processor"] * 2
    assert len(desk.made) == len(desk.told) == 1


@pytest.mark.parametrize("fails_at_part", [0, 1, 2])
def test_no_part_of_a_sentence_is_spoken_twice(fails_at_part: int) -> None:
    desk = Desk(Engine("card", [failure(OUT_OF_MEMORY)], fails_at_part))
    parts = list(SteadySynthesizer(desk.ways()).synthesize("one two three", "en"))
    assert [part.samples[0] for part in parts] == [0, 1, 2]
    speakers = [part.captured_at_s for part in parts]
    assert speakers == [4] * fails_at_part + [9] * (3 - fails_at_part)
    assert desk.told == [OUT_OF_MEMORY]


def test_a_voice_whose_card_works_is_left_alone() -> None:
    desk = Desk(Engine("card"))
    assert len(list(SteadySynthesizer(desk.ways()).synthesize("one two", "en"))) == 2
    assert list(SteadySynthesizer(desk.ways()).synthesize("", "en")) == []
    assert desk.told == []
