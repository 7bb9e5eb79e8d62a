"""How languages say what is written short: a table for each of those that Dragoman has been listened to in.

Numbers stay digits, which every voice reads in its language; what stands here is what is said around them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SpokenForms:
    """What one language says for what is written short."""

    date: str = ""
    """With {day}, {month} (its name) and {year}; empty where CLDR's long date is said."""
    days: Mapping[int, str] = field(default_factory=dict)
    """Days of the month that are not said as their number."""
    is_month_first: bool = False
    """Whether 5/6/2026 is in May."""
    time: str = ""
    """With {hour} and {minute}; empty where the figures alone are said."""
    full_hour: str = ""
    """With {hour}."""
    has_hour_sign: bool = False
    """Whether 15h is a time of day; elsewhere it is how long something takes."""
    hours: Mapping[int, str] = field(default_factory=dict)
    """Hours that are not said as their number."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """Written -> said."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The same, where a name or a word with a capital follows."""
    before_numbers: Mapping[str, str] = field(default_factory=dict)
    """The same, where a number follows."""
    currencies: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """ISO code -> name for one and for several; what is missing has CLDR's name."""
    price: str = "{whole} {currency} {cents}"
    """With {whole}, {currency} and {cents}."""
    scales: tuple[str, ...] = ()
    """Words for millions and the like, which stand between a number and its currency."""
    scale_joint: str = " "
    """What is said between these and the currency."""
    range_joint: str = ""
    """What is said between the numbers of a range; empty where nothing is known."""
    percent: str = ""
    """With {number}; empty where the sign is read rightly."""


