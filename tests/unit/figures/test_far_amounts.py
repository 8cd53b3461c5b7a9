"""Tolls whose noun stands far before their number, with asides and places in between."""

import pytest

from services.figures.extractor import FigureExtractor


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
