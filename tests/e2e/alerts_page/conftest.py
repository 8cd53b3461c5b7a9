"""A browser that shows the alerts page."""

from collections.abc import AsyncIterator

import pytest

from services._runtime.boot import Service
from tests.e2e.browsing import Browser, opened


@pytest.fixture
async def browser(api: Service, chromium: str) -> AsyncIterator[Browser]:
    """A browser that shows the page, connected."""
    async with opened(chromium, api.http.port) as browser:
        yield browser
