"""Sentences that a pause has cut: what follows is translated as a part of the whole."""

from __future__ import annotations

import re

from dragoman.domain.protocols import Translator
from dragoman.text.sentences import split_sentences
from dragoman.text.words import join_words

_LONGEST = 200
"""Characters. Of a sentence that is longer only the last part counts."""
_END = re.compile(r"[\s.。…,，、;；:：]+$")
_BETWEEN = re.compile(r"^[\s.。…,，、;；:：–—-]+")


class CutSentence:
    """Remembers the last sentence and its translation. One thread uses it.

    What has been shown and spoken of the translation stays: the decoder has to begin with it.
    """

    def __init__(self, translator: Translator) -> None:
        """Begin with nothing said."""
        self._translator = translator
        self._source = self._translation = ""
        self._languages = ("", "")

    def note(self, source: str, translation: str, languages: tuple[str, str], *, goes_on: bool) -> None:
        """Take the last sentence of an utterance, or the part of it that followed a pause."""
        if goes_on and self._languages == languages and len(self._source) + len(source) < _LONGEST:
            source, translation = join_words(self._source, source), join_words(self._translation, translation)
        self._source, self._translation = _END.sub("", source), _END.sub("", translation)
        self._languages = languages

    def following(self, text: str, languages: tuple[str, str], beginning: str) -> str:
        """Return the translation of what follows the sentence; empty where it cannot be made to follow.

        Args:
            text: what was said after the pause: the rest of the sentence, and perhaps others.
            languages: its own and the one to translate into.
            beginning: whole words that the translation has to begin with.

        Raises:
            ModelError: no model for this pair is installed.
            EngineError: translation failed.
        """
        if not self._translation or self._languages != languages:
            return ""
        rest, *others = split_sentences(text, languages[0]) or [""]
        # A beginning that was taken for that of a sentence has a capital letter, after which the decoder begins anew.
        within = beginning[:1].lower() + beginning[1:] if text[:1].islower() else beginning
        said = join_words(self._translation, within)
        whole = self._translator.translate(join_words(self._source, rest.rstrip()), *languages, said)
        made = whole[len(said) :] if whole.startswith(said) else ""
        made = beginning + made if beginning else _BETWEEN.sub("", made)
        if not made or not others:
            return made
        return made + rest[len(rest.rstrip()) :] + self._translator.translate("".join(others), *languages)
