"""What is inserted once stays as its first writer left it."""

import asyncio
from typing import Any

from services._runtime.mongo import insert_once


async def test_the_first_of_several_writers_decides_and_the_others_are_told(database: Any) -> None:
    boats = database["boats"]
    wrote = await asyncio.gather(*(insert_once(boats, {"_id": "mary", "writer": number}) for number in range(5)))
    assert sorted(wrote) == [False, False, False, False, True]
    kept = await boats.find_one({"_id": "mary"})
    assert not await insert_once(boats, {"_id": "mary", "writer": 7})
    assert await boats.find_one({"_id": "mary"}) == kept == {"_id": "mary", "writer": wrote.index(True)}


async def test_of_several_documents_those_before_an_existing_one_are_stored(database: Any) -> None:
    boats = database["boats"]
    assert await insert_once(boats, {"_id": "mary", "writer": 1})
    new = [{"_id": name, "writer": 2} for name in ("anna", "mary", "zoe")]
    assert not await insert_once(boats, *new)
    kept = {document["_id"]: document["writer"] async for document in boats.find({})}
    assert kept == {"anna": 2, "mary": 1}
    assert await insert_once(boats, {"_id": "ruth"}, {"_id": "zoe"})
