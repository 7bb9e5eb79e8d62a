"""Which language is listened to live, and into which it is interpreted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.domain.routes import Routes


@dataclass(frozen=True, slots=True)
class LiveChoice:
    """One way: from a language, or from whichever is spoken, into another."""

    languages: tuple[str, ...]
    """Language tags on offer."""
    pairs: frozenset[tuple[str, str]]
    """(source, target) that can be translated."""
    source: str | None
    """None identifies it."""
    target: str

    @property
    def sources(self) -> tuple[str, ...]:
        """The languages that can be interpreted into the target."""
        return tuple(language for language in self.languages if (language, self.target) in self.pairs)

    @property
    def routes(self) -> Routes:
        """What is interpreted into what; the target's own words are shown as they are where nobody chose a source."""
        if self.source is not None:
            return Routes.one_way(self.source, self.target)
        return Routes({**dict.fromkeys(self.sources, self.target), self.target: self.target})

    def choose(self, source: str | None, target: str) -> LiveChoice:
        """Return the choice after one of the two was changed; the other one gives way where they do not fit."""
        chosen = replace(self, source=source, target=target)
        if source is None or (source, target) in self.pairs:
            return chosen
        if target == self.target:
            targets = [other for other in self.languages if (source, other) in self.pairs]
            return replace(chosen, target=targets[0]) if targets else self
        return replace(chosen, source=None)

    def corrected(self) -> LiveChoice:
        """Return this choice, or one that can be interpreted where this one cannot."""
        if self.source is None and self.sources:
            return self
        if (self.source, self.target) in self.pairs:
            return self
        targets = [target for _, target in sorted(self.pairs)]
        target = self.target if self.sources else (targets[0] if targets else self.target)
        return replace(self, source=None, target=target)
