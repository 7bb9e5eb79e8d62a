"""What the live page knows, without its widgets."""

import itertools
from datetime import UTC, datetime

import pytest

from dragoman.ui.live.export import SaveKind, export
from dragoman.ui.live.line import Line, clock
from dragoman.ui.view_models.turn import Side, Turn


def turn(number, said, translated, started_at_s=None, ended_at_s=None):
    return Turn(
        number,
        Side.FIRST,
        "en",
        "pt",
        said=said,
        translated=translated,
        started_at_s=started_at_s,
        ended_at_s=ended_at_s,
    )


@pytest.mark.parametrize(
    ("seconds", "words"), [(-1.0, "00:00"), (0.0, "00:00"), (59.99, "00:59"), (754.2, "12:34"), (3723.0, "1:02:03")]
)
def test_times_are_short(seconds, words):
    assert clock(seconds) == words


def test_a_line_in_the_readers_own_language_is_copied_once():
    own = Turn(1, Side.FIRST, "pt", "pt", said="Olá", translated="Olá")
    line = Line(own, datetime.now(UTC))
    assert line.is_untranslated
    assert line.text == "Olá"
    assert line.stamp == ""


def test_a_transcript_as_text():
    turns = [
        turn(1, "Good morning.", "Bom dia.", 2.0, 3.0),
        turn(2, "", "", 4.0, 5.0),
        turn(3, "Not translated.", "", 62.5, 64.0),
    ]
    assert export(SaveKind.TEXT, turns, {3}) == ("[00:02]\nGood morning.\nBom dia.\n\n[01:02] ★\nNot translated.\n")
    assert export(SaveKind.TEXT, [turn(1, "Hi", "Oi")]) == "Hi\nOi\n"
    assert export(SaveKind.TEXT, []) == ""


def test_a_transcript_as_subtitles():
    turns = [turn(1, "Good morning.", "Bom dia.", 2.0, 3.25), turn(2, "Thanks.", "", 3605.0, 3607.0)]
    assert export(SaveKind.SUBTITLES, turns) == (
        "1\n00:00:02,000 --> 00:00:03,250\nBom dia.\n\n2\n01:00:05,000 --> 01:00:07,000\nThanks.\n\n"
    )
    assert export(SaveKind.BOTH_SUBTITLES, turns).startswith(
        "1\n00:00:02,000 --> 00:00:03,250\nGood morning.\nBom dia.\n\n"
    )
    assert export(SaveKind.SUBTITLES, []) == ""


def test_subtitles_of_unknown_time_follow_each_other():
    assert export(SaveKind.SUBTITLES, [turn(1, "One", "Um"), turn(2, "Two", "Dois")]) == (
        "1\n00:00:00,000 --> 00:00:02,000\nUm\n\n2\n00:00:02,000 --> 00:00:04,000\nDois\n\n"
    )


def test_subtitles_never_overlap():
    turns = [turn(number, "Said", "Palavras " * 30, number * 0.5, number * 0.5 + 2.0) for number in range(5)]
    edges = [tuple(line.split(" --> ")) for line in export(SaveKind.SUBTITLES, turns).splitlines() if " --> " in line]
    assert len(edges) > 5
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(edges))


def test_the_kinds_have_endings():
    assert [kind.suffix for kind in SaveKind] == [".txt", ".srt", ".srt"]
