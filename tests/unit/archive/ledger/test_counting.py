"""New ones and all of them, parts, and what is no count."""

import re

import pytest

from claimwatch_contracts.vocabulary import Measure, Submeasure
from services.archive.ledger.counting import (
    class_of_cases,
    is_alternative,
    is_more,
    is_named_part,
    is_new_total,
    is_no_count,
)
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
        ("412 cases that were confirmed, probable or suspected", "cases", None),
        ("412 confirmed and probable cases", "confirmed and probable cases", None),
        ("412 new confirmed or suspected cases", "new confirmed or suspected cases", "new"),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the dead were a couple.", True),
        ("Three of the badly injured have burns.", True),
        ("The nine bodies were brought to the clinic.", True),
        ("The dead were a family of 5, two guards and a driver.", True),
        ("The union gives 54. The difference was due to 3 patients who died.", True),
        ("A flood hit 12 towns. These include 14 of which the mayor spoke.", True),
        ("Nine people died.", False),
        ("The bus burnt and 12 people died.", False),
        ("Among the dead were 12 guards.", False),
    ],
)
def test_the_words_of_a_number_make_it_a_part(text: str, expected: bool) -> None:
    number = re.findall(r"\b(?:Two|Three|nine|5|3|14|Nine|12(?! towns))\b", text)[-1]
    start = text.rindex(number)
    assert is_named_part(text, start, start + len(number)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In India alone 40 die in such fires each year.", True),
        ("On average 40 people drown there every summer.", True),
        ("The list leaves out accidents with fewer than 40 dead.", True),
        ("The war kills 40 people a day.", True),
        ("The raid killed 40 people, as many as last year.", False),
        ("Officers shot dead 40 people at a march in the town a week ago.", False),
        ("Each year the town remembers the fire. It killed 40 people.", False),
    ],
)
def test_how_many_die_over_and_over_is_no_count(text: str, expected: bool) -> None:
    start = text.index("40")
    assert is_no_count(text, start, start + 2) is expected


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Some 3,200 people (640 households) have left.", "640", True),
        ("Some 3,200 people (about 640 households) have left.", "640", True),
        ("The camp (640 households) is full.", "640", False),
        ("Some 3,200 people left, 640 of them by bus.", "640", False),
    ],
)
def test_the_same_count_in_brackets_is_another_way_to_say_it(text: str, number: str, expected: bool) -> None:
    assert is_alternative(text, text.index(number)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Suspected cases: 188\n- Confirmed cases: 64", "suspected"),
        ("New cases in 24 hours: 188.", "new"),
        ("Cases: 188\n- Confirmed cases: 64", None),
    ],
)
def test_a_label_tells_how_sure_cases_are(text: str, expected: str | None) -> None:
    start = text.index("188")
    assert class_of_cases(text, start, start + 3, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eight of the dead were in Orsk.", False),
        ("Eight of those killed died in Orsk.", False),
        ("Eight of the wounded are at the Tarn clinic.", False),
        ("Eight of the dead were women.", True),
        ("Eight of the dead were from Orsk.", True),
        ("Eight of the dead were in a bus.", True),
        ("Eight of the bodies were found by children.", True),
    ],
)
def test_a_part_that_is_all_of_a_place_is_the_count_of_that_place(text: str, expected: bool) -> None:
    assert is_named_part(text, 0, len("Eight")) is expected
