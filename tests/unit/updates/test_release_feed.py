"""What a feed may say, whoever wrote it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.domain.updates import Release
from dragoman.updates.release_feed import FeedError, NewerFeedError, parse_feed

Feed = Callable[..., bytes]
FIELDS = ("schema", "version", "date", "page", "news", "files")
FILE = {"address": "https://example.org/a.deb", "size": 1, "sha256": "0" * 64}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def parsed(content: bytes) -> Release:
    return parse_feed(content, "plan9-vax")


def test_news_are_in_the_language_of_the_reader(feed: Feed) -> None:
    release = parsed(feed(news={"en": "New.", "pt": "Novo.", "zh_CN": "新。"}))
    assert [release.news_in(locale) for locale in ("pt_BR", "zh_CN", "zh_TW", "en_US", "C")] == [
        "Novo.", "新。", "New.", "New.", "New.",
    ]  # fmt: skip
    assert parsed(feed(news=None)).news_in("en_US") == ""


def test_news_are_shown_as_plain_lines_of_bounded_length(feed: Feed) -> None:
    assert parsed(feed(news={"en": " One\x1b[2J\r\nTwo\u202e \n"})).news_in("en") == "One[2J\nTwo"
    assert len(parsed(feed(news={"en": "x" * 100_000})).news_in("en")) == 4000


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": None},
        {"schema": "1"},
        {"version": "next"},
        {"version": None},
        {"date": "tomorrow"},
        {"page": None},
        {"page": "http://example.org"},
        {"page": "file:///etc/passwd"},
        {"page": "https://"},
        {"page": "https://example.org/\n"},
        {"page": "https://example.org/" + "x" * 1000},
        {"news": ["New."]},
        {"news": {"en": 1}},
        {"files": {"plan9-vax": {}}} | {"date": 5},
        {"files": {"plan9-vax": [{**FILE, "size": 0}]}},
        {"files": {"plan9-vax": [{**FILE, "size": "1"}]}},
        {"files": {"plan9-vax": [{**FILE, "sha256": "F" * 64}]}},
        {"files": {"plan9-vax": [{**FILE, "address": "//example.org/a.deb"}]}},
        {"files": {"plan9-vax": [{}]}},
    ],
    ids=str,
)
def test_what_is_no_feed(feed: Feed, changes: dict[str, object]) -> None:
    with pytest.raises((FeedError, NewerFeedError)):
        parsed(feed(**changes))


def test_unknown_fields_are_left_out(feed: Feed) -> None:
    known = parsed(feed())
    assert parsed(feed(future=[1], files={"plan9-vax": [{**FILE, "signature": "…"}]})).version == known.version


@given(st.binary(max_size=200))
def test_any_bytes_end_in_a_fault(content: bytes) -> None:
    with pytest.raises(FeedError):
        parsed(content)


@given(st.sampled_from(FIELDS), json_values)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_of_any_field_ends_in_a_fault_or_a_sound_release(feed: Feed, field: str, value: object) -> None:
    content = {**json.loads(feed()), field: value}
    try:
        release = parsed(json.dumps(content).encode())
    except (FeedError, NewerFeedError):
        return
    assert release.page.startswith("https://")
    assert all(file.address.startswith("https://") and file.size > 0 for file in release.files)
