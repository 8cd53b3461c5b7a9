"""The archive killed at any moment while it merges two incidents that a report shows to be one: it does so again."""

from dataclasses import replace
from typing import Any

from pymongo.errors import AutoReconnect

from services.archive.judging.judge import Judge
from services.archive.store.entries import EntryStore
from services.archive.store.incidents import IncidentStore
from services.archive.store.sheets import SheetStore
from services.archive.store.stories import StoryStore
from tests.fakes.mongo import FakeDatabase
from tests.incidents import Told
from tests.unit.archive.test_incidents import HOUR, MARCH_2, SAME_STRIKE, STRIKE
from tests.unit.archive.test_killed import Dying, kept

ALIVE = float("inf")


async def judged(database: Any, told: Told) -> str | None:
    """The incident of a report, judged by a process that has just begun."""
    stores = (StoryStore(database), IncidentStore(database), EntryStore(database), SheetStore(database))
    report, _ = await Judge(*stores).judged(told.report())
    return report.incident_id


async def two_of_one_occurrence() -> Dying:
    """Two incidents that two archives opened at the same moment."""
    database, other = Dying(), FakeDatabase()
    one = await judged(database, STRIKE)
    assert one != await judged(other, replace(STRIKE, name="twin", at=MARCH_2 + HOUR))
    for name in ("incidents", "entries", "ledger_sheets"):
        async for document in other[name].find():
            await database[name].insert_one(document)
    for name in ("incident_keys", "entry_index"):
        async for document in other[name].find():
            for identity in document["ids"]:
                added = {"$addToSet": {"ids": identity}}
                await database[name].update_one({"_id": document["_id"]}, added, upsert=True)
    return database


async def merged(lives_for: float) -> Dying:
    """The database after a report that fits both, during which the archive dies after so many calls."""
    database, told = await two_of_one_occurrence(), replace(SAME_STRIKE, at=MARCH_2 + 2 * HOUR)
    database.calls, database.lives_for = 0, lives_for
    try:
        await judged(database, told)
    except AutoReconnect:
        database.lives_for = ALIVE
        await judged(database, told)
    database.lives_for = ALIVE
    return database


async def test_killed_at_any_call_two_incidents_become_one() -> None:
    whole = await merged(ALIVE)
    calls, expected = whole.calls, await kept(whole)
    assert [each["body"]["merged_into"] is None for each in expected["incidents"]].count(True) == 1
    for lives_for in range(calls):
        found = await kept(await merged(lives_for))
        found["entry_index"] = expected["entry_index"]  # it may name an article too many
        assert found == expected, lives_for
