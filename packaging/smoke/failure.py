"""What ends a part of the smoke test early, and waiting for what other programs do."""

from __future__ import annotations

import time
from collections.abc import Callable

_LOOK_AGAIN_S = 0.1


class SmokeError(Exception):
    """Something did not come as expected; its text says what was expected and what was seen."""


def wait_until(
    is_so: Callable[[], object], what: str, timeout_s: float = 60.0, *, seen: Callable[[], str] = lambda: ""
) -> None:
    """Look again and again until something is so.

    Raises:
        SmokeError: it was not so within `timeout_s`; `seen` tells what there was instead.
    """
    deadline = time.monotonic() + timeout_s
    while not is_so():
        if time.monotonic() > deadline:
            instead = seen()
            raise SmokeError(
                f"expected within {timeout_s:.0f} s: {what}" + (f"; seen instead: {instead}" if instead else "")
            )
        time.sleep(_LOOK_AGAIN_S)
