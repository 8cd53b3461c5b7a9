"""Reports that are complete at the same moment: they look ahead together, and are judged one after another."""

import asyncio
import itertools
from collections.abc import Sequence
from typing import Any

from claimwatch_contracts.events import Event
from tests.fakes.mongo import FakeDatabase
from tests.unit.archive.test_handlers import Archive
from tests.unit.archive.test_killed import events, kept

PARTS, REPORTS = 4, 3


async def archive_with(parts: Sequence[Event]) -> Archive:
    """An archive that has heard all these but the last part of each report."""
    archive = Archive(FakeDatabase())
    await archive.hear(*(part for number, part in enumerate(parts, start=1) if number % PARTS))
    return archive


async def outcome(archive: Archive) -> tuple[dict[str, list[Any]], set[str]]:
    """All that is kept, and what was announced."""
    return await kept(archive.database), {event.model_dump_json() for event in archive.emitter.events}


async def test_they_end_as_if_one_had_come_after_the_other() -> None:
    parts = events()[: PARTS * REPORTS]
    last = parts[PARTS - 1 :: PARTS]
    expected = []
    for order in itertools.permutations(last):
        archive = await archive_with(parts)
        await archive.hear(*order)
        expected.append(await outcome(archive))
    archive = await archive_with(parts)
    await asyncio.gather(*map(archive.hear, last))
    assert len(archive.emitter.events) == REPORTS
    assert await outcome(archive) in expected
