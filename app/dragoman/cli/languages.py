"""Checking the languages a command names."""

from __future__ import annotations

from dragoman.cli.exit_codes import UsageError
from dragoman.domain.routes import Routes
from dragoman.installation import Installation

AUTO = "auto"
"""In place of a source language: identify it."""
_FEW_PAIRS = 12
"""So many pairs are listed one by one."""


def routes_of(installation: Installation, source: str, target: str, *, both_ways: bool) -> Routes:
    """Return the routes for `--from`, `--to` and `--both-ways`.

    Raises:
        UsageError: a language or pair is not installed.
    """
    pairs = installation.translation_pairs()
    if source == AUTO:
        sources = sorted(first for first, second in pairs if second == target)
        if not sources:
            raise _not_installed(f"Nothing that is installed interprets into “{target}”.", pairs)
        back = _way_back(sources, target, pairs) if both_ways else target
        return Routes({**dict.fromkeys(sources, target), target: back})
    routes = Routes.both_ways(source, target) if both_ways else Routes.one_way(source, target)
    for pair in routes.pairs() or ((source, target),):
        if pair not in pairs:
            raise _not_installed(f"Interpreting from “{pair[0]}” to “{pair[1]}” is not installed.", pairs)
    return routes


def _way_back(sources: list[str], target: str, pairs: frozenset[tuple[str, str]]) -> str:
    """Return the first of the languages into which `target` is interpreted.

    Raises:
        UsageError: there is none.
    """
    for language in sources:
        if (target, language) in pairs:
            return language
    raise _not_installed(f"Nothing that is installed interprets “{target}” back.", pairs)


def check_voice(installation: Installation, language: str) -> None:
    """Make sure that `language` can be spoken.

    Raises:
        UsageError: it cannot.
    """
    spoken = installation.spoken_languages()
    if language not in spoken:
        raise UsageError(
            "There is no voice for “{language}”.",
            "Installed voices speak: {spoken}.",
            language=language,
            spoken=", ".join(spoken) or "nothing yet; run `dragoman models`",
        )


def check_voice_of(installation: Installation, language: str, voice: str) -> None:
    """Make sure that a voice speaks `language`.

    Raises:
        UsageError: it does not, or there is none of this name.
    """
    voices = installation.voices_of(language)
    if voice not in voices:
        raise UsageError(
            "There is no voice “{voice}” for “{language}”.",
            "Choose one of: {voices}.",
            voice=voice,
            language=language,
            voices=", ".join(voices),
        )


def _not_installed(problem: str, pairs: frozenset[tuple[str, str]]) -> UsageError:
    installed = ", ".join(f"{source} to {target}" for source, target in sorted(pairs))
    if len(pairs) > _FEW_PAIRS:
        into = sorted({target for _source, target in pairs})
        installed = ", ".join(f"{sum(pair[1] == target for pair in pairs)} languages to {target}" for target in into)
    return UsageError(
        "{sentence}",
        "Installed: {installed}.",
        sentence=problem,
        installed=installed or "nothing yet; run `dragoman models`",
    )
