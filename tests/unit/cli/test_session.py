"""How a session ends: with its source, with a failure, or with Ctrl-C; the engines are a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.cli.session import run_session
from dragoman.domain.errors import DeviceError, DragomanError, EngineError, InputError, OutputError
from dragoman.domain.events import Event, StageFailed, StageName
from dragoman.pipeline.event_bus import EventBus

FAULT = EngineError("It broke.", "Mend it.")
CUT_SHORT = InputError("The file ends early.", "Copy it again.")


class Interpreter:
    """In place of the real one: it notes what is asked of it, and waits as often as told."""

    def __init__(self, looks: int = 1) -> None:
        self.calls: list[str] = []
        self.on_wait: Callable[[], object] = lambda: None
        self.on_join: Callable[[], object] = lambda: None
        self._looks = {"wait": looks, "join": looks}

    def start(self) -> None:
        self.calls.append("start")

    def listen_to(self, _source: object) -> None:
        self.calls.append("listen")

    def finish(self) -> None:
        self.calls.append("finish")

    def cancel(self) -> None:
        self.calls.append("cancel")

    def wait_for_source(self, _timeout_s: float) -> bool:
        self.on_wait()
        return self._is_over("wait")

    def join(self, _timeout_s: float) -> bool:
        if "cancel" in self.calls:
            return True
        self.on_join()
        return self._is_over("join")

    def _is_over(self, name: str) -> bool:
        self._looks[name] -= 1
        return self._looks[name] < 0


class Writer:
    def __init__(self) -> None:
        self.failure: OutputError | None = None
        self.events: list[Event] = []
        self.is_closed = False

    def __call__(self, event: Event) -> None:
        assert not self.is_closed
        self.events.append(event)

    def close(self) -> None:
        self.is_closed = True


class Session:
    """A session with one writer."""

    def __init__(self) -> None:
        self.interpreter = Interpreter()
        self.bus = EventBus()
        self.writer = Writer()

    def run(self, *, ctrl_c_ends: bool = False) -> None:
        try:
            run_session(self.interpreter, None, self.bus, writers=[self.writer], ctrl_c_ends=ctrl_c_ends)
        finally:
            assert self.writer.is_closed
            assert "cancel" in self.interpreter.calls

    def fail(self, stage: StageName, error: DragomanError, utterance_id: int | None = None) -> None:
        self.bus.publish(StageFailed(stage=stage, error=error, utterance_id=utterance_id))


@pytest.fixture
def session() -> Session:
    return Session()


def interrupt() -> None:
    raise KeyboardInterrupt


def test_to_the_end_of_the_source_and_to_the_last_word(session: Session) -> None:
    session.run()
    assert session.interpreter.calls == ["start", "listen", "finish", "cancel"]


def test_progress_is_shown_while_it_waits(session: Session) -> None:
    shown: list[str] = []
    run_session(session.interpreter, None, session.bus, progress=lambda: shown.append("now"))
    assert len(shown) >= 2


def test_a_failed_stage_ends_it_at_once(session: Session) -> None:
    session.interpreter.on_wait = lambda: session.fail(StageName.RECOGNITION, FAULT)
    with pytest.raises(EngineError, match="It broke"):
        session.run()
    assert "finish" not in session.interpreter.calls


def test_so_it_does_while_the_rest_goes_through(session: Session) -> None:
    session.interpreter.on_join = lambda: session.fail(StageName.PLAYBACK, FAULT)
    with pytest.raises(EngineError, match="It broke"):
        session.run()


def test_a_failed_utterance_does_not(session: Session) -> None:
    session.interpreter.on_wait = lambda: session.fail(StageName.RECOGNITION, FAULT, utterance_id=1)
    session.run()
    assert session.interpreter.calls == ["start", "listen", "finish", "cancel"]


def test_a_source_that_breaks_off_is_told_after_the_rest_went_through(session: Session) -> None:
    session.interpreter.on_wait = lambda: session.fail(StageName.CAPTURE, CUT_SHORT)
    with pytest.raises(InputError, match="ends early"):
        session.run()
    assert session.interpreter.calls == ["start", "listen", "finish", "cancel"]


def test_a_failed_stage_matters_more_than_a_failed_source(session: Session) -> None:
    session.interpreter.on_wait = lambda: session.fail(StageName.CAPTURE, CUT_SHORT)
    session.interpreter.on_join = lambda: session.fail(StageName.PLAYBACK, DeviceError("Gone.", "Plug it in."))
    with pytest.raises(DeviceError):
        session.run()


def test_the_first_failure_is_the_one_that_is_told(session: Session) -> None:
    def fail_twice() -> None:
        session.fail(StageName.RECOGNITION, FAULT)
        session.fail(StageName.TRANSLATION, EngineError("Aftermath.", ""))

    session.interpreter.on_wait = fail_twice
    with pytest.raises(EngineError, match="It broke"):
        session.run()


def test_a_failed_writer_ends_it(session: Session) -> None:
    def fail() -> None:
        session.writer.failure = OutputError("The disk is full.", "Free some space.")

    session.interpreter.on_wait = fail
    with pytest.raises(OutputError, match="disk is full"):
        session.run()


def test_a_writer_that_fails_at_the_very_end_is_told(session: Session) -> None:
    close = session.writer.close

    def fail() -> None:
        session.writer.failure = OutputError("The disk is full.", "Free some space.")
        close()

    session.writer.close = fail
    with pytest.raises(OutputError, match="disk is full"):
        session.run()


def test_ctrl_c_stops_it(session: Session) -> None:
    session.interpreter.on_wait = interrupt
    with pytest.raises(KeyboardInterrupt):
        session.run()
    assert "finish" not in session.interpreter.calls


def test_where_ctrl_c_ends_the_source_the_rest_goes_through(session: Session) -> None:
    session.interpreter.on_wait = interrupt
    session.run(ctrl_c_ends=True)
    assert session.interpreter.calls == ["start", "listen", "finish", "cancel"]


def test_and_a_second_ctrl_c_stops_it(session: Session) -> None:
    session.interpreter.on_wait = session.interpreter.on_join = interrupt
    with pytest.raises(KeyboardInterrupt):
        session.run(ctrl_c_ends=True)
