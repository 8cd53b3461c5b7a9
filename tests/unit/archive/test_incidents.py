"""Situations: which reports are about one occurrence, and which are not. Towns, outlets and events are invented."""

from dataclasses import replace
from datetime import date

import pytest

from claimwatch_contracts.amendment import split_incident_id
from claimwatch_contracts.vocabulary import Measure, StoryRelation
from services.archive.incidents.choosing import Reason
from services.archive.incidents.growth import opened
from services.archive.incidents.traits import traits_of
from tests.incidents import DAY, MARCH_2, Desk, Told
from tests.unit.archive.strikes import HOUR, NEXT_TOWN, SAME_STRIKE, SECOND, STRIKE, THIRD


async def test_reports_of_one_strike_in_other_words_are_of_one_incident() -> None:
    desk = Desk()
    incident = await desk.take(STRIKE, SAME_STRIKE)
    assert await desk.together(STRIKE, SAME_STRIKE)
    assert desk.choices["same strike"].reason is Reason.LIKE
    assert incident.articles == ("same strike", "strike")


async def test_a_strike_on_another_town_of_the_province_in_the_same_week_stays_apart() -> None:
    desk = Desk()
    await desk.take(STRIKE, SAME_STRIKE, NEXT_TOWN)
    assert not await desk.together(STRIKE, NEXT_TOWN)


async def test_a_namesake_abroad_stays_apart() -> None:
    abroad = replace(
        STRIKE,
        name="abroad",
        title="Blast at a firework shop in Alder kills 12",
        text="An explosion tore through a firework shop in Alder on Monday and left 12 dead, the mayor's office said. "
        "Sparks had fallen from a welder's torch; the street was closed until the evening.",
        places={"Alder": "Alder in Southland"},
        figures=(("12 dead", Measure.KILLED, SECOND),),
        topics=("accidents",),
    )
    desk = Desk()
    await desk.take(STRIKE, abroad)
    assert not await desk.together(STRIKE, abroad)


def shelling(name: str, when: date, who: str, number: int) -> Told:
    """One of several shellings of a town, with what is told of this one."""
    weekday = f"{when:%A}"
    return Told(
        name,
        f"Shelling of Alder kills {number}",
        f"Shells fell on Alder on {weekday} and left {number} dead, {who}.",
        MARCH_2 + (when - SECOND),
        figures=((f"{number} dead", Measure.KILLED, when),),
        topics=("shelling",),
    )


async def test_two_shellings_of_a_town_a_day_apart_are_two_incidents() -> None:
    first = shelling(
        "first", SECOND, "a schoolteacher in the Osmund quarter said: a family at table, beside the tannery", 4
    )
    second = shelling(
        "second", THIRD, "the porter of the Lazaret clinic said, most of them nurses on their way to the night shift", 6
    )
    desk = Desk()
    await desk.take(first, second)
    assert not await desk.together(first, second)


async def test_a_report_of_the_next_day_on_a_shelling_joins_it() -> None:
    first = shelling(
        "first", SECOND, "a schoolteacher in the Osmund quarter said: a family at table, beside the tannery", 4
    )
    later = Told(
        "later",
        "Alder mourns four killed by shells",
        "Alder buried those killed when shells fell on the Osmund quarter on Monday. The schoolteacher counts 5 dead, "
        "one more than before; the guns on the hills were silent.",
        MARCH_2 + DAY,
        figures=(("5 dead", Measure.KILLED, SECOND),),
        topics=("shelling",),
    )
    desk = Desk()
    await desk.take(first, later)
    assert await desk.together(first, later)


async def test_a_flood_of_a_town_and_of_the_province_around_it_is_one_incident() -> None:
    town = Told(
        "town",
        "Alder under water after the Skarn dam gives way",
        "The flood from the Skarn dam reached Alder on Monday, and 9 dead were laid out in the granary. "
        "Ferrymen said the spillway had been blocked with driftwood for weeks.",
        figures=(("9 dead", Measure.KILLED, SECOND),),
        topics=("flood",),
    )
    province = Told(
        "province",
        "Tarn counts its dead after dam failure",
        "Tarn province has 14 dead from Monday's flood below the Skarn dam, most of them in Alder, where the granary "
        "serves as a mortuary. An engineer said driftwood had blocked the spillway.",
        MARCH_2 + DAY,
        figures=(("14 dead", Measure.KILLED, SECOND),),
        topics=("flood",),
    )
    desk = Desk()
    await desk.take(town, province)
    assert await desk.together(town, province)


