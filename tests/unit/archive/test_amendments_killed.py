"""The archive killed at any moment while it applies a correction by hand: it ends as if nothing had happened."""

from collections.abc import Sequence
from typing import Any

import pytest
from pymongo.errors import AutoReconnect

from claimwatch_contracts.amendment import Amendment, MergedIncidents, SplitIncident
from tests.amendments import amendment, taken_back
from tests.unit.archive.test_amended_reports import two_incidents
from tests.unit.archive.test_handlers import Archive
from tests.unit.archive.test_killed import Dying, kept

ALIVE = float("inf")


async def corrections(incidents: tuple[str, str]) -> list[Amendment]:
    """A merger, a report that is split off again, and both taken back, the merger last."""
    merger = amendment(MergedIncidents(incident_ids=incidents), "merger")
    split = amendment(SplitIncident(incident_id=incidents[0], report_ids=("b1:1",)), "split")
    return [merger, split, taken_back(split), taken_back(merger)]


async def corrected(given: int, lives_for: float) -> Dying:
    """The database after so many corrections, during the last of which the archive dies after so many calls."""
    database = Dying()
    archive = Archive(database)
    incidents = await two_incidents(archive)
    waiting: Sequence[Amendment] = (await corrections(incidents))[:given]
    for each in waiting[:-1]:
        await archive.amend(each)
    database.calls, database.lives_for = 0, lives_for
    try:
        await archive.amend(waiting[-1])
    except AutoReconnect:
        database.lives_for = ALIVE
        await Archive(database).amend(waiting[-1])
    database.lives_for = ALIVE
    return database


async def told(database: Any) -> dict[str, list[Any]]:
    """All documents but the index of entries, which may name an article too many."""
    found = await kept(database)
    assert found.pop("entry_index")
    return found


@pytest.mark.parametrize("given", range(1, 5))
async def test_killed_at_any_call_a_correction_ends_as_if_the_archive_had_not_been(given: int) -> None:
    whole = await corrected(given, ALIVE)
    calls = whole.calls
    expected = await told(whole)
    assert calls > 10
    for lives_for in range(calls):
        assert await told(await corrected(given, lives_for)) == expected, lives_for
