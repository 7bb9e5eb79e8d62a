from __future__ import annotations

import pytest

from support.pipeline import Setting


@pytest.fixture
def setting() -> Setting:
    return Setting()
