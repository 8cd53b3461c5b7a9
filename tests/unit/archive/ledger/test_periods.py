"""When what a row counts happened, if an incident has several towns, or graves of those killed long before."""

from datetime import date
from typing import Any

from claimwatch_contracts.extraction import DateInterval, Location
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Measure
from services.archive.ledger.rows import rows_of
from tests.ledger_builders import ALDER, NORTHLAND, NORTHLAND_PLACE, TARN, entry

HERE = ALDER.model_copy(update={"lat": 10.0, "lon": 20.0})
FAR = HERE.model_copy(update={"name": "Corve", "geonames_id": 113, "lat": 14.0})


def on(first: int, last: int | None = None, *, year: int = 2026, month: int = 5) -> DateInterval:
    """A time of days in a month."""
    return DateInterval(start=date(year, month, first), end=date(year, month, last or first), text="then")


def at(place: Location, value: float, period: DateInterval | None, **more: Any) -> LedgerEntry:
    """A figure of the mayor's whose sentence names its place."""
    within = (NORTHLAND,) if place is NORTHLAND_PLACE else (TARN, NORTHLAND)
    within = () if place is NORTHLAND_PLACE else within
    return entry("Mayor", value, place=place, within=within, place_is_near=True, period=period, **more)


def test_each_town_has_its_own_day_and_the_country_all_of_them() -> None:
    entries = [at(HERE, 9, on(12), article="a"), at(HERE, 9, on(12), article="b", hours=1)]
    entries += [at(FAR, 8, on(13), article=name, hours=2) for name in ("a", "b", "c")]
    entries += [at(NORTHLAND_PLACE, 17, None, article="a")]
    found = {row.place.name: row.period for row in rows_of(entries) if row.place and row.period}
    days = {name: (period.start.day, period.end.day) for name, period in found.items()}
    assert days == {"Alder": (12, 12), "Corve": (13, 13), "Northland": (12, 13)}


def test_what_happened_in_one_town_has_one_day_for_all_rows() -> None:
    entries = [at(HERE, 9, on(12)), at(HERE, 9, on(12), hours=1), at(HERE, 3, on(14), population="women", hours=2)]
    assert {row.period and row.period.start.day for row in rows_of(entries)} == {12}


def _dug(value: float, quote: str, **more: Any) -> LedgerEntry:
    made = entry("Coroner", value, counts={"measure": Measure.BODIES_FOUND}, period=on(1, month=1), **more)
    return made.model_copy(update={"evidence": made.evidence.model_copy(update={"quote": quote})})


def test_those_in_a_grave_were_killed_when_a_claimant_says_so() -> None:
    years_ago = DateInterval(start=date(2023, 6, 1), end=date(2024, 2, 29), text="then")
    for told, expected in ((None, None), (on(1, month=1), None), (years_ago, (years_ago.start, years_ago.end))):
        rows = rows_of([_dug(58, "58 bodies were exhumed"), entry("Mission", 62, hours=1, period=told)])
        periods = {row.measure: row.period and (row.period.start, row.period.end) for row in rows}
        assert periods == {Measure.BODIES_FOUND: (date(2026, 1, 1), date(2026, 1, 2)), Measure.KILLED: expected}


def test_those_pulled_out_of_a_river_died_that_day() -> None:
    rows = rows_of([_dug(5, "5 bodies were pulled out of the river"), entry("Mission", 62, hours=1, period=None)])
    assert {row.period and row.period.start for row in rows} == {date(2026, 1, 1)}
