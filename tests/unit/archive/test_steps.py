"""Writes that are made together, also when another archive has written what was not there when it was read."""

from typing import Any

import pytest
from pymongo.errors import BulkWriteError

from services.archive.store.steps import Step, Write, adding, decoded, encoded
from tests.fakes.mongo import FakeDatabase

ADDED = [("a", "1"), ("b", "1"), ("b", "2"), ("c", "3")]


async def made(there: dict[str, list[str]], *steps: Step) -> tuple[list[bool], dict[str, Any]]:
    """Whether each step made all its writes, and what is in the sets then."""
    database: Any = FakeDatabase()
    for key, ids in there.items():
        await database["keys"].insert_one({"_id": key, "ids": ids})
    results = [await step.make(database) for step in steps]
    return results, {document["_id"]: document["ids"] async for document in database["keys"].find()}


@pytest.mark.parametrize("unused", [(), ("a",), ("b", "c"), ("a", "b", "c")])
@pytest.mark.parametrize(
    ("there", "left"),
    [
        ({}, {"a": ["1"], "b": ["1", "2"], "c": ["3"]}),
        ({"b": ["0"]}, {"a": ["1"], "b": ["0", "1", "2"], "c": ["3"]}),
        ({"b": ["2"], "c": ["3"]}, {"a": ["1"], "b": ["2", "1"], "c": ["3"]}),
        ({"a": ["1"], "b": ["1", "2"], "c": ["3"]}, {"a": ["1"], "b": ["1", "2"], "c": ["3"]}),
    ],
)
async def test_what_is_added_is_there_whatever_was_known_to_be_unused(
    unused: tuple[str, ...], there: dict[str, list[str]], left: dict[str, list[str]]
) -> None:
    step = Step("keys", adding(ADDED, "ids", unused))
    assert await made(there, step, step) == ([True, True], left)


async def test_a_step_that_is_read_again_adds_to_what_it_wrote_itself() -> None:
    step = Step("keys", adding(ADDED, "ids", ("a", "b")))
    results, left = await made({}, step, *decoded(encoded([step])))
    assert (results, left) == ([True, True], {"a": ["1"], "b": ["1", "2"], "c": ["3"]})


async def test_a_write_that_finds_nothing_to_change_is_told_beside_one_that_was_there_already() -> None:
    missed = Write({"_id": "z", "digest": "old"}, {"$set": {"digest": "new"}}, upsert=False)
    results, _ = await made({"a": ["0"]}, Step("keys", [*adding(ADDED, "ids", ("a",)), missed]))
    assert results == [False]


async def test_another_document_in_the_way_is_an_error() -> None:
    in_the_way = Write({"_id": "a", "digest": "old"}, {"$set": {"ids": ["9"]}})
    with pytest.raises(BulkWriteError):
        await made({"a": ["0"]}, Step("keys", [in_the_way]))
