"""Agreement between predicted and gold figures."""

import pytest

from bench.figures.agreement import FoundFigure, claimant_agrees, comparator_agrees, place_agrees, value_agrees
from bench.figures.gold import GoldFigure
from bench.figures.numerals import simple_value


def gold(**stated: object) -> GoldFigure:
    fields = {"start": 0, "end": 2, "value": 40, "comparator": "exact", "kind": "killed", **stated}
    return GoldFigure.model_validate(fields)


def found(**stated: object) -> FoundFigure:
    return FoundFigure(0, 2, **stated)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stated", "read", "agrees"),
    [
        ({}, {"value": 40.0}, True),
        ({}, {"value": 41.0}, False),
        ({}, {"min": 40.0}, True),
        ({}, {"max": 40.0}, True),
        ({}, {"min": 40.0, "max": 50.0}, False),
        ({}, {}, False),
        ({"kind": "percent"}, {"value": 0.4}, True),
        ({"kind": "percent"}, {"value": 40.0}, True),
        ({"value": None, "min": 5, "max": 7, "comparator": "between"}, {"min": 5.0, "max": 7.0}, True),
        ({"value": None, "min": 5, "max": 7, "comparator": "between"}, {"value": 5.0}, False),
        ({"value": None, "min": 24, "vague": True}, {}, True),
        ({"value": None, "min": 24, "vague": True}, {"value": 24.0}, True),
        ({"value": None, "min": 24, "vague": True}, {"min": 12.0}, False),
        ({"value": 1e9}, {"value": 1e9 + 10}, True),
    ],
)
def test_values(stated: dict[str, object], read: dict[str, object], agrees: bool) -> None:
    assert value_agrees(gold(**stated), found(**read)) is agrees


def test_alternatives_are_right_as_well() -> None:
    assert comparator_agrees(gold(comparator_alt=["about"]), found(comparator="about"))
    assert not comparator_agrees(gold(), found(comparator="about"))


@pytest.mark.parametrize(
    ("expected", "read", "agrees"),
    [
        (["the Harbour Office"], "Harbour office", True),
        (["the Harbour Office"], "the office", True),
        (["the Harbour Office"], "harb", False),
        (["the Harbour Office"], None, False),
        ([None], None, True),
        ([None], "the Harbour Office", False),
        (["the Harbour Office", None], " ", True),
    ],
)
def test_names(expected: list[str | None], read: str | None, agrees: bool) -> None:
    first, *others = expected
    assert claimant_agrees(gold(source=first, source_alt=others), found(claimant=read)) is agrees
    assert place_agrees(gold(place=first, place_alt=others), found(place=read)) is agrees


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("more than 1,200", 1200),
        ("$3.5 million", 3_500_000),
        ("forty-two", 42),
        ("two hundred and six thousand", 206_000),
        ("one thousand and five", 1005),
        ("a dozen", 12),
        ("two dozen", 24),
        ("dozens", None),
        ("15 to 20", 15),
    ],
)
def test_a_peers_numerals_are_read_simply(text: str, value: float | None) -> None:
    assert simple_value(text) == value
