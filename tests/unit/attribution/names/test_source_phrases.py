"""The naming that is read from a source's phrase."""

import pytest

from claimwatch_contracts.vocabulary import ClaimantKind
from services.attribution.names.source_phrases import Naming, read_naming

NAMINGS = [
    Naming("Norland Ministry of Health", ClaimantKind.GOVERNMENT, "the Norland Ministry of Health", is_definite=True),
    Naming("Ali Hassan", ClaimantKind.PERSON, "Foreign Minister Ali Hassan", labels=frozenset({"minister"})),
    Naming(
        "Ana Petrova",
        ClaimantKind.PERSON,
        "Ana Petrova, director of Clear Fields",
        labels=frozenset({"director"}),
        affiliation="Clear Fields",
    ),
    Naming("Ana Petrova", ClaimantKind.PERSON, "Ana Petrova, 51, a nurse", labels=frozenset({"51-year-old", "nurse"})),
    Naming("Clear Fields", ClaimantKind.NGO, "Clear Fields, a charity", labels=frozenset({"charity"})),
    Naming("army", ClaimantKind.GOVERNMENT, "a spokesman for the army", labels=frozenset({"spokesman"}), speaks=True),
    Naming("army", ClaimantKind.GOVERNMENT, "an army spokesman", labels=frozenset({"spokesman"}), speaks=True),
    Naming("Daud Rahimi", ClaimantKind.PERSON, "Border police spokesman Daud Rahimi", labels=frozenset({"spokesman"})),
    Naming(
        "Lea Brand",
        ClaimantKind.PERSON,
        "the ministry's spokeswoman, Lea Brand",
        labels=frozenset({"spokesman"}),
        gender="female",
        is_definite=True,
    ),
    Naming("Eastern Shield", ClaimantKind.ARMED_GROUP, "Eastern Shield rebel group", labels=frozenset({"group"})),
    Naming("SANA", ClaimantKind.MEDIA, "state news agency SANA", labels=frozenset({"agency"})),
    Naming("another resident", ClaimantKind.PERSON, "another resident", labels=frozenset({"resident"}), is_new=True),
    Naming("rights chief", ClaimantKind.PERSON, "the rights chief", labels=frozenset({"chief"}), is_definite=True),
    Naming("Rahimi", ClaimantKind.PERSON, "Mr Rahimi", labels=frozenset({"mr"}), gender="male"),
]


@pytest.mark.parametrize("naming", NAMINGS, ids=lambda naming: naming.text)
def test_naming(naming: Naming) -> None:
    assert read_naming(naming.text) == naming


def test_a_relative_clause_is_no_part_of_the_phrase() -> None:
    assert read_naming("Ana Petrova, who lost her farm").text == "Ana Petrova"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the so-called Relief Council", "Relief Council"),
        ("so-called Relief Council", "Relief Council"),
        ("the Relief Council a monitoring group based in Oslo", "Relief Council"),
        ("Clear Fields an aid group", "Clear Fields"),
        ("the Norland Centre for Research a charity", "Norland Centre for Research"),
        ("Date of publication 9 April 2026 State media", "State media"),
        ("Monday 3 May 2021 State media", "State media"),
        ("Published 3 May 2021 The ministry", "ministry"),
        ("the ministry of a northern province", "ministry of a northern province"),
        ("officials of an eastern province", "officials of an eastern province"),
    ],
)
def test_what_ran_into_a_name_is_no_part_of_it(phrase: str, name: str) -> None:
    assert read_naming(phrase).name == name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the clinic itself", "clinic"),
        ("the harbour master himself", "harbour master"),
        ("the nurses themselves", "nurses"),
        ("not 29, the union's deputy head, Amel Orun", "Amel Orun"),
        ("not the army, Ann Coll", "Ann Coll"),
        ("whose committee", "committee"),
        ("the General Committee for Roads and Rehabilitation", "General Committee for Roads and Rehabilitation"),
        ("the General Office of Ports and Customs", "General Office of Ports and Customs"),
        ("the General Bureau for Dams and Rivers", "General Bureau for Dams and Rivers"),
        ("General Ana Petrova", "Ana Petrova"),
        ("General Officer Ana Petrova", "Ana Petrova"),
        ("Attorney General Ana Petrova", "Ana Petrova"),
        ("a doctor, not a nurse", "doctor"),
    ],
)
def test_names_of_bodies_and_of_persons_without_what_stands_by_them(phrase: str, name: str) -> None:
    assert read_naming(phrase).name == name
