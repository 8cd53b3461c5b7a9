"""The memory of incidents: that of one process, and that over MongoDB, whatever it stands on."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bench.archive.alone import IncidentsAlone
from claimwatch_contracts.incident import Incident
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.archive.incidents.growth import grown, merged, opened
from services.archive.incidents.in_memory import InMemoryIncidents
from services.archive.incidents.memory import MOST_CANDIDATES, Again, IncidentMemory
from services.archive.incidents.traits import traits_of
from tests.fakes.mongo import FakeDatabase
from tests.incidents import DAY, MARCH_2, Told
from tests.unit.archive.strikes import NEXT_TOWN, SAME_STRIKE, STRIKE


@pytest.fixture(params=["one process", "fake", "real"])
def memory(request: pytest.FixtureRequest) -> Iterator[IncidentMemory]:
    """A memory without incidents."""
    if request.param == "one process":
        yield InMemoryIncidents()
    elif request.param == "fake":
        yield IncidentsAlone(FakeDatabase())  # type: ignore[arg-type]
    else:
        shared: SharedSettings = request.getfixturevalue("shared_settings")
        database = connect(shared)
        yield IncidentsAlone(database)
        database.client.close()


def of(told: Told) -> Incident:
    """The incident that a report opens."""
    report = told.report()
    return opened(report, traits_of(report))


async def candidates(memory: IncidentMemory, told: Told) -> list[str]:
    """The ids of the candidates for a report, in order."""
    return [incident.incident_id for incident in await memory.candidates(traits_of(told.report()))]


async def test_a_kept_incident_is_read_as_it_was(memory: IncidentMemory) -> None:
    kept = of(STRIKE)
    await memory.keep(kept)
    assert await memory.by_id(kept.incident_id) == kept
    assert await memory.by_id("unheard of") is None


async def test_keeping_the_same_again_changes_nothing(memory: IncidentMemory) -> None:
    for _ in range(2):
        await memory.keep(of(STRIKE))
    assert await candidates(memory, SAME_STRIKE) == [of(STRIKE).incident_id]


async def test_what_shares_most_comes_first_and_what_shares_nothing_does_not_come(memory: IncidentMemory) -> None:
    nothing = replace(STRIKE, name="x", title="Ice fair", text="Skaters met on the lake.", figures=(), at=MARCH_2)
    for told in (NEXT_TOWN, STRIKE, nothing):
        await memory.keep(of(told))
    assert await candidates(memory, SAME_STRIKE) == [of(STRIKE).incident_id, of(NEXT_TOWN).incident_id]


async def test_the_incident_of_a_copied_article_comes_whenever_it_was_and_whatever_it_says(
    memory: IncidentMemory,
) -> None:
    await memory.keep(of(STRIKE))
    copy = replace(STRIKE, name="copy", text="Nothing of it.", title="", figures=(), at=MARCH_2 + 300 * DAY)
    assert await candidates(memory, copy) == []
    assert await candidates(memory, replace(copy, more={"like": "strike"})) == [of(STRIKE).incident_id]


async def test_an_old_incident_comes_by_its_place_and_day_alone(memory: IncidentMemory) -> None:
    await memory.keep(of(STRIKE))
    assert await candidates(memory, replace(SAME_STRIKE, at=MARCH_2 + 40 * DAY)) == [of(STRIKE).incident_id]
    dateless = replace(SAME_STRIKE, at=MARCH_2 + 40 * DAY, text=SAME_STRIKE.text.replace(" on Monday evening", ""))
    undated = replace(dateless, figures=(("40 dead", SAME_STRIKE.figures[0][1], None),))
    assert await candidates(memory, undated) == []


async def test_a_merged_incident_is_found_under_the_one_that_stays(memory: IncidentMemory) -> None:
    one, other = of(STRIKE), of(replace(SAME_STRIKE, name="other"))
    await memory.keep(one)
    await memory.keep(other)
    for incident in merged(one, other):
        await memory.keep(incident)
    found = await memory.by_id(other.incident_id)
    assert found is not None
    assert found.incident_id == one.incident_id
    assert await candidates(memory, SAME_STRIKE) == [one.incident_id]


async def test_frequencies_count_the_incidents_of_these_weeks_with_a_term(memory: IncidentMemory) -> None:
    await memory.keep(of(STRIKE))
    await memory.keep(of(replace(STRIKE, name="again")))
    await memory.keep(of(replace(STRIKE, name="long ago", at=MARCH_2 - 100 * DAY)))
    asked = traits_of(SAME_STRIKE.report())
    assert (await memory.candidates(asked)).frequencies["osmund"] == 2


async def test_there_are_never_more_candidates_than_can_be_compared(memory: IncidentMemory) -> None:
    for number in range(MOST_CANDIDATES + 5):
        await memory.keep(of(replace(STRIKE, name=f"strike {number}")))
    assert len(await candidates(memory, SAME_STRIKE)) == MOST_CANDIDATES


async def test_two_that_are_kept_at_the_same_moment_are_both_found(memory: IncidentMemory) -> None:
    one, other = of(STRIKE), of(replace(STRIKE, name="other"))
    await asyncio.gather(memory.keep(one), memory.keep(other))
    assert set(await candidates(memory, SAME_STRIKE)) == {one.incident_id, other.incident_id}


async def test_a_merged_incident_is_kept_under_its_own_id(memory: IncidentMemory) -> None:
    one, other = of(STRIKE), of(replace(SAME_STRIKE, name="other"))
    stays, gone = merged(one, other)
    for incident in (stays, gone):
        await memory.keep(incident)
    assert await memory.kept(gone.incident_id) == gone
    assert await memory.kept(stays.incident_id) == stays
    assert await memory.kept("nothing") is None


def growing(told: Told) -> Again:
    """The change that a report makes to an incident."""
    report = told.report()
    return lambda kept: grown(kept, report, traits_of(report))


async def test_two_that_grow_one_incident_at_the_same_moment_lose_nothing(memory: IncidentMemory) -> None:
    read = of(STRIKE)
    await memory.keep(read)
    changes = [growing(replace(SAME_STRIKE, name=name)) for name in ("one", "other")]
    await asyncio.gather(*(memory.keep(change(read), change) for change in changes))
    found = await memory.by_id(read.incident_id)
    assert found is not None
    assert (set(found.articles), found.harm) == ({"strike", "one", "other"}, 3.0)


async def test_another_archive_that_grew_an_incident_is_heard(database: Any) -> None:
    one, other = IncidentsAlone(database), IncidentsAlone(database)
    read = of(STRIKE)
    await one.keep(read)
    assert await one.kept(read.incident_id) == await other.kept(read.incident_id) == read
    for store, name in ((one, "one"), (other, "other"), (one, "third")):
        change = growing(replace(SAME_STRIKE, name=name))
        await store.keep(change(read), change)
    found = await other.by_id(read.incident_id)
    assert found is not None
    assert set(found.articles) == {"strike", "one", "other", "third"}
    asked = replace(SAME_STRIKE, name="copy", text="Nothing of it.", title="", figures=(), more={"like": "other"})
    assert await candidates(one, asked) == [read.incident_id]


async def test_what_another_archive_merged_meanwhile_stays_merged(memory: IncidentMemory) -> None:
    one, other = of(STRIKE), of(replace(SAME_STRIKE, name="other"))
    for incident in (one, other, *merged(one, other)):
        await memory.keep(incident)
    change = growing(replace(SAME_STRIKE, name="late"))
    await memory.keep(change(other), change)
    found = await memory.kept(other.incident_id)
    assert found is not None and found.merged_into == one.incident_id
