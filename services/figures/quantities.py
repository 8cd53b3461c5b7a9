"""A text's numerals as quantities, with ranges joined and units applied. Numbers that count nothing are not read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.figures import numerals
from services.figures.exclusions import Exclusions
from services.figures.units import Unit, unit_beside


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

_GAP = re.compile(r"\s?(?:%|percent)?(?:\s?[-–—‑]\s?|\s+(?P<word>to|or|and)\s+)(?:US)?[$€£]?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:US)?[$€£]?\s?$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:ros\w+|ris\w+|increas\w+|gr[eo]w\w*|fall\w*|fell|drop\w*|climb\w*|rais\w+|jump\w*|up|down|went|go\w*|chang\w+"
    r"|reduc\w+|declin\w+|cut|revis\w+|soar\w*|surg\w+)\b[^.]{0,40}\bfrom\s+\S{0,3}$",
    re.IGNORECASE,
)
_THE_SCORES = re.compile(r"\b(?:the|their|test|high|low|whose|with)\s$", re.IGNORECASE)
_SCORES_OF = re.compile(
    r"\s+(?:of|more|others|were|are|have|had|killed|dead|injured|wounded|missing|still|arrested|detained|displaced|feared|died)\b",
    re.IGNORECASE,
)


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities of the text, in order, without overlaps."""
    exclusions = Exclusions(text)
    pending: re.Match[str] | None = None
    for match in numerals.NUMERAL.finditer(text):
        too_long = match.end() - match.start() > _LONGEST
        if too_long or exclusions.covers(*match.span()) or _is_noun_scores(text, match):
            if pending is not None and not _leads_to(text, pending, match):
                yield from _single(text, pending)
            pending = None
        elif pending is not None and (kind := _pair(text, pending, match, exclusions)):
            if kind == "range":
                yield _range(text, pending, match)
            pending = None
        else:
            yield from _single(text, pending)
            pending = match
    yield from _single(text, pending)


def _leads_to(text: str, low: re.Match[str], high: re.Match[str]) -> bool:
    """Whether the first number begins a range that counts nothing ("ten or fifteen years")."""
    gap = _GAP.fullmatch(text, low.end(), high.start())
    return gap is not None and gap["word"] != "and"


def _is_noun_scores(text: str, match: re.Match[str]) -> bool:
    if match.group().casefold() != "scores":
        return False
    return (
        not _SCORES_OF.match(text, match.end())
        or _THE_SCORES.search(text, max(0, match.start() - 6), match.start()) is not None
    )


def _pair(text: str, low: re.Match[str], high: re.Match[str], exclusions: Exclusions) -> str | None:
    """ "range" or "score" if the two numerals belong together. A score is no quantity."""
    gap = _GAP.fullmatch(text, low.end(), high.start())
    if gap is None or numerals.is_vague(low) or numerals.is_vague(high):
        return None
    first, second = _scaled(low, high), numerals.worth(high)
    if gap["word"] is None and (first >= second or exclusions.is_score(low.start())):
        return "score"
    if gap["word"] == "and" and not _BETWEEN.search(text, max(0, low.start() - 14), low.start()):
        return None
    if gap["word"] == "or" and second > 3 * first:
        return None
    return "range" if first < second and not _CHANGE.search(text, max(0, low.start() - 70), low.start()) else None


def _scaled(low: re.Match[str], high: re.Match[str]) -> float:
    """The lower value, with the scale of the upper number if only that has a scale ("2 to 3 million")."""
    first, second = numerals.worth(low), numerals.worth(high)
    scale = numerals.scale_of(high)
    return first * scale if numerals.scale_of(low) == 1 and first * scale < second else first


def _range(text: str, low: re.Match[str], high: re.Match[str]) -> Quantity:
    unit = unit_beside(text, high.start(), high.end())
    prefix = unit_beside(text, low.start(), low.end())
    unit = prefix if unit is None or (prefix and prefix.code) else unit
    factor = unit.factor if unit else 1.0
    start = min(low.start(), prefix.start) if prefix else low.start()
    end = max(high.end(), unit.end) if unit else high.end()
    return Quantity(start, end, None, _scaled(low, high) * factor, numerals.worth(high) * factor, unit=unit)


def _single(text: str, match: re.Match[str] | None) -> Iterator[Quantity]:
    if match is None:
        return
    unit = unit_beside(text, *match.span())
    start, end = (unit.start, unit.end) if unit else match.span()
    worth = numerals.worth(match) * (unit.factor if unit else 1.0)
    if numerals.is_vague(match):
        yield Quantity(start, end, None, worth, vague=True, unit=unit)
    else:
        pronoun = match.group().casefold() == "one" and unit is None
        yield Quantity(start, end, worth, unit=unit, pronoun=pronoun)
