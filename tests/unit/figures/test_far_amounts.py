"""Tolls whose noun stands far before their number, with asides and places in between."""

import pytest

from claimwatch_contracts.vocabulary import Measure
from services.figures.extractor import FigureExtractor
from services.figures.lexicon import NOUNS_OF_DEED
from services.figures.meanings import measure_of


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        (
            "The death toll from a fire in a crowded dormitory in Leso, a mill town in the hills of Tolla, has risen to"
            " at least 31, including two guards, the brigade said.",
            31,
            "killed",
        ),
        (
            "The number of wounded in the shelling of a queue for bread in Upper Ford, which began on Monday, has grown"
            " to 64, a clinic said.",
            64,
            "wounded",
        ),
        (
            "LESO (NW) - The toll in the collapse of a hall where a wedding was held, the worst in the town in a"
            " lifetime, stood at 17, the mayor said.",
            17,
            "killed",
        ),
        (
            "The injury toll from the storm that crossed the islands of the south, whose ferries were tied up, had"
            " climbed to 212 by noon.",
            212,
            "wounded",
        ),
    ],
)
def test_a_toll_is_read_across_what_stands_behind_its_noun(text: str, value: float, measure: str) -> None:
    assert (value, measure) in {(figure.value, figure.measure.value) for figure in FigureExtractor().extract(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The number of shops that sell bread in Leso, a mill town in the hills of Tolla, has risen to 12.",
        "The toll of the war, in which fighting over a dam in the hills has risen to 12 clashes a day, is unknown.",
    ],
)
def test_what_rises_may_be_something_else(text: str) -> None:
    figures = FigureExtractor().extract(text)
    assert figures
    assert "killed" not in {figure.measure.value for figure in figures}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("While murders across the state dropped slightly to 339 in August, gangs fight for its towns.", 339),
        ("Murders in the port rose to 41 last year.", 41),
        ("Police counted 27 murders in the valley in May.", 27),
        ("Homicides in the capital climbed from 90 to 112.", 112),
        ("The number of murders fell to 18.", 18),
    ],
)
def test_murders_are_counted_as_deaths(text: str, value: float) -> None:
    assert {(figure.value, figure.measure.value) for figure in FigureExtractor().extract(text)} >= {(value, "killed")}


def test_each_noun_of_a_deed_has_a_measure() -> None:
    assert NOUNS_OF_DEED
    assert all(isinstance(measure_of(noun), Measure) for noun in NOUNS_OF_DEED)
