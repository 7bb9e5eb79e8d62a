"""A transcript as text for files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import Final

from dragoman.transcript.cues import MIN_CUE_S, Cue, make_cues
from dragoman.ui.live.line import clock
from dragoman.ui.view_models.turn import Turn

_MARK: Final = "★"
_UNKNOWN_LENGTH_S: Final = 2.0
"""Seconds that a turn is taken to last where that is not known."""


class SaveKind(StrEnum):
    """What a transcript is saved as."""

    TEXT = "text"
    """Both languages as plain text."""
    SUBTITLES = "subtitles"
    """The translation as SRT."""
    BOTH_SUBTITLES = "both-subtitles"
    """Original over translation as SRT."""

    @property
    def suffix(self) -> str:
        """The ending of the file's name."""
        return ".txt" if self is SaveKind.TEXT else ".srt"


def export(kind: SaveKind, turns: Iterable[Turn], marks: Collection[int] = ()) -> str:
    """Return what goes into a file of a kind."""
    kept = [turn for turn in turns if turn.all_said or turn.all_translated]
    if kind is SaveKind.TEXT:
        return transcript_text(kept, marks)
    return subtitles(kept, is_bilingual=kind is SaveKind.BOTH_SUBTITLES)


def transcript_text(turns: Iterable[Turn], marks: Collection[int]) -> str:
    """Return turns with their times, marks, originals and translations, a blank line after each.

    Args:
        turns: in the order of speaking.
        marks: ids of the utterances that were marked as important.
    """
    return "\n".join(_paragraph(turn, is_marked=turn.utterance_id in marks) for turn in turns)


def subtitles(turns: Sequence[Turn], *, is_bilingual: bool) -> str:
    """Return turns as SRT: the translation, or the original above it. What is not translated shows its original.

    A turn of unknown time begins where the one before it ends.
    """
    spans = _spans(turns)
    nexts_s = [*(start_s for start_s, _ in spans[1:]), float("inf")] if spans else []
    cues: list[Cue] = []
    for turn, (start_s, end_s), next_s in zip(turns, spans, nexts_s, strict=True):
        free_s = max(start_s, cues[-1].end_s) if cues else start_s
        cues += make_cues(_texts(turn, is_bilingual=is_bilingual), free_s, max(end_s, free_s), next_s)
    return "".join(_block(number, cue) for number, cue in enumerate(cues, start=1))


def _paragraph(turn: Turn, *, is_marked: bool) -> str:
    stamp = "" if turn.started_at_s is None else f"[{clock(turn.started_at_s)}]"
    head = f"{stamp} {_MARK if is_marked else ''}".strip()
    lines = (head, *_texts(turn, is_bilingual=True))
    return "".join(f"{line}\n" for line in lines if line)


def _texts(turn: Turn, *, is_bilingual: bool) -> tuple[str, ...]:
    said, translated = " ".join(turn.all_said.split()), " ".join(turn.all_translated.split())
    shown = translated or said
    return (said, shown) if is_bilingual and said and said != shown else (shown,)


def _spans(turns: Sequence[Turn]) -> list[tuple[float, float]]:
    """Return when each begins and ends, in seconds."""
    spans: list[tuple[float, float]] = []
    for turn in turns:
        began_s, ended_s = turn.started_at_s, turn.ended_at_s
        start_s = began_s if began_s is not None else spans[-1][1] if spans else 0.0
        end_s = ended_s if ended_s is not None else start_s + _UNKNOWN_LENGTH_S
        spans.append((max(0.0, start_s), max(end_s, start_s + MIN_CUE_S)))
    return spans


def _block(number: int, cue: Cue) -> str:
    text = "\n".join(cue.lines)
    return f"{number}\n{_time(cue.start_s)} --> {_time(cue.end_s)}\n{text}\n\n"


def _time(seconds: float) -> str:
    """Return a time as SRT writes it: hh:mm:ss,mmm."""
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02},{milliseconds % 1000:03}"
