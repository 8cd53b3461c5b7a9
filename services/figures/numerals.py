"""The values of numerals: digits with separators, number words, both mixed, and vague counts as lower bounds."""

import math
import re

UNITS = {
    word: float(value)
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12}
VAGUE = {"tens": 20.0, "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6}
"""The lower bound of a vague plural: two of its unit ("scores": two times twenty)."""
INDEFINITE = 2.0
"""The lower bound of "several", "a few" or "a couple of" before a unit ("several hundred": 200)."""

METRES = r"\s+(?:from|away|deep|high|long|wide|tall|north|south|east|west|above|below)\b"
"""The words after an "m" directly after digits that means metres and not million."""

_SP = r"[ \t\u00a0\u202f\n]{1,3}"
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d-])"
    r"|\d+(?:\.\d+)?)(?![\d])"
)
_SCALE = rf"(?:{'|'.join(sorted(SCALES, key=len, reverse=True))})"
_UNIT = rf"(?:{'|'.join(sorted(UNITS, key=len, reverse=True))})"
_TEN = rf"(?:(?:{'|'.join(TENS)})(?:[-\u2010\u2011 ](?:one|two|three|four|five|six|seven|eight|nine))?)"
_BELOW_HUNDRED = rf"(?:{_TEN}|{_UNIT})"
_BELOW_THOUSAND = (
    rf"(?:(?:(?:an?|{_BELOW_HUNDRED}){_SP})?hundred(?:{_SP}(?:and{_SP})?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
)
_WORDS = (
    rf"(?:(?:{_BELOW_THOUSAND}|an?){_SP}{_SCALE}(?:{_SP}{_SCALE})?(?:{_SP}(?:and{_SP})?{_BELOW_THOUSAND}(?:{_SP}{_SCALE})?)*"
    rf"|(?:(?:{_BELOW_HUNDRED}|an?){_SP})?dozen|{_BELOW_THOUSAND}|{_SCALE})"
)
_PART = (
    rf"(?:(?:an?|one){_SP})?(?P<part>half|quarter|third|three[ -]quarters){_SP}(?:of{_SP})?an?{_SP}"
    rf"(?P<part_of>{_SCALE}|dozen|hundred)"
)
_AND_PART = (
    rf"(?P<whole>{_DIGITS}|{_UNIT}){_SP}and{_SP}a{_SP}(?P<more>half|quarter){_SP}(?P<more_of>{_SCALE}|hundred|dozen)"
)
_INDEFINITE = rf"(?:several|a{_SP}few|(?:a{_SP})?couple(?:{_SP}of)?){_SP}(?P<several>dozen|hundred|{_SCALE})"
_VAGUE = (
    rf"(?:several{_SP})?(?P<plural>{'|'.join(VAGUE)})"
    rf"(?:{_SP}(?:and|upon){_SP}(?:{'|'.join(VAGUE)}))?(?:{_SP}of{_SP}(?P<plural_of>thousands|millions))?"
)
_MIXED = rf"{_DIGITS}(?:[- \u00a0]{_SCALE}(?:{_SP}{_SCALE})?|(?:{'|'.join(SUFFIXES)})(?!\w)(?!{METRES}))?"
NUMERAL = re.compile(
    rf"(?<![\w.])(?<!\d,)(?:{_PART}|{_AND_PART}|{_INDEFINITE}|{_VAGUE}|(?P<mixed>{_MIXED})|(?P<words>{_WORDS}))(?!(?!(?:kms?|mm|cm|ft|kg|m|pc)\b)\w)",
    re.IGNORECASE,
)
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "three quarters": 0.75, "three-quarters": 0.75}
_MULTIPLES = {**SCALES, "dozen": 12.0, "hundred": 100.0}
_SPLIT = re.compile(r"[\s\u2010\u2011-]+")
_LEADING = re.compile(_DIGITS + "|")
_GROUPING = re.compile(r"(?<=\d)[, \u00a0\u202f\u2009](?=\d)")


def is_vague(match: re.Match[str]) -> bool:
    """Whether a match of ``NUMERAL`` gives only a lower bound."""
    return bool(match["plural"] or match["several"])


def worth(match: re.Match[str]) -> float:
    """The value of a match of ``NUMERAL``, or the lower bound of a vague match ("tens of thousands": 20,000)."""
    if match["plural"]:
        bound = VAGUE[match["plural"].casefold()]
        return bound * VAGUE[match["plural_of"].casefold()] / 2 if match["plural_of"] else bound
    if match["several"]:
        return INDEFINITE * _MULTIPLES[match["several"].casefold()]
    if match["part"]:
        return _PARTS[match["part"].casefold()] * _MULTIPLES[match["part_of"].casefold()]
    if match["whole"]:
        return (_sum([match["whole"].casefold()]) + _PARTS[match["more"].casefold()]) * _MULTIPLES[
            match["more_of"].casefold()
        ]
    return _glued(match["mixed"].casefold()) if match["mixed"] else _sum(_SPLIT.split(match["words"].casefold()))


def scale_of(match: re.Match[str]) -> float:
    """The scale at the end of a match of ``NUMERAL`` ("3 million": 1,000,000), or 1."""
    last = _SPLIT.split(match.group().casefold())[-1]
    return (_MULTIPLES | SUFFIXES).get(last.lstrip("0123456789.,"), 1.0)


def read(text: str) -> float:
    """The value of a text that is one numeral from end to end. Raises ValueError for any other."""
    match = NUMERAL.fullmatch(text)
    if match is None:
        raise ValueError(f"not a numeral: {text!r}")
    return worth(match)


def _glued(text: str) -> float:
    rest = _LEADING.sub("", text, count=1)
    digits = text[: len(text) - len(rest)]
    if rest := rest.strip(" -\u00a0"):
        scales = [rest] if rest in SUFFIXES else rest.split()
        return math.prod((SUFFIXES | SCALES)[scale] for scale in scales) * _digits(digits)
    return _digits(digits)


def _digits(text: str) -> float:
    return float(_GROUPING.sub("", text))


def _sum(words: list[str]) -> float:
    total = current = 0.0
    for word in words:
        if word in UNITS or word in TENS:
            current += UNITS.get(word, TENS.get(word, 0.0))
        elif word in ("hundred", "dozen"):
            current = (current or 1.0) * _MULTIPLES[word]
        elif word in SCALES and current:
            total, current = total + current * SCALES[word], 0.0
        elif word in SCALES:
            total = (total or 1.0) * SCALES[word]
        elif word[:1].isdigit():
            current += _digits(word)
    return total + current
