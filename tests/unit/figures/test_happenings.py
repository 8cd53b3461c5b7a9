"""Things, and a few people, are read with confidence only where something happens to them or they do something."""

import pytest

from claimwatch_contracts.vocabulary import TELLING_CONFIDENCE
from services.figures.extractor import FigureExtractor


def are_sure(text: str) -> list[bool]:
    return [figure.confidence >= TELLING_CONFIDENCE for figure in FigureExtractor().extract(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Militants attacked three army vehicles this morning.",
        "Two hotels were hit in the capital.",
        "Seven villages were flooded in the north.",
        "Four flights were cancelled at the airport.",
        "The blasts were at two luxury hotels.",
        "Raiders torched six barns near the river.",
        "Five bridges have been washed away or destroyed.",
        "Two bombs have exploded in the old town.",
        "The navy intercepted three boats off the coast.",
        "Soldiers retrieved six rifles.",
        "Three bombs went off at noon.",
        "A million homes are still without electricity.",
        "The storm left 300 homes without power.",
        "The lorry held 600 kg of explosives.",
        "Some 2,300 tonnes of fuel are in its tanks.",
        "A quake of magnitude 7.6 shook the valley.",
        "The quake measured 6.3 on the Richter scale.",
        "Five drones were shot down or intercepted at night.",
        "Heavy rain caused flooding in 28 communities.",
        "Dozens of shells fell overnight.",
        "Six nurses were charged in court.",
        "Four patients are recovering in hospital.",
        "Winds of up to 150 kph tore at the roofs.",
        "Winds of 140 miles per hour tore at the roofs.",
        "Six houses, destroyed by shells, stood on the hill.",
        "Two clinics hit by strikes had to close.",
        "The destruction of four bridges cut the valley off.",
        "The closure of five schools was announced.",
        "Power was cut to 80,000 homes.",
        "A curfew was imposed in seven districts.",
        "Rebels attacked the post with four mortars.",
        "Two police cars were set ablaze.",
        "Some 700 houses lay in ruins.",
        "Two police stations came under attack.",
        "Gusts of 160 km/h tore at the roofs.",
        "Gusts of 58mph rattled the pier.",
        "A 6.8-magnitude earthquake struck at dawn.",
        "Keepers culled 5,000 ducks.",
        "The riot left six burned vans.",
    ],
)
def test_things_that_an_event_befalls_are_sure(text: str) -> None:
    assert are_sure(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Doctors treated 62 people for smoke inhalation.", id="object"),
        pytest.param("Seven men were questioned over the robbery.", id="passive"),
        pytest.param("Three of the hostages, whom the gang had held, were freed.", id="relative clause"),
        pytest.param("Nine workers trapped by the flood shouted for help.", id="participle"),
        pytest.param("Seven men are in hospital after the robbery.", id="in hospital"),
        pytest.param("The plane had 48 passengers on board.", id="on board"),
        pytest.param("About 4,500 residents are without electricity.", id="without"),
        pytest.param("The storm left 4,500 residents without power.", id="left without"),
        pytest.param("Nine hundred shoppers were left with no water.", id="with no"),
        pytest.param("The deployment of 700 troops was delayed.", id="noun of an event"),
        pytest.param("The agency sent food aid for 3,000 people.", id="aid for"),
        pytest.param("Four men were given life sentences.", id="given sentences"),
        pytest.param("Another 112 people required treatment.", id="required treatment"),
        pytest.param("Forty-five people face charges over the riot.", id="face charges"),
        pytest.param("Some 20,000 people took part.", id="took part"),
        pytest.param("About 40,000 people crossed into Chad.", id="act read as a participle"),
        pytest.param("More than 80,000 customers lost power.", id="lost power"),
        pytest.param("Power was out for 80,000 customers.", id="power was out"),
        pytest.param("Twenty people were rushed to hospital.", id="rushed to hospital"),
        pytest.param("A crowd of 2,000 blocked the road.", id="collective"),
        pytest.param("More than 1,500 people marched through Leso.", id="act"),
        pytest.param("Some 30,000 people under siege waited for food.", id="under siege"),
        pytest.param("Among them were 30 children being treated for burns.", id="among them"),
        pytest.param("The mission has 2,600 peacekeepers.", id="force on record"),
        pytest.param("Half of the 40 sailors refused to sail.", id="of the"),
    ],
)
def test_people_whom_an_event_befalls_are_sure(text: str) -> None:
    assert are_sure(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "The two candidates disagree on trade.",
        "Two analysts doubt the plan.",
        "I can see three helicopters in the sky.",
        "The school has two new wings.",
        "Her two cousins live in Malta.",
        "The ministry owns six towers downtown.",
        "Clinton has 503 delegates so far.",
        "The survey counted 31 churches.",
        "The jeep weighs 900 kg.",
        "They had written 24 songs together.",
        "The economy created 30,000 jobs last year.",
        "He leads by 13 points in Ohio.",
        "Investigators leaked 2,000 emails.",
        "They fled from two besieged towns.",
        "Four ministers spoke at the meeting.",
        "Spies were swapped while the two kingdoms kept silent.",
        "He was surrounded by his three siblings.",
        "Lena was hit by two masked men.",
        "A group of 15 economists criticised the plan.",
        "Three of the airports lie in the storm belt.",
        "The report names three reasons for the attack.",
    ],
)
def test_what_is_only_mentioned_is_unsure(text: str) -> None:
    assert are_sure(text) == [False]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Some 140 patients were in the ward at the time.", id="were in"),
        pytest.param("About 500 guests were inside.", id="were inside"),
        pytest.param("Below ground were 310 miners.", id="inverted"),
        pytest.param("An estimated 900 children a year work in the pits.", id="work"),
        pytest.param("Its hull held 240 migrants.", id="held"),
        pytest.param("The clinic looks after 75 orphans.", id="object of a verb without an event"),
    ],
)
def test_so_many_people_are_on_record_whatever_is_told_of_them(text: str) -> None:
    assert are_sure(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Leso is a port city of 900,000 people.", id="inhabitants"),
        pytest.param("The valley is home to some 60,000 people.", id="home to"),
        pytest.param("The poll asked 1,200 women about the mayor.", id="asked by a poll"),
        pytest.param("They surveyed 1,008 adults by telephone.", id="surveyed"),
        pytest.param("Twelve children were in the ward at the time.", id="few"),
        pytest.param("It is the creed of 1.6 billion believers.", id="of the world"),
    ],
)
def test_inhabitants_the_polled_and_a_few_people_are_not_on_record(text: str) -> None:
    assert are_sure(text) == [False]
