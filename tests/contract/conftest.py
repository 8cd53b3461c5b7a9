"""The suites of this folder run twice: over the fake that other tests use, and over what it stands for."""

from collections.abc import Iterator

import pytest

from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from tests.fakes.mongo import FakeDatabase
from tests.indexes import declared, unindexed


@pytest.fixture(params=["fake", "real"])
def database(request: pytest.FixtureRequest) -> Iterator[Database | FakeDatabase]:
    """A database of the test's own, empty."""
    if request.param == "fake":
        fake = FakeDatabase()
        yield fake
        assert not unindexed(fake.asked, declared()), "a query has no index"
        return
    shared: SharedSettings = request.getfixturevalue("shared_settings")
    database = connect(shared)
    yield database
    database.client.close()
