"""Everyday sentences in several languages, to speak and to check with: `resources/sentences.tsv`."""

from __future__ import annotations

import csv

from dragoman.config.paths import resources


def everyday_sentences(language: str) -> list[str]:
    """Return the sentences in `language`; the same place in each language means the same."""
    return [row[language] for row in _rows()]


def languages_with_sentences() -> tuple[str, ...]:
    """Return the languages in which there are sentences."""
    return tuple(_rows()[0])


def _rows() -> list[dict[str, str]]:
    path = resources() / "sentences.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
