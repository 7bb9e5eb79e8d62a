"""A copy beside its original: everything that is measured of one direction."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from dragoman.distillation.engines import CopyEngine, Engine, OriginalEngine
from dragoman.distillation.fidelity import Kept, count_loops, kept
from dragoman.distillation.parallel_text import ParallelText
from dragoman.distillation.speed import Speed, measure
from dragoman.distillation.students import Student, read_pieces
from dragoman.evaluation.translation_quality import TranslationQuality, translation_quality
from dragoman.text.sentences import split_sentences

_FAST = 200
"""So many sentences are translated to measure the speed."""
_SHORT_WORDS = 8
_SHORT = 30
"""So many sentences of few words are translated one by one."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How good both are on a text."""

    text: str
    sentences: int
    """How many lines it has; one may hold several sentences."""
    beam: int
    """The copy's; the original follows one candidate, as its engine does."""
    copy: TranslationQuality
    original: TranslationQuality
    alike: float
    """Share of sentences that both translate with the same words."""


@dataclass(frozen=True, slots=True)
class Loops:
    """How many translations say the same again and again."""

    what: str
    sentences: int
    copy: int
    original: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Of one direction."""

    source: str
    target: str
    quality: tuple[Quality, ...]
    kept: tuple[Kept, ...]
    """With the widest beam, over all texts."""
    loops: tuple[Loops, ...]
    """Likewise, on random sentences."""
    speed: tuple[Speed, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured."""

    beams: tuple[int, ...]
    threads: tuple[int, ...]
    random_sentences: int


class Comparer:
    """Compares a copy with its original. Make it on the main thread."""

    def __init__(self, copy: Path, student: Student, plan: Plan, tell: Callable[[str], None]) -> None:
        """Load the original.

        Args:
            copy: folder of the copy.
            student: the original.
            plan: what to measure.
            tell: is told what is being done.

        Raises:
            DragomanError: the original cannot be loaded.
        """
        self._copy = copy
        self._student = student
        self._plan = plan
        self._tell = tell
        self._original = OriginalEngine(student)

    def compare(self, source: str, target: str, texts: Sequence[ParallelText]) -> Comparison:
        """Measure everything.

        Args:
            source: the language.
            target: the other one.
            texts: in both.

        Raises:
            DragomanError: the copy cannot be loaded.
        """
        originals, quality = {}, []
        copies: dict[str, list[str]] = {}
        for text in texts:
            self._tell(f"{source}-{target}: the original translates {text.name}")
            originals[text.name] = _translate_lines(self._original, text.sources, source)
        for beam in self._plan.beams:
            engine = CopyEngine(self._copy, beam=beam)
            for text in texts:
                self._tell(f"{source}-{target}: the copy translates {text.name} with beam {beam}")
                copies[text.name] = _translate_lines(engine, text.sources, source)
                quality.append(_quality(text, beam, copies[text.name], originals[text.name], target))
        sentences = list(chain.from_iterable(text.sources for text in texts))
        references = list(chain.from_iterable(text.references for text in texts))
        return Comparison(
            source,
            target,
            tuple(quality),
            tuple(kept(sentences, references, *(list(chain(*made.values())) for made in (copies, originals)))),
            self._loops(source, target, sentences),
            self._speed(source, target, sentences),
        )

    def _loops(self, source: str, target: str, sentences: Sequence[str]) -> tuple[Loops, ...]:
        """Draw random sentences, and put the words of as many in a random order, in which models lose their way."""
        drawer = random.Random(1)  # noqa: S311
        drawn = drawer.sample(sentences, min(self._plan.random_sentences, len(sentences)))
        shuffled = [" ".join(drawer.sample(words, len(words))) for words in map(str.split, drawn)]
        source_pieces, target_pieces = map(read_pieces, (self._student.source_pieces, self._student.target_pieces))
        engine = CopyEngine(self._copy, beam=max(self._plan.beams))
        found = []
        for what, lines in (("random sentences", drawn), ("their words in random order", shuffled)):
            self._tell(f"{source}-{target}: {len(lines)} {what}")
            pieces = source_pieces.encode(lines, out_type=str)
            counts = [
                count_loops(pieces, target_pieces.encode(each.translate(lines), out_type=str))
                for each in (engine, self._original)
            ]
            found.append(Loops(what, len(lines), *counts))
        return tuple(found)

    def _speed(self, source: str, target: str, sentences: Sequence[str]) -> tuple[Speed, ...]:
        drawer = random.Random(2)  # noqa: S311
        some = drawer.sample(sentences, min(_FAST, len(sentences)))
        by_length = sorted(sentences, key=lambda sentence: len(sentence.split()))
        few = [sentence for sentence in sentences if len(sentence.split()) <= _SHORT_WORDS] or by_length[:_SHORT]
        few = drawer.sample(few, min(_SHORT, len(few)))
        speeds = []
        for threads in self._plan.threads:
            self._tell(f"{source}-{target}: speed with {threads} threads")
            original = OriginalEngine(self._student, threads=threads)
            speeds.append(measure(original, "original", threads, 1, sentences=some, short_sentences=few))
            for beam in self._plan.beams:
                engine = CopyEngine(self._copy, threads=threads, beam=beam)
                speeds.append(measure(engine, "copy", threads, beam, sentences=some, short_sentences=few))
        return tuple(speeds)


def _translate_lines(engine: Engine, lines: Sequence[str], language: str) -> list[str]:
    """Return the translations of lines whose sentences are translated one by one, as in the app and in Firefox."""
    divided = [[sentence.strip() for sentence in split_sentences(line, language)] for line in lines]
    translated = iter(engine.translate(list(chain.from_iterable(divided))))
    return [" ".join(islice(translated, len(sentences))) for sentences in divided]


def _quality(text: ParallelText, beam: int, copies: list[str], originals: list[str], language: str) -> Quality:
    alike = sum(copy == original for copy, original in zip(copies, originals, strict=True)) / len(copies)
    copy, original = (translation_quality(each, text.references, language) for each in (copies, originals))
    return Quality(text.name, len(copies), beam, copy, original, alike)
