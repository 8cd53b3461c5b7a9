"""Bodies that a hospital has are a toll."""

import pytest

from claimwatch_contracts.vocabulary import Measure
from services.figures.extractor import FigureExtractor


@pytest.fixture(scope="module")
def extractor() -> FigureExtractor:
    return FigureExtractor()


def measure_of(extractor: FigureExtractor, text: str, number: str) -> Measure:
    """What the number counts."""
    (found,) = (each for each in extractor.extract(text) if number in each.text)
    return found.measure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Thirteen bodies have been taken to the town's hospital, a medic said.", "Thirteen"),
        ("Three bodies with gunshot wounds are in the mortuary of the teaching hospital.", "Three"),
        ("The morgue had received 24 bodies by noon, the doctor said.", "24"),
        ("The hospital in Marn has received 17 bodies since Monday.", "17"),
        ("Nine corpses were brought to the clinic overnight, nurses said.", "Nine"),
        ("At least 40 bodies had arrived at the hospital, its director said.", "40"),
        ("The clinic registered 12 bodies on Friday.", "12"),
        ("Twenty-nine bodies had been identified as of three o'clock, the ministry said.", "Twenty-nine"),
        ("The agency said 21 bodies had been identified and 48 people were missing.", "21"),
        ("Eight bodies lay in the morgue of the military hospital.", "Eight"),
    ],
)
def test_bodies_in_hospitals_and_bodies_with_names_are_dead(extractor: FigureExtractor, text: str, number: str) -> None:
    assert measure_of(extractor, text, number) is Measure.KILLED


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Fourteen bodies were pulled from the canal, the police said.", "Fourteen"),
        ("Rescuers found 17 bodies in the lower deck.", "17"),
        ("Thirty bodies were exhumed from the quarry and taken to the hospital for tests.", "Thirty"),
        ("A mass grave was opened. The morgue had received 24 bodies by noon.", "24"),
        ("Nineteen bodies were dug out of a sandbank.", "Nineteen"),
    ],
)
def test_bodies_that_are_found_stay_bodies(extractor: FigureExtractor, text: str, number: str) -> None:
    assert measure_of(extractor, text, number) is Measure.BODIES_FOUND


def test_a_part_of_the_dead_that_has_names_is_no_toll(extractor: FigureExtractor) -> None:
    text = "A mass grave was opened. Nineteen of the dead have been identified, she said."
    assert measure_of(extractor, text, "Nineteen") is not Measure.KILLED
    assert measure_of(extractor, "Only 12 bodies have been identified.", "12") is not Measure.KILLED
    assert measure_of(extractor, "Fewer than 90 bodies have been identified.", "90") is not Measure.KILLED
    assert measure_of(extractor, "The morgue handed over 14 bodies to the families.", "14") is not Measure.KILLED
