"""Which of eSpeak NG's voices reads which language.

Of the languages that Whisper knows, nobody here can read Tibetan (bo), Breton (br), Khmer (km), Lao (lo), Mongolian
(mn), Pashto (ps), Somali (so), Tajik (tg), Yiddish (yi), Hausa (ha) and Yoruba (yo); for these there is text only.
So it is for Thai (th): eSpeak NG's rules for it lose vowels and tones (https://github.com/espeak-ng/espeak-ng/pull/757).
"""

from __future__ import annotations

_OWN = (
    "af am an ar as az ba be bg bn bpy bs ca cs cy da de el eo es et eu fa fi ga gd gn grc gu hak haw he hi"
    " hr ht hu hy hyw ia id io is it ja jbo ka kk kl kn ko kok ku ky la lb lfn lt ltg lv mi mk ml mr ms mt my nb"
    " nci ne nl nog om or pa pap pl qu quc ro ru sd si sk sl smj sq sr sv sw ta te ti tk tn tr tt ug uk ur uz"
    " vi yue"
)
"""Languages whose voice has the name of their tag."""

_UNDER_ANOTHER_NAME = {
    "en": "en-us",
    "fr": "fr",
    "iw": "he",
    "nn": "nb",
    "no": "nb",
    "pt": "pt-br",
    "zh": "cmn",
}

_RELATIVES = {
    "fo": "is",
    "gl": "pt",
    "jv": "id",
    "jw": "id",
    "ln": "sw",
    "mg": "id",
    "oc": "ca",
    "sa": "hi",
    "sn": "sw",
    "su": "id",
    "tl": "id",
}
"""Languages without a voice -> one of their family whose letters stand for nearly the same sounds."""

ESPEAK_VOICES: dict[str, str] = {**{tag: tag for tag in _OWN.split()}, **_UNDER_ANOTHER_NAME, **_RELATIVES}
"""Language tag -> name of the voice."""
