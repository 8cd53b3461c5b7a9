"""How long messages and dead letters are kept are settings that reach the topics of a stack that runs already."""

from collections.abc import AsyncIterator

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from typer.testing import CliRunner

from claimwatch_contracts.topics import TOPICS
from services._cli.main import app
from services._runtime.kafka.topics import DEAD_LETTER_TOPICS, create_topics
from services._runtime.settings import SharedSettings
from tests.conftest import ServerAddresses
from tests.waiting import answered

DAY = 86_400_000
ADDED = DEAD_LETTER_TOPICS[0]
LIVE = [topic.name for topic in TOPICS]
EVERY = [*DEAD_LETTER_TOPICS, *LIVE]


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
    before = await settings(admin, EVERY)
    assert {before[topic]["retention.ms"] for topic in DEAD_LETTER_TOPICS} == {str(30 * DAY)}

    created, changed = await create_topics(shared_settings.kafka, dead_letter_days=60)
    assert (created, changed) == ([], [(topic, str(30 * DAY), str(60 * DAY)) for topic in sorted(DEAD_LETTER_TOPICS)])
    longer = {topic: before[topic] | {"retention.ms": str(60 * DAY)} for topic in DEAD_LETTER_TOPICS}
    assert longer[ADDED]["segment.ms"] == "3600000"
    await shown(admin, before | longer)
    assert await create_topics(shared_settings.kafka, dead_letter_days=60) == ([], [])


async def test_messages_are_kept_as_long_as_the_setting_says_and_without_it_as_the_contracts_say(
    shared_settings: SharedSettings, admin: AIOKafkaAdminClient
) -> None:
    before = await settings(admin, EVERY)
    created, changed = await create_topics(shared_settings.kafka, event_days=3)
    assert (created, changed) == ([], [(topic, str(14 * DAY), str(3 * DAY)) for topic in sorted(LIVE)])
    await shown(admin, before | {topic: before[topic] | {"retention.ms": str(3 * DAY)} for topic in LIVE})

    created, changed = await create_topics(shared_settings.kafka)
    assert (created, changed) == ([], [(topic, str(3 * DAY), str(14 * DAY)) for topic in sorted(LIVE)])
    await shown(admin, before)


def test_the_command_says_what_it_changed(
    server_addresses: ServerAddresses, servers: ServerAddresses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMWATCH_KAFKA", server_addresses.kafka)

    def said(days: str) -> list[str]:
        monkeypatch.setenv("CLAIMWATCH_TOPIC_RETENTION_DAYS", days)
        ran = CliRunner().invoke(app, ["topics", "create"])
        assert ran.exit_code == 0, ran.output
        return ran.stdout.splitlines()

    assert said("2")[0] == "nothing to create: every topic exists"
    assert "report-filed: kept for 14 days from now on, before for 2 days" in said("14")
