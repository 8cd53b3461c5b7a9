"""What happens in an epidemic beside it: a raid, a wreck. It is an incident of its own, and has its own figures."""

from dataclasses import replace
from datetime import date

import pytest

from claimwatch_contracts.incident import Incident
from claimwatch_contracts.vocabulary import Measure
from services.archive.incidents.belonging import Whose, places_of_figures
from services.archive.incidents.diseases import are_of_two_causes, tells_of_another_harm
from services.archive.incidents.growth import opened
from services.archive.incidents.happened import happened
from services.archive.incidents.traits import traits_of
from tests.incidents import DAY, MARCH_2, Desk, Told

SATURDAY = date(2026, 3, 7)
OUTBREAK = Told(
    "outbreak",
    "Cholera kills 48 in Alder",
    "The fever wards of the Lazaret clinic are full. Cholera left 48 dead in Alder, the physician Ragnhild Moe said.",
    figures=(("48 dead", Measure.KILLED, None),),
    topics=("epidemic",),
)
RAID = Told(
    "raid",
    "Crowd attacks cholera ward in Alder, two dead",
    "A crowd attacked the fever wards of the Lazaret clinic in Alder on Saturday and left 2 dead, Ragnhild Moe said.",
    MARCH_2 + 5 * DAY,
    figures=(("2 dead", Measure.KILLED, SATURDAY),),
    topics=("epidemic",),
)
WRECK = Told(
    "wreck",
    "Nine dead as lorry hits minibus near Alder",
    "A lorry ran into a minibus near Alder on Saturday and left 9 dead. The Lazaret clinic moved cholera patients.",
    MARCH_2 + 5 * DAY,
    figures=(("9 dead", Measure.KILLED, SATURDAY),),
    topics=("epidemic",),
)


@pytest.mark.parametrize("told", [RAID, WRECK])
async def test_a_raid_or_a_wreck_in_a_town_with_an_epidemic_is_an_incident_of_its_own(told: Told) -> None:
    desk = Desk()
    await desk.take(OUTBREAK, told)
    assert not await desk.together(OUTBREAK, told)


async def test_the_next_report_on_the_disease_merges_nothing() -> None:
    later = replace(
        OUTBREAK,
        name="later",
        at=MARCH_2 + 6 * DAY,
        title="Wells closed as cholera toll grows",
        text="Inspectors chained the pumps of Alder on Sunday. In the town cholera has now left 71 dead.",
        figures=(("71 dead", Measure.KILLED, None),),
    )
    desk = Desk()
    await desk.take(OUTBREAK, RAID, later)
    assert await desk.together(OUTBREAK, later)
    assert not await desk.together(RAID, later)


@pytest.mark.parametrize(
    "title",
    [
        "Nurse shot dead at fever ward",
        "Mob burned clinic in Alder",
        "Bus plunges into gorge near Alder",
        "Twelve dead as truck rams taxi",
        "Ambulance overturns on way to fever ward",
        "Train derailed outside Alder",
        "Bomb in Alder market",
        "Landslide buries road to fever ward",
    ],
)
def test_another_harm_is_told_by_its_words(title: str) -> None:
    assert tells_of_another_harm(title)


@pytest.mark.parametrize(
    "title",
    [
        "Cholera kills 48 in Alder",
        "Floods bring cholera to Alder",
        "Lorry with vaccines reaches Alder",
        "Measles hits Alder hard",
        "Strike at fever ward ends",
    ],
)
def test_news_of_a_disease_tells_of_no_other_harm(title: str) -> None:
    assert not tells_of_another_harm(title)


def incident(told: Told) -> Incident:
    """The incident that a report opens."""
    return opened(told.report(), traits_of(told.report()))


def test_incidents_are_of_two_causes_if_one_alone_is_of_the_disease() -> None:
    assert are_of_two_causes(incident(OUTBREAK), incident(RAID))
    assert not are_of_two_causes(incident(WRECK), incident(RAID))
    assert not are_of_two_causes(incident(OUTBREAK), incident(replace(RAID, topics=("shelling",))))


def test_a_raid_goes_by_what_happened_and_not_by_the_disease() -> None:
    assert happened(incident(OUTBREAK)) == "Cholera outbreak"
    assert happened(incident(RAID)) != "Cholera outbreak"


@pytest.mark.parametrize(
    ("sentence", "is_recalled"),
    [
        ("The outbreak in Alder has now left 61 dead.", True),
        ("Cholera left 61 dead in Alder.", True),
        ("The attack in Alder left 61 dead.", False),
        ("In Alder 61 dead were laid out.", False),
    ],
)
def test_a_report_on_a_raid_gives_the_count_of_the_sick_to_the_epidemic(sentence: str, is_recalled: bool) -> None:
    told = replace(RAID, text=f"{RAID.text} {sentence}", figures=(*RAID.figures, ("61 dead", Measure.KILLED, None)))
    found = places_of_figures(told.report(), incident(RAID), [incident(OUTBREAK)])
    assert found[0].whose is Whose.MAIN
    assert (found[-1].incident_id == incident(OUTBREAK).incident_id) is is_recalled


@pytest.mark.parametrize(
    ("sentence", "when", "is_recalled"),
    [
        ("The attack on the wards in Alder left 3 dead.", SATURDAY, True),
        ("Shots at the wards in Alder left 3 dead.", None, True),
        ("The attack on the wards in Alder left 3 dead.", date(2026, 3, 2), False),
        ("The attack on the wards in Corve left 3 dead.", SATURDAY, False),
        ("Cholera left 3 dead in Alder.", SATURDAY, False),
        ("Across the world cholera left 3 dead in all wars since 2010.", None, False),
    ],
)
def test_a_report_on_the_disease_gives_the_dead_of_a_raid_to_the_raid(
    sentence: str, when: date | None, is_recalled: bool
) -> None:
    figures = (*OUTBREAK.figures, ("3 dead", Measure.KILLED, when))
    told = replace(OUTBREAK, text=f"{OUTBREAK.text} {sentence}", figures=figures, at=MARCH_2 + 6 * DAY)
    found = places_of_figures(told.report(), incident(OUTBREAK), [incident(RAID)])
    assert found[0].whose is Whose.MAIN
    assert (found[-1].incident_id == incident(RAID).incident_id) is is_recalled