_ENGLISH = SpokenForms(
    date="{month} {day} {year}",
    days={day: f"{day}th" for day in range(1, 32)}
    | {1: "1st", 2: "2nd", 3: "3rd", 21: "21st", 22: "22nd", 23: "23rd", 31: "31st"},
    is_month_first=True,
    time="{hour}:{minute}",
    full_hour="{hour} o'clock",
    abbreviations={"e.g.": "for example", "i.e.": "that is", "vs.": "versus", "approx.": "approximately"},
    titles={
        "Dr.": "Doctor", "Mr.": "Mister", "Mrs.": "Missis", "Ms.": "Miz", "Prof.": "Professor",
    },
    before_numbers={"No.": "number", "#": "number"},
    currencies={"USD": ("dollar", "dollars"), "GBP": ("pound", "pounds"), "BRL": ("real", "reais")},
    price="{whole} {currency} and {cents} cents",
    scales=("hundred", "thousand", "million", "billion", "trillion"),
    range_joint="to",
)  # fmt: skip
_PORTUGUESE = SpokenForms(
    days={1: "1º"},
    date="{day} de {month} de {year}",
    time="{hour} e {minute}",
    full_hour="{hour} horas",
    has_hour_sign=True,
    hours={1: "uma", 2: "duas", 21: "vinte e uma", 22: "vinte e duas"},
    abbreviations={
        "p. ex.": "por exemplo", "p.ex.": "por exemplo", "EUA": "Estados Unidos", "tel.": "telefone",
        "Tel.": "telefone", "aprox.": "aproximadamente", "Cia.": "companhia", "Ltda.": "limitada",
    },
    titles={
        "Dr.": "doutor", "Dra.": "doutora", "Sr.": "senhor", "Sra.": "senhora", "Srs.": "senhores",
        "Srta.": "senhorita", "Prof.": "professor", "Profa.": "professora", "Av.": "avenida", "av.": "avenida",
    },
    before_numbers={"nº": "número", "n.º": "número", "n°": "número", "Nº": "número", "pág.": "página"},
    currencies={
        "BRL": ("real", "reais"), "USD": ("dólar", "dólares"), "EUR": ("euro", "euros"), "GBP": ("libra", "libras"),
        "JPY": ("iene", "ienes"),
    },
    price="{whole} {currency} e {cents} centavos",
    scales=("mil", "milhão", "milhões", "bilhão", "bilhões", "trilhão", "trilhões"),
    scale_joint=" de ",
    range_joint="a",
)  # fmt: skip
_SPANISH = SpokenForms(
    days={1: "1º"},
    date="{day} de {month} de {year}",
    time="{hour} y {minute}",
    full_hour="{hour} horas",
    has_hour_sign=True,
    hours={1: "una", 21: "veintiuna"},
    abbreviations={
        "p. ej.": "por ejemplo", "p.ej.": "por ejemplo", "EE. UU.": "Estados Unidos", "EE.UU.": "Estados Unidos",
        "Ud.": "usted", "Uds.": "ustedes", "ud.": "usted", "uds.": "ustedes", "aprox.": "aproximadamente",
    },
    titles={
        "Dr.": "doctor", "Dra.": "doctora", "Sr.": "señor", "Sra.": "señora", "Srta.": "señorita",
        "Prof.": "profesor", "Av.": "avenida", "Avda.": "avenida",
    },
    before_numbers={"nº": "número", "n.º": "número", "n°": "número", "N.º": "número", "núm.": "número"},
    currencies={
        "USD": ("dólar", "dólares"), "EUR": ("euro", "euros"), "GBP": ("libra", "libras"), "BRL": ("real", "reales"),
    },
    price="{whole} {currency} con {cents}",
    scales=("mil", "millón", "millones"),
    scale_joint=" de ",
    range_joint="a",
)  # fmt: skip
_FRENCH = SpokenForms(
    days={1: "1er"},
    date="{day} {month} {year}",
    time="{hour} heures {minute}",
    full_hour="{hour} heures",
    has_hour_sign=True,
    hours={1: "une", 21: "vingt et une"},
    abbreviations={
        "p. ex.": "par exemple", "p.ex.": "par exemple", "c.-à-d.": "c'est-à-dire", "env.": "environ",
        "MM.": "messieurs", "Mme": "madame", "Mmes": "mesdames", "Mlle": "mademoiselle", "2e": "deuxième",
        "1re": "première", "1ère": "première", "3e": "troisième", "4e": "quatrième", "5e": "cinquième",
        "6e": "sixième", "7e": "septième", "8e": "huitième", "9e": "neuvième", "10e": "dixième",
    },
    titles={"M.": "monsieur", "Dr": "docteur", "Dr.": "docteur", "Pr": "professeur"},
    before_numbers={"n°": "numéro", "nº": "numéro", "N°": "numéro", "No": "numéro"},
    currencies={
        "USD": ("dollar", "dollars"), "EUR": ("euro", "euros"), "GBP": ("livre", "livres"), "BRL": ("réal", "réaux"),
    },
    scales=("mille", "million", "millions", "milliard", "milliards"),
    scale_joint=" de ",
    range_joint="à",
)  # fmt: skip
_GERMAN_ORDINALS = """
    erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte
    fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste einundzwanzigste zweiundzwanzigste
    dreiundzwanzigste vierundzwanzigste fünfundzwanzigste sechsundzwanzigste siebenundzwanzigste
    achtundzwanzigste neunundzwanzigste dreißigste einunddreißigste
"""
_GERMAN = SpokenForms(
    days={day: f"{word}n" for day, word in enumerate(_GERMAN_ORDINALS.split(), 1)},
    date="{day} {month} {year}",
    time="{hour} Uhr {minute}",
    full_hour="{hour} Uhr",
    hours={1: "ein", 21: "einundzwanzig"},
    abbreviations={
        "z. B.": "zum Beispiel", "z.B.": "zum Beispiel", "d. h.": "das heißt", "d.h.": "das heißt",
        "u. a.": "unter anderem", "u.a.": "unter anderem", "usw.": "und so weiter", "bzw.": "beziehungsweise",
        "ca.": "circa", "ggf.": "gegebenenfalls", "evtl.": "eventuell", "inkl.": "inklusive", "Tel.": "Telefon",
        "Mio.": "Millionen", "Mrd.": "Milliarden",
    },
    titles={"Dr.": "Doktor", "Hr.": "Herr", "Hrn.": "Herrn", "Fr.": "Frau", "Prof.": "Professor", "St.": "Sankt"},
    before_numbers={"Nr.": "Nummer"},
    currencies={
        "USD": ("Dollar", "Dollar"), "EUR": ("Euro", "Euro"), "GBP": ("Pfund", "Pfund"), "BRL": ("Real", "Real"),
        "CHF": ("Franken", "Franken"),
    },
    scales=("Tausend", "Million", "Millionen", "Milliarde", "Milliarden"),
    range_joint="bis",
)  # fmt: skip
_ITALIAN = SpokenForms(
    days={1: "1º"},
    date="{day} {month} {year}",
    time="{hour} e {minute}",
    full_hour="{hour}",
    hours={1: "una", 21: "ventuno"},
    abbreviations={
        "ecc.": "eccetera", "p. es.": "per esempio", "per es.": "per esempio", "ad es.": "ad esempio",
        "tel.": "telefono", "ca.": "circa",
    },
    titles={
        "Dott.": "dottor", "Dott.ssa": "dottoressa", "Dr.": "dottor", "Sig.": "signor", "Sig.ra": "signora",
        "Sig.na": "signorina", "Prof.": "professor", "Prof.ssa": "professoressa", "Ing.": "ingegner",
        "Avv.": "avvocato",
    },
    before_numbers={"n.": "numero", "nº": "numero", "n°": "numero", "N.": "numero", "pag.": "pagina"},
    currencies={
        "USD": ("dollaro", "dollari"), "EUR": ("euro", "euro"), "GBP": ("sterlina", "sterline"),
        "BRL": ("real", "real"),
    },
    price="{whole} {currency} e {cents}",
    scales=("mila", "milione", "milioni", "miliardo", "miliardi"),
    scale_joint=" di ",
    range_joint="a",
)  # fmt: skip
_CHINESE = SpokenForms(
    time="{hour}点{minute}分",
    full_hour="{hour}点",
    hours={2: "两"},
    before_numbers={"No.": "第"},
    currencies={"CNY": ("元", "元"), "USD": ("美元", "美元"), "EUR": ("欧元", "欧元"), "BRL": ("雷亚尔", "雷亚尔")},
    price="{number}{currency}",
    scales=("千", "万", "百万", "亿"),
    scale_joint="",
    range_joint="到",
    percent="百分之{number}",
)

SPOKEN_FORMS = {
    "de": _GERMAN,
    "en": _ENGLISH,
    "es": _SPANISH,
    "fr": _FRENCH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "zh": _CHINESE,
}
"""Language tag -> its forms; others have those that CLDR knows."""

OTHER_FORMS = SpokenForms()
