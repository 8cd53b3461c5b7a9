"""What places, figures and diseases say of whether two reports are of one occurrence."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.extraction import AdministrativeArea
from claimwatch_contracts.incident import Site
from claimwatch_contracts.vocabulary import Measure, PlacePrecision
from services.archive.incidents.belonging import looks_back
from services.archive.incidents.days import days_of
from services.archive.incidents.likeness import place_likeness
from services.archive.incidents.sites import heaviest_sites, may_be_one, shares, sites_of
from services.archive.incidents.terms import is_telling_figure
from tests.incidents import DAY, MARCH_2, Desk, Told
from tests.unit.archive.strikes import SECOND, STRIKE

LAND, PROVINCE, DISTRICT = (AdministrativeArea(geonames_id=number, name=str(number)) for number in (1, 2, 3))


def site(number: int, weight: float, lat: float = 0.0, precision: PlacePrecision = PlacePrecision.CITY) -> Site:
    """A place of one district."""
    within = (DISTRICT, PROVINCE, LAND) if precision is PlacePrecision.CITY else (LAND,)
    return Site(
        name=str(number),
        geonames_id=number,
        lat=lat,
        lon=0.0,
        precision=precision,
        country="NL",
        within=within,
        weight=weight,
    )


def test_towns_of_one_district_are_neither_one_nor_apart() -> None:
    assert place_likeness((site(10, 1.0),), (site(11, 1.0, lat=0.5),)) == 0.3


def test_a_town_named_in_passing_beside_a_country_is_no_place_of_the_occurrence() -> None:
    passing = (site(1, 0.9, precision=PlacePrecision.COUNTRY), site(10, 0.1))
    assert place_likeness(passing, (site(99, 1.0, lat=50.0),)) is None


def test_what_is_said_of_the_area_of_a_towns_name_is_said_of_the_town() -> None:
    land = AdministrativeArea(geonames_id=40, name="40")
    town, other = site(10, 0.3).model_copy(update={"name": "Orsk", "within": (land,)}), site(99, 0.4, lat=50.0)
    area = site(40, 0.3, precision=PlacePrecision.PROVINCE).model_copy(update={"name": "Orsk"})
    known = (site(10, 1.0),)
    assert place_likeness((town, area, other), known) == pytest.approx(0.6)
    assert place_likeness((town, area.model_copy(update={"name": "Valeshire"}), other), known) == 0.3


SITES = st.lists(
    st.builds(site, st.integers(10, 16), st.floats(0.1, 5.0), st.floats(-3.0, 3.0)), min_size=1, max_size=6
)


@given(SITES, SITES, st.randoms())
def test_the_likeness_of_places_does_not_depend_on_the_order_of_the_places(one: list, other: list, random) -> None:  # type: ignore[no-untyped-def, type-arg]
    by_id = {each.geonames_id: each for each in one}, {each.geonames_id: each for each in other}
    first, second = (list(group.values()) for group in by_id)
    expected = place_likeness(shares(heaviest_sites(first)), shares(heaviest_sites(second)))
    random.shuffle(first)
    random.shuffle(second)
    again = place_likeness(shares(heaviest_sites(first)), shares(heaviest_sites(second)))
    assert again == expected or abs((again or 0.0) - (expected or 0.0)) < 1e-9


def test_rounded_figures_tell_no_matter_from_another() -> None:
    told = [term for term in ("#37", "#40", "#1200", "#18000", "market") if is_telling_figure(term)]
    assert told == ["#37", "#18000"]


def test_an_arrest_says_neither_where_nor_when_it_happened() -> None:
    told = replace(
        STRIKE,
        text=f"{STRIKE.text} A pilot, 1 arrested in Corve, confessed.",
        figures=(*STRIKE.figures, ("1 arrested", Measure.DETAINED, date(2026, 3, 5))),
    )
    report = told.report()
    assert sites_of(report)[0].name == "Alder"
    assert set(days_of(report, sites_of(report), date(2026, 3, 6))) == {SECOND}


CHOLERA = Told(
    "cholera",
    "Cholera kills 48 in Northland",
    "The fever wards are full. Cholera left 48 dead in Northland, the chief physician Ragnhild Moe said on Monday.",
    figures=(("48 dead", Measure.KILLED, None),),
    topics=("epidemic",),
)
LATER_CHOLERA = Told(
    "later cholera",
    "Wells closed as cholera toll grows",
    "Inspectors chained the pumps of Birkeby on Sunday. Across Northland cholera has now left 71 dead.",
    MARCH_2 + 6 * DAY,
    figures=(("71 dead", Measure.KILLED, None),),
    topics=("epidemic",),
)


async def test_reports_on_one_disease_in_one_country_are_of_one_epidemic() -> None:
    desk = Desk()
    await desk.take(CHOLERA, LATER_CHOLERA)
    assert await desk.together(CHOLERA, LATER_CHOLERA)


async def test_another_disease_and_another_country_are_other_epidemics() -> None:
    measles = replace(
        LATER_CHOLERA,
        name="measles",
        title=LATER_CHOLERA.title.replace("cholera", "measles"),
        text=LATER_CHOLERA.text.replace("cholera", "measles"),
    )
    abroad = replace(
        LATER_CHOLERA, name="abroad", places={"Northland": "Alder in Southland", "Birkeby": "Alder in Southland"}
    )
    desk = Desk()
    await desk.take(CHOLERA, measles, abroad)
    assert not await desk.together(CHOLERA, measles)
    assert not await desk.together(CHOLERA, abroad)


def test_a_report_looks_back_if_all_its_harm_is_long_past() -> None:
    old = replace(STRIKE, at=MARCH_2 + 365 * DAY)
    assert looks_back(old.report())
    assert not looks_back(STRIKE.report())
    undated = replace(old, figures=(("31 dead", Measure.KILLED, None),))
    assert not looks_back(undated.report())


@pytest.mark.parametrize(
    ("name", "country", "precision", "expected"),
    [
        ("Hult", "NL", PlacePrecision.CITY, True),
        ("HULT", "NL", PlacePrecision.VILLAGE, True),
        ("Hult", "SL", PlacePrecision.CITY, False),
        ("Hulta", "NL", PlacePrecision.CITY, False),
        ("Hult", "NL", PlacePrecision.PROVINCE, False),
        ("Hult", None, PlacePrecision.CITY, False),
    ],
)
def test_hamlets_of_one_name_in_one_country_may_be_one(
    name: str, country: str | None, precision: PlacePrecision, expected: bool
) -> None:
    hult = Site(name="Hult", geonames_id=901, lat=10.0, lon=20.0, precision=PlacePrecision.CITY, country="NL", weight=1)
    other = hult.model_copy(
        update={"name": name, "geonames_id": 902, "lat": 14.0, "country": country, "precision": precision}
    )
    assert may_be_one(hult, other) is expected
    assert may_be_one(other, hult) is expected
