"""A label before a colon says what the numbers after it count."""

import pytest

from services.figures.extractor import FigureExtractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Dead: 23 (district), 21 (province).", [("23", "killed"), ("21", "killed")]),
        ("Deaths: 9. Injured: 12.", [("9", "killed"), ("12", "wounded")]),
        ("- Displaced: 18,000 people (NDA).", [("18,000", "displaced")]),
        ("Detained: 540 (lawyers), 212 (ministry).", [("540", "detained"), ("212", "detained")]),
        ("Cholera:\nSuspected cases: 1,265\nConfirmed: 240", [("1,265", "cases"), ("240", "cases")]),
        ("Hearings of the court. Cases: 61", [("61", "other")]),
        ("Exhumed so far: 89", [("89", "bodies_found")]),
        ("- Houses: 6,300 destroyed, 9,850 damaged", [("6,300", "homes"), ("9,850", "homes")]),
        ("Homes destroyed: 8,400 in Orsk and 610 in Tarn.", [("8,400", "homes"), ("610", "homes")]),
        ("Released: 120", [("120", "freed")]),
    ],
)
def test_a_label_says_the_measure(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(figure.text, str(figure.submeasure or figure.measure)) for figure in FigureExtractor().extract(text)]
    assert found == expected


def test_people_affected_are_told() -> None:
    (figure,) = FigureExtractor().extract("- Affected: 2.1 lakh people, according to the office.")
    assert (figure.measure, figure.value, figure.confidence) == ("people_other", 210_000, 0.75)


def test_a_colon_alone_is_no_label() -> None:
    assert FigureExtractor().extract("Price of bread: 23 (market).")[0].measure == "other"
