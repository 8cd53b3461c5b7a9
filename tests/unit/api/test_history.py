"""The history of each row of an incident: what was given in its place, and nothing of another."""

from typing import Any

import pytest

from claimwatch_contracts.extraction import Location
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Measure, PlacePrecision, Stance, StoryRelation
from services.api.ledger.history import history
from services.archive.ledger.rows import rows_of
from tests.ledger_builders import (
    ALDER,
    NORTHLAND,
    NORTHLAND_PLACE,
    TARN,
    TARN_PLACE,
    denial,
    entry,
    statement,
)

BIRKEBY = Location(name="Birkeby", geonames_id=112, precision=PlacePrecision.CITY, country="NL")
LISBON = Location(name="Lisbon", geonames_id=2267057, precision=PlacePrecision.CITY, country="PT")
STADIUM = Location(name="Osmund Stadium", precision=PlacePrecision.EXACT, country="NL")
QUARTER = Location(name="Osmund quarter", precision=PlacePrecision.DISTRICT, country="NL")
TARN_TOWN = Location(name="Tarn", geonames_id=1112, precision=PlacePrecision.CITY, country="NL")


def drawn(*entries: LedgerEntry) -> dict[str, list[float | None]]:
    """By the place of each row: the amounts of its history."""
    rows = rows_of(entries)
    figures = history(entries, {"i1"}, rows).figures
    return {
        row.place.name if row.place else "": [each.value for each in figures if row.row_id in each.rows] for row in rows
    }


def test_the_history_of_a_row_holds_what_was_given_in_its_place_alone() -> None:
    first = entry("Civil Defence", 12)
    moved = entry("Civil Defence", 15, hours=1, place=BIRKEBY, place_by_hand=True)
    last = entry("Civil Defence", 31, hours=2)
    assert drawn(first, moved, last) == {"Alder": [12, 31], "Birkeby": [15]}
    assert drawn(first, moved) == {"Alder": [12], "Birkeby": [15]}
    back = moved.model_copy(update={"place": ALDER})
    assert drawn(first, back, last) == {"Alder": [12, 15, 31]}, "the place of the incident, by hand"


def test_what_was_given_before_of_a_place_that_a_person_named_belongs_to_it() -> None:
    moved = entry("Civil Defence", 15, place=BIRKEBY, place_by_hand=True)
    later = entry("Civil Defence", 19, hours=1, place=BIRKEBY, place_by_hand=True)
    assert drawn(entry("Mayor", 3), entry("Mayor", 4, hours=2), moved, later) == {"Alder": [3, 4], "Birkeby": [15, 19]}


@pytest.mark.parametrize(
    "where",
    [
        {"place": None, "within": ()},
        {"place": LISBON, "within": ()},
        {"place": NORTHLAND_PLACE, "within": ()},
    ],
    ids=["nowhere", "elsewhere", "an area around it"],
)
def test_what_has_no_row_of_its_own_belongs_to_where_the_incident_happened(where: dict[str, Any]) -> None:
    loose = entry("Civil Defence", 12, hours=1, **where)
    moved = entry("Civil Defence", 15, hours=2, place=BIRKEBY, place_by_hand=True)
    alder = [entry("Civil Defence", 9), entry("Mayor", 8, hours=1), entry("Civil Defence", 31, hours=3)]
    assert sorted(drawn(loose, moved, *alder)["Alder"], key=str) == sorted([9, 12, 8, 31], key=str)
    assert drawn(loose, moved, *alder)["Birkeby"] == [15]


def test_a_town_that_is_called_like_its_province_is_counted_in_the_province() -> None:
    towns = [entry("Mayor", 8), entry("Mayor", 9, hours=1)]
    province = entry("Governor", 30, hours=1, place=TARN_PLACE, within=(NORTHLAND,), place_is_near=True)
    as_town = entry("Governor", 20, place=TARN_TOWN, within=(TARN, NORTHLAND), place_is_near=True)
    beside = entry("Governor", 6, hours=1, article=province.article_id)
    given = drawn(*towns, province, as_town, beside)
    assert given["Tarn"] == [20, 30]
    assert 20 not in given["Alder"]


def test_what_a_spokesman_gave_before_is_given_by_the_body_that_the_row_names() -> None:
    marsh: dict[str, Any] = {"described": ("coalition spokesman Daniel Marsh",)}
    entries = [entry("Daniel Marsh", 7, **marsh), entry("Daniel Marsh", 9, hours=1, **marsh)]
    rows = rows_of(entries)
    assert [each.claimant.name for row in rows for each in row.entries if each.claimant] == ["coalition"]
    given = [(each.claimant and each.claimant.key, each.value) for each in history(entries, {"i1"}, rows).figures]
    assert given == [("coalition", 7), ("coalition", 9)]


