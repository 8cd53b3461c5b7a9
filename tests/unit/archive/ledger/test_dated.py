"""Counts that grow from day to day: those of one time are compared, older ones stand apart."""

import random
from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.extraction import DateInterval
from claimwatch_contracts.ledger import LedgerEntry, Row
from claimwatch_contracts.vocabulary import Change, DatePrecision, Grade, Measure, Submeasure
from services.archive.incidents.headline import headline
from services.archive.ledger.rows import rows_of
from tests.builders import NOW
from tests.ledger_builders import Desk, Writer, denial, entry
from tests.unit.archive.test_causes import OUTBREAK, incident

CASES: dict[str, Any] = {"measure": Measure.PEOPLE_OTHER, "submeasure": Submeasure.CASES}
DAY = 24.0


def sick(*figures: LedgerEntry) -> list[LedgerEntry]:
    """Figures of an epidemic, of which a bulletin counts the cases."""
    return [entry("Bulletin", 412, counts=CASES, hours=1), *figures]


def counts(entries: list[LedgerEntry], measure: Measure = Measure.KILLED) -> list[list[float | None]]:
    """The numbers of each row of a measure."""
    return [sorted(e.value or 0.0 for e in row.entries) for row in rows(entries, measure)]


def rows(entries: list[LedgerEntry], measure: Measure = Measure.KILLED) -> list[Row]:
    """The rows of a measure."""
    return [row for row in rows_of(entries) if row.measure is measure]


def test_an_older_count_of_an_epidemic_contests_no_newer_one() -> None:
    older, newer = rows(sick(entry("Ministry", 15, hours=DAY), entry("Red Cross", 47, hours=10 * DAY)))
    assert [(row.low, row.high, row.grade) for row in (older, newer)] == [(15, 15, Grade.WEAK), (47, 47, Grade.WEAK)]
    assert older.row_id != newer.row_id
    assert older.period is None or newer.period is None or older.period.end < newer.period.end


@pytest.mark.parametrize(("days", "together"), [(0.2, True), (1, True), (2, True), (3, False), (9, False)])
def test_counts_of_one_time_stand_side_by_side(days: float, together: bool) -> None:
    found = rows(sick(entry("Ministry", 15, hours=DAY), entry("Red Cross", 47, hours=(1 + days) * DAY)))
    assert (len(found) == 1) is together
    assert (found[0].grade is Grade.CONTESTED) is together


def test_a_claimants_newer_count_takes_the_place_of_its_older_one() -> None:
    said = [entry("Ministry", value, hours=day * DAY) for value, day in ((9, 1), (15, 4), (33, 12))]
    assert counts(sick(*said)) == [[33]]


def test_who_says_the_same_again_counts_anew() -> None:
    first, again = (entry("Red Cross", 43, hours=day * DAY) for day in (1, 9))
    ministry = entry("Ministry", 43, hours=9.5 * DAY)
    assert counts(sick(first, ministry)) == [[43], [43]]
    (row,) = rows(sick(first, again, ministry))
    assert (row.independent, row.grade) == (2, Grade.FAIR)


def test_a_count_is_of_the_day_that_it_names() -> None:
    day = (NOW + timedelta(days=2)).date()
    named = DateInterval(start=day, end=day, text="on Wednesday", precision=DatePrecision.DAY)
    late = entry("Ministry", 15, hours=9 * DAY, period=named)
    assert counts(sick(late, entry("Red Cross", 47, hours=9 * DAY))) == [[15], [47]]


def test_a_denial_stands_with_the_count_that_it_denies() -> None:
    said = sick(entry("Red Cross", 40, hours=DAY), entry("Elders", 90, hours=9 * DAY), denial("Ministry", 40, hours=30))
    older, newer = rows(said)
    assert ([e.value for e in older.entries], older.grade) == ([40, 40], Grade.CONTESTED)
    assert [e.value for e in newer.entries] == [90]


def test_nobody_who_only_denies_makes_a_row() -> None:
    assert rows(sick(denial("Ministry", 40, hours=DAY))) == []


def test_bodies_out_of_graves_grow_too() -> None:
    quote = "The coroner said so many bodies had been exhumed from the grave."
    bodies = {"measure": Measure.BODIES_FOUND}
    dug = [entry("Coroner", 17, counts=bodies, hours=1), entry("Mission", 58, counts=bodies, hours=8 * DAY)]
    quoted = [each.model_copy(update={"evidence": each.evidence.model_copy(update={"quote": quote})}) for each in dug]
    assert counts(quoted, Measure.BODIES_FOUND) == [[17], [58]]


@pytest.mark.parametrize("measure", [Measure.KILLED, Measure.WOUNDED, Measure.BODIES_FOUND])
def test_the_tolls_of_a_strike_are_compared_whenever_they_were_given(measure: Measure) -> None:
    toll = {"measure": measure}
    said = [entry("Ministry", 15, counts=toll, hours=1), entry("Red Cross", 47, counts=toll, hours=9 * DAY)]
    (row,) = rows(said, measure)
    assert row.grade is Grade.CONTESTED


def test_a_flood_with_a_few_cases_is_no_epidemic() -> None:
    tolls = [entry(f"Clinic {number}", 15 + number, hours=number * DAY) for number in range(12)]
    assert len(rows(sick(*tolls))) == 1


def test_any_order_gives_the_same_rows() -> None:
    said = [entry(who, value, hours=day * DAY) for who, value, day in (("A", 9, 1), ("B", 15, 4), ("A", 33, 12))]
    said = sick(*said, entry(None, 60, hours=13 * DAY), denial("C", 15, hours=5 * DAY))
    shuffled = list(said)
    random.Random(7).shuffle(shuffled)
    assert rows_of(shuffled) == rows_of(said)


def test_what_a_claimant_said_days_ago_is_what_its_count_has_changed_from() -> None:
    desk = Desk()
    desk.file(Writer("There are 412 cases.", article_id="a0").counts("412", 412, "Bulletin", **CASES))
    desk.file(Writer("The ministry counts 15 dead.", article_id="a1", hours=1).counts("15", 15, "Ministry"))
    desk.file(Writer("The Red Cross counts 40 dead.", article_id="a2", hours=9 * DAY).counts("40", 40, "Red Cross"))
    later = Writer("The ministry counts 43 dead.", article_id="a3", hours=10 * DAY).counts("43", 43, "Ministry")
    changed = desk.file(later)
    (figure,) = changed.figures
    assert (figure.change, figure.before and figure.before.value) == (Change.CHANGED, 15)
    assert figure.row is not None
    assert [e.value for e in changed.rows[figure.row].entries] == [40, 43]


def test_the_headline_has_the_newest_count() -> None:
    found = rows(sick(entry("Ministry", 15, hours=DAY), entry("Red Cross", 47, hours=10 * DAY)))
    assert headline(incident(OUTBREAK), found).endswith(": 47 killed, one claimant")
    assert headline(incident(OUTBREAK), found[::-1]).endswith(": 47 killed, one claimant")
