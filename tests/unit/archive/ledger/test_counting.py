"""New ones and all of them."""

import pytest

from claimwatch_contracts.vocabulary import Measure, Submeasure
from services.archive.ledger.counting import class_of_cases, is_more, is_new_total
from tests.ledger_builders import Desk, Writer


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Three more people died", "Three", True),
        ("Another 12 people died", "12", True),
        ("A further 12 died", "12", True),
        ("More than 40 people died", "40", False),
        ("40 people, more than ever, died", "40", False),
        ("It killed 12 and hurt 40 others", "40", False),
    ],
)
def test_what_came_to_a_count_is_told_from_the_count(text: str, number: str, expected: bool) -> None:
    start = text.index(number)
    assert is_more(text, start, start + len(number)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bringing the total to 412", True),
        ("taking the countrywide tally since June to 412", True),
        ("raising the number of people killed when the ferry sank to at least 412", True),
        ("the road to 412 villages", False),
    ],
)
def test_a_total_is_known_by_the_words_before_it(text: str, expected: bool) -> None:
    assert is_new_total(text, 0, text.index("412")) is expected


@pytest.mark.parametrize(
    ("text", "counted", "expected"),
    [
        ("412 cases", "cases", None),
        ("412 new cases", "new cases", "new"),
        ("412 suspected cases", "suspected cases", "suspected"),
        ("412 cases had been confirmed", "cases", "confirmed"),
        ("412 cases, and 30 suspected", "cases", None),
        ("412 new suspected cases", "new suspected cases", "new suspected"),
    ],
)
def test_cases_are_told_apart_by_how_new_and_how_sure_they_are(text: str, counted: str, expected: str | None) -> None:
    assert class_of_cases(text, 0, 3, counted) == expected


def test_new_cases_and_all_cases_are_two_rows() -> None:
    text = "The ministry reported 23 new cases, bringing the total to 412."
    writer = Writer(text).counts(
        "23", 23, "ministry", measure=Measure.PEOPLE_OTHER, submeasure="cases", counted="new cases"
    )
    desk = Desk()
    desk.file(writer.counts("412", 412, measure=Measure.PEOPLE_OTHER))
    rows = desk.rows()
    assert {(row.population, row.low) for row in rows} == {("new", 23), (None, 412)}
    assert {row.submeasure for row in rows} == {Submeasure.CASES}
    assert {entry.claimant and entry.claimant.name for row in rows for entry in row.entries} == {"ministry"}


def test_three_more_dead_take_nothing_from_the_toll() -> None:
    desk = Desk()
    desk.file(Writer("The hospital said 46 had died.", article_id="a").counts("46", 46, "hospital"))
    desk.file(
        Writer("Three more people died, the hospital said.", article_id="b", hours=9).counts("Three", 3, "hospital")
    )
    (row,) = desk.rows()
    assert (row.low, row.high) == (46, 46)
