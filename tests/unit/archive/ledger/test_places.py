"""Which part of the world a row of an incident is about."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.extraction import AdministrativeArea, Location
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Measure, PlacePrecision
from services.archive.ledger.places import Home
from services.archive.ledger.rows import rows_of
from tests.ledger_builders import NORTHLAND, NORTHLAND_PLACE, TARN, TARN_PLACE, entry

ALDER = Location(name="Alder", geonames_id=111, lat=10.0, lon=20.0, precision=PlacePrecision.CITY, country="NL")
CORVE = ALDER.model_copy(update={"name": "Corve", "geonames_id": 113, "lat": 14.0})
SUBURB = ALDER.model_copy(update={"name": "Osmund", "geonames_id": 114, "lat": 10.1})
ABROAD = CORVE.model_copy(update={"name": "Pell", "geonames_id": 115, "country": "SL"})


def at(place: Location, value: float, article: str, *, near: bool = True, hours: float = 0) -> LedgerEntry:
    """A figure of the mayor's at a place; ``near`` if the figure's sentence names the place."""
    within = () if place is NORTHLAND_PLACE else (NORTHLAND,) if place is TARN_PLACE else (TARN, NORTHLAND)
    made = entry("Mayor", value, article=article, hours=hours, place=place, within=within, place_is_near=near)
    quote = f"the mayor of {place.name}" if near else "words"
    return made.model_copy(update={"evidence": made.evidence.model_copy(update={"quote": quote})})


def where(entries: list[LedgerEntry]) -> dict[str, float | None]:
    """The highest number of each row by the name of the row's place."""
    return {row.place.name: row.high for row in rows_of(entries) if row.place is not None}


def test_two_towns_of_one_occurrence_are_two_rows() -> None:
    rows = where([at(ALDER, 12, "a"), at(ALDER, 14, "b", hours=1), at(CORVE, 5, "a")])
    assert rows == {"Alder": 14, "Corve": 5}


def test_a_town_that_the_sentence_does_not_name_or_that_is_beside_or_abroad_is_no_row() -> None:
    for place, near in ((CORVE, False), (SUBURB, True), (ABROAD, True)):
        assert set(where([at(ALDER, 12, "a"), at(ALDER, 14, "b"), at(place, 15, "c", near=near, hours=2)])) == {"Alder"}


def test_a_town_of_another_province_is_a_row_also_if_a_district_has_no_point() -> None:
    district = Location(name="Alderland", geonames_id=116, precision=PlacePrecision.DISTRICT, country="NL")
    fell = AdministrativeArea(geonames_id=12, name="Fell")
    base = [at(district, 12, "a"), at(district, 14, "b", hours=1)]
    for within, rows in (((fell, NORTHLAND), {"Alderland": 14, "Corve": 21}), ((TARN, NORTHLAND), {"Alderland": 21})):
        there = at(CORVE, 21, "c", hours=2).model_copy(update={"within": within})
        assert where([*base, there]) == rows
    abroad = at(ABROAD, 21, "c", hours=2).model_copy(update={"within": (fell, NORTHLAND)})
    assert set(where([*base, abroad])) == {"Alderland"}


def test_another_province_that_the_sentence_names_is_a_row() -> None:
    fell = Location(name="Fell", geonames_id=12, precision=PlacePrecision.PROVINCE, country="NL")
    base = [at(ALDER, 12, "a"), at(ALDER, 14, "b", hours=1)]
    for near, rows in ((True, {"Alder": 14, "Fell": 58}), (False, {"Alder": 58})):
        named = entry("Mayor", 58, hours=2, place=fell, within=(NORTHLAND,), place_is_near=near)
        assert where([*base, named]) == rows


def test_what_is_counted_for_a_country_is_of_the_country_whatever_town_one_article_names() -> None:
    entries = [at(NORTHLAND_PLACE, 48, "a"), at(NORTHLAND_PLACE, 63, "b", hours=1), at(ALDER, 3, "c", hours=2)]
    assert Home(entries).place == NORTHLAND_PLACE
    assert where([*entries, at(TARN_PLACE, 41, "a")]) == {"Northland": 63, "Alder": 3, "Tarn": 41}


def test_an_area_of_which_more_is_counted_has_what_any_report_counts_there() -> None:
    apart = [at(ALDER, 12, "a"), at(TARN_PLACE, 41, "a")]
    later = at(TARN_PLACE, 44, "c", hours=2)
    assert where([*apart, at(ALDER, 14, "b", hours=1), later]) == {"Alder": 14, "Tarn": 44}
    assert where([at(ALDER, 12, "a"), at(ALDER, 14, "b", hours=1), later]) == {"Alder": 44}
    unnamed = at(TARN_PLACE, 44, "c", hours=2, near=False)
    assert where([*apart, at(ALDER, 14, "b", hours=1), unnamed]) == {"Alder": 14, "Tarn": 44}


