"""Whom a part of a body, its officers and the persons known from other articles speak for."""

import pytest

from services.archive.ledger.claimants import Voices
from services.archive.ledger.naming import read_name
from tests.ledger_builders import entry
from tests.unit.archive.ledger.test_claimants import spoken, voices


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("the press office of the Harbour Union", "Harbour Union"),
        ("the Harbour Union's Northshire branch", "Harbour Union"),
        ("The chairwoman of the Nurses' Association's Northshire chapter, Anna Reyes", "Nurses' Association"),
        ("the command council of the River Defence Force", "River Defence Force"),
        ("Reyes, who heads the special unit for missing persons at the Alder Bar Council", "Alder Bar Council"),
        ("Anna Reyes, who leads the human rights section of the Northland mission's field office", "Northland mission"),
        ("the secretary of the western branch of the Teachers' Union", "Teachers' Union"),
        ("Anna Reyes, who has run the general hospital for twelve years", "general hospital"),
        ("the ministry's media office", "ministry"),
        ("a spokesman in Maple, Abel Stone", None),
        ("business leaders in Maple", None),
        ("the special prosecutor of Alder, Anna Reyes", None),
        ("Judge Anna Reyes, ruling on a petition by the Harbour Union", None),
        ("the president, asked about the mothers' movement", None),
        ("a branch of the oak", None),
        ("a nurse in the general hospital", "general hospital"),
        ("the leader of Northern Dawn", "Northern Dawn"),
        ("The Ministry of National Defence, to which the guard is subordinate", "Ministry of National Defence"),
        ("Blue River, the company that supplies the quarter", "Blue River"),
    ],
)
def test_an_organ_speaks_for_its_body_and_who_speaks_in_a_town_for_no_town(form: str, body: str | None) -> None:
    assert read_name(form).body == body


def test_a_person_of_the_group_speaks_for_the_force_that_another_article_names() -> None:
    named = spoken("Abel Stone, a spokesman for the River Defence Force", name="Abel Stone", article="a")
    short = spoken("the group's spokesman, Abel Stone", name="Abel Stone", article="b")
    centre = spoken("the Maple Forensic Centre", "the group", name="Maple Forensic Centre", article="b")
    assert voices(named, short, centre) == ["River Defence Force", "River Defence Force", "Maple Forensic Centre"]


def test_an_armed_group_is_no_name_while_an_article_has_one() -> None:
    named = spoken("Abel Stone of the River Defence Force", name="Abel Stone", article="a")
    vague = spoken("the spokesman of the armed group, Abel Stone", name="Abel Stone", article="b")
    assert voices(named, vague) == ["River Defence Force"] * 2


def test_the_organisation_of_a_known_person_is_not_another_one_of_the_article() -> None:
    doctor = spoken("Anna Reyes, coordinator of the Northern Relief Fund", name="Anna Reyes", article="a")
    again = spoken("the organisation's coordinator, Anna Reyes", name="Anna Reyes", article="b")
    other = spoken("the World Health Organization", "the organisation", name="World Health Organization", article="b")
    assert voices(doctor, again, other)[1] == "Northern Relief Fund"


def test_a_claimant_has_every_name_by_which_the_articles_call_its_body() -> None:
    entries = [spoken("the Nurses' Association of Northland"), spoken("the Nurses' Association"), spoken("association")]
    found = Voices(entries)
    key = found.of(entries[1])
    assert key is not None
    assert set(found.names(key)) >= {"Nurses' Association of Northland", "Nurses' Association"}


def test_who_is_known_speaks_for_the_body_also_in_what_enters_nothing() -> None:
    found = Voices([spoken("Anna Reyes of the Harbour Union", name="Anna Reyes"), entry("Witnesses", 3)])
    assert found.of_person("anna-reyes") == ("Harbour Union",)
    assert found.of_person("abel-stone") == ()
