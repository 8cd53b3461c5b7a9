"""A client of the api on fakes."""

from collections.abc import AsyncIterator

import httpx
import pytest

from services.api.places import Places
from tests.fakes.api import http_client
from tests.fakes.mongo import FakeDatabase


@pytest.fixture(scope="session")
async def places() -> Places:
    """The gazetteer, opened once."""
    places = Places()
    await places.open()
    return places


@pytest.fixture
def database() -> FakeDatabase:
    """The database, with the other services' documents."""
    return FakeDatabase()


@pytest.fixture
async def client(database: FakeDatabase, places: Places) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an api."""
    async with http_client(database, places) as client:
        yield client
