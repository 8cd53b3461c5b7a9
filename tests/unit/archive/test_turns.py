"""Reports that are judged together: as if one had come after the other, also when the archive dies in between."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymongo.errors import AutoReconnect

from claimwatch_contracts.base import Versioned
from claimwatch_contracts.events import ArticleErased, Event
from claimwatch_contracts.vocabulary import StoryRelation
from services._runtime.stored import readable
from services.archive.store.incidents import IncidentStore
from tests.builders import NOW, TEXT, article, usual_extractions
from tests.fakes.mongo import FakeDatabase
from tests.unit.archive.test_handlers import Archive
from tests.unit.archive.test_killed import Dying, events, kept

PARTS = 4
ALIVE = float("inf")
Batch = Sequence[Event]


def by_topic(parts: Sequence[Event], sizes: Sequence[int] = ()) -> list[Batch]:
    """The messages as they come: those of each topic together, those of the last in batches of these sizes."""
    *topics, last = (parts[number::PARTS] for number in range(PARTS))
    cuts = [0, *(sum(sizes[: number + 1]) for number in range(len(sizes))), len(last)]
    return [*topics, *(last[start:end] for start, end in pairwise(cuts))]


async def played(batches: Sequence[Batch], lives_for: float = ALIVE) -> tuple[Dying, list[str]]:
    """The database and what was announced, when the archive died after so many calls.

    Another process hears again the batch that was under way.
    """
    database, waiting = Dying(lives_for), list(batches)
    archive, announced = Archive(database), list[Event]()
    while waiting:
        try:
            await archive.heard(*waiting[0])
            waiting.pop(0)
        except AutoReconnect:
            database.lives_for = ALIVE
            announced += archive.emitter.events
            archive = Archive(database)
    database.lives_for = ALIVE
    return database, list(dict.fromkeys(event.model_dump_json() for event in (*announced, *archive.emitter.events)))


async def one_by_one(batches: Sequence[Batch]) -> tuple[dict[str, list[Any]], list[str]]:
    """What is kept and announced if no message comes with others."""
    database, announced = await played([[event] for batch in batches for event in batch])
    return await kept(database), announced


async def test_two_copies_and_two_revisions_that_come_together_are_judged_as_if_apart() -> None:
    batches = by_topic(events())
    database, announced = await played(batches)
    assert (await kept(database), announced) == await one_by_one(batches)
    archive = Archive()
    for batch in batches:
        await archive.heard(*batch)
    first, reprint, risen, again = (each.report for each in archive.emitter.events)
    assert [each.report_id for each in (first, reprint, risen, again)] == ["a1:1", "a2:1", "a3:1", "a1:2"]
    assert (reprint.relation, reprint.like, reprint.incident_id) == (StoryRelation.REPRINT, "a1", first.incident_id)
    assert risen.incident_id == again.incident_id == first.incident_id
    assert [figure.corrects and figure.corrects.value for figure in again.figures] == [40]


async def test_what_the_archive_wrote_itself_it_does_not_unpack_again(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked: list[str] = []

    def unpack(model: type[Versioned], document: dict[str, Any]) -> Any:
        unpacked.append(document["_id"])
        return readable(model, document)

    for module in ("incidents", "entries"):
        monkeypatch.setattr(f"services.archive.store.{module}.readable", unpack)
    parts, archive = events(), Archive()
    for event in parts:
        await archive.heard(event)
    incidents = {event.report.incident_id for event in archive.emitter.events}
    assert (len(incidents), unpacked) == (1, [])
    fresh = Archive(archive.database)
    late = article(article_id="a9", publisher="The ninth")
    for event in (late, *usual_extractions(late)):
        await fresh.heard(event)
    (again,) = fresh.emitter.events
    assert {again.report.incident_id} == incidents
    assert incidents <= set(unpacked), "another process reads what is written"


@pytest.mark.parametrize("part", range(4))
async def test_killed_at_any_call_a_batch_ends_as_if_the_archive_had_not_been(part: int) -> None:
    batches = by_topic(events())
    expected = await one_by_one(batches)
    assert len(expected[1]) == 4
    whole, _ = await played(batches)
    for calls in range(part, whole.calls, 4):
        database, announced = await played(batches, calls)
        assert (await kept(database), announced) == expected, calls
        assert await database["turns"].count_documents({}) == 0, calls


@settings(max_examples=40, deadline=None)
@given(
    st.permutations(range(4)).filter(lambda order: order.index(0) < order.index(3)),
    st.lists(st.integers(0, 4), max_size=3),
    st.integers(0, 60),
)
def test_however_messages_come_together_and_the_archive_dies_the_result_is_the_same(
    order: list[int], sizes: list[int], lives_for: int
) -> None:
    parts = events()
    ordered = [each for number in order for each in parts[PARTS * number : PARTS * (number + 1)]]
    batches = [batch for batch in by_topic(ordered, sizes) if batch]

    async def outcome() -> None:
        database, announced = await played(batches, lives_for)
        assert (await kept(database), announced) == await one_by_one(batches)

    asyncio.run(outcome())


async def test_a_turn_that_was_broken_off_is_finished_when_one_of_its_reports_comes_again() -> None:
    *before, last = by_topic(events()[: 3 * PARTS])
    expected = await one_by_one([*before, last])
    async for calls, database in broken_off(before, last):
        announced = await played_on(database, [[each] for each in last])
        assert (await kept(database), announced) == expected, calls


async def test_who_starts_finishes_broken_turns_before_others_grow_what_they_left() -> None:
    *first, last = by_topic(events()[: 2 * PARTS])
    other = events()[2 * PARTS : 3 * PARTS]
    expected = await one_by_one([*first, last, other])
    broken = 0
    async for calls, database in broken_off(first, last):
        if not await database["turns"].count_documents({}):
            continue
        broken += 1
        archive = Archive(database)
        await archive.handlers.finish_turns()
        for event in other:
            await archive.heard(event)
        await archive.heard(*last)
        assert await kept(database) == expected[0], calls
    assert broken > 3, "some turns are broken off"


async def played_on(database: Dying, batches: Sequence[Batch]) -> list[str]:
    """What a new process announces."""
    archive = Archive(database)
    for batch in batches:
        await archive.heard(*batch)
    return [event.model_dump_json() for event in archive.emitter.events]


async def broken_off(before: Sequence[Batch], last: Batch) -> AsyncIterator[tuple[int, Dying]]:
    """Databases of archives that died at each call that the last batch makes, with the number of calls."""
    whole = Dying()
    await played_on(whole, before)
    whole.calls = 0
    await Archive(whole).heard(*last)
    for calls in range(whole.calls):
        database = Dying()
        await played_on(database, before)
        database.calls, database.lives_for = 0, calls
        with pytest.raises(AutoReconnect):
            await Archive(database).heard(*last)
        database.lives_for = ALIVE
        yield calls, database


async def test_what_is_erased_before_a_broken_turn_is_finished_is_not_kept_again() -> None:
    *before, last = by_topic(events()[: 3 * PARTS])
    broken = 0
    async for calls, database in broken_off(before, last):
        broken += await database["turns"].count_documents({})
        archive = Archive(database)
        await archive.heard(ArticleErased(article_id="a1", revisions=1, erased_at=NOW))
        await archive.heard(*last)
        assert await archive.ledger("a1") == [], calls
        assert await database["turns"].count_documents({}) == 0, calls
    assert broken > 5, "some turns are broken off"


async def test_two_archives_that_judge_together_lose_neither_reports_nor_entries() -> None:
    def told(name: str, value: int) -> list[Event]:
        text = TEXT.replace("40", str(value)) + f" Note {name}."
        said, counted, mentioned = usual_extractions(article(article_id=name))
        figure = counted.figures[0].model_copy(update={"text": str(value), "value": float(value)})
        parts = counted.model_copy(update={"figures": (figure,)})
        return [article(text, article_id=name, publisher=f"The {name}"), said, parts, mentioned]

    database = FakeDatabase()
    await Archive(database).hear(*told("a0", 39))
    one = [event for name in ("a1", "a2") for event in told(name, 40)]
    other = [event for name in ("b1", "b2") for event in told(name, 41)]

    async def play(parts: Sequence[Event]) -> Archive:
        archive = Archive(database)
        for batch in by_topic(parts):
            await archive.heard(*batch)
        return archive

    archives = await asyncio.gather(play(one), play(other))
    announced = [event.report for archive in archives for event in archive.emitter.events]
    assert len(announced) == 4
    (identity,) = {report.incident_id for report in announced}
    incident = await IncidentStore(database).by_id(identity or "")  # type: ignore[arg-type]
    assert incident is not None
    assert incident.articles == ("a0", "a1", "a2", "b1", "b2")
    for name, value in (("a1", 40), ("a2", 40), ("b1", 41), ("b2", 41)):
        assert [each for each, _ in await archives[0].ledger(name)] == [value]


async def test_equal_texts_that_two_archives_get_at_once_are_one_story() -> None:
    def copies(*names: str) -> list[Event]:
        parts: list[Event] = []
        for name in names:
            parts += [article(article_id=name, publisher=name), *usual_extractions(article(article_id=name))]
        return parts

    database = FakeDatabase()
    archives = Archive(database), Archive(database)
    for batches in zip(by_topic(copies("a1", "a2")), by_topic(copies("b1", "b2")), strict=True):
        await asyncio.gather(*(archive.heard(*batch) for archive, batch in zip(archives, batches, strict=True)))
    reports = [event.report for archive in archives for event in archive.emitter.events]
    assert len(reports) == 4
    assert len({report.story_id for report in reports}) == len({report.original for report in reports}) == 1
    assert [report.relation for report in reports].count(StoryRelation.ORIGINAL) == 1
