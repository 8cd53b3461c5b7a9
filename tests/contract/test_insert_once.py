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
