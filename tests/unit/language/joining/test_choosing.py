"""Where a figure lies whose own sentence names only a country or an area: in a town of which other sentences tell."""

import pytest

from claimwatch_language.joining.candidates import Trait
from claimwatch_language.joining.choosing import WEIGHTS, chosen, weight
from tests.unit.language.joining.test_brief import read


def places(title: str, text: str) -> list[str | None]:
    """The names of the places of the figures of an article."""
    figures = read(title, text).figures
    assert figures
    return [figure.place.name if figure.place else None for figure in figures]


@pytest.mark.parametrize(
    ("title", "text", "town"),
    [
        (
            "Gunmen kill nine in Kenya",
            "Gunmen killed nine people at a school in northern Kenya on Tuesday, police said.\n\nParents ran to the"
            " gates in their night clothes, a guard told reporters.\n\nThe attack took place at a boarding school in"
            " the town of Marsabit. Officers were searching a nearby forest.",
            "Marsabit",
        ),
        (
            "Fire kills 14 in Turkey",
            "A fire raged through a copper mine in northern Turkey, killing 14 workers and injuring 11 others.\n\nFor "
            "hours rescuers were unable to enter the mine in the town of Kastamonu, its owner said.",
            "Kastamonu",
        ),
        (
            "Riot in Brazil",
            "Police say 20 inmates were hurt in a riot that left nine dead in central Brazil.\n\nThe uprising occurred "
            "on Monday at a prison in Goiania.",
            "Goiânia",
        ),
        (
            "Landslide in Peru",
            "At least 16 people were dead and more than 90 were missing on Friday after rain brought down a hillside in"
            " Peru, officials said.\n\nThe landslide buried a quarter of the town of Chosica.",
            "Chosica",
        ),
        (
            "Blast in Yemen kills 12",
            "A car bomb killed 12 people in southern Yemen on Monday, medics said.\n\nThe vehicle was left at the gate "
            "of a barracks in Zinjibar.",
            "Zinjibār",
        ),
    ],
)
def test_harm_in_an_area_befell_the_town_of_which_later_sentences_tell(title: str, text: str, town: str) -> None:
    assert set(places(title, text)) == {town}


@pytest.mark.parametrize(
    ("title", "text", "area"),
    [
        (
            "Attacks in Nigeria",
            "Gunmen killed at least 31 people in several attacks across Nigeria on Friday, police said.\n\nIn Jos nine "
            "people died. Four were killed in Kano.",
            "Nigeria",
        ),
        (
            "Floods in Kenya",
            "Floods have killed 31 people in Kenya, the ministry said.\n\nThe water reached the town of Kisumu.",
            "Kenya",
        ),
        (
            "Six die in Indonesia",
            "Six people were killed in Indonesia on Sunday. In Medan, police shot dead two people.",
            "Indonesia",
        ),
        (
            "Gangs in Haiti",
            "Gangs killed 530 people in Haiti this year, the UN said.\n\nFamilies fled the town of Jacmel on Monday.",
            "Haiti",
        ),
        (
            "Crashes in Bavaria",
            "In Bavaria, where nine people have drowned, a cyclist was hurt near Passau on Monday.",
            "Bayern",
        ),
    ],
)
def test_what_is_counted_in_an_area_stays_there(title: str, text: str, area: str) -> None:
    assert places(title, text)[0] == area


def test_a_passage_without_a_title_is_read_by_the_rules_alone() -> None:
    text = (
        "A raid killed 14 herders in Kenya. Nobody saw them come. The raiders struck at dawn in the town of Marsabit."
    )
    assert places("", text) == ["Kenya"]
    assert places("Herders killed", text) == ["Marsabit"]


def test_each_trait_has_a_weight_and_the_first_of_equal_candidates_is_chosen() -> None:
    assert set(WEIGHTS) == set(Trait)
    assert weight({Trait.GIVEN: 1.0, Trait.BEFORE: 0.5}) == pytest.approx(
        WEIGHTS[Trait.GIVEN] + 0.5 * WEIGHTS[Trait.BEFORE]
    )
    assert chosen([(None, {Trait.NONE: 1.0}), (None, {})]) is None
