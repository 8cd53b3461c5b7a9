"""Whether a predicted figure agrees with a gold figure."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bench.figures.gold import GoldFigure

_TOLERANCE = 1e-6
_LEADING_ARTICLE = re.compile(r"^(?:the|an?) ")
_NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True)
class FoundFigure:
    """A prediction of any system. A part that the system does not predict is ``None``."""

    start: int
    end: int
    value: float | None = None
    min: float | None = None
    max: float | None = None
    comparator: str | None = None
    measure: str | None = None
    place: str | None = None
    claimant: str | None = None
    confidence: float = 1.0


def value_agrees(gold: GoldFigure, found: FoundFigure) -> bool:
    """Whether the values are equal to a millionth.

    A range needs both ends. A vague count agrees with a prediction without a value, or with the count's least value. A
    single number agrees with a prediction that has only one bound; a percentage agrees with a fraction.
    """
    if gold.vague:
        has_no_other_value = found.value is None and (found.min is None or same(found.min, gold.min))
        return has_no_other_value or same(found.value, gold.min)
    if gold.value is None and gold.comparator == "between":
        return same(found.min, gold.min) and same(found.max, gold.max)
    if found.value is None:
        return _bound_agrees(gold.value, found)
    as_percent = gold.measure == "percent" and same(found.value * 100, gold.value)
    return as_percent or same(found.value, gold.value)


def comparator_agrees(gold: GoldFigure, found: FoundFigure) -> bool:
    """Whether the comparator is the gold comparator or an alternative."""
    return found.comparator in (gold.comparator, *gold.comparator_alt)


def measure_agrees(gold: GoldFigure, found: FoundFigure) -> bool:
    """Whether the measure is the gold measure or an alternative."""
    return found.measure in (gold.measure, *gold.measure_alt)


def place_agrees(gold: GoldFigure, found: FoundFigure) -> bool:
    """Whether the place is one of the gold names; a missing place agrees if the gold admits none."""
    return _name_agrees((gold.place, *gold.place_alt), found.place)


def claimant_agrees(gold: GoldFigure, found: FoundFigure) -> bool:
    """Whether the claimant is one of the gold names; a missing claimant agrees if the gold admits none."""
    return _name_agrees((gold.claimant, *gold.claimant_alt), found.claimant)


def same(left: float | None, right: float | None) -> bool:
    """Whether both numbers are there and equal: to a millionth of the larger, or to 0.000001."""
    if left is None or right is None:
        return False
    return math.isclose(left, right, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)


def _bound_agrees(value: float | None, found: FoundFigure) -> bool:
    if same(found.min, value):
        return found.max is None or found.max == found.min
    return found.min is None and same(found.max, value)


def _name_agrees(names: Iterable[str | None], found: str | None) -> bool:
    """Whether a name agrees: equal apart from case, marks and article, or contained as whole words, either way."""
    if found is None or not found.strip():
        return None in names
    plain = _plain(found)
    return any(_within(plain, _plain(name)) or _within(_plain(name), plain) for name in names if name is not None)


def _within(part: str, whole: str) -> bool:
    return bool(part) and f" {part} " in f" {whole} "


def _plain(name: str) -> str:
    words = _LEADING_ARTICLE.sub("", " ".join(name.lower().split()))
    return _NO_WORD.sub(" ", words).strip()
