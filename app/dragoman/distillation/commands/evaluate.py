"""`evaluate`: copies beside their originals, in figures."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from dragoman.distillation.commands.need import need
from dragoman.distillation.comparison import Comparer, Comparison, Plan
from dragoman.distillation.language_pairs import languages_of
from dragoman.distillation.parallel_text import read_parallel_texts
from dragoman.distillation.students import find_student, installed_student
from dragoman.distillation.text_files import write_text


def run(arguments: argparse.Namespace) -> None:
    """Measure, print tables, and write JSON if wanted.

    Raises:
        DragomanError: what stopped it.
    """
    need("sacrebleu", "yaml")
    plan = Plan(tuple(arguments.beams), tuple(arguments.threads), arguments.random_sentences)
    compared = []
    for copy in arguments.copies:
        source, target = languages_of(copy)
        student = find_student(arguments.original) if arguments.original else installed_student(source, target)
        texts = read_parallel_texts(arguments.texts, source, target)
        compared.append(Comparer(copy, student, plan, _tell).compare(source, target, texts))
        _print(compared[-1])
    if arguments.json:
        figures = {"directions": [asdict(each) for each in compared]}
        write_text(arguments.json, json.dumps(figures, ensure_ascii=False, indent=1) + "\n")


def _tell(doing: str) -> None:
    print(f"{doing} ...", file=sys.stderr, flush=True)


def _print(compared: Comparison) -> None:
    print(f"\n{compared.source} -> {compared.target}")
    print(f"{'text':<24} {'n':>5} {'beam':>4}   {'BLEU':>6} {'original':>8} {'':>6}   {'chrF':>6} {'original':>8}")
    for row in compared.quality:
        bleu, chrf = row.copy.bleu - row.original.bleu, row.copy.chrf - row.original.chrf
        print(
            f"{row.text:<24} {row.sentences:>5} {row.beam:>4}   {row.copy.bleu:>6.2f} {row.original.bleu:>8.2f} "
            f"{bleu:>+6.2f}   {row.copy.chrf:>6.2f} {row.original.chrf:>8.2f} {chrf:>+6.2f}   {row.alike:.0%} alike"
        )
    print(f"\n{'':<40} {'copy':>8} {'original':>8} {'of':>8}")
    for kept in compared.kept:
        print(f"{f'{kept.what} kept':<40} {kept.copy:>8} {kept.original:>8} {kept.count:>8}")
    for loop in compared.loops:
        print(f"{f'repetition, {loop.what}':<40} {loop.copy:>8} {loop.original:>8} {loop.sentences:>8}")
    print(f"\n{'':<10} {'threads':>7} {'beam':>4} {'sentences/s':>12} {'a short sentence, ms':>22}")
    for speed in compared.speed:
        print(
            f"{speed.engine:<10} {speed.threads:>7} {speed.beam:>4} {speed.sentences_per_s:>12.1f} "
            f"{speed.short_sentence_ms:>22.1f}"
        )
    sys.stdout.flush()
