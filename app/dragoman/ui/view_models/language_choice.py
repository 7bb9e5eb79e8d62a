"""Which two languages are interpreted, out of those that can be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.ui.view_models.turn import Side


def both_ways(languages: tuple[str, ...], pairs: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    """Return the languages that have another one with which they are interpreted both ways."""
    mutual = {source for source, target in pairs if source != target and (target, source) in pairs}
    return tuple(language for language in languages if language in mutual)


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """The languages of both sides. Choosing always leaves a pair that can be interpreted, where there is any."""

    languages: tuple[str, ...]
    """Language tags on offer."""
    pairs: frozenset[tuple[str, str]]
    """(source, target) that can be translated."""
    first: str
    second: str

    def of(self, side: Side) -> str:
        """Return the language of a side."""
        return self.first if side is Side.FIRST else self.second

    def partners(self, language: str) -> tuple[str, ...]:
        """Return the languages that a conversation with `language` can be held in, both ways."""
        return tuple(
            other
            for other in self.languages
            if other != language and (language, other) in self.pairs and (other, language) in self.pairs
        )

    def swapped(self) -> LanguageChoice:
        """Return the same languages with the sides changed."""
        return replace(self, first=self.second, second=self.first)

    def choose(self, side: Side, language: str) -> LanguageChoice:
        """Return the choice after a side has taken `language`.

        The other side keeps its language where the two can be interpreted; taking the other side's language changes
        the sides; else the other side takes the first language that fits.
        """
        if language == self.of(side):
            return self
        other = self.of(side.other)
        if language == other:
            return self.swapped()
        partners = self.partners(language)
        if other not in partners and partners:
            other = partners[0]
        return self._with(side, language, other)

    def corrected(self) -> LanguageChoice:
        """Return this choice, or one that can be interpreted where this one cannot."""
        if self.second in self.partners(self.first):
            return self
        for language in (self.first, self.second, *self.languages):
            partners = self.partners(language)
            if partners:
                side = Side.SECOND if language == self.second else Side.FIRST
                return self._with(side, language, partners[0])
        return self

    def _with(self, side: Side, language: str, other: str) -> LanguageChoice:
        first, second = (language, other) if side is Side.FIRST else (other, language)
        return replace(self, first=first, second=second)
