"""Topics of the test's own."""

import uuid

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.topics import Topic
from services._runtime.settings import SharedSettings


@pytest.fixture
async def topic(shared_settings: SharedSettings) -> Topic:
    """A topic of the test's own, with its dead letters."""
    return await _create(shared_settings, "probe")


@pytest.fixture
async def shared_topic(shared_settings: SharedSettings) -> Topic:
    """A topic of the test's own that the groups of two services read, and a third service reads live."""
    return await _create(shared_settings, "probe", "other", live="live")


async def _create(shared: SharedSettings, *services: str, live: str | None = None) -> Topic:
    name = f"probe-{uuid.uuid4().hex[:8]}"
    groups: dict[str, str | None] = {service: f"{name}-{service}-group" for service in services}
    if live is not None:
        groups[live] = None
    topic = Topic(name, ArticlePublished, owner="probe", groups=groups, partitions=2)
    admin = AIOKafkaAdminClient(bootstrap_servers=shared.kafka)
    await admin.start()
    await admin.create_topics([NewTopic(name, 2, 1), *(NewTopic(letters, 1, 1) for letters in topic.dead_letters)])
    await admin.close()
    return topic
