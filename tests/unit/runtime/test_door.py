"""The door while the database of keys does not answer."""

from typing import Any, cast

import httpx
import pytest
from pymongo.errors import AutoReconnect
from starlette.responses import PlainTextResponse

from claimwatch_contracts.access import Role
from services._runtime.access.door import Door
from services._runtime.access.keyring import Keys
from services._runtime.access.tokens import new_key
from tests.builders import NOW


class Failing:
    """Keys that cannot be looked up, for that reason."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    async def by_key(self, _token: Any) -> None:
        """Fail."""
        raise self._error


async def asked(error: Exception) -> httpx.Response:
    """What a caller is answered who shows a key."""
    door = Door(PlainTextResponse("inside"), cast(Keys, Failing(error)), lambda *_: Role.READER, lambda: NOW)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(door), base_url="http://api") as http:
        return await http.get("/reports", headers={"Authorization": f"Bearer {new_key()[0]}"})


async def test_a_database_that_is_away_is_said_to_be_so_and_to_come_back() -> None:
    answer = await asked(AutoReconnect("away"))
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert answer.json()["type"] == "urn:claimwatch:problem:unavailable"
    assert int(answer.headers["Retry-After"]) > 0


async def test_a_bug_is_not_hidden() -> None:
    with pytest.raises(KeyError):
        await asked(KeyError("bug"))
