"""Which names of a report are of things of which hardly another report tells."""

import pytest

from services.archive.incidents.things import things_of
from tests.incidents import Told


def things(text: str) -> set[str]:
    """The names of things in a text that is told of Alder."""
    return set(things_of(Told("told", "Told", text).report()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry Torrilda left Alder at noon.", {"torrilda"}),
        ("Divers went down to the MV Torrilda again.", {"torrilda"}),
        ("A ferry sank off Alder. The Torrilda had left at noon.", {"torrilda"}),
        ("The owner of the boat called the Torrilda unfit for passengers.", {"torrilda"}),
        ("They spoke of the Torrilda's captain; the ship lay on her side.", {"torrilda"}),
        ("Typhoon Grimbalda came ashore on Monday.", {"grimbalda"}),
        ("Miners of the Grimbalda colliery went on strike.", {"grimbalda"}),
        ("Four floors of Grimbalda Plaza had no permit.", {"grimbalda"}),
        ("A judge reopened the Grimbalda case.", {"grimbalda"}),
        ("Who had signed for it is what the Grimbalda tailings dam inquiry asks.", {"grimbalda"}),
        ("Hundreds came to the funeral of Ragna Tveitaas.", {"tveitaa"}),
        ("Ragna Tveitaas, 34, had worked there for a year.", {"tveitaa"}),
        ("Ragna Tveitaas was shot on the bridge.", {"tveitaa"}),
        ("Ragna Tveitaas and Odd Tveitaas drowned.", {"tveitaa"}),
    ],
)
def test_the_words_beside_a_name_tell_that_it_is_of_a_thing(text: str, expected: set[str]) -> None:
    assert things(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Forces of the Tveitaas regime shelled Alder.",
        "The Grimbalda Front fought in Alder beside the Torrilda Brigade.",
        "Ragna Tveitaas won the vote, and the Torrilda agency reported it from Alder.",
        "The Torrilda have fought for ten years.",
        "Boats fled. The Torrilda rebels fired on the ship.",
        "A boat sank. The Torrilda News Agency reported it.",
        "An aide told of the death of President Ragna Tveitaas.",
        "The former minister Ragna Tveitaas, 61, denied it.",
        "General Ragna Tveitaas was killed in a raid.",
        "The Alder mine is closed, and so is the Northland factory.",
        "The old ferry was late, and a Greek tanker went by.",
        "Grimbalda Ltd. issued a bond; the Torrilda Bank took it.",
    ],
)
def test_leaders_groups_agencies_firms_and_places_are_no_things(text: str) -> None:
    assert things(text) == set()


def test_one_name_is_one_thing() -> None:
    assert len(things("The ferry Torrilda Grimbalda left. The Torrilda Grimbalda ferry never came.")) == 1


def test_the_publisher_is_no_thing() -> None:
    report = Told("told", "Told", "The ferry Torrilda left.").report()
    assert things_of(report)
    published = report.article.model_copy(update={"publisher": "Torrilda Gazette"})
    assert things_of(report.model_copy(update={"article": published})) == set()
