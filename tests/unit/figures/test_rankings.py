"""Numbers of places in a row count what the first of them counts, or what a place has most of."""

import pytest

from claimwatch_contracts.vocabulary import Measure, Submeasure
from services.figures.extractor import FigureExtractor

FIGURES = FigureExtractor()


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Chile reported 190 deaths, Peru 47 and Kenya 33.", [Measure.KILLED] * 3),
        ("Kenya reported 21 deaths and Uganda 4.", [Measure.KILLED] * 2),
        ("Ica suffered the highest number of deaths, with 336, ahead of Lima with 42.", [Measure.KILLED] * 2),
        ("Anbar had the worst toll at 98, and Baghdad followed with 41.", [Measure.KILLED] * 2),
        ("The flood killed 14 in Assam, 11 in Bihar and 7 in Orissa.", [Measure.KILLED] * 3),
        ("Haiti was worst hit, with 200 dead, while Cuba had 12.", [Measure.KILLED] * 2),
        (
            "Police made 12 arrests in Lyon. Nice had the second highest number of arrests with 9.",
            [Measure.DETAINED] * 2,
        ),
        ("Officials put their country's dead at 72, most of them in Bihar.", [Measure.KILLED]),
        ("The toll of the bomb that went off on Friday rose by one to 72.", [Measure.KILLED]),
        (
            "Turkey hosts the largest number of refugees, with 1.6 million, followed by Lebanon with 1.1 million.",
            [Measure.DISPLACED] * 2,
        ),
    ],
)
def test_places_in_a_row(text: str, measures: list[Measure]) -> None:
    assert [figure.measure for figure in FIGURES.extract(text)] == measures


@pytest.mark.parametrize(
    "sentence",
    [
        "Brazil has by far the most cases with 714, followed by Peru with 31.",
        "Guinea has seen 714 cases, followed by Ghana with 31.",
        "Mexico has confirmed 714 cases, the United States 31.",
        "Brazil has the largest total of infections, at 714, and Peru 31.",
    ],
)
def test_cases_of_a_disease(sentence: str) -> None:
    found = FIGURES.extract(f"Cholera goes on. {sentence}")
    assert [figure.value for figure in found] == [714, 31]
    assert {figure.submeasure for figure in found} == {Submeasure.CASES}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The storm killed 12 people, and Bayern 3 stopped its broadcast.", 3),
        ("The United States led with 31 medals, followed by China with 27.", 27),
        ("Ghana has the most court cases with 27.", 27),
        ("Twelve people died in the blast, 400 metres from the mosque.", 400),
    ],
)
def test_what_is_in_no_row_of_places(text: str, value: float) -> None:
    found = [figure for figure in FIGURES.extract(text) if figure.value in (value, value / 1000)]
    assert found
    assert found[0].measure not in (Measure.KILLED, Measure.WOUNDED)
    assert found[0].submeasure is None
