"""An api that asks for keys."""

from collections.abc import AsyncIterator

import httpx
import pytest

from services.api.places import Places
from tests.fakes.api import http_client
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.access.locked import Clock


@pytest.fixture
def clock() -> Clock:
    """The time."""
    return Clock()


@pytest.fixture
async def locked(database: FakeDatabase, places: Places, clock: Clock) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an api whose callers need keys."""
    async with http_client(database, places, clock=clock, locked=True) as client:
        yield client
