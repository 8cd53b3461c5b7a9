"""What befell people of whom a text says only where they are."""

import pytest

from claimwatch_contracts.vocabulary import TELLING_CONFIDENCE
from services.figures.extractor import FigureExtractor


def last(text: str) -> tuple[str, str]:
    """The last figure of a text: its words and its measure."""
    figure = FigureExtractor().extract(text)[-1]
    return figure.text, figure.measure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union said 19 miners have not been found.", ("19", "missing")),
        ("Divers said that five fishermen had not been found.", ("five", "missing")),
        ("The mayor said 40 villagers could not be located.", ("40", "missing")),
        ("The ombudsman's office said it was still looking for 14 people.", ("14", "missing")),
        ("The league looks for at least 30 people.", ("30", "missing")),
        ("Some 46,000 people were spending the night in tents.", ("46,000", "displaced")),
        ("In Tarn 81,000 people sleep under canvas.", ("81,000", "displaced")),
        ("About 3,000 residents slept in the open for a third night.", ("3,000", "displaced")),
        ("Some 700 families are sheltering in schools.", ("700", "displaced")),
    ],
)
def test_who_is_not_found_or_sleeps_outside_came_to_harm(text: str, expected: tuple[str, str]) -> None:
    assert last(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said 40 papers have not been found.",
        "The mayor said 300 computers could not be located.",
        "The mayor said 12 generators have not been found.",
        "The party is looking for 40 votes.",
        "The port is looking for 12 containers.",
        "Police are looking for three men over the attack.",
        "Residents are looking for 14 men who robbed a bank.",
        "Police are looking for 14 suspects.",
        "The firm is looking for 40 drivers.",
        "The band slept in tents with 40 fans.",
        "Some 700 people spent the day at the fair.",
    ],
)
def test_who_is_wanted_or_travels_did_not(text: str) -> None:
    assert last(text)[1] not in ("missing", "displaced")


@pytest.mark.parametrize(
    "text",
    [
        "Thirteen people were pulled out alive.",
        "Nine miners were dug out alive.",
        "The crew pulled 14 people out of the water.",
        "The Red Crescent has pulled 58 people alive from the rubble.",
        "He said 39 survivors had been pulled from the debris.",
        "Of the 85 who were missing, 12 have been found alive.",
    ],
)
def test_who_is_brought_out_alive_is_told_and_came_to_no_harm(text: str) -> None:
    figure = FigureExtractor().extract(text)[-1]
    assert (figure.measure, figure.confidence >= TELLING_CONFIDENCE) == ("people_other", True)


def test_bodies_out_of_the_rubble_are_not_saved() -> None:
    assert last("Soldiers pulled 12 bodies from the rubble.") == ("12", "bodies_found")


def test_what_is_no_person_is_not_brought_out_alive() -> None:
    figure = FigureExtractor().extract("Divers took 12 boats from the river.")[-1]
    assert (figure.measure, figure.confidence >= TELLING_CONFIDENCE) != ("people_other", True)
