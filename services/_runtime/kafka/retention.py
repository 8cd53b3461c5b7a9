"""How long Kafka keeps the messages of topics that exist: changed where it differs, and nothing else of them.

For dead letters the setting is ``CLAIMWATCH_DEAD_LETTER_RETENTION_DAYS`` (``services/_runtime/settings.py``), for other
topics ``claimwatch_contracts.topics`` says it.
"""

from collections.abc import Mapping

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import for_code

RETENTION = "retention.ms"
OF_THE_TOPIC = 1
"""The source that Kafka names for a setting that was made for the topic itself (``DYNAMIC_TOPIC_CONFIG``)."""


async def keep_for(admin: AIOKafkaAdminClient, milliseconds: Mapping[str, str]) -> list[str]:
    """Have Kafka keep each topic's messages for so long; the names of those that it kept otherwise.

    Kafka takes a topic's settings as a whole: those that operators have made for the topic are repeated.

    Raises:
        KafkaError: the broker refuses.
    """
    if not milliseconds:
        return []
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in milliseconds]
    changes = {}
    for answer in await admin.describe_configs(resources):
        for code, message, _type, name, entries in answer.resources:
            _require(code, name, message)
            own = {setting: value for setting, value, _read_only, source, *_ in entries if source == OF_THE_TOPIC}
            if own.get(RETENTION) != milliseconds[name]:
                changes[name] = own | {RETENTION: milliseconds[name]}
    altered = [ConfigResource(ConfigResourceType.TOPIC, name, own) for name, own in changes.items()]
    for answer in await admin.alter_configs(altered) if altered else []:
        for code, message, _type, name in answer.resources:
            _require(code, name, message)
    return sorted(changes)


def _require(code: int, topic: str, message: str | None) -> None:
    if code:
        raise for_code(code)(f"topic {topic}: {message}")
