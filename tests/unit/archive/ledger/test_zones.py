"""The part of the world that a figure is about, by what its claimant counted before and what its article is about."""

from typing import Any

import pytest

from claimwatch_contracts.extraction import Location
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Measure, Submeasure
from services.archive.ledger.rows import rows_of
from tests.ledger_builders import ALDER, NORTHLAND, NORTHLAND_PLACE, TARN, TARN_PLACE, entry

HERE = ALDER.model_copy(update={"lat": 10.0, "lon": 20.0})
BESIDE = HERE.model_copy(update={"name": "Corve", "geonames_id": 113, "lat": 10.2})


def at(place: Location | None, value: float, article: str, *, near: bool, **more: Any) -> LedgerEntry:
    """A figure of the union's, unless told otherwise."""
    areas = {id(NORTHLAND_PLACE): (), id(TARN_PLACE): (NORTHLAND,), id(None): ()}
    within = areas.get(id(place), (TARN, NORTHLAND))
    who = more.pop("who", "Union")
    return entry(who, value, article=article, place=place, within=within, place_is_near=near, **more)


def where(entries: list[LedgerEntry], told: LedgerEntry) -> str | None:
    """The place of the row that has a figure."""
    rows = rows_of([*entries, told])
    row = next(row for row in rows for held in row.entries if held.finding_id == told.finding_id)
    return row.place and row.place.name


def _base() -> list[LedgerEntry]:
    """The union counted 9 in the town and 17 in the country."""
    town = [at(HERE, 9, "a", near=True), at(HERE, 8, "b", near=True, who="Police")]
    return [*town, at(NORTHLAND_PLACE, 17, "a", near=True)]


@pytest.mark.parametrize(
    ("place", "near", "value", "who", "expected"),
    [
        (NORTHLAND_PLACE, False, 18, "Union", "Northland"),
        (None, False, 18, "Union", "Northland"),
        (HERE, False, 30, "Union", "Northland"),
        (HERE, True, 18, "Union", "Northland"),
        (HERE, False, 10, "Union", "Alder"),
        (HERE, True, 10, "Union", "Alder"),
        (HERE, True, 90, "Union", "Alder"),
        (HERE, False, 18, "Police", "Alder"),
    ],
)
def test_a_claimant_goes_on_counting_where_it_counted_before(
    place: Location | None, near: bool, value: float, who: str, expected: str
) -> None:
    assert where(_base(), at(place, value, "c", near=near, who=who, hours=5)) == expected


def test_another_measure_is_no_count_that_goes_on() -> None:
    told = at(None, 40, "c", near=False, hours=5, counts={"measure": Measure.WOUNDED})
    assert where(_base(), told) == "Alder"


@pytest.mark.parametrize(
    ("place", "near", "expected"),
    [
        (None, False, "Tarn"),
        (NORTHLAND_PLACE, False, "Tarn"),
        (HERE, False, "Alder"),
        (HERE, True, "Alder"),
    ],
)
def test_an_article_on_a_province_counts_there_what_it_places_nowhere(
    place: Location | None, near: bool, expected: str
) -> None:
    town = [at(HERE, 9, name, near=True, who=name) for name in ("a", "b", "c")]
    lead = at(TARN_PLACE, 15, "d", near=True, who="Ministry", hours=1)
    beside = at(HERE, 7, "d", near=True, who="Ministry", hours=1)
    assert where([*town, lead, beside], at(place, 22, "d", near=near, who="Agency", hours=2)) == expected


@pytest.mark.parametrize(("is_case", "expected"), [(True, {"Alder", "Corve"}), (False, {"Alder"})])
def test_cases_are_counted_in_each_town_however_near(is_case: bool, expected: set[str]) -> None:
    cases = {"measure": Measure.PEOPLE_OTHER, "submeasure": Submeasure.CASES} if is_case else {}
    entries = [at(HERE, 9, name, near=True, who=name, counts=cases) for name in ("a", "b")]
    rows = rows_of([*entries, at(BESIDE, 4, "c", near=True, counts=cases)])
    assert {row.place.name for row in rows if row.place} == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [("9 bodies were exhumed", {"Alder", "Corve"}), ("9 bodies were found in the river", {"Alder"})],
)
def test_bodies_are_counted_grave_by_grave(first: str, expected: set[str]) -> None:
    bodies = {"measure": Measure.BODIES_FOUND}
    entries = [at(HERE, 9, name, near=True, who=name, counts=bodies) for name in ("a", "b")]
    told = [each.model_copy(update={"evidence": each.evidence.model_copy(update={"quote": first})}) for each in entries]
    rows = rows_of([*told, at(BESIDE, 4, "c", near=True, counts=bodies)])
    assert {row.place.name for row in rows if row.place} == expected
