"""What goes on over days, or is told again later: outbreaks, arrests, anniversaries, forms of each week."""

from dataclasses import replace
from datetime import date

import pytest

from claimwatch_contracts.extraction import DateInterval
from claimwatch_contracts.vocabulary import DatePrecision, Measure
from tests.incidents import DAY, MARCH_2, Desk, Told
from tests.unit.archive.strikes import FOURTH, SAME_STRIKE, SECOND, STRIKE, THIRD


async def test_an_anniversary_does_not_join_the_old_incident() -> None:
    anniversary = Told(
        "anniversary",
        "Alder lights candles a year after the market strike",
        "A year after a warplane bombed the grain market of Alder and left 31 dead, the Osmund quarter lit candles. "
        "A surgeon of the Lazaret clinic read out the names.",
        MARCH_2 + 365 * DAY,
        figures=(("31 dead", Measure.KILLED, SECOND),),
        topics=("airstrikes",),
    )
    desk = Desk()
    await desk.take(STRIKE, anniversary)
    assert not await desk.together(STRIKE, anniversary)


async def test_a_denial_weeks_later_that_names_the_day_joins() -> None:
    denial = Told(
        "denial",
        "Air force denies that it bombed Alder's grain market",
        "The air force denied that a warplane of its own bombed the grain market of Alder on March 2, where elders of "
        "the Osmund quarter speak of 40 dead. No sortie was flown, it said.",
        MARCH_2 + 24 * DAY,
        figures=(("40 dead", Measure.KILLED, SECOND),),
        topics=("airstrikes",),
    )
    desk = Desk()
    await desk.take(STRIKE, SAME_STRIKE, denial)
    assert await desk.together(STRIKE, denial)


async def test_a_form_that_is_filled_in_each_week_gives_an_incident_each_time() -> None:
    def weekly(number: int) -> Told:
        return Told(
            f"week {number}",
            "Grain stocks at the port of Corve",
            f"Grain stocks at the silos of Corve were {number}40 tonnes in the week, the harbour board said. "
            "Barley and rye were unchanged; the quay at Tern point was closed to barges.",
            MARCH_2 + number * 7 * DAY,
        )

    desk = Desk()
    await desk.take(weekly(1), weekly(2), weekly(3))
    assert len({await desk.incident(weekly(number)) for number in (1, 2, 3)}) == 3


async def test_arrests_over_several_days_in_one_town_are_one_incident() -> None:
    first = Told(
        "first",
        "Police round up dockers in Corve",
        "Police arrested union men in Corve in a sweep that began on Monday; the dockers' guild lists 40 detained. "
        "Its treasurer Ansel Brink was taken from the ropewalk.",
        figures=(("40 detained", Measure.DETAINED, SECOND),),
        topics=("detention",),
    )
    second = Told(
        "second",
        "Sweep against dockers goes on",
        "The dockers' guild of Corve now lists 65 detained since police began their sweep on Monday, among them Ansel "
        "Brink, its treasurer. The ropewalk is sealed.",
        MARCH_2 + 2 * DAY,
        figures=(("65 detained", Measure.DETAINED, SECOND),),
        topics=("detention",),
    )
    desk = Desk()
    await desk.take(first, second)
    assert await desk.together(first, second)


OUTBREAK = Told(
    "outbreak",
    "Cholera spreads in Alder",
    "Doctors of the Lazaret clinic in Alder found cholera in wells of the Osmund quarter on Monday, and 9 dead were "
    "brought in. The tanners use the same wells.",
    places={},
    figures=(("9 dead", Measure.KILLED, SECOND),),
    topics=("epidemic",),
)


@pytest.mark.parametrize(("topic", "together"), [("epidemic", True), ("airstrikes", False)])
async def test_an_epidemic_goes_on_from_day_to_day(topic: str, together: bool) -> None:
    outbreak = replace(OUTBREAK, topics=(topic,))
    later = replace(
        outbreak,
        name="later",
        title="Schools shut as more fall ill in Alder",
        text="On Wednesday 14 dead were counted in Alder, the town's clerk said. Barges bring water from the lake, and "
        "schools are shut. The Lazaret clinic asked for salts.",
        at=MARCH_2 + 2 * DAY,
        figures=(("14 dead", Measure.KILLED, FOURTH),),
    )
    desk = Desk()
    await desk.take(outbreak, later)
    assert await desk.together(outbreak, later) is together


async def test_the_first_day_of_a_season_is_no_day_of_its_news() -> None:
    season = DateInterval(
        start=date(2026, 1, 20), end=THIRD, open=True, text="since 20 January", precision=DatePrecision.DAY
    )
    total = replace(STRIKE, name="total", figures=(("31 dead", Measure.KILLED, season),))
    assert date(2026, 1, 20) not in (await Desk().take(total)).days
