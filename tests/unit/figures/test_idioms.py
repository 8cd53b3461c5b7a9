"""What befell those counted, told in turns of phrase without a word of harm."""

import pytest

from claimwatch_contracts.vocabulary import Measure
from services.figures.extractor import FigureExtractor
from services.figures.lexicon import OPEN


def measures(text: str) -> dict[str, Measure]:
    return {figure.text: figure.measure for figure in FigureExtractor().extract(text)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nineteen members of the border guard sacrificed their lives, the general said.", "Nineteen"),
        ("Six firefighters gave their lives on the slope.", "Six"),
        ("In that week 40 volunteers laid down their lives for the bridge.", "40"),
        ("Fourteen miners paid with their lives.", "Fourteen"),
        ("Three officers fell in the line of duty, the ministry said.", "Three"),
        ("Nine marines fell in battle near the river.", "Nine"),
        ("Two of the patients passed away in the night.", "Two"),
        ("Seven passengers did not make it, the captain said.", "Seven"),
        ("The union published the names of 31 workers it said had perished.", "31"),
        ("Sixty soldiers have died in the siege, against nine of the defenders.", "nine"),
        ("The army gave its own dead as 37.", "37"),
        ("The militia, where the army mourns 17, speaks of none.", "17"),
    ],
)
def test_turns_of_phrase_that_tell_of_deaths(text: str, number: str) -> None:
    assert measures(text)[number] is Measure.KILLED


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nineteen members of the border guard would have given their lives for him.", "Nineteen"),
        ("Forty recruits swore to lay down their lives for the flag.", "Forty"),
        ("Six firefighters gave their lives a new turn and opened a bar.", "Six"),
        ("The mayor gave 30 medals to those who gave their lives.", "30"),
        ("Twelve women whose sons gave their lives came to the square.", "Twelve"),
        ("Sixty deputies voted for the law, against nine of the opposition.", "nine"),
        ("Three skiers fell on the slope.", "Three"),
        ("Seven sprinters did not make it to the final.", "Seven"),
    ],
)
def test_other_turns_do_not(text: str, number: str) -> None:
    assert measures(text).get(number) is not Measure.KILLED


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("Forty-two persons are out of contact, the ministry said.", "Forty-two", Measure.MISSING),
        ("Eleven villagers could not be reached after the slide.", "Eleven", Measure.MISSING),
        ("Sixteen crew members have not been heard from since Monday.", "Sixteen", Measure.MISSING),
        ("She has the names of 23 students whose whereabouts are unknown.", "23", Measure.MISSING),
        ("The list has 64 prisoners of Block D who have been seen in no other prison.", "64", Measure.MISSING),
        ("He said 9,300 persons had temporarily moved out of the town.", "9,300", Measure.DISPLACED),
        ("The agency says 21,000 people have left Karsh.", "21,000", Measure.DISPLACED),
        ("The agency lowered its estimate of those displaced from Karsh to 18,500.", "18,500", Measure.DISPLACED),
        ("The governor raised his count of the missing to 44.", "44", Measure.MISSING),
        ("Eight others were brought there on Friday with shotgun pellets in their backs.", "Eight", Measure.WOUNDED),
        ("Five men came to the clinic with bullet wounds.", "Five", Measure.WOUNDED),
    ],
)
def test_turns_of_phrase_that_tell_of_other_harm(text: str, number: str, measure: Measure) -> None:
    assert measures(text)[number] is measure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The spokesman was one of four officials who could be reached.", "four"),
        ("He said 9,300 pilgrims had come back to the town.", "9,300"),
        ("Every year 21,000 people leave Karsh for work.", "21,000"),
        ("The agency lowered its estimate of the harvest to 18,500.", "18,500"),
        ("Eight others came to the station with flowers.", "Eight"),
        ("Five men came with baskets of bread.", "Five"),
    ],
)
def test_others_tell_of_no_harm(text: str, number: str) -> None:
    assert measures(text).get(number, Measure.OTHER) in OPEN


def test_prisoners_in_the_row_of_those_who_died_are_dead() -> None:
    read = measures("Eighteen people lost their lives, namely sixteen inmates and two guards, the prison said.")
    assert read["sixteen"] is read["two"] is Measure.KILLED
    held = measures("The governor of the prison said that sixteen inmates were in the yard.")
    assert held["sixteen"] is Measure.DETAINED


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("They found 112 prisoners on hunger strike, six of them on a drip.", "112"),
        ("Ninety of the prisoners who were moved to Tarn have taken no food since Tuesday.", "Ninety"),
        ("Forty inmates refused their meals, the warden said.", "Forty"),
        ("Eighteen detainees joined the hunger strike on Friday.", "Eighteen"),
        ("The north wing, with 96 beds, held the men who were arrested.", "96"),
        ("The prison has 40 cells for inmates.", "40"),
    ],
)
def test_prisoners_who_fast_and_their_beds_are_no_count_of_those_held(text: str, number: str) -> None:
    assert measures(text).get(number, Measure.OTHER) in OPEN


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The prison holds 112 inmates and serves food at noon.", "112"),
        ("Ninety prisoners have been taken to Tarn.", "Ninety"),
        ("Police arrested 40 people who threw food at the mayor.", "40"),
        ("Eighteen detainees were brought before a judge.", "Eighteen"),
    ],
)
def test_others_who_are_held_are_counted(text: str, number: str) -> None:
    assert measures(text)[number] is Measure.DETAINED
