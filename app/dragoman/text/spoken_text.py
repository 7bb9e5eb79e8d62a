"""Written short forms in the words that are said for them: dates, times, prices, units, abbreviations, addresses.

Names of months, units and currencies are CLDR's (https://cldr.unicode.org), by way of Babel.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from dragoman.text.spoken_forms import OTHER_FORMS, SPOKEN_FORMS, SpokenForms
from dragoman.text.telephone_numbers import with_digits_apart

_LOCALES = {"jw": "jv", "iw": "he", "no": "nb", "tl": "fil", "yue": "yue_Hant"}
"""CLDR's tag, where it is another than ours."""
_CURRENCIES = {"R$": "BRL", "US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY", "₹": "INR"}
_UNITS = {
    "kg": "mass-kilogram", "g": "mass-gram", "mg": "mass-milligram", "km/h": "speed-kilometer-per-hour",
    "mph": "speed-mile-per-hour", "m/s": "speed-meter-per-second", "km": "length-kilometer", "m": "length-meter",
    "cm": "length-centimeter", "mm": "length-millimeter", "ft": "length-foot", "lb": "mass-pound",
    "l": "volume-liter", "L": "volume-liter", "ml": "volume-milliliter", "mL": "volume-milliliter",
    "km²": "area-square-kilometer", "m²": "area-square-meter", "°C": "temperature-celsius", "℃": "temperature-celsius",
    "°F": "temperature-fahrenheit", "min": "duration-minute", "h": "duration-hour", "kWh": "energy-kilowatt-hour",
    "MB": "digital-megabyte", "GB": "digital-gigabyte", "kW": "power-kilowatt", "W": "power-watt",
}  # fmt: skip
"""Sign -> CLDR's name of the unit."""
_FRACTIONS = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾"}

_NUMBER = r"\d+(?:[.,\u00a0\u202f]\d+)*"
_ALONE = r"(?<![\w.,/:-])"
_SIGNS = "|".join(map(re.escape, sorted(_CURRENCIES, key=len, reverse=True)))
_ADDRESS = re.compile(r"\b(?:https?://(?:www\.)?|www\.)(?=\w)", re.IGNORECASE)
_ISO_DATE = re.compile(rf"{_ALONE}(\d{{4}})([-/])(\d{{1,2}})\2(\d{{1,2}})(?![\w/-])")
_DATE = re.compile(rf"{_ALONE}(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}})(?![\w/-])")
_TIME = re.compile(r"(?<![\w.,/:-])(\d{1,2})(?::|\s?h\s?)([0-5]\d)(?![\w:]|[.,]\d)(\s?Uhr\b)?(?!\s*[AaPp]\.?[Mm]\b)")
_HOUR = re.compile(rf"{_ALONE}(\d{{1,2}})\s?h\b(?!\s?\d)")
_HALF_DAY = re.compile(rf"{_ALONE}(\d{{1,2}}):00(?=\s*[AaPp]\.?[Mm]\b)")
_UNIT = re.compile(
    rf"(?<![\w.,])(-?{_NUMBER})\s?({'|'.join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))})(?![\w/²³°$€])"
)
_PERCENT = re.compile(rf"({_NUMBER})\s?[%％]")  # noqa: RUF001
_RANGE = re.compile(rf"{_ALONE}(\d{{1,4}})\s?[-–]\s?(\d{{1,4}})(?![\w/-]|[.,]\d)")
_GERMAN_DAY = re.compile(
    r"(?<![\w.,])(\d{1,2})\.\s"
    r"(?=(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)"
)
_GERMAN_YEAR = re.compile(rf"{_ALONE}(1[1-9])(\d\d)(?![\w.,:/-]*\d|\s?(?:Euro|Dollar|€|\$|%))")
_FEWEST_DIGITS = 7
"""A telephone number has so many at least."""
_MONTHS, _HOURS, _TWO_DIGITS = 12, 24, 10


def spoken_text(text: str, language: str) -> str:
    """Return a text with its short forms written out; ordinary text comes back as it is."""
    forms = SPOKEN_FORMS.get(language, OTHER_FORMS)
    text = _ADDRESS.sub("", text)
    if forms.abbreviations:
        text = _abbreviations(language).sub(lambda found: _said(found, forms), text)
    return _with_numbers(text, language, forms) if any(map(str.isdecimal, text)) else text


def _with_numbers(text: str, language: str, forms: SpokenForms) -> str:
    """Write out what is said around numbers; dates come first, since what they are made of means more elsewhere."""
    steps: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_ISO_DATE, lambda found: _date(found, language, forms, tuple(map(int, found.group(1, 3, 4))))),
        (_DATE, lambda found: _written_date(found, language, forms)),
        (_HALF_DAY, lambda found: found[1]),
        (_TIME, lambda found: _time(found, forms)),
        (_HOUR, lambda found: _time(found, forms) if forms.has_hour_sign else found[0]),
        (_price_pattern(forms.scales), lambda found: _price(found, language, forms)),
        (_UNIT, lambda found: _unit(found, language)),
        (_PERCENT, lambda found: forms.percent.format(number=found[1]) if forms.percent else found[0]),
    )
    for pattern, said in steps:
        text = pattern.sub(said, text)
    text = _RANGE.sub(lambda found: _range(found, forms), with_digits_apart(text))
    for written, sign in _FRACTIONS.items():
        text = re.sub(rf"{_ALONE}{written}(?![\w/]|[.,]\d)", sign, text)
    return _german(text, forms) if language == "de" else text


def _german(text: str, forms: SpokenForms) -> str:
    """Write out days of the month and years before 2000, which are not read as their number."""
    text = _GERMAN_DAY.sub(lambda found: f"{forms.days.get(int(found[1]), found[1])} ", text)
    return _GERMAN_YEAR.sub(lambda found: f"{found[1]}hundert {found[2].lstrip('0')}".rstrip(), text)


