"""What people suffered by wordings of several words."""

import pytest

from claimwatch_contracts.vocabulary import Measure
from services.figures.extractor import FigureExtractor


@pytest.fixture(scope="module")
def extractor() -> FigureExtractor:
    return FigureExtractor()


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("She saw fourteen men being taken off a bus at the stop.", "fourteen", Measure.DETAINED),
        ("The guard took 14 men off a bus near the ranch.", "14", Measure.DETAINED),
        ("Twenty-eight women were bundled into vans outside the ministry.", "Twenty-eight", Measure.DETAINED),
        ("Eleven journalists were taken away by plain-clothes men.", "Eleven", Measure.DETAINED),
        ("Nine students were picked up overnight, the union said.", "Nine", Measure.DETAINED),
        ("It had established that all 14 men taken off the bus in June were executed.", "14", Measure.KILLED),
        ("It named six people who it says were shot dead by the police on Friday.", "six", Measure.KILLED),
        ("Among them are nine of the men whose killing the ministry has admitted.", "nine", Measure.KILLED),
        ("More than 200 people were shot and thrown into the pit, survivors said.", "200", Measure.KILLED),
        ("Fourteen men were arrested. What had become of the other five was not known.", "five", Measure.MISSING),
        ("None of the fourteen was seen again.", "fourteen", Measure.MISSING),
        ("More than 15,000 people are registered as missing in the state.", "15,000", Measure.MISSING),
        ("Another 5,300 people crossed the border to escape the fighting.", "5,300", Measure.DISPLACED),
        ("The shelter now houses 740 people whose homes burned down.", "740", Measure.DISPLACED),
        ("The number of bodies exhumed from the quarry stood at 81.", "81", Measure.BODIES_FOUND),
        ("Missing persons fell to 16 from 29 as people turned up alive.", "16", Measure.MISSING),
        ("The ministry lowered its toll from 48 to 41 on Monday.", "41", Measure.KILLED),
        ("They lay with the bodies found at the ranch, which now number 34.", "34", Measure.BODIES_FOUND),
    ],
)
def test_the_wording_says_what_befell_them(
    extractor: FigureExtractor, text: str, number: str, measure: Measure
) -> None:
    assert {figure.text: figure.measure for figure in extractor.extract(text)}[number] is measure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nine passengers were taken away by ambulance.", "Nine"),
        ("The coach took 14 men off the island's list of volunteers.", "14"),
        ("Twenty-eight women were invited into the vans of the theatre.", "Twenty-eight"),
        ("Twelve people said that their sons were in the town.", "Twelve"),
        ("Some 5,300 people crossed the border to shop.", "5,300"),
        ("The shelter houses 740 people whose papers are in order.", "740"),
        ("None of the fourteen was hurt.", "fourteen"),
    ],
)
def test_others_did_not_suffer_it(extractor: FigureExtractor, text: str, number: str) -> None:
    harms = (Measure.DETAINED, Measure.KILLED, Measure.MISSING, Measure.DISPLACED)
    assert {figure.text: figure.measure for figure in extractor.extract(text)}[number] not in harms
