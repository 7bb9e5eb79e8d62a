"""Friendly sentences for a first try, in the languages most people speak."""

from __future__ import annotations

from typing import Final

_SENTENCES: Final = {
    "de": "Guten Morgen! Wollen wir heute zusammen frühstücken?",
    "en": "Good morning! Shall we have breakfast together today?",
    "es": "¡Buenos días! ¿Desayunamos juntos hoy?",
    "fr": "Bonjour\u00a0! On prend le petit déjeuner ensemble ce matin\u00a0?",
    "it": "Buongiorno! Facciamo colazione insieme oggi?",
    "pt": "Bom dia! Vamos tomar café da manhã juntos hoje?",
    "zh": "早上好，今天我们一起吃早饭吧。",
}


_DIGITS: Final = "1, 2, 3"
"""Everybody can say these."""


def spoken_sample(language: str) -> str:
    """Return something for a voice to say in a language."""
    return trial_sentence(language) or _DIGITS


def trial_sentence(language: str) -> str:
    """Return a sentence to read out; empty where there is none in the language."""
    return _SENTENCES.get(language.replace("_", "-").split("-")[0], "")