@cache
def _abbreviations(language: str) -> re.Pattern[str]:
    forms = SPOKEN_FORMS[language]

    def alternatives(written: Mapping[str, str]) -> str:
        return "|".join(map(re.escape, sorted(written, key=len, reverse=True))) or r"(?!)"

    return re.compile(
        rf"(?<![\w.])(?:(?P<title>{alternatives(forms.titles)})(?=\s+[^\W\d_a-zß-ÿ])\s*"
        rf"|(?P<number>{alternatives(forms.before_numbers)})\s?(?=\d)"
        rf"|(?P<other>{alternatives(forms.abbreviations)})(?!\w))"
    )


def _said(found: re.Match[str], forms: SpokenForms) -> str:
    if found["title"]:
        return f"{forms.titles[found['title']]} "
    if found["number"]:
        return f"{forms.before_numbers[found['number']].strip()} "
    ends = found["other"].endswith(".") and not found.string[found.end() :].strip()
    return forms.abbreviations[found["other"]] + ("." if ends else "")


def _written_date(found: re.Match[str], language: str, forms: SpokenForms) -> str:
    first, second, year = (int(number) for number in found.group(1, 3, 4))
    is_month_first = second > _MONTHS or (forms.is_month_first and first <= _MONTHS and found[2] != ".")
    month, day = (first, second) if is_month_first else (second, first)
    return _date(found, language, forms, (year, month, day))


def _date(found: re.Match[str], language: str, forms: SpokenForms, numbers: tuple[int, ...]) -> str:
    from babel.core import UnknownLocaleError
    from babel.dates import format_date, get_month_names

    year, month, day = numbers
    locale = _LOCALES.get(language, language)
    try:
        when = date(year, month, day)
        if not forms.date:
            return format_date(when, "long", locale)
        name = get_month_names("wide", "format", locale)[month]
    except (ValueError, UnknownLocaleError):
        return found[0]
    return forms.date.format(day=forms.days.get(day, day), month=name, year=year)


def _time(found: re.Match[str], forms: SpokenForms) -> str:
    hour, minute = int(found[1]), int(found[2]) if found.lastindex and found.lastindex > 1 else 0
    if hour > _HOURS or not forms.time:
        return found[0]
    said = forms.time if minute else forms.full_hour
    if hour == 1:
        said = said.replace("horas", "hora").replace("heures", "heure")
    return said.format(hour=forms.hours.get(hour, hour), minute=minute if minute >= _TWO_DIGITS else f"0{minute}")


@cache
def _price_pattern(scales: tuple[str, ...]) -> re.Pattern[str]:
    scale = rf"(?:\s?(?P<{{}}>{'|'.join(scales)})\b)?" if scales else "(?:(?P<{}>(?!)))?"
    return re.compile(
        rf"(?<![\w$])(?P<before>{_SIGNS})\s?(?P<first>{_NUMBER}){scale.format('scale')}"
        rf"|(?<![\w.,])(?P<second>{_NUMBER}){scale.format('other_scale')}\s?(?P<after>{_SIGNS})(?!\w)"
    )


def _price(found: re.Match[str], language: str, forms: SpokenForms) -> str:
    number, sign = found["first"] or found["second"], found["before"] or found["after"]
    scale = found["scale"] or found["other_scale"]
    code = "JPY" if language == "ja" and sign in "¥￥" else _CURRENCIES[sign]
    name = _currency(code, number, language, forms)
    if not name:
        return found[0]
    if scale:
        joint = " " if scale in ("mil", "mille", "mila") else forms.scale_joint
        return f"{number} {scale}{joint}{name}" if joint else f"{number}{scale}{name}"
    cents = re.search(r"[.,](\d\d)$", number)
    if "{number}" in forms.price or cents is None:
        return f"{number}{name}" if "{number}" in forms.price else f"{number} {name}"
    whole = number[: cents.start()]
    if not int(cents[1]):
        return f"{whole} {name}"
    return forms.price.format(whole=whole, currency=_currency(code, whole, language, forms), cents=int(cents[1]))


def _currency(code: str, number: str, language: str, forms: SpokenForms) -> str:
    """Return a currency's name for so many of it; empty where it has none."""
    is_one = number == "1"
    if code in forms.currencies:
        return forms.currencies[code][0 if is_one else 1]
    from babel.core import UnknownLocaleError
    from babel.numbers import get_currency_name

    try:
        name = get_currency_name(code, 1 if is_one else 5, _LOCALES.get(language, language))
    except (ValueError, UnknownLocaleError):
        return ""
    return "" if name == code else name


def _unit(found: re.Match[str], language: str) -> str:
    from babel.core import UnknownLocaleError
    from babel.numbers import NumberFormatError, parse_decimal
    from babel.units import UnknownUnitError, format_unit

    locale = _LOCALES.get(language, language)
    try:
        number = parse_decimal(found[1], locale)
        said = str(format_unit(number, _UNITS[found[2]], "long", locale=locale))
    except (ValueError, NumberFormatError, UnknownLocaleError, UnknownUnitError):
        return found[0]
    if _UNITS[found[2]] in said:
        return found[0]
    # the number stays as it was written: grouped otherwise it may be read otherwise
    return re.sub(rf"-?{_NUMBER}", lambda _: found[1], said, count=1)


def _range(found: re.Match[str], forms: SpokenForms) -> str:
    is_range = int(found[1]) < int(found[2]) and not found[1].startswith("0") and forms.range_joint
    return f"{found[1]} {forms.range_joint} {found[2]}" if is_range else found[0]
