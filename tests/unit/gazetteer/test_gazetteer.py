from pathlib import Path

import pytest

from claimwatch_contracts.vocabulary import PlacePrecision
from services._gazetteer.gazetteer import Gazetteer, private_folder


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("name", "geonames_id"),
    [
        ("Raqqah", 172955),
        ("Raqqa", 172955),
        ("al-Raqqah", 172955),
        ("Dayr al-Zawr", 170794),
        ("Deir ez-Zor", 170794),
        ("Hasakah", 173811),
        ("Aleppo", 170063),
        ("Syria", 163843),
        ("St. Louis", 4407066),
        ("Washington", 4140963),
    ],
)
def test_the_best_known_place_comes_first(gazetteer: Gazetteer, name: str, geonames_id: int) -> None:
    assert gazetteer.candidates(name)[0].geonames_id == geonames_id


def test_an_entry_knows_where_it_lies(gazetteer: Gazetteer) -> None:
    raqqah = gazetteer.candidates("Raqqah")[0]
    assert [(area.geonames_id, area.name) for area in raqqah.within] == [(172957, "Ar Raqqah"), (163843, "Syria")]
    assert (raqqah.country, raqqah.precision) == ("SY", PlacePrecision.CITY)
    assert raqqah.lat == pytest.approx(35.95, abs=0.01)
    assert raqqah.lon == pytest.approx(39.01, abs=0.01)


def test_a_region_has_the_middle_of_its_towns(gazetteer: Gazetteer) -> None:
    texas = gazetteer.candidates("Texas")[0]
    assert texas.precision is PlacePrecision.PROVINCE
    assert texas.lat == pytest.approx(31, abs=2)
    assert texas.lon == pytest.approx(-98, abs=3)


def test_an_area_after_a_comma_narrows(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Paris")[0].country == "FR"
    narrowed = gazetteer.candidates("Paris, Texas")
    assert narrowed[0].geonames_id == 4717560
    assert {entry.country for entry in narrowed} == {"US"}


@pytest.mark.parametrize("name", ["", ",", "  ", "Xyzzyville", "'; DROP TABLE names; --"])
def test_an_unknown_name_has_no_candidates(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.candidates(name) == ()


def test_a_country_is_found_by_code(gazetteer: Gazetteer) -> None:
    assert gazetteer.country("SY").name == "Syria"
    with pytest.raises(KeyError):
        gazetteer.country("QQ")


def test_a_code_is_that_of_the_country_that_has_it_today(gazetteer: Gazetteer) -> None:
    names = {code: gazetteer.country(code).name for code in ("GE", "BY", "SK", "AI")}
    assert names == {"GE": "Georgia", "BY": "Belarus", "SK": "Slovakia", "AI": "Anguilla"}


def test_a_demonym_costs_no_look_into_the_file(gazetteer: Gazetteer) -> None:
    asked: list[str] = []
    gazetteer._connection.set_trace_callback(asked.append)
    try:
        assert [gazetteer.country(code).name for code in ("SY", "IL", "SY")] == ["Syria", "Israel", "Syria"]
    finally:
        gazetteer._connection.set_trace_callback(None)
    assert asked == []


def test_a_temporary_folder_that_others_can_write_to_is_not_used(tmp_path: Path) -> None:
    ours = private_folder(tmp_path / "ours")
    assert ours == tmp_path / "ours" == private_folder(ours)
    trap = tmp_path / "trap"
    trap.symlink_to(ours)
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    for name in ("trap", "open"):
        folder = private_folder(tmp_path / name)
        assert folder != tmp_path / name
        assert folder.stat().st_mode & 0o077 == 0
        folder.rmdir()
