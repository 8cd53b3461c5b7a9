"""The archive's memory of the ledger: all entries of an article at once, found by incident and by place."""

from typing import Any

import pytest

from services.archive.ledger.in_memory import InMemoryEntries
from services.archive.ledger.memory import EntryMemory
from services.archive.store.entries import EntryStore
from tests.ledger_builders import ALDER, entry


@pytest.fixture(params=["in memory", "stored"])
def memory(request: pytest.FixtureRequest, database: Any) -> EntryMemory:
    """A memory without entries."""
    return InMemoryEntries() if request.param == "in memory" else EntryStore(database)


async def test_what_is_kept_of_an_article_is_found_by_article_and_by_incident(memory: EntryMemory) -> None:
    first, second = entry("Mayor", 3, article="a1"), entry("Mayor", 5, article="a1", hours=1, incident_id="i2")
    other = entry("Police", 4, article="a2", incident_id="i2")
    await memory.replace("a1", [second, first])
    await memory.replace("a2", [other])
    assert await memory.of_article("a1") == [first, second]
    assert await memory.of_incidents(["i1"]) == [first, second], "an article's entries come together"
    assert await memory.of_incidents(["i1", "i2"]) == [first, other, second]
    assert await memory.of_incidents(["i3"]) == await memory.of_article("a3") == []


async def test_the_same_again_changes_nothing(memory: EntryMemory) -> None:
    first = entry("Mayor", 3, article="a1")
    for _ in range(2):
        await memory.replace("a1", [first])
    assert await memory.of_incidents(["i1"]) == [first]


async def test_an_article_that_says_nothing_more_of_an_incident_is_not_found_by_it(memory: EntryMemory) -> None:
    await memory.replace("a1", [entry("Mayor", 3, article="a1")])
    moved = entry("Mayor", 3, article="a1", incident_id="i2")
    await memory.replace("a1", [moved])
    assert await memory.of_incidents(["i1"]) == []
    assert await memory.of_incidents(["i2"]) == [moved]


async def test_a_standing_total_is_found_by_its_place(memory: EntryMemory) -> None:
    total = entry("Observatory", 900, article="a1", incident_id=None, standing=True)
    nothing = entry("Observatory", 7, article="a2", incident_id=None)
    await memory.replace("a1", [total])
    await memory.replace("a2", [nothing])
    assert await memory.standing([ALDER.geonames_id or 0]) == [total]
    assert await memory.standing(["alder"]) == []


async def test_entries_that_cannot_be_read_hide_no_others(database: Any) -> None:
    store = EntryStore(database)
    await store.replace("a1", [entry("Mayor", 3, article="a1")])
    readable = entry("Police", 4, article="a2")
    await store.replace("a2", [readable])
    await database["entries"].update_one({"_id": "a1"}, {"$set": {"packed": None, "body": {"surprise": True}}})
    assert await store.of_incidents(["i1"]) == [readable]
    assert await store.of_article("a1") == []


async def test_what_another_process_keeps_of_an_article_is_read(database: Any) -> None:
    one, other = EntryStore(database), EntryStore(database)
    for value in (3, 5):
        said = entry("Mayor", value, article="a1")
        await one.replace("a1", [said])
        for _ in range(2):
            assert await other.of_incidents(["i1"]) == [said]