@pytest.mark.parametrize("relation", [StoryRelation.REPRINT, StoryRelation.UPDATE])
async def test_a_copy_and_an_update_go_where_the_article_went(relation: StoryRelation) -> None:
    copied = replace(
        SAME_STRIKE,
        name="copy",
        title="Untitled",
        text="Words that are in no other text at all.",
        places={},
        figures=(),
        more={
            "relation": relation,
            "like": "strike",
            "original": "strike" if relation is StoryRelation.REPRINT else "copy",
        },
    )
    desk = Desk()
    await desk.take(STRIKE, copied)
    assert await desk.together(STRIKE, copied)
    assert desk.choices["copy"].reason is Reason.COPY


async def test_a_report_that_comes_again_stays_where_it_is_and_adds_nothing() -> None:
    desk = Desk()
    before = await desk.take(STRIKE, SAME_STRIKE)
    after = await desk.take(STRIKE)
    assert after == before
    assert desk.choices["strike"].reason is Reason.OWN


async def test_statements_on_one_matter_are_grouped_by_their_words() -> None:
    one = Told(
        "one",
        "Chancellor Quillan withdraws the salt levy",
        "Chancellor Quillan withdrew the salt levy before the assembly could vote on it. The brine farmers' caucus had "
        "threatened to walk out; Quillan's deputy Imre Stoll called the levy a blunder.",
    )
    other = Told(
        "other",
        "Salt levy dropped after caucus revolt",
        "A revolt in the brine farmers' caucus has sunk the salt levy. Imre Stoll, deputy to Chancellor Quillan, said "
        "it had been a blunder from the start and that the assembly would not see it again.",
        MARCH_2 + 5 * HOUR,
    )
    unlike = Told(
        "unlike",
        "Chancellor Quillan opens the winter games",
        "Chancellor Quillan opened the winter games with a torch that would not burn. Skaters from nine valleys "
        "marched past the stand; the ice had been flooded overnight.",
        MARCH_2 + 6 * HOUR,
    )
    desk = Desk()
    await desk.take(one, other, unlike)
    assert await desk.together(one, other)
    assert not await desk.together(one, unlike)


async def test_a_match_in_a_town_that_was_struck_is_not_the_strike() -> None:
    match = Told(
        "match",
        "Late goal sinks Alder rovers",
        "Alder rovers lost their cup match to Corve on Monday by a header in added time. The keeper had saved a "
        "penalty; the crowd of 4500 sang on regardless.",
        MARCH_2 + DAY,
    )
    desk = Desk()
    await desk.take(STRIKE, SAME_STRIKE, match)
    assert not await desk.together(STRIKE, match)


async def test_a_roundup_of_three_occurrences_does_not_make_one_of_them() -> None:
    roundup = Told(
        "roundup",
        "The day in Northland: a market, a depot, a sweep",
        "Grain market, Alder: 31 dead after Monday's bombing. Fuel depot, Birkeby: 8 dead after Tuesday's. Corve: "
        "police hold 40 detained dockers.",
        MARCH_2 + DAY + HOUR,
        figures=(
            ("31 dead", Measure.KILLED, SECOND),
            ("8 dead", Measure.KILLED, THIRD),
            ("40 detained", Measure.DETAINED, None),
        ),
    )
    desk = Desk()
    await desk.take(STRIKE, SAME_STRIKE, NEXT_TOWN, roundup)
    assert not await desk.together(STRIKE, NEXT_TOWN)


async def test_two_workers_open_an_incident_each_and_a_report_that_fits_both_makes_one_of_them() -> None:
    one, other = Desk(), Desk()
    twin = replace(STRIKE, name="twin", at=MARCH_2 + HOUR)
    kept, lost = await one.take(STRIKE), await other.take(twin)
    await one.memory.keep(lost)
    whole = await one.take(replace(SAME_STRIKE, at=MARCH_2 + 2 * HOUR))
    assert whole.incident_id == kept.incident_id
    assert set(whole.articles) == {"strike", "twin", "same strike"}
    found = await one.memory.by_id(lost.incident_id)
    assert found is not None
    assert found.incident_id == kept.incident_id


@pytest.mark.parametrize(("by_hand", "together"), [(False, True), (True, False)])
async def test_what_a_person_split_off_is_not_merged_again_by_a_report_that_fits_both(
    by_hand: bool, together: bool
) -> None:
    desk = Desk()
    whole = await desk.take(STRIKE, SAME_STRIKE)
    report = SAME_STRIKE.report()
    split = opened(report, traits_of(report))
    if by_hand:
        split = split.model_copy(update={"incident_id": split_incident_id("split")})
    await desk.memory.keep(split)
    await desk.take(replace(SAME_STRIKE, name="third", at=MARCH_2 + 10 * HOUR))
    kept = [await desk.memory.by_id(each.incident_id) for each in (whole, split)]
    assert all(kept)
    assert (kept[0] == kept[1]) is together
