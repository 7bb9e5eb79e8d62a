"""The model card: a README.md for people and for model hubs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.distillation.marian_file import MarianModel


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says."""

    source: str
    """The language it translates from."""
    target: str
    original: str
    """The student's name."""
    licence: str
    """The student's, and so the copy's: an SPDX identifier."""
    model: MarianModel
    """The student."""
    look: Mapping[str, float]
    """The last one of the training that the copy has been made of."""
    texts: Sequence[str]
    """What it has learnt from, with licences."""
    figures: Mapping[str, Any]
    """A `Comparison` of this direction as JSON; empty where nothing was measured."""

    def text(self) -> str:
        """Return it as Markdown."""
        return "\n".join([*self._header(), *self._description(), *self._figures(), *self._texts(), *self._use()])

    def _header(self) -> Iterator[str]:
        yield from ("---", "language:", f"- {self.source}", f"- {self.target}", f"license: {self.licence.lower()}")
        yield from ("library_name: ctranslate2", "pipeline_tag: translation", "---", "")
        yield f"# {self.source} → {self.target}, for CTranslate2"
        yield ""

    def _description(self) -> Iterator[str]:
        model = self.model
        width = model.weights[model.source_embeddings].shape[1]
        yield (
            f"A copy of the Bergamot student `{self.original}` ({self.licence}) with self-attention in the decoder in "
            "place of an SSRU. Its encoder, its embeddings and its output layer are the original's; its decoder has "
            "learnt to predict what the original's predicts. Made with Dragoman's `python -m dragoman.distillation`."
        )
        yield ""
        yield (
            f"Transformer of {model.encoder_layers} + {model.decoder_layers} layers, {model.heads} heads, {width} "
            f"dimensions, a vocabulary of {len(model.weights[model.target_embeddings]):,} pieces. After "
            f"{int(self.look['step']):,} steps it predicts the same next token as the original for "
            f"{self.look['agreement']:.2%} of the tokens of sentences it has not learnt from, with a mean "
            f"Kullback-Leibler divergence of {self.look['divergence']:.4f} nats."
        )
        yield ""

    def _figures(self) -> Iterator[str]:
        if not self.figures:
            return
        yield from ("## Figures", "", "| text | lines | beam | BLEU | original | chrF | original |")
        yield "|---|--:|--:|--:|--:|--:|--:|"
        for row in self.figures["quality"]:
            copy, original = row["copy"], row["original"]
            yield (
                f"| {row['text']} | {row['sentences']:,} | {row['beam']} | {copy['bleu']:.1f} | {original['bleu']:.1f} "
                f"| {copy['chrf']:.1f} | {original['chrf']:.1f} |"
            )
        yield ""
        for row in self.figures["kept"]:
            yield f"- {row['what']} kept: {row['copy']:,} of {row['count']:,} (original: {row['original']:,})"
        for row in self.figures["loops"]:
            yield f"- repetition in {row['sentences']:,} {row['what']}: {row['copy']} (original: {row['original']})"
        yield ""

    def _texts(self) -> Iterator[str]:
        if not self.texts:
            return
        yield from ("## What it has learnt from", "", "Sentences of the following, translated by the original and by")
        yield from ("the copy itself. None of the texts is part of the model's files.", "")
        yield from (f"- {text}" for text in self.texts)
        yield ""

    def _use(self) -> Iterator[str]:
        is_shared = self.model.source_embeddings == self.model.target_embeddings
        source, target = ("sentencepiece.model",) * 2 if is_shared else ("source.spm", "target.spm")
        yield from ("## Use", "", "```python", "import ctranslate2, sentencepiece", "")
        yield f'source = sentencepiece.SentencePieceProcessor(model_file="{source}")'
        yield f'target = sentencepiece.SentencePieceProcessor(model_file="{target}")'
        yield 'translator = ctranslate2.Translator(".", compute_type="int8")'
        yield 'pieces = source.encode("…", out_type=str)'
        yield "print(target.decode(translator.translate_batch([pieces], beam_size=2)[0].hypotheses[0]))"
        yield from ("```", "")
