"""Which language is interpreted into which."""

from __future__ import annotations

from dragoman.domain.routes import Routes


def test_one_way() -> None:
    routes = Routes.one_way("en", "pt")
    assert (routes.sources, routes.pairs()) == (("en",), (("en", "pt"),))


def test_both_ways() -> None:
    routes = Routes.both_ways("en", "pt")
    assert routes.sources == ("en", "pt")
    assert routes.pairs() == (("en", "pt"), ("pt", "en"))


def test_a_language_that_stays_itself_needs_no_translation() -> None:
    routes = Routes({"en": "pt", "pt": "pt"})
    assert routes.sources == ("en", "pt")
    assert routes.pairs() == (("en", "pt"),)


def test_the_same_language_both_ways_is_only_transcribed() -> None:
    assert Routes.both_ways("en", "en").pairs() == ()
