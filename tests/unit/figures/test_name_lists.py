"""Names on a list count those named, and a part's age counts nobody."""

import pytest

from services.figures.extractor import FigureExtractor


def measures(text: str) -> dict[str, str]:
    return {figure.text: figure.measure.value for figure in FigureExtractor().extract(text)}


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("The nun was let into two police stations and came out with 112 names.", "112", "detained"),
        ("Relatives stood before the prison. Their notebook now holds 64 names.", "64", "detained"),
        ("The union has 230 names on its list of people held in the port.", "230", "detained"),
        ("The bishop read out 41 names from the register of the dead.", "41", "killed"),
        ("The mayor keeps a list of the missing. It has grown to 75 names.", "75", "missing"),
        ("The front said its own roll had grown to 134 names. The army says 90 soldiers were killed.", "134", "killed"),
        ("Police arrested 210 people. The lawyers said their list had grown to 240 names.", "240", "detained"),
        ("The clerk at the morgue wrote down 18 names.", "18", "killed"),
        ("The committee has published 54 names of people who were killed in the raid.", "54", "killed"),
        ("Guards took 90 men into custody. A priest collected 88 names at the cells.", "88", "detained"),
        ("The group has 31 names on a list of the disappeared.", "31", "missing"),
        (
            "The union has 2,300 names on its list of people held. An earlier report gave the number of names on the "
            "union's list as 2,300. It is 230.",
            "230",
            "detained",
        ),
    ],
)
def test_names_count_those_named(text: str, number: str, measure: str) -> None:
    assert measures(text)[number] == measure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The school has 340 names for its rooms.", "340"),
        ("He changed eleven names in the play.", "eleven"),
        ("Police arrested 210 people. The mayor crossed out thirty names.", "thirty"),
        ("The poet took down 12 names of flowers.", "12"),
    ],
)
def test_other_names_are_nobodys_harm(text: str, number: str) -> None:
    assert measures(text)[number] == "other"


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("The league says 212 people are held in Brod, 31 of them under 18.", {"212", "31"}),
        ("Ninety people died, forty of them over 60.", {"Ninety", "forty"}),
        ("Police arrested 12 boys, all of them under the age of fifteen.", {"12"}),
    ],
)
def test_the_age_of_a_part_is_no_figure(text: str, others: set[str]) -> None:
    assert set(measures(text)) == others


@pytest.mark.parametrize(
    "amount", ["14 million kwacha", "30,000 meticais", "90 million cedis", "2 million quetzales", "80,000 gourdes"]
)
def test_money_of_more_countries_is_money(amount: str) -> None:
    assert measures(f"Property worth {amount} has been destroyed.")[amount] == "money"
