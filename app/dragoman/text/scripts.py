"""Finding the words of a text that are in another script than its language is written in."""

from __future__ import annotations

import re

_SCRIPTS = {
    "Greek": (r"\u0370-\u03ff\u1f00-\u1fff", "el"),
    "Cyrillic": (r"\u0400-\u052f", "ru bg be uk mk sr bs kk ky tt ba cv tg mn uz nog az ug ru-cl"),
    "Armenian": (r"\u0530-\u058f", "hy hyw"),
    "Hebrew": (r"\u0590-\u05ff\ufb1d-\ufb4f", "he iw yi"),
    "Arabic": (r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc", "ar fa ur sd ps ug ku kk az pa"),
    "Devanagari": (r"\u0900-\u097f", "hi mr ne sa kok sd"),
    "Bengali": (r"\u0980-\u09ff", "bn as bpy"),
    "Gurmukhi": (r"\u0a00-\u0a7f", "pa"),
    "Gujarati": (r"\u0a80-\u0aff", "gu"),
    "Oriya": (r"\u0b00-\u0b7f", "or"),
    "Tamil": (r"\u0b80-\u0bff", "ta"),
    "Telugu": (r"\u0c00-\u0c7f", "te"),
    "Kannada": (r"\u0c80-\u0cff", "kn"),
    "Malayalam": (r"\u0d00-\u0d7f", "ml"),
    "Sinhala": (r"\u0d80-\u0dff", "si"),
    "Thai": (r"\u0e00-\u0e7f", "th"),
    "Lao": (r"\u0e80-\u0eff", "lo"),
    "Tibetan": (r"\u0f00-\u0fff", "bo"),
    "Burmese": (r"\u1000-\u109f", "my shn"),
    "Georgian": (r"\u10a0-\u10ff\u1c90-\u1cbf", "ka"),
    "Ethiopic": (r"\u1200-\u139f", "am ti"),
    "Cherokee": (r"\u13a0-\u13ff\uab70-\uabbf", "chr"),
    "Khmer": (r"\u1780-\u17ff", "km"),
    "Hangul": (r"\u1100-\u11ff\u3131-\u318f\uac00-\ud7af", "ko"),
    "Kana": (r"\u3041-\u30ff", "ja"),
    "Han": (r"\u3005\u3400-\u9fff\uf900-\ufaff", "zh ja yue hak ko"),
}
"""Script other than Latin -> its characters, and the languages written in it; the first of them reads it elsewhere."""
_ANY = re.compile(f"[{''.join(characters for characters, _ in _SCRIPTS.values())}]")
_FOREIGN = {name: languages.split() for name, (_, languages) in _SCRIPTS.items()}
_RUN = re.compile("|".join(f"(?P<{name}>[{each}](?:[{each}\\s]*[{each}])?)" for name, (each, _) in _SCRIPTS.items()))


def runs_by_script(text: str, language: str) -> list[tuple[str, str]]:
    """Divide a text into what its language is written in, and the words in other scripts; joined they are the text.

    Latin words stay where they are: every voice knows them. So does a single Greek letter.

    Returns:
        Each part with the tag of a language in which it can be read.
    """
    if not _ANY.search(text):
        return [(text, language)]
    parts: list[tuple[str, str]] = []
    begin = 0
    for match in _RUN.finditer(text):
        script = str(match.lastgroup)
        languages = _FOREIGN[script]
        if language in languages or (script == "Greek" and len(match[0]) == 1):
            continue
        parts += [(text[begin : match.start()], language), (match[0], languages[0])]
        begin = match.end()
    return [part for part in (*parts, (text[begin:], language)) if part[0]]
