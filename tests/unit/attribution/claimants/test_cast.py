"""Phrases are resolved to entities of a cast."""

import pytest

from services.attribution.claimants.cast import REACH_CHARACTERS, Cast, Use
from services.attribution.claimants.pronouns import last_body, last_person, last_several
from services.attribution.claimants.short_forms import met_before
from services.attribution.names.source_phrases import read_naming


def cast_of(*phrases: str) -> Cast:
    """A cast of the phrases' entities, which speak at intervals of 100 characters."""
    cast = Cast()
    for number, phrase in enumerate(phrases):
        entity = cast.add(read_naming(phrase), 100 * number, nameless=False)
        cast.note(Use(100 * number, 100 * number + 50, entity, in_person=entity.may_be_person))
    return cast


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the ministry", "Norland Ministry of Health"),
        ("the Norland health ministry", "Norland Ministry of Health"),
        ("the army", "Norland army"),
        ("Hassan", "Ali Hassan"),
        ("Mr Hassan", "Ali Hassan"),
        ("the minister", "Ali Hassan"),
        ("Ali Hassan al-Amin", "Ali Hassan"),
        ("Ben Hassan", None),
        ("Ana", "Ana Petrova"),
        ("the farmer", "Ana Petrova"),
        ("a farmer", None),
        ("another farmer", None),
        ("the doctor", None),
        ("the charity", "Clear Fields"),
        ("the group", "Eastern Shield"),
        ("the agency", "Reuters"),
    ],
)
def test_short_form(phrase: str, name: str | None) -> None:
    cast = cast_of(
        "the Norland Ministry of Health",
        "Foreign Minister Ali Hassan",
        "Ana Petrova, 51, a farmer",
        "Clear Fields, a charity",
        "Eastern Shield rebel group",
        "the Norland army",
        "Reuters",
    )
    entity = met_before(cast, read_naming(phrase))
    assert (entity and entity.name) == name


def test_he_and_she_are_the_last_who_spoke_and_may_be() -> None:
    cast = cast_of("Mrs Lea Brand", "Mr Ben Orr", "the Norland Ministry of Health")
    he, she = last_person(cast, 300, "male"), last_person(cast, 300, "female")
    assert (he and he.entity.name, she and she.entity.name) == ("Ben Orr", "Lea Brand")


def test_it_is_the_last_body_and_they_are_a_body_too() -> None:
    cast = cast_of("the Norland Ministry of Health", "Mr Ben Orr")
    it, they = last_body(cast, 200), last_several(cast, 200)
    assert (it and it.entity.name, they and they.entity.name) == ("Norland Ministry of Health",) * 2


def test_nobody_is_meant_who_spoke_later_or_too_far_before() -> None:
    cast = cast_of("Mr Ben Orr")
    assert last_person(cast, 0, "male") is None
    assert last_person(cast, REACH_CHARACTERS, "male") is not None
    assert last_person(cast, REACH_CHARACTERS + 1, "male") is None
