"""Changes the retention of existing topics where it differs, and no other setting.

``CLAIMWATCH_DEAD_LETTER_RETENTION_DAYS`` (``services/_runtime/settings.py``) sets it for dead letters. For all other
topics ``CLAIMWATCH_TOPIC_RETENTION_DAYS`` sets it, and without that setting ``claimwatch_contracts.topics``.
"""

from collections.abc import Mapping
from typing import NamedTuple

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import for_code

RETENTION = "retention.ms"
OF_THE_TOPIC = 1
"""Kafka's source code for settings of the topic itself (``DYNAMIC_TOPIC_CONFIG``), not of the broker."""


class ChangedRetention(NamedTuple):
    """A topic whose retention was changed, in milliseconds. ``before`` is ``None`` if the broker's own had held."""

    topic: str
    before: str | None
    after: str


async def keep_for(admin: AIOKafkaAdminClient, milliseconds: Mapping[str, str]) -> list[ChangedRetention]:
    """Set the retention of each topic, in milliseconds. Returns the topics that had another retention, by name.

    Kafka replaces all settings of a topic at once, so the settings that operators made for the topic are sent again.

    Raises:
        KafkaError: the broker refuses.
    """
    if not milliseconds:
        return []
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in milliseconds]
    changes, changed = {}, []
    for answer in await admin.describe_configs(resources):
        for code, message, _type, name, entries in answer.resources:
            _require(code, name, message)
            own = {setting: value for setting, value, _read_only, source, *_ in entries if source == OF_THE_TOPIC}
            if own.get(RETENTION) != milliseconds[name]:
                changes[name] = own | {RETENTION: milliseconds[name]}
                changed.append(ChangedRetention(name, own.get(RETENTION), milliseconds[name]))
    altered = [ConfigResource(ConfigResourceType.TOPIC, name, own) for name, own in changes.items()]
    for answer in await admin.alter_configs(altered) if altered else []:
        for code, message, _type, name in answer.resources:
            _require(code, name, message)
    return sorted(changed)


def _require(code: int, topic: str, message: str | None) -> None:
    if code:
        raise for_code(code)(f"topic {topic}: {message}")
