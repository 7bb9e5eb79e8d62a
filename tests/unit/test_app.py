"""Putting a conversation together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from dragoman.app import conversation
from dragoman.installation import Installation
from dragoman.pipeline.interpreter import Engines


def test_a_conversation_opens_nothing_before_it_starts(tmp_path: Path) -> None:
    conversation(Installation(tmp_path), "en", "pt").close()
    assert not list(tmp_path.iterdir())


def test_a_conversation_speaks_what_the_settings_say_by_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installation, engines, asked = Installation(tmp_path), Installation.engines, list[Iterable[str] | None]()

    def noted(of: Installation, languages: Iterable[str] | None, **options: bool) -> Engines:
        asked.append(languages)
        return engines(of, languages, **options)

    monkeypatch.setattr(Installation, "engines", noted)
    conversation(installation, "en", "pt").close()
    assert asked == [None]
