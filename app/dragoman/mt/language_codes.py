"""What translation models call languages."""

from __future__ import annotations

from collections.abc import Mapping

NLLB: Mapping[str, str] = {
    "af": "afr_Latn", "am": "amh_Ethi", "ar": "arb_Arab", "as": "asm_Beng", "az": "azj_Latn", "ba": "bak_Cyrl",
    "be": "bel_Cyrl", "bg": "bul_Cyrl", "bn": "ben_Beng", "bo": "bod_Tibt", "bs": "bos_Latn", "ca": "cat_Latn",
    "cs": "ces_Latn", "cy": "cym_Latn", "da": "dan_Latn", "de": "deu_Latn", "el": "ell_Grek", "en": "eng_Latn",
    "es": "spa_Latn", "et": "est_Latn", "eu": "eus_Latn", "fa": "pes_Arab", "fi": "fin_Latn", "fo": "fao_Latn",
    "fr": "fra_Latn", "gl": "glg_Latn", "gu": "guj_Gujr", "ha": "hau_Latn", "he": "heb_Hebr", "hi": "hin_Deva",
    "hr": "hrv_Latn", "ht": "hat_Latn", "hu": "hun_Latn", "hy": "hye_Armn", "id": "ind_Latn", "is": "isl_Latn",
    "it": "ita_Latn", "ja": "jpn_Jpan", "jv": "jav_Latn", "jw": "jav_Latn", "ka": "kat_Geor", "kk": "kaz_Cyrl",
    "km": "khm_Khmr", "kn": "kan_Knda", "ko": "kor_Hang", "lb": "ltz_Latn", "ln": "lin_Latn", "lo": "lao_Laoo",
    "lt": "lit_Latn", "lv": "lvs_Latn", "mg": "plt_Latn", "mi": "mri_Latn", "mk": "mkd_Cyrl", "ml": "mal_Mlym",
    "mn": "khk_Cyrl", "mr": "mar_Deva", "ms": "zsm_Latn", "mt": "mlt_Latn", "my": "mya_Mymr", "nb": "nob_Latn",
    "ne": "npi_Deva", "nl": "nld_Latn", "nn": "nno_Latn", "no": "nob_Latn", "oc": "oci_Latn", "pa": "pan_Guru",
    "pl": "pol_Latn", "ps": "pbt_Arab", "pt": "por_Latn", "ro": "ron_Latn", "ru": "rus_Cyrl", "sa": "san_Deva",
    "sd": "snd_Arab", "si": "sin_Sinh", "sk": "slk_Latn", "sl": "slv_Latn", "sn": "sna_Latn", "so": "som_Latn",
    "sq": "als_Latn", "sr": "srp_Cyrl", "su": "sun_Latn", "sv": "swe_Latn", "sw": "swh_Latn", "ta": "tam_Taml",
    "te": "tel_Telu", "tg": "tgk_Cyrl", "th": "tha_Thai", "tk": "tuk_Latn", "tl": "tgl_Latn", "tr": "tur_Latn",
    "tt": "tat_Cyrl", "uk": "ukr_Cyrl", "ur": "urd_Arab", "uz": "uzn_Latn", "vi": "vie_Latn", "yi": "ydd_Hebr",
    "yo": "yor_Latn", "yue": "yue_Hant", "zh": "zho_Hans",
}  # fmt: skip
"""Language tag -> code of FLORES-200 (https://github.com/facebookresearch/flores/tree/main/flores200)."""

_M2M100 = {"jw": "jv", "nb": "no"}
"""Where M2M-100 (Fan et al., 2020, table 1) differs from the tag."""
_MADLAD = {"jw": "jv", "nb": "no", "tl": "fil"}
"""Where MADLAD-400 (Kudugunta et al., 2023, appendix A.1) differs from the tag."""
_OPUS = {
    "no": ("nob", "nb"),
    "pt": ("pob", "pt_br", "pt_BR"),
    "zh": ("cmn_Hans", "zho_Hans", "zh_cn", "zh_CN", "cmn"),
}
"""Names of a language's variety that is meant, in models of OPUS-MT (Tiedemann and Thottingal, 2020)."""
_MACROLANGUAGES = {
    "ar": "ara", "az": "aze", "fa": "fas", "lv": "lav", "mg": "mlg", "mn": "mon", "ms": "msa", "ne": "nep", "no": "nor",
    "ps": "pus", "sq": "sqi", "sw": "swa", "uz": "uzb", "yi": "yid", "zh": "zho",
}  # fmt: skip
"""The three letters of the whole language (ISO 639-3), where FLORES-200 names one of its members.

OPUS-MT uses either: its English-Arabic model knows `>>ara<<`, its English-Malay one `>>zsm_Latn<<`
(https://huggingface.co/Helsinki-NLP/opus-mt-en-ar, https://github.com/Helsinki-NLP/Tatoeba-Challenge).
"""


def nllb_tokens(language: str) -> tuple[str, ...]:
    """Return what NLLB-200 puts for a language; nothing where it does not know it."""
    return (NLLB[language],) if language in NLLB else ()


def m2m100_tokens(language: str) -> tuple[str, ...]:
    """Return what M2M-100 puts for a language."""
    return (f"__{_M2M100.get(language, language)}__",)


def madlad_tokens(language: str) -> tuple[str, ...]:
    """Return what MADLAD-400 puts for a language to translate into."""
    return (f"<2{_MADLAD.get(language, language)}>",)


def opus_tokens(language: str) -> tuple[str, ...]:
    """Return what models of OPUS-MT may put for a language to translate into, the best first.

    Of a language that is written in several scripts they name the script as well, for example `>>uzb_Latn<<`.
    """
    own, _, script = NLLB.get(language, language).partition("_")
    names = [name for name in (own, _MACROLANGUAGES.get(language)) if name is not None]
    written = [code for name in names for code in ((f"{name}_{script}", name) if script else (name,))]
    return tuple(f">>{code}<<" for code in dict.fromkeys((*_OPUS.get(language, ()), *written, language)))
