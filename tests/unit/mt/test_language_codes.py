from __future__ import annotations

import re

import pytest

from dragoman.domain.whisper_languages import WHISPER_LANGUAGES
from dragoman.mt.language_codes import NLLB, m2m100_tokens, madlad_tokens, nllb_tokens, opus_tokens


def test_nllb_knows_nearly_all_of_whispers_languages() -> None:
    assert {language for language in WHISPER_LANGUAGES if not nllb_tokens(language)} == {"br", "haw", "la"}
    assert all(re.fullmatch("[a-z]{3}_[A-Z][a-z]{3}", code) for code in NLLB.values())


def test_whispers_own_tags_are_understood() -> None:
    assert nllb_tokens("jw") == nllb_tokens("jv") == ("jav_Latn",)
    assert m2m100_tokens("jw") == ("__jv__",)
    assert madlad_tokens("tl") == ("<2fil>",)


@pytest.mark.parametrize(
    ("language", "labels", "wanted"),
    [
        ("ar", ">>acm<< >>apc<< >>apc_Latn<< >>ara<< >>ara_Latn<< >>arq<< >>ary<< >>arz<<", ">>ara<<"),
        ("fa", ">>fas<< >>pes_Latn<< >>prs<<", ">>fas<<"),
        ("ja", ">>jpn<< >>jpn_Hani<< >>jpn_Hira<< >>jpn_Kana<<", ">>jpn<<"),
        ("lv", ">>lav<< >>ltg<<", ">>lav<<"),
        ("ms", ">>ind<< >>msa<< >>msa_Latn<< >>zlm_Latn<< >>zsm_Latn<<", ">>zsm_Latn<<"),
        ("no", ">>da<< >>nb<< >>nn<< >>no<< >>sv<<", ">>nb<<"),
        ("pt", ">>es<< >>fr<< >>pt<< >>pt_br<< >>pt_BR<<", ">>pt_br<<"),
        ("sr", ">>bos_Latn<< >>hrv<< >>srp_Cyrl<< >>srp_Latn<<", ">>srp_Cyrl<<"),
        ("uz", ">>kaz_Cyrl<< >>kaz_Latn<< >>uzb_Cyrl<< >>uzb_Latn<<", ">>uzb_Latn<<"),
        ("zh", ">>cmn<< >>cmn_Hans<< >>cmn_Hant<< >>yue_Hant<<", ">>cmn_Hans<<"),
    ],
)
def test_the_label_of_a_model_of_opus_mt_is_found(language: str, labels: str, wanted: str) -> None:
    assert next(token for token in opus_tokens(language) if token in labels.split()) == wanted


def test_brazilian_portuguese_is_asked_for_first() -> None:
    assert opus_tokens("pt")[0] == ">>pob<<"
    assert opus_tokens("pt")[-2:] == (">>por<<", ">>pt<<")
