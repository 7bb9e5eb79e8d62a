"""Translation models of many families in CTranslate2, with SentencePiece."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from dragoman.domain.errors import QT_TRANSLATE_NOOP, EngineError, ModelError
from dragoman.domain.machine import Placement
from dragoman.mt.families import FAMILIES, LanguageTokens
from dragoman.mt.model_files import load_model, read_object, read_pieces, read_vocabulary
from dragoman.mt.repetition import repeats
from dragoman.mt.sentencewise import translate_sentences

_MOST_PIECES = 400
"""Most models were trained on at most 512 tokens; only sentences of letters they do not know come near it."""
_LONGEST_RATIO = 3
_LONGEST_MARGIN = 20
"""A translation has at most so many times the tokens of its source, and some more; what is longer runs on."""
_BATCH_TOKENS = 1024
_UNREPEATED = 3
"""Tokens in a row that do not come twice where a translation has begun to repeat itself."""


class Effort(IntEnum):
    """How many candidates are followed: the beam size."""

    QUICK = 1
    BALANCED = 2
    CAREFUL = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to say it in the other language."""

    text: str
    log_probability: float
    """Mean natural log-probability of a token, over all sentences."""


@dataclass(frozen=True, slots=True)
class _Decoded:
    text: str
    log_probability: float
    tokens: int


