"""Reports that name a country and no town, or the town in which they were written: which incident they are of."""

from dataclasses import replace

import pytest

from claimwatch_contracts.vocabulary import Measure
from services.archive.incidents.choosing import LEAST_SCORE, score_of
from services.archive.incidents.likeness import Likeness
from tests.builders import attribution
from tests.incidents import DAY, MARCH_2, Desk, Told
from tests.unit.archive.strikes import SECOND
from tests.unit.archive.test_follow_ups import person

CROWD = Told(
    "crowd",
    "Police fire at a crowd in Alder",
    "Police fired at a crowd that protested against the salt levy in Alder on Monday and left 6 dead. No list was "
    "shown to Ragna Tveitås, the salt levy's critic.",
    figures=(("6 dead", Measure.KILLED, SECOND),),
    topics=("protests",),
)


@pytest.mark.parametrize(
    ("name", "land", "topic", "joins"),
    [
        ("Ragna Tveitås", "Northland", "protests", True),
        ("Astrid Solheim", "Northland", "protests", False),
        ("Ragna Tveitås", "Alder in Southland", "protests", False),
        ("Ragna Tveitås", "Northland", "earthquake", False),
    ],
)
async def test_a_count_of_a_whole_country_joins_by_its_topic_and_by_who_speaks(
    name: str, land: str, topic: str, joins: bool
) -> None:
    text = f"In Northland 14 dead are known of, {name} told an office abroad. Many lie on stretchers of pinewood."
    said = attribution(text, name, "told", "In Northland 14 dead are known of", claimant=person(name))
    told = Told(
        "country",
        "Office has 14 dead",
        text,
        MARCH_2 + DAY,
        places={"Northland": land},
        figures=(("14 dead", Measure.KILLED, None),),
        topics=(topic,),
        more={"attributions": (said,)},
    )
    before = attribution(CROWD.text, "Ragna Tveitås", "shown", "No list was", claimant=person("Ragna Tveitås"))
    desk = Desk()
    await desk.take(replace(CROWD, more={"attributions": (before,)}), told)
    assert await desk.together(CROWD, told) is joins


@pytest.mark.parametrize(
    ("figures", "day", "recalls"),
    [(5, None, True), (9, None, True), (4, None, False), (5, -1.0, False), (5, 0.5, False)],
)
def test_a_report_without_a_day_that_has_many_figures_of_an_incident_recalls_it_from_another_town(
    figures: int, day: float | None, recalls: bool
) -> None:
    elsewhere = Likeness(0.24, 20, figures, 0.2, -1.0, day, 1.0, True)
    assert (score_of(elsewhere) >= LEAST_SCORE) is recalls
