"""Prisoners who are exchanged are let go, and "the figure for" counts as "the number of" does."""

import pytest

from services.figures.extractor import FigureExtractor


@pytest.mark.parametrize(
    "text",
    [
        "Both sides each exchanged 185 prisoners of war on Thursday.",
        "Both armies exchanged about 40 prisoners on Friday.",
        "The armies swapped 300 prisoners in the border town.",
        "Rebels and the army swapped a total of 12 captives.",
        "The governments are exchanging 25 detainees at the bridge.",
        "The sides exchanged another 60 captured soldiers.",
        "The sides agreed to swap 90 prisoners.",
        "Norland and Sudland exchanged more than 100 civilian prisoners.",
        "The militias exchanged nine hostages by night.",
        "After talks they exchanged 14 more prisoners.",
    ],
)
def test_prisoners_who_are_exchanged_are_freed(text: str) -> None:
    (figure,) = FigureExtractor().extract(text)
    assert (figure.measure, figure.submeasure) == ("people_other", "freed")


@pytest.mark.parametrize(
    "text", ["The camp holds 90 prisoners.", "They exchanged fire near a jail that holds 40 prisoners."]
)
def test_prisoners_who_are_held_stay_detained(text: str) -> None:
    (figure,) = FigureExtractor().extract(text)
    assert (figure.measure, figure.submeasure) == ("detained", None)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("The figure for deaths in Orsk is around 350.", "killed", 350),
        ("The figure for the dead stands at 350.", "killed", 350),
        ("The figure for wounded is 41.", "wounded", 41),
        ("The figure for deaths has risen to 62.", "killed", 62),
        ("The total for injuries in the town is 30.", "wounded", 30),
        ("The figure for arrests in the capital was 200.", "detained", 200),
        ("The count for deaths reached 19.", "killed", 19),
        ("The number for the missing is 44.", "missing", 44),
        ("The tally for deaths in the valley is 77.", "killed", 77),
        ("The total for the displaced is 9,000.", "displaced", 9000),
    ],
)
def test_the_figure_for_those_harmed_counts_them(text: str, measure: str, value: int) -> None:
    (figure,) = FigureExtractor().extract(text)
    assert (figure.measure, figure.value) == (measure, value)
