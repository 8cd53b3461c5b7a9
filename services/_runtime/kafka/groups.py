"""Asks the broker how far consumer groups are."""

import asyncio

from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError, GroupLoadInProgressError, NotCoordinatorForGroupError

AGAIN_SECONDS = 0.1
NOT_READY = (GroupCoordinatorNotAvailableError, GroupLoadInProgressError, NotCoordinatorForGroupError)
"""What a new broker answers, which keeps nothing of groups before somebody asks for one, and one that just started."""


async def committed_offsets(admin: AIOKafkaAdminClient, group: str) -> dict[TopicPartition, int]:
    """The offset that a group has committed for each partition, none for a group that has never committed any.

    A broker that is about to keep the offsets of groups is asked again until it does: the caller limits the time.

    Raises:
        KafkaError: the broker cannot be reached, or refuses.
    """
    while True:
        try:
            held = await admin.list_consumer_group_offsets(group)
        except NOT_READY:
            await asyncio.sleep(AGAIN_SECONDS)
        else:
            return {partition: each.offset for partition, each in held.items()}
