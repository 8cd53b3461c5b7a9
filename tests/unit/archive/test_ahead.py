"""Documents that are read ahead: once, unless they are written before they are wanted."""

import asyncio
from typing import Any

import pytest

from services.archive.store.ahead import WAITING, DocumentsAhead
from tests.fakes.mongo import FakeDatabase


class Shelf:
    """A collection with the documents ``a`` and ``b``, and what was asked of it."""

    def __init__(self) -> None:
        self.database: Any = FakeDatabase()
        self.collection = self.database["things"]
        self.collection.documents |= {name: {"_id": name, "n": 1} for name in "ab"}
        self.ahead = DocumentsAhead(self.collection)

    @property
    def asked(self) -> list[list[str]]:
        """The ids of each reading query."""
        sought = (asked.query["_id"] for asked in self.database.asked)
        return [ids["$in"] for ids in sought if isinstance(ids, dict)]

    async def write(self, name: str) -> None:
        """Write a document, as a store does."""
        try:
            await self.collection.update_one({"_id": name}, {"$set": {"n": 2}}, upsert=True)
        finally:
            self.ahead.written([name])


async def test_what_was_read_ahead_is_not_read_again_also_if_it_does_not_exist() -> None:
    shelf = Shelf()
    assert list(await shelf.ahead.look_ahead("reader", ["a", "none"])) == ["a"]
    found = await shelf.ahead.read("reader", ["b", "none", "a"])
    assert list(found) == ["b", "a"]
    assert shelf.asked == [["a", "none"], ["b"]]


async def test_what_was_written_since_is_read_again_by_every_reader() -> None:
    shelf = Shelf()
    for reader in ("one", "other"):
        await shelf.ahead.look_ahead(reader, ["a", "new"])
    await shelf.write("a")
    await shelf.write("new")
    for reader in ("one", "other"):
        found = await shelf.ahead.read(reader, ["a", "new"])
        assert [document["n"] for document in found.values()] == [2, 2]


async def test_what_is_written_while_it_is_read_is_read_again() -> None:
    shelf = Shelf()
    await asyncio.gather(shelf.ahead.look_ahead("reader", ["a"]), shelf.write("a"))
    assert (await shelf.ahead.read("reader", ["a"]))["a"]["n"] == 2
    assert shelf.asked.count(["a"]) == 2


async def test_what_was_let_go_is_read_again() -> None:
    shelf = Shelf()
    await shelf.ahead.look_ahead("reader", ["a"])
    shelf.ahead.let_go("reader")
    await shelf.ahead.read("reader", ["a"])
    assert shelf.asked == [["a"], ["a"]]


@pytest.mark.parametrize(("others", "queries"), [(WAITING - 1, 1), (WAITING, 2)])
async def test_only_so_many_readers_are_waited_for(others: int, queries: int) -> None:
    shelf = Shelf()
    await shelf.ahead.look_ahead("reader", ["a"])
    for number in range(others):
        await shelf.ahead.look_ahead(number, ["b"])
    assert "a" in await shelf.ahead.read("reader", ["a"])
    assert shelf.asked.count(["a"]) == queries
