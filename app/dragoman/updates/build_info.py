"""What the release command has written into this copy."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from dragoman import __version__
from dragoman.domain.updates import BuildInfo


def read_build_info(path: Path) -> BuildInfo:
    """Return what a file says; where it is missing, no release was made of this copy.

    It looks like this::

        {"version": "0.2.0", "built": "2026-12-01", "feed": "https://example.org/dragoman/release.json"}
    """
    try:
        found = json.loads(path.read_bytes())
        built, feed = found.get("built"), found.get("feed")
        return BuildInfo(__version__, date.fromisoformat(built) if built else None, feed or "")
    except (OSError, ValueError, TypeError, AttributeError):
        return BuildInfo(__version__)
