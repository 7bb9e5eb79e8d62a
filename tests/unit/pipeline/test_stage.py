from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from dragoman.domain.errors import DeviceError, EngineError, ModelError
from dragoman.domain.events import Event, StageFailed, StageName, StageState, StateChanged
from dragoman.pipeline.stage import Handler, Stage


class Told:
    def __init__(self) -> None:
        self.events: list[Event] = []
        self.failed = threading.Event()

    def __call__(self, event: Event) -> None:
        self.events.append(event)
        if isinstance(event, StageFailed):
            self.failed.set()

    @property
    def states(self) -> list[StageState]:
        return [event.state for event in self.events if isinstance(event, StateChanged)]

    @property
    def failures(self) -> list[StageFailed]:
        return [event for event in self.events if isinstance(event, StageFailed)]


def stage(
    load: Callable[[], Handler[int]], told: Told, at_end: Callable[[], None] = lambda: None, capacity: int = 8
) -> Stage[int]:
    return Stage(StageName.RECOGNITION, load, told, capacity=capacity, utterance_of=lambda item: item, at_end=at_end)


def test_it_loads_works_in_order_and_ends_the_next() -> None:
    told, done, ended = Told(), list[int](), threading.Event()
    working = stage(lambda: done.append, told, ended.set)
    working.start()
    for number in range(20):
        working.inbox.put(number)
    working.end()
    assert working.join(5)
    assert done == list(range(20))
    assert ended.is_set()
    assert told.states == [StageState.LOADING, StageState.READY, StageState.STOPPED]


def test_what_waits_while_loading_fails_is_handled_after_a_retry() -> None:
    told, done = Told(), list[int]()
    loads = iter([ModelError("The model is missing.", "Get it."), None])

    def load() -> Handler[int]:
        if error := next(loads):
            raise error
        return done.append

    working = stage(load, told)
    working.start()
    working.inbox.put(7)
    assert told.failed.wait(5)
    assert done == []
    working.retry()
    working.end()
    assert working.join(5)
    assert done == [7]
    assert [failure.utterance_id for failure in told.failures] == [None]


def test_the_engine_is_made_anew_in_its_turn_and_once_for_all_who_ask_before() -> None:
    told, done, loads, gate = Told(), list[tuple[int, int]](), list[int](), threading.Event()

    def load() -> Handler[int]:
        number = len(loads)
        loads.append(number)

        def handle(item: int) -> None:
            done.append((number, item))
            assert item or gate.wait(5)

        return handle

    working = stage(load, told)
    working.start()
    for item in (0, 1):
        working.inbox.put(item)
    working.reload()
    working.reload()
    for item in (2, 3):
        working.inbox.put(item)
    gate.set()
    working.end()
    assert working.join(5)
    assert done == [(0, 0), (0, 1), (1, 2), (1, 3)]
    assert loads == [0, 1]
    assert told.states == [
        StageState.LOADING,
        StageState.READY,
        StageState.LOADING,
        StageState.READY,
        StageState.STOPPED,
    ]


def test_asking_for_another_engine_tries_again_what_could_not_be_loaded() -> None:
    told, done = Told(), list[int]()
    loads = iter([ModelError("The model is missing.", "Get it."), None])

    def load() -> Handler[int]:
        if error := next(loads):
            raise error
        return done.append

    working = stage(load, told)
    working.start()
    working.inbox.put(7)
    assert told.failed.wait(5)
    working.reload()
    working.end()
    assert working.join(5)
    assert done == [7]
    assert next(loads, "none left") == "none left"


def test_a_request_for_another_engine_stays_between_a_snapshot_and_what_replaces_it() -> None:
    told, gate, done = Told(), threading.Event(), list[int]()

    def load() -> Handler[int]:
        assert gate.wait(5)
        return done.append

    working: Stage[int] = Stage(
        StageName.RECOGNITION,
        load,
        told,
        capacity=8,
        utterance_of=lambda item: item,
        at_end=lambda: None,
        supersedes=lambda _new, _waiting: True,
    )
    working.inbox.put(1)
    working.reload()
    working.inbox.put(2)
    working.start()
    gate.set()
    working.end()
    assert working.join(5)
    assert done == [1, 2]


def test_a_stage_that_cannot_load_ends_when_asked() -> None:
    told, ended = Told(), threading.Event()

    def load() -> Handler[int]:
        raise ModelError("The model is missing.", "Get it.")

    working = stage(load, told, ended.set)
    working.start()
    assert told.failed.wait(5)
    working.end()
    assert working.join(5)
    assert ended.is_set()
    assert told.states[-1] is StageState.STOPPED


def test_an_engine_that_fails_at_one_item_goes_on_with_the_next() -> None:
    told, done = Told(), list[int]()

    def handle(item: int) -> None:
        if item == 2:
            raise EngineError("It failed.", "Try again.")
        done.append(item)

    working = stage(lambda: handle, told)
    working.start()
    for number in (1, 2, 3):
        working.inbox.put(number)
    working.end()
    assert working.join(5)
    assert done == [1, 3]
    assert [failure.utterance_id for failure in told.failures] == [2]


def test_a_bug_is_logged_and_told_in_a_sentence(expected_errors: list[logging.LogRecord]) -> None:
    told = Told()

    def handle(item: int) -> None:
        raise ZeroDivisionError(item)

    working = stage(lambda: handle, told)
    working.start()
    working.inbox.put(5)
    working.end()
    assert working.join(5)
    (failure,) = told.failures
    assert failure.utterance_id == 5
    assert "ZeroDivisionError" in str(failure.error)
    assert [record.exc_info is not None for record in expected_errors] == [True]


def test_a_missing_device_is_told_once_until_it_works_again() -> None:
    told = Told()

    def handle(item: int) -> None:
        if item != 3:
            raise DeviceError("The loudspeaker is gone.", "Plug it in.")

    working = stage(lambda: handle, told)
    working.start()
    for number in (1, 2, 3, 4):
        working.inbox.put(number)
    working.end()
    assert working.join(5)
    assert [failure.utterance_id for failure in told.failures] == [None, None]
    assert told.states == [
        StageState.LOADING,
        StageState.READY,
        StageState.FAILED,
        StageState.READY,
        StageState.FAILED,
        StageState.STOPPED,
    ]


def test_abort_drops_what_waits_and_does_not_wait_for_room() -> None:
    told, gate, done = Told(), threading.Event(), list[int]()

    def handle(item: int) -> None:
        done.append(item)
        gate.wait(5)

    working = stage(lambda: handle, told, capacity=1)
    working.start()
    producer = threading.Thread(target=lambda: [working.inbox.put(number) for number in range(5)])
    producer.start()
    while not done:
        pass
    working.abort()
    producer.join(5)
    gate.set()
    assert working.join(5)
    assert done == [0]
