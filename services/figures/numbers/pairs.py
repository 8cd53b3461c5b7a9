"""Two numerals that are one range or one result ("12 to 15", "won 3-1"), and those that only stand side by side."""

import re
from enum import Enum

from services.figures.numbers.changes import is_change, is_handed_over
from services.figures.numbers.exclusions import Exclusions
from services.figures.numbers.numerals import Numeral
from services.figures.numbers.units import unit_beside

_GAP = re.compile(
    r"\s?(?:%|percent)?(?:\s?[-–—‑]\s?|\s+(?P<word>to|or|and)\s+|(?P<guess>,?\s+(?:(?:or|and)\s+)?(?:perhaps"
    r"|possibly|maybe"
    r"|even|if\s+not)\s+))(?:(?<=or)\s+even\s+)?(?:US)?[$€£]?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:US)?[$€£]?\s?$", re.IGNORECASE)
_WIDEST = 3
"""How many times its lower bound the upper bound of "12 or 15" is at most."""


class Pair(Enum):
    """What two numerals are together. The result of a match or a vote is no quantity."""

    RANGE = "range"
    RESULT = "result"


def opens_range(text: str, low: Numeral, high: Numeral) -> bool:
    """Whether the first number begins a range that counts nothing ("ten or fifteen years")."""
    gap = _GAP.fullmatch(text, low.end, high.start)
    return gap is not None and (gap["word"] or "").casefold() != "and"


def pair(text: str, low: Numeral, high: Numeral, exclusions: Exclusions) -> Pair | None:
    """What the two numerals are together; ``None`` if each is a number of its own."""
    gap = _GAP.fullmatch(text, low.end, high.start)
    word = gap["word"].casefold() if gap and gap["word"] else None
    if gap is None or low.is_vague != high.is_vague:
        return None
    if low.is_vague:
        return Pair.RANGE if gap["guess"] or word == "or" else None
    first, second = lower_value(low, high), high.value
    if word is None and not gap["guess"] and (first >= second or exclusions.is_score(low.start)):
        return Pair.RESULT
    if word == "to" and exclusions.is_result(low.start, high.end):
        return Pair.RESULT
    if word == "and" and not _BETWEEN.search(text, max(0, low.start - 14), low.start):
        return None
    if word == "or" and second > _WIDEST * first:
        return None
    if first >= second or (word == "to" and _are_apart(text, low, high)):
        return None
    return Pair.RANGE


def _are_apart(text: str, low: Numeral, high: Numeral) -> bool:
    """Whether two numbers around "to" are no range: "rose by 12 to 52", "sent 12 to 52 villages"."""
    if is_handed_over(text, low.start):
        return high.value > _WIDEST * low.value
    both = (unit_beside(text, numeral.start, numeral.end) for numeral in (low, high))
    return is_change(text, low.start) and [unit is None for unit in both] != [True, False]


def lower_value(low: Numeral, high: Numeral) -> float:
    """The lower value, with the scale of the upper number if only that has a scale ("2 to 3 million")."""
    return low.value * high.scale if low.scale == 1 and low.value * high.scale < high.value else low.value
