import pytest

from services._gazetteer.finder import MOST_FOUND, PlaceFinder
from services._gazetteer.gazetteer import Gazetteer

RAQQA, RAQQA_PROVINCE, SYRIA, CONGO, PARIS_IN_TEXAS, PARIS = 172955, 172957, 163843, 203312, 4717560, 2988507


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(Gazetteer())


@pytest.mark.parametrize(
    ("name", "geonames_id"),
    [
        ("Raqqa", RAQQA),
        ("raqq", RAQQA),
        ("Raqqa province", RAQQA_PROVINCE),
        ("DRC", CONGO),
        ("D.R.C.", CONGO),
        ("Paris, Texas", PARIS_IN_TEXAS),
        ("Democratic Republic of Congo", CONGO),
        ("Nairobbi", 184745),
        ("Sahel", None),
    ],
)
def test_what_is_meant_is_found_first(finder: PlaceFinder, name: str, geonames_id: int | None) -> None:
    assert finder.find(name)[0].entry.geonames_id == geonames_id


@pytest.mark.parametrize(
    ("begun", "first"),
    [
        ("El Fash", "El Fasher"),
        ("al-fash", "El Fasher"),
        ("Khart", "Khartoum"),
        ("khartou", "Khartoum"),
        ("Beir", "Beirut"),
        ("Nyal", "Nyala"),
        ("Gaz", "Gaza"),
        ("Ken", "Kenya"),
        ("Lond", "London"),
        ("Kiev", "Kyiv"),
        ("Haleb", "Aleppo"),
        ("Bombay", "Mumbai"),
        ("San", "San"),
        ("Damas", "Damascus"),
        ("Hodeid", "Al Ḩudaydah"),
    ],
)
def test_what_begins_so_is_found_before_what_sounds_so(finder: PlaceFinder, begun: str, first: str) -> None:
    assert finder.find(begun)[0].entry.name == first


@pytest.mark.parametrize("name", ["", " ", ",", "Xyzzyville", "x", "%", "x" * 200])
def test_nothing_is_found_where_nothing_is_meant(finder: PlaceFinder, name: str) -> None:
    assert finder.find(name) == []


def test_no_more_are_found_than_people_read_and_each_once(finder: PlaceFinder) -> None:
    entries = [place.entry for place in finder.find("San")]
    assert len(entries) == len(set(entries)) == MOST_FOUND


@pytest.mark.parametrize(
    ("geonames_id", "name", "borne"),
    [
        (RAQQA, "Raqqa", True),
        (RAQQA, "ar-raqqah", True),
        (RAQQA, "Raqqa, Syria", True),
        (RAQQA, "Raqqa, Iraq", False),
        (RAQQA, "El Fasher", False),
        (RAQQA_PROVINCE, "Raqqa Governorate", True),
        (SYRIA, "Syrian Arab Republic", True),
        (SYRIA, "سوريا", True),
        (PARIS_IN_TEXAS, "Paris, Texas", True),
        (PARIS, "Paris, Texas", False),
    ],
)
def test_a_place_bears_its_names_and_no_other(finder: PlaceFinder, geonames_id: int, name: str, borne: bool) -> None:
    entry = finder.place(geonames_id)
    assert entry is not None
    assert finder.bears(entry, name) is borne


def test_an_id_that_nothing_has(finder: PlaceFinder) -> None:
    assert finder.place(999_999_999) is None
