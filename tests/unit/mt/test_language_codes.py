from __future__ import annotations

import re

from dragoman.domain.whisper_languages import WHISPER_LANGUAGES
from dragoman.mt.language_codes import NLLB, m2m100_tokens, madlad_tokens, nllb_tokens, opus_tokens


def test_nllb_knows_nearly_all_of_whispers_languages() -> None:
    assert {language for language in WHISPER_LANGUAGES if not nllb_tokens(language)} == {"br", "haw", "la"}
    assert all(re.fullmatch("[a-z]{3}_[A-Z][a-z]{3}", code) for code in NLLB.values())


def test_whispers_own_tags_are_understood() -> None:
    assert nllb_tokens("jw") == nllb_tokens("jv") == ("jav_Latn",)
    assert m2m100_tokens("jw") == ("__jv__",)
    assert madlad_tokens("tl") == ("<2fil>",)


def test_brazilian_portuguese_is_asked_for_first() -> None:
    assert opus_tokens("pt")[0] == ">>pob<<"
    assert opus_tokens("pt")[-2:] == (">>por<<", ">>pt<<")