def test_a_town_of_the_name_of_the_province_is_the_province_if_it_happened_elsewhere_in_it() -> None:
    town = CORVE.model_copy(update={"name": "Tarn", "geonames_id": 116})
    rows = rows_of([at(ALDER, 12, "a"), at(ALDER, 14, "b", hours=1), at(town, 41, "a")])
    assert {(row.place.name, row.place.geonames_id, row.high) for row in rows if row.place} == {
        ("Alder", 111, 14),
        ("Tarn", TARN.geonames_id, 41),
    }
    assert next(row.within for row in rows if row.high == 41) == (NORTHLAND,)
    of_the_town = rows_of([at(town, 12, "a"), at(town, 14, "b", hours=1)])
    assert [row.place and row.place.geonames_id for row in of_the_town] == [116]


def test_the_town_has_its_provinces_name_whatever_accents_either_has() -> None:
    town = CORVE.model_copy(update={"name": "Tàrn", "geonames_id": 116})
    rows = where([at(ALDER, 12, "a"), at(ALDER, 14, "b", hours=1), at(town, 41, "a")])
    assert rows == {"Alder": 14, "Tarn": 41}


def test_beside_a_province_that_is_counted_a_neighbours_town_of_its_name_is_the_neighbour() -> None:
    fell = AdministrativeArea(geonames_id=12, name="Fell")
    town = CORVE.model_copy(update={"name": "Fell", "geonames_id": 117})
    near = {"place": town, "within": (fell, NORTHLAND), "place_is_near": True}
    of_town = [at(ALDER, 12, "a"), at(ALDER, 14, "b", hours=1), entry("Mayor", 9, article="a", **near)]
    assert [row.place.geonames_id for row in rows_of(of_town) if row.place and row.high == 9] == [117]
    rows = rows_of([*of_town, at(TARN_PLACE, 41, "a")])
    assert [(row.place.geonames_id, row.within) for row in rows if row.place and row.high == 9] == [(12, (NORTHLAND,))]


def test_what_an_article_counts_in_an_area_apart_needs_not_name_it_again() -> None:
    apart = [at(ALDER, 12, "a"), at(ALDER, 14, "b", hours=1), at(TARN_PLACE, 41, "a")]
    unnamed = at(TARN_PLACE, 44, "a", near=False)
    assert where([*apart, unnamed]) == {"Alder": 14, "Tarn": 44}
    assert set(where([*apart, at(CORVE, 44, "a", near=False)])) == {"Alder", "Tarn"}


@given(
    st.lists(
        st.builds(
            at,
            st.sampled_from([ALDER, CORVE, TARN_PLACE, NORTHLAND_PLACE]),
            st.integers(1, 90),
            st.sampled_from("abcd"),
        ),
        min_size=1,
        max_size=10,
    ),
    st.randoms(use_true_random=False),
)
def test_the_home_and_the_rows_do_not_depend_on_the_order(entries: list[LedgerEntry], chance: random.Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert Home(shuffled).place == Home(entries).place
    assert rows_of(shuffled) == rows_of(entries)


def test_an_area_that_the_sentence_means_in_other_words_is_a_row() -> None:
    meant = at(NORTHLAND_PLACE, 44, "c", hours=2)
    meant = meant.model_copy(update={"evidence": meant.evidence.model_copy(update={"quote": "44 died nationwide"})})
    assert where([at(ALDER, 12, "a"), at(ALDER, 14, "b", hours=1), meant]) == {"Alder": 14, "Northland": 44}


@pytest.mark.parametrize(
    ("quote", "measure", "expected"),
    [
        ("26 bodies were dug out of a second mass grave at Kikla.", Measure.BODIES_FOUND, {"Alder": 58, "Kikla": 26}),
        ("At another site, a farm at Kikla, 26 bodies lay.", Measure.BODIES_FOUND, {"Alder": 58, "Kikla": 26}),
        ("26 bodies were dug out of the grave at Kikla.", Measure.BODIES_FOUND, {"Alder": 58}),
        ("For a second time a grave was dug at Kikla: 26 bodies.", Measure.BODIES_FOUND, {"Alder": 58}),
        ("26 were killed at a second site in Kikla.", Measure.KILLED, {"Alder": 58}),
    ],
)
def test_a_second_site_that_no_gazetteer_has_is_a_row_of_bodies(
    quote: str, measure: Measure, expected: dict[str, float]
) -> None:
    farm = Location(name="Kikla", precision=PlacePrecision.EXACT, country="NL")
    dug = "58 bodies had been exhumed from the grave."
    first = entry("Coroner", 58, article="a", counts={"measure": Measure.BODIES_FOUND}, place=ALDER)
    further = entry("Centre", 26, article="b", counts={"measure": measure}, place=farm, place_is_near=True)
    told = [
        each.model_copy(update={"evidence": each.evidence.model_copy(update={"quote": words})})
        for each, words in ((first, dug), (further, quote))
    ]
    found = where(told)
    assert {name: found.get(name) for name in expected} == expected
    assert ("Kikla" in found) is ("Kikla" in expected)
