"""An api whose index of reports is brought up to date by hand."""

from typing import Any

import pytest

from services.api.places import Places
from services.api.search.desk import SearchDesk
from tests.builders import NOW
from tests.fakes.api import http_client, search_desk
from tests.fakes.mongo import FakeDatabase


@pytest.fixture
def desk(database: FakeDatabase) -> SearchDesk:
    """The index of the client, empty."""
    return search_desk(database, lambda: NOW)


@pytest.fixture
async def client(database: FakeDatabase, places: Places, desk: SearchDesk) -> Any:
    """A client of an api with that index."""
    async with http_client(database, places, search=desk) as client:
        yield client
