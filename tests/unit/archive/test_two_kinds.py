"""Occurrences of several kinds in one small town within a week, posted without a time of publication."""

from datetime import date

import pytest

from claimwatch_contracts.vocabulary import Measure
from services.archive.incidents.kinds import are_of_two_accidents, are_of_two_kinds, are_of_two_natures
from services.archive.incidents.words import stem
from tests.incidents import DAY, MARCH_2, Desk, Told

MONDAY = date(2026, 3, 2)
SUNDAY = MARCH_2 + 6 * DAY
"""When everything was posted."""


def told(name: str, title: str, text: str, topic: str, dead: str, day: int | None) -> Told:
    """A report that is posted on Sunday, of people who died so many days after Monday."""
    when = None if day is None else date.fromordinal(MONDAY.toordinal() + day)
    return Told(name, title, text, SUNDAY, figures=((dead, Measure.KILLED, when),), topics=(topic,))


STRIKE = told(
    "strike",
    "Air strike on market in Alder kills 12",
    "An air strike hit a market in Alder on Monday, leaving 12 people dead, the rescue service said. Residents of "
    "Alder said a jet had circled over the town.",
    "airstrikes",
    "12 people dead",
    0,
)
SHELLING = told(
    "shelling",
    "Shelling kills three in Alder",
    "Shells landed on a quarter of Alder on Friday, leaving 3 people dead, the rescue service said. Residents of "
    "Alder said the shelling lasted an hour.",
    "shelling",
    "3 people dead",
    4,
)
FLOOD = told(
    "flood",
    "Flash flood in Alder leaves five dead",
    "A flash flood swept through Alder on Saturday, leaving 5 people dead, the rescue service said. Residents of "
    "Alder said the water came within an hour.",
    "flood",
    "5 people dead",
    5,
)
MORE_DEAD = told(
    "more",
    "Toll of Alder flood rises to seven",
    "The toll of the flood in Alder on Saturday has risen to 7 people dead, the rescue service said.",
    "flood",
    "7 people dead",
    5,
)
STRIKE_AGAIN = told(
    "again",
    "Alder market strike: 15 dead",
    "The number of people who died in Monday's air strike on the market in Alder is now 15 dead, the rescue service "
    "said.",
    "airstrikes",
    "15 dead",
    0,
)


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (2, 1, 0, 4, 3), (1, 4, 3, 0, 2), (3, 4, 1, 2, 0)])
async def test_a_strike_a_shelling_and_a_flood_in_one_town_in_one_week_are_three(order: tuple[int, ...]) -> None:
    every = (STRIKE, SHELLING, FLOOD, MORE_DEAD, STRIKE_AGAIN)
    desk = Desk()
    await desk.take(*(every[index] for index in order))
    assert len({await desk.incident(each) for each in every}) == 3
    assert await desk.together(STRIKE, STRIKE_AGAIN)
    assert await desk.together(FLOOD, MORE_DEAD)


async def test_a_strike_that_one_calls_a_shelling_on_the_same_day_is_one() -> None:
    text = "Shells hit a market in Alder on Monday, leaving 12 people dead, the rescue service of Alder said."
    shells = told("shells", "Shells hit market in Alder, 12 dead", text, "shelling", "12 people dead", 0)
    desk = Desk()
    await desk.take(STRIKE, shells)
    assert await desk.together(STRIKE, shells)


async def test_a_fire_is_not_the_crash_of_another_day_in_the_same_town() -> None:
    crash = told(
        "crash",
        "Bus crash near Alder kills 11",
        "A bus overturned in Alder on Saturday in a crash that left 11 people dead, the governor said.",
        "accidents",
        "11 people dead",
        5,
    )
    fire = told(
        "fire",
        "Fire at Alder plant kills six",
        "A fire at a plant in Alder on Wednesday left 6 people dead, the governor said.",
        "accidents",
        "6 people dead",
        2,
    )
    desk = Desk()
    await desk.take(crash, fire)
    assert not await desk.together(crash, fire)


@pytest.mark.parametrize(
    ("own", "known", "kinds", "natures"),
    [
        ({"airstrikes": 2.0}, {"flood": 3.0}, True, True),
        ({"airstrikes": 2.0}, {"shelling": 3.0}, True, False),
        ({"earthquake": 1.0}, {"accidents": 2.0}, True, True),
        ({"earthquake": 1.0}, {"tsunami": 2.0}, True, False),
        ({"landslide": 1.0}, {"storm": 2.0}, True, False),
        ({"protests": 1.0}, {"shelling": 2.0}, True, False),
        ({"airstrikes": 2.0, "flood": 1.0}, {"flood": 3.0}, False, False),
        ({"airstrikes": 2.0}, {"airstrikes": 5.0, "shelling": 1.0}, False, False),
        ({"flood": 1.0}, {"airstrikes": 10.0, "flood": 1.0}, True, True),
        ({"detention": 2.0}, {"airstrikes": 3.0}, False, False),
        ({}, {"airstrikes": 3.0}, False, False),
        ({"epidemic": 1.0}, {"flood": 3.0}, False, False),
    ],
)
def test_topics_tell_kinds_apart(own: dict[str, float], known: dict[str, float], *, kinds: bool, natures: bool) -> None:
    assert are_of_two_kinds(own, known) is kinds is are_of_two_kinds(known, own)
    assert are_of_two_natures(own, known) is natures is are_of_two_natures(known, own)


@pytest.mark.parametrize(
    ("own", "known", "expected"),
    [
        ("crash", "fire", True),
        ("overturned", "blaze", True),
        ("capsized", "collision", True),
        ("stampede", "fire", True),
        ("crash", "derailed", False),
        ("fire", "", False),
        ("fire crash", "collision", False),
        ("explosion", "fire", False),
    ],
)
def test_words_tell_accidents_apart(own: str, known: str, *, expected: bool) -> None:
    words = [[stem(word) for word in each.split()] for each in (own, known)]
    accidents = {"accidents": 1.0}
    assert are_of_two_accidents(accidents, accidents, words) is expected
    assert not are_of_two_accidents(accidents, {"airstrikes": 1.0}, words)


@pytest.mark.parametrize(
    ("graves", "others", "apart"),
    [
        ({"mass-graves": 3.0, "airstrikes": 3.0}, {"mass-graves": 1.0, "flood": 1.0}, False),
        ({"mass-graves": 1.0, "airstrikes": 9.0}, {"mass-graves": 1.0, "flood": 1.0}, True),
        ({"epidemic": 5.0, "flood": 2.0}, {"epidemic": 1.0, "shelling": 1.0}, False),
        ({"mass-graves": 3.0, "airstrikes": 3.0}, {"epidemic": 1.0, "flood": 1.0}, True),
    ],
)
def test_two_reports_of_one_lasting_matter_are_of_one_kind(
    graves: dict[str, float], others: dict[str, float], apart: bool
) -> None:
    assert are_of_two_kinds(graves, others) is apart
