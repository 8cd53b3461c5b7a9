"""Two desks with an api of their own each."""

from collections.abc import AsyncIterator

import httpx
import pytest

from services.api.places import Places
from tests.fakes.api import http_client
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.desks.two_desks import NIGHT, desk_key


@pytest.fixture
async def day(database: FakeDatabase, places: Places) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody at the default desk."""
    async with http_client(database, places, locked=True) as client:
        client.headers.update(await desk_key(database, "default"))
        yield client


@pytest.fixture
async def night(database: FakeDatabase, places: Places) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody at another desk."""
    async with http_client(database, places, locked=True) as client:
        client.headers.update(await desk_key(database, NIGHT))
        yield client
