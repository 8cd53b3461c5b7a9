"""What a person corrected stands in the ledger as that person gave it, whatever the words around it say."""

from typing import Any

import pytest

from claimwatch_contracts.amendment import OtherClaimant, OtherFigure, OtherPlace
from claimwatch_contracts.extraction import Location
from claimwatch_contracts.findings import figure_ids
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Measure, PlacePrecision
from services.archive.joining.amending import with_amendments
from services.archive.ledger.entries import entries_of
from services.archive.ledger.rows import rows_of
from tests.amendments import amendment
from tests.builders import place
from tests.ledger_builders import NORTHLAND, NORTHLAND_PLACE, TARN, Writer

ALDER = Location(name="Alder", geonames_id=111, lat=10.0, lon=20.0, precision=PlacePrecision.CITY, country="NL")
NEXT_TOWN = ALDER.model_copy(update={"name": "Osmund", "geonames_id": 114, "lat": 10.02})
FAR_TOWN = ALDER.model_copy(update={"name": "Corve", "geonames_id": 113, "lat": 14.0})
ABROAD = FAR_TOWN.model_copy(update={"name": "Pell", "geonames_id": 115, "country": "SL"})
TEXT = "In Alder the mayor said 12 people died, and the clinic said 31 people were hurt across the country."
BODIES = "The ferry sank off Alder. 23 bodies had been brought up by sunrise."


def strike() -> Writer:
    """An article with two figures in Alder."""
    alder = place(TEXT, "Alder", **ALDER.model_dump(exclude={"name"}), within=(TARN, NORTHLAND))
    writer = Writer(TEXT).counts("12", 12, "Mayor", place=alder)
    return writer.counts("31", 31, "Clinic", measure=Measure.WOUNDED, place=alder)


def corrected(report: Report, index: int, kind: Any, **correction: Any) -> list[LedgerEntry]:
    """The entries of the report after one of its figures was corrected."""
    about = {"report_id": report.report_id, "finding_id": figure_ids(report)[index]}
    amended = with_amendments(report, [amendment(kind(**about, **correction))])
    assert amended.amended
    return list(entries_of(amended, ["i1"] * len(amended.figures)))


@pytest.mark.parametrize("given", [NEXT_TOWN, FAR_TOWN, ABROAD, NORTHLAND_PLACE], ids=lambda given: given.name)
def test_a_figure_is_counted_where_a_person_says(given: Location) -> None:
    others = [
        each.model_copy(update={"article_id": article, "finding_id": f"{article}-{each.finding_id}"})
        for article in ("a2", "a3")
        for each in entries_of(strike().report(), ["i1", "i1"])
    ]
    entries = corrected(strike().report(), 0, OtherPlace, place=given, within=(NORTHLAND,))
    killed = [row for row in rows_of([*entries, *others]) if row.measure is Measure.KILLED]
    assert {row.place and row.place.name: len(row.entries) for row in killed} == {given.name: 1, "Alder": 1}


def test_the_words_around_a_figure_do_not_widen_the_place_that_a_person_gave() -> None:
    (_, before) = entries_of(strike().report(), ["i1", "i1"])
    assert before.place is not None
    assert before.place.name == "Northland"
    (_, after) = corrected(strike().report(), 1, OtherPlace, place=FAR_TOWN, within=(TARN, NORTHLAND))
    assert (after.place, after.within, after.place_by_hand) == (FAR_TOWN, (TARN, NORTHLAND), True)


def test_a_figure_that_a_person_says_nobody_gives_is_nobodys() -> None:
    writer = Writer("A nurse said 1 more person died, bringing the number of dead to 3.").counts("1", 1, "nurse")
    report = writer.counts("3", 3).report()
    assert [each.claimant is None for each in entries_of(report, ["i1", "i1"])] == [False, False]
    assert [each.claimant is None for each in corrected(report, 1, OtherClaimant, claimant=None)] == [False, True]


def test_what_a_person_says_is_counted_is_counted() -> None:
    report = Writer(BODIES).counts("23", 23, "Mayor", measure=Measure.BODIES_FOUND).report()
    assert [each.quantity and each.quantity.measure for each in entries_of(report, ["i1"])] == [Measure.KILLED]
    (after,) = corrected(report, 0, OtherFigure, value=23, measure=Measure.BODIES_FOUND)
    assert after.quantity is not None
    assert after.quantity.measure is Measure.BODIES_FOUND
