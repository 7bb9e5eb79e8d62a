"""Remembers where the subtitles were on each screen."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dragoman.ui.overlay.placement import DEFAULT_SPOT, ScreenArea, Spot

_MOST_SCREENS: Final = 16
"""Screens that were used longer ago are forgotten."""


@dataclass(frozen=True, slots=True)
class Places:
    """Screens and the spots on them; the screen used last comes last."""

    spots: Mapping[str, Spot] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Places:
        """Read what `written` has made; whatever is not understood is left out."""
        try:
            entries = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(entries, dict):
            return cls()
        spots = {key: _spot(value) for key, value in entries.items()}
        return cls({key: spot for key, spot in spots.items() if spot is not None})

    @property
    def written(self) -> str:
        """The same as JSON, for `Settings.overlay_places`."""
        return json.dumps({key: [round(spot.across, 4), round(spot.down, 4)] for key, spot in self.spots.items()})

    def spot(self, screen: ScreenArea) -> Spot:
        """Return where the subtitles go on a screen."""
        return self.spots.get(screen.key, DEFAULT_SPOT)

    def moved(self, screen: ScreenArea, spot: Spot) -> Places:
        """Return the places after the user has moved the subtitles."""
        others = [(key, each) for key, each in self.spots.items() if key != screen.key]
        return Places(dict([*others, (screen.key, spot)][-_MOST_SCREENS:]))

    def home(self, screens: Sequence[ScreenArea]) -> ScreenArea:
        """Return the screen used last among those that are there, or the first."""
        by_key = {each.key: each for each in screens}
        return next((by_key[key] for key in reversed(list(self.spots)) if key in by_key), screens[0])


def _spot(value: object) -> Spot | None:
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004  # across and down
        return None
    across, down = (_share(each) for each in value)
    return None if across is None or down is None else Spot(across, down)


def _share(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return float(min(1, max(0, value)))
