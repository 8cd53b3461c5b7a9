"""A text's numerals as quantities, with ranges joined and units applied. Numbers that count nothing are not read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.figures.numbers.changes import is_outdated
from services.figures.numbers.exclusions import Exclusions
from services.figures.numbers.numerals import Numeral, numerals
from services.figures.numbers.pairs import Pair, lower_value, opens_range, pair
from services.figures.numbers.units import Unit, unit_beside


@dataclass(frozen=True)
class Quantity:
    """A number at ``text[start:end]``. A range and a vague count have bounds and no value."""

    start: int
    end: int
    value: float | None
    min: float | None = None
    max: float | None = None
    vague: bool = False
    unit: Unit | None = None
    pronoun: bool = False
    """Whether the quantity is the word "one". That word counts only people harmed and attacks."""


_LONGEST = 60
"""Code points of the longest numeral. A longer number is an identifier."""

_THE_SCORES = re.compile(r"\b(?:the|their|test|high|low|whose|with)\s$", re.IGNORECASE)
_SCORES_OF = re.compile(
    r"\s+(?:of|more|others|were|are|have|had|killed|dead|injured|wounded|missing|still|arrested|detained"
    r"|displaced|feared|died)\b",
    re.IGNORECASE,
)
_COMMA_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_THOUSAND = 1000.0
_A_LITRE = re.compile(r"\s+(?:a|per)\s+\w+")
"""What follows a price, which may have three decimals."""
_CONVERTED = re.compile(
    r"\s?[(\[/]\s?(?:(?:or|about|around|some|roughly|nearly|almost|approximately)\s+|~)?|,?\s+or\s+", re.IGNORECASE
)
_WEIGHED = re.compile(r"\d\s?(?:kgs?|kilo(?:gram)?s?|tonnes?|tons?|grams?)\b[^()]{0,20}\(", re.IGNORECASE)


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities of the text, in order, without overlaps. The same length or sum in another unit is left out."""
    before: Quantity | None = None
    for quantity in _quantities(text):
        if before is None or not _is_conversion(text, before, quantity):
            yield quantity
        before = quantity


def _is_conversion(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the second quantity says the first one again ("20 km (12 miles)", "400 lira ($12)")."""
    if second.unit is None or _CONVERTED.fullmatch(text, first.end, second.start) is None:
        return second.unit is not None and _WEIGHED.search(text, max(0, first.start), second.start) is not None
    is_bracketed = "(" in text[first.end : second.start]
    return first.unit.measure is second.unit.measure if first.unit else is_bracketed


def _quantities(text: str) -> Iterator[Quantity]:
    coming = list(numerals(text))
    exclusions = Exclusions(text, [(numeral.start, numeral.end) for numeral in coming])
    reader = _Reader(text)
    pending: Numeral | None = None
    for numeral in coming:
        too_long = numeral.end - numeral.start > _LONGEST
        if too_long or exclusions.covers(numeral.start, numeral.end) or _is_noun_scores(text, numeral):
            if pending is not None and not opens_range(text, pending, numeral):
                yield from reader.single(pending)
            pending = None
        elif pending is not None and (kind := pair(text, pending, numeral, exclusions)):
            if kind is Pair.RANGE:
                yield reader.range(pending, numeral)
            pending = None
        else:
            yield from reader.single(pending)
            pending = numeral
    yield from reader.single(pending)


def _is_noun_scores(text: str, numeral: Numeral) -> bool:
    if text[numeral.start : numeral.end].casefold() != "scores":
        return False
    return (
        not _SCORES_OF.match(text, numeral.end)
        or _THE_SCORES.search(text, max(0, numeral.start - 6), numeral.start) is not None
    )


class _Reader:
    """Makes quantities of a text's numerals, with their units."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._groups_by_comma: bool | None = None

    def range(self, low: Numeral, high: Numeral) -> Quantity:
        """A quantity with bounds. The bound of a vague one ("dozens, perhaps hundreds") is the lower number's."""
        unit = unit_beside(self._text, high.start, high.end)
        prefix = unit_beside(self._text, low.start, low.end)
        unit = prefix if unit is None or (prefix and prefix.code) else unit
        factor = unit.factor if unit else 1.0
        start = min(low.start, prefix.start) if prefix else low.start
        end = max(high.end, unit.end) if unit else high.end
        if low.is_vague:
            return Quantity(start, end, None, low.value * factor, vague=True, unit=unit)
        first, last = (
            self._worth(numeral, value, unit) for numeral, value in ((low, lower_value(low, high)), (high, high.value))
        )
        return Quantity(start, end, None, first, last, unit=unit)

    def single(self, numeral: Numeral | None) -> Iterator[Quantity]:
        """The quantity of one numeral. What a number was before a change is none ("rose from 12 to 52")."""
        if numeral is None or is_outdated(self._text, numeral.start, numeral.end):
            return
        unit = unit_beside(self._text, numeral.start, numeral.end)
        start, end = (unit.start, unit.end) if unit else (numeral.start, numeral.end)
        worth = self._worth(numeral, numeral.value, unit)
        if numeral.is_vague:
            yield Quantity(start, end, None, worth, vague=True, unit=unit)
        else:
            pronoun = self._text[numeral.start : numeral.end].casefold() == "one" and unit is None
            yield Quantity(start, end, worth, unit=unit, pronoun=pronoun)

    def _worth(self, numeral: Numeral, value: float, unit: Unit | None) -> float:
        """The value in the contract's unit. "1.200" people or euros are 1,200 unless the article writes "1,200"."""
        is_whole = unit is None or (unit.code == "EUR" and not _A_LITRE.match(self._text, unit.end))
        if numeral.is_pointed and is_whole and not self._has_comma_groups():
            return value * _THOUSAND
        return value * (unit.factor if unit else 1.0)

    def _has_comma_groups(self) -> bool:
        if self._groups_by_comma is None:
            self._groups_by_comma = _COMMA_GROUPED.search(self._text) is not None
        return self._groups_by_comma
