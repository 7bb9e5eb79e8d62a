from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.pipeline import Setting


@pytest.fixture
def setting() -> Iterator[Setting]:
    made = Setting()
    yield made
    made.close()
