"""The archive killed at any moment while it merges two incidents that a report shows to be one: it does so again."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from pymongo.errors import AutoReconnect

from claimwatch_language.names.aliases import Aliases
from services.archive.judging.judge import reading_of
from services.archive.store.amendments import AmendmentStore
from services.archive.store.joined import Joined
from services.archive.store.reports import ReportStore
from services.archive.store.turns.turn import Turns
from tests.builders import NOW
from tests.fakes.mongo import FakeDatabase
from tests.incidents import Told
from tests.unit.archive.strikes import HOUR, MARCH_2, SAME_STRIKE, STRIKE
from tests.unit.archive.test_killed import Dying, kept

ALIVE = float("inf")


async def judged(database: Any, told: Told) -> str | None:
    """The incident of a report whose parts are kept, judged by a process that has just begun."""
    report = told.report()
    parts: Any = SimpleNamespace(changes=4, filed_at=None)
    await database["reports"].update_one({"_id": report.report_id}, {"$set": vars(parts)}, upsert=True)
    turns = Turns(database, ReportStore(database), AmendmentStore(database))
    await turns.finish([report.article.article_id], NOW)
    (filed,) = await turns.take([Joined(report, parts, Aliases(), reading_of(report))], NOW)
    return None if filed is None else filed[0].incident_id


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
