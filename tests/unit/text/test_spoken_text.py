"""Short forms are written out as each language says them, and ordinary text comes back as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.spoken_forms import SPOKEN_FORMS
from dragoman.text.spoken_text import spoken_text
from dragoman.text.symbols import has_words

EXAMPLES = {
    "en": {
        "on 24/11/2026": "on November 24th 2026",
        "on 11/24/2026": "on November 24th 2026",
        "on 2026-11-24": "on November 24th 2026",
        "on 05/06/2026": "on May 6th 2026",
        "at 15:00.": "at 15 o'clock.",
        "at 3:00 pm": "at 3 pm",
        "It costs $5.50.": "It costs 5 dollars and 50 cents.",
        "R$ 5,50": "5 reais and 50 cents",
        "$1": "1 dollar",
        "$1,234.56": "1,234 dollars and 56 cents",
        "$3 million": "3 million dollars",
        "€20": "20 euros",
        "20 °C": "20 degrees Celsius",
        "3 kg and 1 kg": "3 kilograms and 1 kilogram",
        "100 mph": "100 miles per hour",
        "2 h": "2 hours",
        "Dr. Smith met Mrs. Jones": "Doctor Smith met Missis Jones",
        "fruit, e.g. pears": "fruit, for example pears",
        "No. 5": "number 5",
        "call 555-1234": "call 5 5 5, 1 2 3 4",
        "+1 415 555 2671": "+1, 4 1 5, 5 5 5, 2 6 7 1",
        "10-12 people": "10 to 12 people",
        "see https://www.example.com/a": "see example.com/a",
        "1/2 cup": "½ cup",
    },
    "pt": {
        "24/11/2026": "24 de novembro de 2026",
        "2026-05-01": "1º de maio de 2026",
        "às 15:30": "às 15 e 30",
        "às 15h30": "às 15 e 30",
        "à 1h": "à uma hora",
        "às 2:15": "às duas e 15",
        "às 15h": "às 15 horas",
        "R$ 5,50": "5 reais e 50 centavos",
        "R$ 5,00": "5 reais",
        "R$ 1.234,56": "1.234 reais e 56 centavos",
        "R$ 3 milhões": "3 milhões de reais",
        "R$ 10 mil": "10 mil reais",
        "US$ 20": "20 dólares",
        "20 °C": "20 graus Celsius",
        "O Dr. Silva e a Sra. Lima": "O doutor Silva e a senhora Lima",
        "nº 5, n.º 6": "número 5, número 6",
        "na av. Paulista": "na avenida Paulista",
        "(11) 98765-4321": "1 1, 9 8 7 6 5, 4 3 2 1",
        "nos EUA": "nos Estados Unidos",
    },
    "es": {
        "24/11/2026": "24 de noviembre de 2026",
        "a las 15:30": "a las 15 y 30",
        "5,50 €": "5 euros con 50",
        "3 kg": "3 kilogramos",
        "el Dr. Pérez": "el doctor Pérez",
        "p. ej. agua": "por ejemplo agua",
        "EE. UU.": "Estados Unidos.",
        "nº 5": "número 5",
    },
    "fr": {
        "01/05/2026": "1er mai 2026",
        "à 15h30": "à 15 heures 30",
        "à 1 h": "à une heure",
        "5,50 €": "5 euros 50",
        "M. Dupont et Mme Petit": "monsieur Dupont et madame Petit",
        "au 2e étage": "au deuxième étage",
        "01 23 45 67 89": "0 1, 2 3, 4 5, 6 7, 8 9",
    },
    "de": {
        "am 24.11.2026": "am vierundzwanzigsten November 2026",
        "am 1. Mai": "am ersten Mai",
        "um 15:30 Uhr": "um 15 Uhr 30",
        "um 15:00 Uhr": "um 15 Uhr",
        "5,50 €": "5 Euro 50",
        "3 Mio. €": "3 Millionen Euro",
        "Dr. Müller, z. B.": "Doktor Müller, zum Beispiel.",
        "im Jahr 1990": "im Jahr 19hundert 90",
    },
    "it": {
        "24/11/2026": "24 novembre 2026",
        "alle 15:30": "alle 15 e 30",
        "la Sig.ra Bianchi": "la signora Bianchi",
        "5,50 €": "5 euro e 50",
    },
    "zh": {
        "2026-11-24": "2026年11月24日",
        "15:30": "15点30分",
        "2:15": "两点15分",
        "¥5.50": "5.50元",
        "50 %": "百分之50",
        "20 °C": "20摄氏度",
        "13800138000": "1 3 8 0 0 1 3 8 0 0 0",
    },
    "ru": {"3 kg": "3 килограмма", "21 km": "21 километр", "5 €": "5 евро"},
    "ja": {"2026-11-24": "2026年11月24日", "¥500": "500 円"},
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, *example) for language, examples in EXAMPLES.items() for example in examples.items()],
)
def test_short_forms_are_written_out(language: str, text: str, expected: str) -> None:
    assert spoken_text(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Good morning. Where is the station?", "He said no. I agreed.", "1,234.56", "1.234,56", "version 1.2.3",
        "192.168.0.1", "F-16", "COVID-19", "3-1", "16:9", "1 234 567", "2019 2020", "10 20 30 40", "10:30:15",
        "7-Eleven", "50 %", "1st", "99/99/2026", "25:00", "A4", "m", "$", "e.g", "1º", "-5",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "pt", "xx"])
def test_what_is_no_short_form_stays(text: str, language: str) -> None:
    assert spoken_text(text, language) == text


@pytest.mark.parametrize("text", ["24/11/2026", "3 kg", "$5", "15:30"])
def test_in_a_language_that_nobody_has_described_figures_stay(text: str) -> None:
    assert spoken_text(text, "xx") == text


_WRITTEN = st.text("0123456789 .,:/-+()hºª%$€R°CkgmDr Sz.B", max_size=40)


@given(text=st.one_of(st.text(max_size=100), _WRITTEN), language=st.sampled_from([*SPOKEN_FORMS, "ja", "ar", "xx"]))
def test_words_are_never_lost(text: str, language: str) -> None:
    assert has_words(spoken_text(text, language)) == has_words(text)
