"""A topic of the test's own."""

import uuid

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.topics import Topic
from services._runtime.settings import SharedSettings


@pytest.fixture
async def topic(shared_settings: SharedSettings) -> Topic:
    """A topic of the test's own, with its dead letters."""
    name = f"probe-{uuid.uuid4().hex[:8]}"
    topic = Topic(name, ArticlePublished, owner="probe", groups={"probe": f"{name}-group"}, partitions=2)
    admin = AIOKafkaAdminClient(bootstrap_servers=shared_settings.kafka)
    await admin.start()
    await admin.create_topics([NewTopic(name, 2, 1), NewTopic(topic.dead_letters[0], 1, 1)])
    await admin.close()
    return topic
