"""Quantities in words."""

from typing import Any

import pytest

from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.vocabulary import Comparator, Measure
from claimwatch_language.quantities import amount, in_words


def quantity(value: float | None = 40, **fields: Any) -> Quantity:
    return Quantity(text="forty", value=value, **fields)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (quantity(), "40"),
        (quantity(4000, comparator=Comparator.MORE_THAN), "more than 4,000"),
        (quantity(None, min=15, max=20, comparator=Comparator.BETWEEN), "15 to 20"),
        (quantity(None, min=24, comparator=Comparator.AT_LEAST), "at least 24"),
        (quantity(2.5, comparator=Comparator.ABOUT), "about 2.5"),
        (quantity(None), "forty"),
    ],
)
def test_an_amount_has_its_comparator_and_value(given: Quantity, words: str) -> None:
    assert amount(given) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (quantity(measure=Measure.KILLED), "40 killed"),
        (quantity(measure=Measure.KILLED, counted="women", population="women"), "40 killed (women)"),
        (quantity(measure=Measure.KILLED, counted="people"), "40 killed"),
        (quantity(measure=Measure.PEOPLE_OTHER), "40 people"),
        (quantity(measure=Measure.PEOPLE_OTHER, counted="families"), "40 families"),
        (quantity(measure=Measure.OTHER, counted="polling stations"), "40 polling stations"),
        (quantity(measure=Measure.DISTANCE, counted="miles"), "40 km (miles)"),
        (quantity(measure=Measure.MONEY, unit="USD"), "40 USD"),
    ],
)
def test_what_is_counted_follows_the_amount(given: Quantity, words: str) -> None:
    assert in_words(given) == words
