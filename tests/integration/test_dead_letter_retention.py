"""How long dead letters are kept is a setting that reaches the topics of a stack that runs already."""

from collections.abc import AsyncIterator

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from claimwatch_contracts.topics import TOPICS
from services._runtime.kafka.topics import DEAD_LETTER_TOPICS, create_topics
from services._runtime.settings import SharedSettings
from tests.waiting import answered

DAY = 86_400_000
ADDED = DEAD_LETTER_TOPICS[0]


@pytest.fixture
async def admin(shared_settings: SharedSettings) -> AsyncIterator[AIOKafkaAdminClient]:
    """An operator, who has made a setting of his own for one topic."""
    admin = AIOKafkaAdminClient(bootstrap_servers=shared_settings.kafka)
    await admin.start()
    await create_topics(shared_settings.kafka)
    own = await settings(admin, [ADDED])
    added = own[ADDED] | {"segment.ms": "3600000"}
    await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, ADDED, added)])
    await shown(admin, {ADDED: added})
    yield admin
    await create_topics(shared_settings.kafka)
    await admin.close()


async def settings(admin: AIOKafkaAdminClient, topics: list[str]) -> dict[str, dict[str, str]]:
    """What was set for each topic itself."""
    resources = [ConfigResource(ConfigResourceType.TOPIC, topic) for topic in topics]
    answers = [answer for response in await admin.describe_configs(resources) for answer in response.resources]
    return {name: {entry[0]: entry[1] for entry in entries if entry[3] == 1} for *_, name, entries in answers}


async def shown(admin: AIOKafkaAdminClient, expected: dict[str, dict[str, str]]) -> None:
    """Return when Kafka shows these settings: it takes a moment after it has taken them."""

    async def is_shown() -> bool:
        return await settings(admin, list(expected)) == expected

    await answered(is_shown)


async def test_dead_letters_are_kept_as_long_as_the_setting_says_and_no_other_setting_changes(
    shared_settings: SharedSettings, admin: AIOKafkaAdminClient
) -> None:
    topics = [*DEAD_LETTER_TOPICS, *(topic.name for topic in TOPICS)]
    before = await settings(admin, topics)
    assert {before[topic]["retention.ms"] for topic in DEAD_LETTER_TOPICS} == {str(30 * DAY)}

    assert await create_topics(shared_settings.kafka, dead_letter_days=60) == ([], sorted(DEAD_LETTER_TOPICS))
    longer = {topic: before[topic] | {"retention.ms": str(60 * DAY)} for topic in DEAD_LETTER_TOPICS}
    assert longer[ADDED]["segment.ms"] == "3600000"
    await shown(admin, before | longer)
    assert await create_topics(shared_settings.kafka, dead_letter_days=60) == ([], [])
