"""From the languages on the command line to the routes of a session."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from dragoman.cli.exit_codes import UsageError
from dragoman.cli.languages import check_voice, routes_of


@dataclass
class Installed:
    """In place of `Installation`."""

    pairs: set[tuple[str, str]] = field(default_factory=lambda: {("en", "pt"), ("pt", "en")})
    voices: tuple[str, ...] = ("en", "pt")

    def translation_pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.pairs)

    def spoken_languages(self) -> tuple[str, ...]:
        return self.voices


MORE = Installed({("de", "en"), ("en", "pt"), ("pt", "en"), ("es", "en"), ("en", "es")})


def test_many_installed_pairs_are_counted() -> None:
    many = Installed({(source, target) for source in "abcdefgh" for target in ("en", "pt")})
    with pytest.raises(UsageError, match="Installed: 8 languages to en, 8 languages to pt"):
        routes_of(many, "xx", "pt", both_ways=False)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "target", "both_ways", "routes"),
    [
        ("en", "pt", False, {"en": "pt"}),
        ("pt", "en", False, {"pt": "en"}),
        ("en", "pt", True, {"en": "pt", "pt": "en"}),
        ("auto", "pt", False, {"en": "pt", "pt": "pt"}),
        ("auto", "pt", True, {"en": "pt", "pt": "en"}),
        ("auto", "en", False, {"pt": "en", "en": "en"}),
    ],
)
def test_two_languages(source: str, target: str, both_ways: bool, routes: dict[str, str]) -> None:
    assert routes_of(Installed(), source, target, both_ways=both_ways).targets == routes


def test_auto_considers_whatever_can_be_interpreted() -> None:
    assert routes_of(MORE, "auto", "en", both_ways=False).targets == {"de": "en", "es": "en", "pt": "en", "en": "en"}


def test_the_way_back_is_one_that_is_installed() -> None:
    assert routes_of(MORE, "auto", "en", both_ways=True).targets["en"] == "es"


def test_without_any_way_back_it_says_so() -> None:
    with pytest.raises(UsageError, match="“en” back"):
        routes_of(Installed({("de", "en")}), "auto", "en", both_ways=True)


@pytest.mark.parametrize("both_ways", [False, True])
@pytest.mark.parametrize(
    ("source", "target"),
    [("en", "xx"), ("xx", "pt"), ("auto", "xx"), ("en", "en"), ("en", "auto"), ("EN", "pt"), ("", "")],
)
def test_what_is_not_installed_is_named_with_what_is(source: str, target: str, both_ways: bool) -> None:
    with pytest.raises(UsageError) as caught:
        routes_of(Installed(), source, target, both_ways=both_ways)
    assert "Installed: en to pt, pt to en." in str(caught.value)
    assert f"“{target}”" in str(caught.value)


def test_both_ways_needs_both() -> None:
    with pytest.raises(UsageError, match="from “en” to “de”"):
        routes_of(MORE, "de", "en", both_ways=True)


def test_braces_in_a_language_do_no_harm() -> None:
    with pytest.raises(UsageError, match=r"\{x\}"):
        routes_of(Installed(), "{x}", "{y}", both_ways=False)


def test_nothing_installed_tells_where_to_look() -> None:
    with pytest.raises(UsageError, match="dragoman models"):
        routes_of(Installed(set()), "en", "pt", both_ways=False)


def test_voices() -> None:
    check_voice(Installed(), "pt")
    with pytest.raises(UsageError, match="Installed voices speak: en, pt"):
        check_voice(Installed(), "xx")
    with pytest.raises(UsageError, match="nothing yet"):
        check_voice(Installed(voices=()), "en")
