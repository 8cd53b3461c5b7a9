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


def value_agrees(gold: GoldFigure, prediction: FoundFigure) -> bool:
    """Whether the values are equal to a millionth.

    A range needs both ends. A vague count agrees with a prediction without a value, or with the count's least value. A
    single number agrees with a prediction that has only one bound; a percentage agrees with a fraction.
    """
    if gold.vague:
        has_no_other_value = prediction.value is None and (prediction.min is None or same(prediction.min, gold.min))
        return has_no_other_value or same(prediction.value, gold.min)
    if gold.value is None and gold.comparator == "between":
        return same(prediction.min, gold.min) and same(prediction.max, gold.max)
    if prediction.value is None:
        return _bound_agrees(gold.value, prediction)
    as_percent = gold.measure == "percent" and same(prediction.value * 100, gold.value)
    return as_percent or same(prediction.value, gold.value)


def comparator_agrees(gold: GoldFigure, prediction: FoundFigure) -> bool:
    """Whether the comparator is the gold comparator or an alternative."""
    return prediction.comparator in (gold.comparator, *gold.comparator_alt)


def measure_agrees(gold: GoldFigure, prediction: FoundFigure) -> bool:
    """Whether the measure is the gold measure or an alternative."""
    return prediction.measure in (gold.measure, *gold.measure_alt)


def place_agrees(gold: GoldFigure, prediction: FoundFigure) -> bool:
    """Whether the place is one of the gold names; a missing place agrees if the gold admits none."""
    return name_agrees((gold.place, *gold.place_alt), prediction.place)


def claimant_agrees(gold: GoldFigure, prediction: FoundFigure) -> bool:
    """Whether the claimant is one of the gold names; a missing claimant agrees if the gold admits none."""
    return name_agrees((gold.claimant, *gold.claimant_alt), prediction.claimant)


def same(left: float | None, right: float | None) -> bool:
    """Whether both numbers are there and equal: to a millionth of the larger, or to 0.000001."""
    if left is None or right is None:
        return False
    return math.isclose(left, right, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)


def _bound_agrees(value: float | None, prediction: FoundFigure) -> bool:
    if same(prediction.min, value):
        return prediction.max is None or prediction.max == prediction.min
    return prediction.min is None and same(prediction.max, value)


def name_agrees(names: Iterable[str | None], prediction: str | None) -> bool:
    """Whether a name agrees: equal apart from case, marks and article, or contained as whole words, either way."""
    if prediction is None or not prediction.strip():
        return None in names
    plain = _plain(prediction)
    return any(_within(plain, _plain(name)) or _within(_plain(name), plain) for name in names if name is not None)


def _within(part: str, whole: str) -> bool:
    return bool(part) and f" {part} " in f" {whole} "


def _plain(name: str) -> str:
    words = _LEADING_ARTICLE.sub("", " ".join(name.lower().split()))
    return _NO_WORD.sub(" ", words).strip()
