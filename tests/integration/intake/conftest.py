"""Fixtures of all integration tests of intake: a publisher's web server, a reader of the topic, settings."""

from collections.abc import AsyncIterator

import pytest

from services._runtime.settings import SharedSettings
from services.intake.settings import IntakeSettings
from tests.integration.intake_world import Site, Topic, open_site, open_topic, quick_settings


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A publisher's web server."""
    async with open_site() as site:
        yield site


@pytest.fixture
async def topic(shared_settings: SharedSettings) -> AsyncIterator[Topic]:
    """A reader of intake's topic."""
    async with open_topic(shared_settings.kafka) as topic:
        yield topic


@pytest.fixture
def settings(shared_settings: SharedSettings) -> IntakeSettings:
    """Intake's settings."""
    return quick_settings(shared_settings)
