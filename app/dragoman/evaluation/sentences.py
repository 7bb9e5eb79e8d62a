"""Everyday sentences in several languages, to speak and to check with: `resources/sentences.tsv`."""

from __future__ import annotations

import csv

from dragoman.config.paths import resources


def everyday_sentences(language: str) -> list[str]:
    """Return the sentences in `language`; the same place in each language means the same."""
    path = resources() / "sentences.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row[language] for row in csv.DictReader(file, delimiter="\t")]
