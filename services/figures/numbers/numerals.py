"""The values of numerals: digits with separators, number words, both mixed, and vague counts as lower bounds."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimwatch_language.number_words import SCALES, TENS, UNITS, VAGUE
from services.figures.numbers.metres import COUNTED, METRES
from services.figures.numbers.words import FRACTIONS, INDEFINITE, MULTIPLES, OPENERS, PARTS, SUFFIXES


def _any(words: dict[str, float]) -> str:
    """A pattern for one of the words, the longest first, with spaces or hyphens between its parts."""
    return rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})".replace(" ", "[- ]")


_SP = r"[ \t\u00a0\u202f\n]{1,3}"
_LINK = rf"(?:{_SP}|[-\u2010\u2011])"
_SIGN = f"[{''.join(FRACTIONS)}]"
_SCALE = _any(SCALES)
_AFTER_DECIMAL = rf"[ \u00a0]?(?:%|per(?:{_SP})?cent|{_SCALE}|(?:mn|mln|bn|bln)\b)"
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:[.·]\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[’']\d{3})+"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d|-\d)|\d{1,3}(?:\.\d{3}){2,}(?!\.\d)"
    rf"|\d{{1,3}},\d{{1,2}}(?={_AFTER_DECIMAL})|\d+(?:[.·]\d+)?)(?!\d)"
)
_FRACTION = rf"(?:(?:\d{{1,3}}[- \u00a0]?)?(?:{_SIGN}|[1-9]/[1-9](?={_LINK}{_SCALE})))"
_UNIT = _any(UNITS)
_TEN = rf"(?:{_any(TENS)}(?:[-\u2010\u2011 ](?:one|two|three|four|five|six|seven|eight|nine))?)"
_BELOW_HUNDRED = rf"(?:{_TEN}|{_UNIT})"
_BELOW_THOUSAND = (
    rf"(?:(?:(?:an?|{_BELOW_HUNDRED}){_SP})?hundred(?:{_SP}(?:and{_SP})?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
)
_WORDS = (
    rf"(?:(?:{_BELOW_THOUSAND}"
    rf"|an?){_LINK}{_SCALE}(?:{_SP}{_SCALE})?(?:{_SP}(?:and{_SP})?{_BELOW_THOUSAND}(?:{_SP}{_SCALE})?)*"
    rf"|(?:(?:{_BELOW_HUNDRED}|an?){_SP})?dozen|{_BELOW_THOUSAND}|{_SCALE})"
)
_POINT = (
    rf"(?P<before>{_BELOW_HUNDRED}){_SP}point(?P<decimals>(?:{_SP}{_UNIT})+)"
    rf"(?:{_LINK}(?P<point_of>{_SCALE})|(?={_SP}per(?:{_SP})?cent))"
)
_PART = (
    rf"(?:(?:an?|one)[- ])?(?P<part>{_any(PARTS)})(?:{_SP}(?:of{_SP})?an?{_SP}|[- ])(?P<part_of>{_SCALE}|dozen|hundred)"
)
_AND_PART = (
    rf"(?P<whole>{_DIGITS}|{_BELOW_HUNDRED}){_LINK}and{_LINK}(?:an?{_LINK})?(?P<more>{_any(PARTS)}){_LINK}"
    rf"(?P<more_of>{_SCALE}|hundred|dozen)"
)
_PART_LATER = (
    rf"(?P<scaled>an?|{_BELOW_HUNDRED}|{_DIGITS}){_SP}(?P<scaled_by>{_SCALE}|dozen){_SP}and{_SP}an?{_SP}"
    r"(?P<later>half|quarter)"
)
_INDEFINITE = rf"(?:several|a{_SP}few|(?:a{_SP})?couple(?:{_SP}of)?){_SP}(?P<several>dozen|hundred|{_SCALE})"
_VAGUE = (
    rf"(?:several{_SP})?(?P<plural>{_any(VAGUE)})"
    rf"(?:{_SP}(?:and|upon){_SP}{_any(VAGUE)})?(?:{_SP}of{_SP}(?P<plural_of>thousands|millions))?"
)
_RACE = r"(?<=\bthe )(?:60|100|110|200|400|800|1,?500)(?=m\b)"
_M = rf"m(?!\w)(?:(?<=\.\dm)(?!{METRES})|(?<=\.\d\dm)(?!{METRES})|(?={COUNTED}))"
_MIXED = (
    rf"(?:(?<=[$€£])|(?<=[$€£] ))(?:{_FRACTION}|{_DIGITS})\s?m(?!\w)"
    rf"|{_RACE}|(?:{_FRACTION}|{_DIGITS})(?:[- \u00a0]{_SCALE}(?:{_SP}{_SCALE})?|[ \u00a0]?(?:mn|mln|bn|bln|tn)(?!\w)"
    rf"|k(?!\w)|{_M})?"
)
_GLUED_TO = r"(?<=\bRs)|(?<=\bUSD)|(?<=\bEUR)|(?<=\bGBP)|(?<=\bINR)"
"""Currencies that a number may follow without a space."""
_UNIT_FOLLOWS = r"(?:kms?|mm|cm|ft|kg|m|pc|mph|kph|kmh)\b"
NUMERAL = re.compile(
    rf"(?:(?<![\w.])(?<!\d,)|{_GLUED_TO})(?:{_PART_LATER}|{_PART}|{_AND_PART}|{_INDEFINITE}|{_VAGUE}|{_POINT}"
    rf"|(?P<mixed>{_MIXED})"
    rf"|(?P<words>{_WORDS}))(?!(?!{_UNIT_FOLLOWS})\w)",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"[^\W\d_]+|\w+")
_ARTICLES = frozenset(("a", "an", "several"))
_AMOUNTS = frozenset(
    part
    for words in (SCALES, PARTS, VAGUE, ("few", "couple", "dozen", "hundred"))
    for word in words
    for part in word.split()[:1]
)
"""What follows an article or "several" that opens a numeral."""
_FOLLOWING = re.compile(r"[\W_]+([^\W\d_]+)")
_SPLIT = re.compile(r"[\s\u2010\u2011-]+")
_LEADING = re.compile(rf"(?:{_FRACTION}|\d{{1,3}},\d{{1,2}}(?![\d,])|{_DIGITS}|)", re.IGNORECASE)
_GROUPING = re.compile(r"(?<=\d)[, \u00a0\u202f\u2009'’](?=\d)")
_WHOLE_AND_FRACTION = re.compile(rf"(?P<whole>\d{{1,3}}[- \u00a0]?(?!/))?(?P<fraction>{_SIGN}|\d/\d)")
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")


@dataclass(frozen=True)
class Numeral:
    """A number at ``text[start:end]``. The value of a vague number is its lower bound ("tens of thousands": 20,000).

    ``scale`` is the scale that the numeral ends in ("3 million": 1,000,000), or 1. ``is_pointed`` says that a point
    stands before its last three digits ("1.200"): some articles separate thousands so.
    """

    start: int
    end: int
    value: float
    scale: float
    is_vague: bool
    is_pointed: bool


def numerals(text: str) -> Iterator[Numeral]:
    """The numerals of the text, in order, without overlaps."""
    end = 0
    small = text.casefold()
    small = small if len(small) == len(text) else "".join(map(_small_letter, text))
    for candidate in _CANDIDATE.finditer(small):
        word = candidate[0]
        if not (word in OPENERS or word[0].isnumeric()):
            continue
        start = candidate.start()
        if start < end or _is_mere_article(small, word, candidate.end()):
            continue
        if match := NUMERAL.match(text, start):
            yield _numeral(match)
            end = match.end()


def _small_letter(letter: str) -> str:
    small = letter.casefold()
    return small if len(small) == 1 else letter


def _is_mere_article(text: str, word: str, end: int) -> bool:
    """Whether an article or "several", which ends at offset ``end``, opens no numeral."""
    if word not in _ARTICLES:
        return False
    following = _FOLLOWING.match(text, end)
    return following is None or following[1].casefold() not in _AMOUNTS


def read(text: str) -> float:
    """The value of a text that is one numeral from end to end. Raises ValueError for any other."""
    match = NUMERAL.fullmatch(text)
    if match is None:
        raise ValueError(f"not a numeral: {text!r}")
    return _worth(match)


def _numeral(match: re.Match[str]) -> Numeral:
    return Numeral(
        *match.span(),
        value=_worth(match),
        scale=_scale(match),
        is_vague=bool(match["plural"] or match["several"]),
        is_pointed=_POINTED.fullmatch(match.group()) is not None,
    )


def _worth(match: re.Match[str]) -> float:
    if match["plural"]:
        bound = VAGUE[match["plural"].casefold()]
        return bound * VAGUE[match["plural_of"].casefold()] / 2 if match["plural_of"] else bound
    if match["several"]:
        return INDEFINITE * MULTIPLES[match["several"].casefold()]
    if match["part"]:
        return _part(match["part"]) * MULTIPLES[match["part_of"].casefold()]
    if match["whole"]:
        return (_sum(_words(match["whole"])) + _part(match["more"])) * MULTIPLES[match["more_of"].casefold()]
    if match["scaled"]:
        return (_sum(_words(match["scaled"])) + _part(match["later"])) * MULTIPLES[match["scaled_by"].casefold()]
    if match["before"]:
        return _decimal(match)
    return _glued(match["mixed"].casefold()) if match["mixed"] else _sum(_words(match["words"]))


def _scale(match: re.Match[str]) -> float:
    last = _words(match.group())[-1]
    return (MULTIPLES | SUFFIXES).get(last.lstrip("0123456789.,·" + "".join(FRACTIONS)), 1.0)


def _words(text: str) -> list[str]:
    return _SPLIT.split(text.casefold())


def _part(text: str) -> float:
    return PARTS[" ".join(_words(text))]


def _decimal(match: re.Match[str]) -> float:
    """The value of "five point three million"."""
    decimals = "".join(f"{UNITS[word]:.0f}" for word in _words(match["decimals"].strip()))
    value = _sum(_words(match["before"])) + float(f"0.{decimals}")
    return value * SCALES[match["point_of"].casefold()] if match["point_of"] else value


def _glued(text: str) -> float:
    text = text.strip()
    leading = _LEADING.match(text)
    digits = leading.group() if leading else ""
    if rest := text[len(digits) :].strip(" -\u00a0"):
        scales = [rest] if rest in SUFFIXES else _words(rest)
        return math.prod((SUFFIXES | SCALES)[scale] for scale in scales) * _digits(digits)
    return _digits(digits)


def _digits(text: str) -> float:
    if mixed := _WHOLE_AND_FRACTION.fullmatch(text):
        whole = float(mixed["whole"].strip(" -\u00a0")) if mixed["whole"] else 0.0
        numerator, _, denominator = mixed["fraction"].partition("/")
        return whole + (float(numerator) / float(denominator) if denominator else FRACTIONS[numerator])
    text = text.replace("·", ".")
    if text.count(".") > 1:
        return float(text.replace(".", ""))
    comma = text.partition(",")[2]
    return float(text.replace(",", ".")) if 1 <= len(comma) <= 2 else float(_GROUPING.sub("", text))


def _sum(words: list[str]) -> float:
    total = current = 0.0
    for word in words:
        if word in UNITS or word in TENS:
            current += UNITS.get(word, TENS.get(word, 0.0))
        elif word in ("a", "an"):
            current = 1.0
        elif word in ("hundred", "dozen"):
            current = (current or 1.0) * MULTIPLES[word]
        elif word in SCALES and current:
            total, current = total + current * SCALES[word], 0.0
        elif word in SCALES:
            total = (total or 1.0) * SCALES[word]
        elif word[:1].isdigit():
            current += _digits(word)
    return total + current
