"""Breaking text into subtitle lines.

Widths are in columns: a Chinese, Japanese or Korean character counts as two, a combining mark as none. Forty-two
columns and two lines are the usual limits of subtitling.
"""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass

LINE_WIDTH = 42
"""Columns."""
_CLAUSE_END = frozenset(".!?;:,\u2014\u3001\u3002\u0964\u060c\u061b\u061f")
"""Latin, Japanese and Chinese, Devanagari and Arabic punctuation; full-width forms are normalised to these."""
_NOT_FIRST = frozenset("\u30fc\u3005\u3063\u3083\u3085\u3087\u30c3\u30e3\u30e5\u30e7")
"""Japanese length and repetition marks and small kana, which must not begin a line."""
_CLOSING = ("Pe", "Pf", "Po")
"""Unicode categories of punctuation that must not begin a line."""
_OPENING = ("Ps", "Pi")
"""Those that must not end one."""


def width(text: str) -> int:
    """Return the number of columns `text` takes."""
    return sum(_character_width(character) for character in text)


def break_text(text: str, lines: int) -> list[list[str]]:
    """Return `text` as a list of cues, each of at most `lines` lines of at most 42 columns.

    A cue ends at the end of a clause where one lies in its second half, else between words; a word wider than a line is
    broken anywhere. Nothing but white space is lost.
    """
    atoms = _atoms(text)
    cues = []
    while atoms:
        count = _clause_boundary(atoms, _fitting(atoms, lines))
        cues.append(_balanced(atoms[:count], lines))
        atoms = atoms[count:]
    return cues


@dataclass(frozen=True, slots=True)
class _Atom:
    """What no line break may divide: a word, or one character of a script without spaces, with its punctuation."""

    text: str
    width: int
    follows_space: bool


def _atoms(text: str) -> list[_Atom]:
    atoms = []
    for word in text.split():
        pieces = [piece for run in _runs(word) for piece in _chop(run)]
        atoms += [_Atom(piece, width(piece), index == 0) for index, piece in enumerate(pieces)]
    return atoms


def _runs(word: str) -> list[str]:
    """Divide a word where a line may break inside: around the characters of scripts without spaces."""
    runs = [word[0]]
    for before, character in itertools.pairwise(word):
        if _may_break(before, character):
            runs.append(character)
        else:
            runs[-1] += character
    return runs


def _may_break(before: str, character: str) -> bool:
    if not (_is_wide(before) or _is_wide(character)) or not _character_width(character):
        return False
    is_bound = character in _NOT_FIRST or unicodedata.category(character) in _CLOSING
    return not is_bound and unicodedata.category(before) not in _OPENING


def _chop(run: str) -> list[str]:
    """Divide what is wider than a line, never between a letter and its combining marks."""
    pieces, columns = [""], 0
    for character in run:
        columns += _character_width(character)
        if columns > LINE_WIDTH and pieces[-1]:
            pieces.append("")
            columns = _character_width(character)
        pieces[-1] += character
    return pieces


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if _is_wide(character) else 1


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")


def _join(atoms: list[_Atom]) -> str:
    return "".join(f" {atom.text}" if atom.follows_space and index else atom.text for index, atom in enumerate(atoms))


def _lines(atoms: list[_Atom], line_width: int) -> list[list[_Atom]]:
    """Fill lines one after the other."""
    lines: list[list[_Atom]] = []
    columns = 0
    for atom in atoms:
        needed = atom.width + (1 if atom.follows_space else 0)
        if lines and columns + needed <= line_width:
            lines[-1].append(atom)
            columns += needed
        else:
            lines.append([atom])
            columns = atom.width
    return lines


def _fitting(atoms: list[_Atom], lines: int) -> int:
    """Return how many atoms fit in one cue."""
    return sum(len(line) for line in _lines(atoms, LINE_WIDTH)[:lines])


def _clause_boundary(atoms: list[_Atom], count: int) -> int:
    """Return at which atom, up to `count`, the text is best divided."""
    if count == len(atoms):
        return count
    total = sum(atom.width for atom in atoms[:count])
    taken = total
    for index in range(count, 0, -1):
        if taken * 2 < total:
            break
        if unicodedata.normalize("NFKC", atoms[index - 1].text)[-1] in _CLAUSE_END:
            return index
        taken -= atoms[index - 1].width
    return count


def _balanced(atoms: list[_Atom], lines: int) -> list[str]:
    """Return the lines of one cue, as few as possible and of much the same width."""
    needed = len(_lines(atoms, LINE_WIDTH))
    narrowest = max(atom.width for atom in atoms)
    line_width = next(
        width for width in range(narrowest, LINE_WIDTH + 1) if len(_lines(atoms, width)) <= min(needed, lines)
    )
    return [_join(line) for line in _lines(atoms, line_width)]
