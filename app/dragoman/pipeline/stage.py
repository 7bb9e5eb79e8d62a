"""One stage of the pipeline: a thread that loads its engine and then works through its inbox."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from dragoman.domain.errors import QT_TRANSLATE_NOOP, DeviceError, DragomanError, EngineError, OutputError
from dragoman.domain.events import StageFailed, StageName, StageState, StateChanged
from dragoman.domain.protocols import Publish
from dragoman.pipeline.channel import Channel

log = logging.getLogger(__name__)

T = TypeVar("T")
Handler = Callable[[T], None]
"""Does the stage's work on one item."""


class _Reload:
    """Waits in the inbox: the engine is made anew when its turn comes."""


class Stage(Generic[T]):
    """Loads, then handles items in order until its inbox ends; then ends the next stage's.

    A failed load keeps the inbox waiting for `retry`, so that what was said meanwhile is not lost. A failure at one
    item is published and the next item is taken.
    """

    def __init__(
        self,
        name: StageName,
        load: Callable[[], Handler[T]],
        publish: Publish,
        *,
        capacity: int,
        utterance_of: Callable[[T], int | None],
        at_end: Callable[[], None],
        supersedes: Callable[[T, T], bool] = lambda _new, _waiting: False,
    ) -> None:
        """Prepare the stage; `start` runs it.

        Args:
            name: what it is called in events.
            load: makes the engine and returns the work to do on an item; runs on the stage's thread.
            publish: where events go.
            capacity: how many items may wait.
            utterance_of: names the utterance that fails when an item fails.
            at_end: runs on the stage's thread after its last item.
            supersedes: whether a new item makes the last one that waits useless.
        """
        self.inbox: Channel[T | _Reload] = Channel(capacity, _between_items(supersedes))
        self.name = name
        self._load = load
        self._publish = publish
        self._utterance_of = utterance_of
        self._at_end = at_end
        self._stopping = False
        self._is_outdated = False
        self._try_again = threading.Event()
        self._state: StageState | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"dragoman-{name}")

    def start(self) -> None:
        """Begin to load and work."""
        self._thread.start()

    def end(self) -> None:
        """Finish what waits, then stop. A stage whose engine could not be loaded stops at once."""
        self._stopping = True
        self.inbox.end()
        self._try_again.set()

    def abort(self) -> None:
        """Stop after the item at hand and drop the others."""
        self._stopping = True
        self.inbox.abort()
        self._try_again.set()

    def retry(self) -> None:
        """Load again, where loading had failed."""
        self._try_again.set()

    def reload(self) -> None:
        """Make the engine anew, once what waits already has been handled; what comes meanwhile is handled after it."""
        self._is_outdated = True
        self._try_again.set()
        self.inbox.put(_Reload())

    def join(self, timeout_s: float | None = None) -> bool:
        """Wait for the last item and the end; return whether it has come (see `Capture.join`)."""
        return self._ended.wait(timeout_s)

    def _run(self) -> None:
        try:
            while (handle := self._loaded()) is not None and self._works_until_outdated(handle):
                del handle  # two engines may not fit into memory
        finally:
            self.inbox.abort()
            self._at_end()
            self._change(StageState.STOPPED)
            self._ended.set()

    def _works_until_outdated(self, handle: Handler[T]) -> bool:
        """Handle items; return True where another engine is wanted, False at the end."""
        for item in self.inbox:
            if not isinstance(item, _Reload):
                self._handle(handle, item)
            elif self._is_outdated:
                return True
        return False

    def _loaded(self) -> Handler[T] | None:
        """Return the work to do, or None where loading failed and the stage is to stop."""
        while True:
            self._try_again.clear()
            self._is_outdated = False
            self._change(StageState.LOADING)
            try:
                handle = self._load()
            except Exception as fault:
                self._fail(known(fault))
            else:
                self._change(StageState.READY)
                return handle
            if self._stopping:
                return None
            self._try_again.wait()

    def _handle(self, handle: Handler[T], item: T) -> None:
        try:
            handle(item)
        except (DeviceError, OutputError) as error:
            self._fail(error)
        except Exception as fault:
            event = StageFailed(stage=self.name, error=known(fault), utterance_id=self._utterance_of(item))
            self._publish(event)
        else:
            self._change(StageState.READY)

    def _fail(self, error: DragomanError) -> None:
        """Tell once that the stage as a whole cannot work."""
        log.warning("%s: %s", self.name, error)
        if self._state is not StageState.FAILED:
            self._change(StageState.FAILED)
            self._publish(StageFailed(stage=self.name, error=error))

    def _change(self, state: StageState) -> None:
        if state is not self._state:
            self._state = state
            self._publish(StateChanged(stage=self.name, state=state))


def _between_items(supersedes: Callable[[T, T], bool]) -> Callable[[T | _Reload, T | _Reload], bool]:
    """Return the same for a channel in which requests to reload wait, too: they take no item's place, nor it theirs."""

    def supersedes_item(new: T | _Reload, waiting: T | _Reload) -> bool:
        return not isinstance(new, _Reload) and not isinstance(waiting, _Reload) and supersedes(new, waiting)

    return supersedes_item


def known(fault: Exception) -> DragomanError:
    """Return the fault as something to tell the user; of a bug the log gets the details."""
    if isinstance(fault, DragomanError):
        return fault
    log.error("unexpected fault", exc_info=fault)
    return EngineError(
        QT_TRANSLATE_NOOP("errors", "Something unexpected went wrong ({kind})."),
        QT_TRANSLATE_NOOP("errors", "The log has the details; please report it."),
        kind=type(fault).__name__,
    )
