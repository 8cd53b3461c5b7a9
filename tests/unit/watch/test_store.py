"""Two instances may write the same mark at the same moment: both succeed."""

from typing import Any

import pytest
from pymongo.errors import BulkWriteError

from services.watch.store import AlertStore
from tests.builders import NOW


class Refusing:
    """A database whose bulk writes fail in part, with these codes."""

    name = "refusing"

    def __init__(self, *codes: int) -> None:
        self._codes = codes
        self.asked = 0

    def __getitem__(self, _collection: str) -> "Refusing":
        return self

    async def bulk_write(self, writes: list[Any], *, ordered: bool) -> None:
        """The failure as PyMongo raises it."""
        self.asked += 1
        assert not ordered, "one mark that is there must not keep the others from being written"
        raise BulkWriteError({"writeErrors": [{"code": code, "errmsg": "refused"} for code in self._codes]})


async def test_a_mark_that_another_made_meanwhile_is_no_failure() -> None:
    database: Any = Refusing(11_000, 11_000)
    await AlertStore(database).mark_told("w1", ["one", "two"], "filing", NOW)
    assert database.asked == 1


async def test_any_other_failure_of_a_mark_is_raised() -> None:
    database: Any = Refusing(11_000, 64)
    with pytest.raises(BulkWriteError):
        await AlertStore(database).mark_told("w1", ["one", "two"], "filing", NOW)