def given(*entries: LedgerEntry) -> list[tuple[str | None, float | None, bool]]:
    """Of each figure: its site, its number, and whether its article has it no more."""
    figures = history(entries, {"i1"}, rows_of(entries)).figures
    return [(each.site, each.value, each.corrected) for each in figures]


def test_what_one_claimant_gives_of_several_sites_goes_on_for_each_by_itself() -> None:
    sites: list[dict[str, Any]] = [{"place": place, "within": (TARN, NORTHLAND)} for place in (STADIUM, QUARTER)]
    counts = {"measure": Measure.BODIES_FOUND}
    first = [entry("Ministry", n, article="a", counts=counts, **at) for n, at in zip((40, 25), sites, strict=True)]
    again = [
        entry("Ministry", n, article="b", hours=1, counts=counts, **at) for n, at in zip((40, 29), sites, strict=True)
    ]
    total = [entry("Ministry", number, hours=hours, counts=counts) for number, hours in ((90, 2), (95, 3), (99, 4))]
    assert given(*first, *again, *total) == [
        ("Osmund Stadium", 40, False),
        ("Osmund quarter", 25, False),
        ("Osmund quarter", 29, False),
        (None, 90, False),
        (None, 95, False),
        (None, 99, False),
    ]


@pytest.mark.parametrize(
    "where",
    [
        {"place": ALDER},
        {"place": None, "within": ()},
        {"place": LISBON, "within": ()},
        {"place": TARN_PLACE, "within": (NORTHLAND,)},
        {"place": Location(name="alder", precision=PlacePrecision.CITY, country="NL"), "within": ()},
    ],
    ids=["the place itself", "nowhere", "elsewhere", "an area around it", "its name"],
)
def test_a_figure_of_the_place_as_a_whole_has_no_site(where: dict[str, Any]) -> None:
    assert given(entry("Mayor", 3), entry("Mayor", 5, hours=1, **where)) == [(None, 3, False), (None, 5, False)]


def test_a_figure_that_a_later_revision_does_not_give_is_corrected() -> None:
    old = [entry("Mayor", 318, article="a", hours=0), entry("Police", 5, article="a", counts={"measure": "wounded"})]
    new = [
        entry("Mayor", 1318, article="a", revision=2, hours=4),
        entry("Police", 5, article="a", revision=2, hours=4, counts={"measure": "wounded"}),
    ]
    assert given(*old, *new) == [(None, 318, True), (None, 5, False), (None, 1318, False)]
    assert given(*old) == [(None, 318, False), (None, 5, False)]


def denied(*entries: LedgerEntry) -> list[tuple[str | None, str, int]]:
    """Of each denial without a figure: who denies, the article, and of how many rows."""
    denials = history(entries, {"i1"}, rows_of(entries)).denials
    return [
        (each.claimant.name if each.claimant else None, each.evidence.article_id, len(each.rows)) for each in denials
    ]


def test_what_is_denied_without_a_figure_stands_with_the_row_whose_number_it_denies() -> None:
    mayor = [entry("Mayor", 24), entry("Mayor", 31, hours=1)]
    number = statement("Army", Stance.DENIES, "that 24 were killed", hours=2, amounts=(24.0,), article="number")
    act = statement("Army", Stance.DENIES, "that it fired", hours=3, article="act")
    assert denied(*mayor, act, number) == [("Army", "number", 1), ("Army", "act", 0)]


def test_a_denial_is_there_once() -> None:
    mayor, with_figure = entry("Mayor", 24), denial("Army", 24, hours=1, article="figure")
    same = statement("Army", Stance.DENIES, "that 24 were killed", hours=1, amounts=(24.0,), article="figure")
    said = [
        statement("Army", Stance.DENIES, "that it fired", hours=hour, article=name)
        for hour, name in enumerate(("first", "again"))
    ]
    copy = statement("Army", Stance.DENIES, "that it was there", article="copy", relation=StoryRelation.REPRINT)
    elsewhere = statement("Army", Stance.DENIES, "that it was there", article="other", incident_id="i2")
    accuses = statement("Mayor", Stance.ACCUSES, "that the army fired", article="accusing")
    everything = [mayor, with_figure, same, *said, copy, elsewhere, accuses]
    assert denied(*everything) == [("Army", "first", 0)]