class CTranslateTranslator:
    """`Translator` for a folder that holds a model in CTranslate2's format. Safe to use from several threads.

    Nothing is checked of a language that the model has no token for, as with models of one pair.
    """

    def __init__(self, folder: Path, family: str, placement: Placement, *, effort: Effort = Effort.BALANCED) -> None:
        """Load the model.

        Args:
            folder: the model with its vocabularies and SentencePiece models; of an Argos package, the unpacked package.
            family: one of `FAMILIES`.
            placement: where to compute.
            effort: quality against speed.

        Raises:
            ModelError: the model cannot be loaded, or is of another family.
        """
        self._folder = folder
        self._family = FAMILIES[family]
        self._effort = effort
        model = folder / "model" if (folder / "model").is_dir() else folder
        try:
            self._configuration = read_object(model / "config.json")
            self._source_tokens, self._target_tokens = (
                read_vocabulary(model, "source"),
                read_vocabulary(model, "target"),
            )
            self._source_pieces = read_pieces(folder, self._family.source_pieces)
            self._target_pieces = read_pieces(folder, self._family.target_pieces)
            self._argos_prefix = str(read_object(folder / "metadata.json").get("target_prefix", ""))
            self._model = load_model(model, placement)
        except (RuntimeError, ValueError, IndexError, OSError) as error:
            raise _loading_failure(folder, error) from error
        if self._family.known_by and self._family.known_by not in self._source_tokens:
            raise ModelError(
                QT_TRANSLATE_NOOP(
                    "errors", "The translation model in {folder} is not a {family} model, as it should be."
                ),
                QT_TRANSLATE_NOOP("errors", "Remove it, then add it anew."),
                folder=folder,
                family=family,
            )

    def translate(self, text: str, source: str, target: str, beginning: str = "") -> str:
        """Return the translation, with the spacing, line breaks and emoji of the text; see `Translator`.

        Raises:
            ModelError: the model does not know one of the languages.
            EngineError: translation failed.
        """
        return self.candidates(text, source, target, beginning=beginning)[0].text

    def candidates(
        self, text: str, source: str, target: str, count: int = 1, *, beginning: str = ""
    ) -> list[Candidate]:
        """Return `count` translations, the best first; where there are fewer, the last ones are alike.

        The first one is made of the best translation of each sentence, the second of the second best, and so on.
        Where they have to begin with certain words, these are the first tokens that are decoded.

        Raises:
            ModelError: the model does not know one of the languages.
            EngineError: translation failed.
        """
        done: dict[str, list[_Decoded]] = {}

        def best(sentences: list[str]) -> list[str]:
            missing = [sentence for sentence in dict.fromkeys(sentences) if sentence not in done]
            done.update(zip(missing, self._decode(missing, source, target, count, beginning), strict=True))
            return [done[sentence][rank].text for sentence in sentences]

        candidates = []
        for rank in range(count):
            made = translate_sentences(text, source, best)
            ranked = [decoded[rank] for decoded in done.values()]
            tokens = sum(each.tokens for each in ranked)
            total = sum(each.log_probability * each.tokens for each in ranked)
            candidates.append(Candidate(made, total / tokens if tokens else 0.0))
        return candidates

    def _decode(
        self, sentences: list[str], source: str, target: str, count: int, beginning: str
    ) -> list[list[_Decoded]]:
        """Return `count` translations of each sentence, the best first."""
        parts = [_parts(self._source_pieces.encode(sentence, out_type=str)) for sentence in sentences]
        begin, end = self._source_margins(source, target)
        inputs = [[*begin, *pieces, *end] for pieces_of_one in parts for pieces in pieces_of_one]
        forced = self._target_pieces.encode(beginning, out_type=str) if len(inputs) == 1 else []
        outputs = iter(self._translated(inputs, self._target_prefix(target), forced, count))
        return [self._joined([next(outputs) for _ in pieces_of_one]) for pieces_of_one in parts]

    def _joined(self, parts: list[list[tuple[list[str], float]]]) -> list[_Decoded]:
        """Put the parts of one sentence together, rank by rank."""
        joined = []
        for ranked in zip(*parts, strict=True):
            tokens = sum(len(pieces) + 1 for pieces, _score in ranked)
            total = sum(score * (len(pieces) + 1) for pieces, score in ranked)
            text = " ".join(str(self._target_pieces.decode(pieces)).strip() for pieces, _score in ranked)
            joined.append(_Decoded(text, total / tokens, tokens))
        return joined

    def _translated(
        self, inputs: list[list[str]], prefix: list[str], forced: list[str], count: int
    ) -> list[list[tuple[list[str], float]]]:
        """Return (pieces, mean log-probability) of `count` translations of each input.

        They begin with the prefix, which is left out, and with what is forced.
        """
        made = self._generated(inputs, prefix, forced, count)
        for index, (pieces, candidates) in enumerate(zip(inputs, made, strict=True)):
            if repeats(candidates[0][0]) and not repeats(pieces):
                made[index] = self._generated([pieces], prefix, forced, count, no_repeat_ngram_size=_UNREPEATED)[0]
        return made

    def _generated(
        self, inputs: list[list[str]], prefix: list[str], forced: list[str], count: int, **options: int
    ) -> list[list[tuple[list[str], float]]]:
        try:
            results = self._model.translate_batch(
                inputs,
                target_prefix=[prefix + forced] * len(inputs) if prefix or forced else None,
                beam_size=max(self._effort, count),
                num_hypotheses=count,
                max_batch_size=_BATCH_TOKENS,
                batch_type="tokens",
                max_decoding_length=_LONGEST_RATIO * max(map(len, inputs), default=0) + _LONGEST_MARGIN,
                max_input_length=0,
                return_scores=True,
                disable_unk=True,
                **options,
            )
        except RuntimeError as error:
            raise EngineError(
                QT_TRANSLATE_NOOP("errors", "Translation failed: {reason}."),
                QT_TRANSLATE_NOOP("errors", "Try it again in other words."),
                retry=True,
                reason=error,
            ) from error
        return [_ranked(result, len(prefix), count) for result in results]

    def _source_margins(self, source: str, target: str) -> tuple[list[str], list[str]]:
        """Return the tokens before and after those of a sentence."""
        family, begin = self._family, list[str]()
        if family.names_source is not None:
            begin.append(self._language_token(source, family.names_source, self._source_tokens))
        if family.names_target_in_source is not None and self._has_target_tokens(family.names_target_in_source):
            token = self._language_token(target, family.names_target_in_source, self._source_tokens)
            begin += self._source_pieces.encode(token, out_type=str) if family.is_token_text else [token]
        is_end_added = bool(self._configuration.get("add_source_eos"))
        return begin, ["</s>"] if family.has_source_end and not is_end_added else []

    def _has_target_tokens(self, tokens: LanguageTokens) -> bool:
        """Return whether the model tells languages apart: a Marian model of one pair does not."""
        first, last = tokens("en")[-1].split("en")
        return any(token.startswith(first) and token.endswith(last) for token in self._source_tokens)

    def _target_prefix(self, target: str) -> list[str]:
        if self._family.names_target is not None:
            return [self._language_token(target, self._family.names_target, self._target_tokens)]
        return [self._argos_prefix] if self._argos_prefix else []

    def _language_token(self, language: str, tokens: LanguageTokens, vocabulary: frozenset[str]) -> str:
        for token in tokens(language):
            if token in vocabulary:
                return token
        raise ModelError(
            QT_TRANSLATE_NOOP("errors", "The translation model in {folder} does not know the language {language}."),
            QT_TRANSLATE_NOOP("errors", "Choose other languages; `dragoman models` lists what is installed."),
            folder=self._folder,
            language=language,
        )


def _loading_failure(folder: Path, reason: Exception) -> ModelError:
    if "version" in str(reason):
        return ModelError(
            QT_TRANSLATE_NOOP("errors", "The translation model in {folder} was made for a newer app: {reason}."),
            QT_TRANSLATE_NOOP("errors", "Update the app, or install another model."),
            folder=folder,
            reason=reason,
        )
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "The translation model in {folder} cannot be loaded: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Run `dragoman models repair`, then try again."),
        retry=True,
        folder=folder,
        reason=reason,
    )


def _parts(pieces: list[str]) -> list[list[str]]:
    return [pieces[start : start + _MOST_PIECES] for start in range(0, len(pieces), _MOST_PIECES)] or [[]]


def _ranked(result: Any, prefix_length: int, count: int) -> list[tuple[list[str], float]]:
    """Return the hypotheses without their prefix; the last one takes the place of those that are missing."""
    ranked = [
        (list(pieces[prefix_length:]), float(score))
        for pieces, score in zip(result.hypotheses, result.scores, strict=True)
    ]
    return ranked + ranked[-1:] * (count - len(ranked))
