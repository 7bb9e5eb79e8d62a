"""The window opens with the settings that a released version has left, and leaves them as they were."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.config.settings import SettingsStore
from dragoman.ui.overlay.placement import Spot
from dragoman.ui.overlay.places import Places

RELEASES = Path(__file__).parents[1] / "data" / "releases"
VERSIONS = sorted(path.name for path in RELEASES.iterdir() if (path / "settings").is_dir())


@pytest.mark.parametrize("version", VERSIONS)
def test_the_window_takes_them_over_and_loses_none(open_desk: Callable[..., Any], tmp_path: Path, version: str) -> None:
    folder = Path(shutil.copytree(RELEASES / version / "settings", tmp_path / "kept"))
    before = json.loads((folder / "settings.json").read_bytes())
    desk = open_desk(store=SettingsStore(folder))
    assert (desk.window.width(), desk.window.height()) == (640, 560)
    assert (desk.window.talk.choice.first, desk.window.talk.choice.second) == ("zh", "en")
    assert list(Places.read(before["overlay_places"]).spots.values()) == [Spot(0.25, 0.5)]
    desk.close()
    after = json.loads((folder / "settings.json").read_bytes())
    assert {name for name in before if before[name] != after[name]} <= {"window_geometry"}
