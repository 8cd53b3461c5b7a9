"""What befell those counted, where the words around say more than the word for them."""

import pytest

from claimwatch_contracts.vocabulary import Measure
from services.figures.extractor import FigureExtractor


def measures(text: str) -> dict[str, Measure]:
    return {figure.text: figure.measure for figure in FigureExtractor().extract(text)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The council admitted that its men had shot 22 prisoners and buried them in the quarry.", "22"),
        ("Guards shot nine detainees in the yard.", "nine"),
        ("The regime hanged 13 inmates at dawn.", "13"),
        ("Gunmen machine-gunned at least 40 captives by the river.", "40"),
    ],
)
def test_prisoners_who_are_put_to_death_are_killed(text: str, number: str) -> None:
    assert measures(text)[number] is Measure.KILLED


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Police hold 22 prisoners in the barracks.", "22"),
        ("Guards shot nine detainees in the legs.", "nine"),
        ("The army seized 31 prisoners.", "31"),
    ],
)
def test_other_prisoners_are_not(text: str, number: str) -> None:
    assert measures(text)[number] is not Measure.KILLED


def test_patients_who_run_away_are_not_displaced() -> None:
    assert measures("Eleven patients fled the ward in the night.")["Eleven"] is Measure.PEOPLE_OTHER
    assert measures("Eleven villagers fled the valley in the night.")["Eleven"] is Measure.DISPLACED


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "The centre that exhumes the victims of two mass graves lowered its count for the quarry from 81 to 74.",
            "74",
        ),
        ("The team counted 58 bodies in the mass grave. It said nine of the dead were children.", "nine"),
        ("They exhumed 30 bodies at the mill. Four of the victims were women, the doctor said.", "Four"),
        ("It gave the number of bodies as 109, of which 74 are from Orun and 35 from a farm in nearby Tarn.", "74"),
        ("It gave the number of bodies as 109, of which 74 are from Orun and 35 from a farm in nearby Tarn.", "35"),
    ],
)
def test_the_dead_of_a_grave_are_bodies(text: str, number: str) -> None:
    assert measures(text)[number] is Measure.BODIES_FOUND


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The strike killed 58 people. Nine of the dead were children.", "Nine"),
        ("They exhumed 30 bodies at the mill. The raid killed 60 people. Four of the victims were women.", "Four"),
        ("They exhumed 30 bodies at the mill. Four of the victims who were killed in May were women.", "Four"),
    ],
)
def test_the_dead_of_a_toll_are_killed(text: str, number: str) -> None:
    assert measures(text)[number] is Measure.KILLED


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("The union, which had put the toll at 11, said it had risen to 15.", "15", Measure.KILLED),
        ("Twelve people died in the fire. The hospital number is 14.", "14", Measure.KILLED),
        ("That brought the number of people reported missing in the district to 231.", "231", Measure.MISSING),
        ("The flood killed 19 people. It had stood at 16.", "16", Measure.KILLED),
        ("The ministry's toll was 30, and aid groups raised it to at least 44.", "44", Measure.KILLED),
    ],
)
def test_a_count_goes_on_from_what_was_counted(text: str, number: str, measure: Measure) -> None:
    assert measures(text)[number] is measure


def test_what_has_gone_up_to_a_number_has_reached_it() -> None:
    texts = ("The toll has gone up to 16.", "Deaths climbed up to 16.", "The bus holds up to 16 people.")
    found = [FigureExtractor().extract(text)[0].comparator for text in texts]
    assert [str(each) for each in found] == ["exact", "exact", "at_most"]
