"""What became later of those of whom a harm is read."""

import pytest

from claimwatch_contracts.vocabulary import Measure
from services.figures.extractor import FigureExtractor


@pytest.fixture(scope="module")
def extractor() -> FigureExtractor:
    return FigureExtractor()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("About 8,000 of those who fled have returned to their homes, the agency said.", "8,000"),
        ("The flood displaced 31,000 people, of whom 9,400 have since gone home.", "9,400"),
        ("Some 2,600 families left the camp for their villages on Monday.", "2,600"),
        ("Of the 5,000 displaced by the fire, 1,200 have already moved back.", "1,200"),
        ("Prosecutors have filed charges against 77 of the detainees.", "77"),
        ("The amnesty covers 430 prisoners, the minister said.", "430"),
        ("The court acquitted 12 detainees.", "12"),
        ("The report rests on interviews with 41 former detainees.", "41"),
        ("The laboratory matched 19 of the remains with the blood of relatives.", "19"),
        ("The morgue handed over 14 bodies to their families on Friday.", "14"),
        ("Nineteen of the dead of Orun have been identified, she said.", "Nineteen"),
        ('"Four are missing from their list," the president said.', "Four"),
        ("They exhumed eight bodies. All eight had been reported missing this year.", "eight"),
        ("Eleven patients fled the Ebola ward, four of whom had tested positive.", "four"),
        ("More people have died in one displaced site than in the whole town.", "one"),
        ("The remains had come from ten pits, it said.", "ten"),
        ("A death by cholera, she explained, is one that occurs in a patient of the centre.", "one"),
    ],
)
def test_it_is_no_harm_any_more(extractor: FigureExtractor, text: str, number: str) -> None:
    found = [figure.measure for figure in extractor.extract(text) if figure.text.casefold() == number.casefold()]
    assert found
    assert found[-1] in (Measure.PEOPLE_OTHER, Measure.OTHER)


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("About 2,500 of the 9,200 who fled the town have gone home.", "9,200", Measure.DISPLACED),
        ("The flood displaced 31,000 people, of whom 9,400 have since gone home.", "31,000", Measure.DISPLACED),
        ("Some 2,600 people fled the village for the camp on Monday.", "2,600", Measure.DISPLACED),
        ("About 8,000 displaced people have not returned to their homes.", "8,000", Measure.DISPLACED),
        ("Police charged the crowd and arrested 77 protesters.", "77", Measure.DETAINED),
        ("The army holds 41 detainees.", "41", Measure.DETAINED),
        ("The morgue has 14 bodies from Friday.", "14", Measure.BODIES_FOUND),
        ("Four are missing from the village, the mayor said.", "Four", Measure.MISSING),
        ("Forty-three people were displaced in the camps.", "Forty-three", Measure.DISPLACED),
    ],
)
def test_the_rest_stays_as_it_is(extractor: FigureExtractor, text: str, number: str, measure: Measure) -> None:
    assert {figure.text: figure.measure for figure in extractor.extract(text)}[number] is measure
