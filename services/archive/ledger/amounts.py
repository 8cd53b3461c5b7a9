"""How far a figure reaches, and whether two figures say the same or meet."""

import math

from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.vocabulary import Comparator

ROUGHLY = 0.1
"""By how much "about" is taken to be off, as a share of the value."""

_UPWARDS = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
_DOWNWARDS = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})


def least(quantity: Quantity) -> float | None:
    """The least number that the figure names; ``None`` if it names none."""
    return _first(quantity.value, quantity.min, quantity.max)


def greatest(quantity: Quantity) -> float | None:
    """The greatest number that the figure names; ``None`` if it names none."""
    return _first(quantity.value, quantity.max, quantity.min)


def numbers(quantity: Quantity) -> frozenset[float]:
    """All numbers that the figure names."""
    return frozenset(number for number in (quantity.value, quantity.min, quantity.max) if number is not None)


def is_vague(quantity: Quantity) -> bool:
    """Whether the figure has a lower bound alone ("dozens")."""
    return quantity.value is None and quantity.max is None


def reach(quantity: Quantity) -> tuple[float, float]:
    """The numbers that agree with the figure, from the least to the greatest; "at least 48" reaches from 48 upwards."""
    low, high = least(quantity), greatest(quantity)
    if low is None or high is None:
        return 0.0, math.inf
    if quantity.comparator in _UPWARDS or is_vague(quantity):
        return low, math.inf
    if quantity.comparator in _DOWNWARDS:
        return 0.0, high
    if quantity.comparator is Comparator.ABOUT:
        return low * (1 - ROUGHLY), high * (1 + ROUGHLY)
    return low, high


def meet(one: Quantity, other: Quantity) -> bool:
    """Whether some number agrees with both figures."""
    (low, high), (other_low, other_high) = reach(one), reach(other)
    return low <= other_high and other_low <= high


def is_same(one: Quantity, other: Quantity) -> bool:
    """Whether both figures name the same numbers. "At least 54" recalls "54"."""
    return (least(one), greatest(one)) == (least(other), greatest(other))


def says_nothing_more(new: Quantity, known: Quantity) -> bool:
    """Whether a figure repeats a known one, or is so vague that the known one satisfies it."""
    floor, ceiling = least(new), greatest(known)
    return is_same(new, known) or (
        is_vague(new) and not is_vague(known) and floor is not None and ceiling is not None and floor <= ceiling
    )


def _first(*numbers: float | None) -> float | None:
    return next((number for number in numbers if number is not None), None)
