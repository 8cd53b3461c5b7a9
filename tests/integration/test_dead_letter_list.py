"""The last dead letters of several topics, as the page and the command list them, from a real broker."""

import uuid

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from claimwatch_contracts.topics import TOPICS
from services._runtime.kafka.letters import DeadLetters
from services._runtime.kafka.topics import DEAD_LETTER_TOPICS
from services._runtime.settings import SharedSettings
from tests.waiting import answered

FIRST, SECOND = DEAD_LETTER_TOPICS[0], DEAD_LETTER_TOPICS[-1]


async def test_the_last_of_each_topic_are_listed_and_those_of_others_hide_none(shared_settings: SharedSettings) -> None:
    kafka, mine = shared_settings.kafka, str(uuid.uuid4())
    async with AIOKafkaProducer(bootstrap_servers=kafka) as producer:
        for number in range(3):
            for topic in (FIRST, SECOND) if number == 0 else (FIRST,):
                headers = [("dlq-reason", f"{mine} {number}".encode())]
                await producer.send_and_wait(topic, b"{}", headers=headers)

    async def has_coordinator() -> bool:
        """Whether the broker knows of groups: a new one does once somebody joins one."""
        async with AIOKafkaConsumer(TOPICS[0].name, bootstrap_servers=kafka, group_id=mine) as consumer:
            return bool(consumer.assignment())

    await answered(has_coordinator)
    found = await DeadLetters(kafka).last(2)
    assert [(each.topic, each.headers["dlq-reason"]) for each in found if mine in each.headers["dlq-reason"]] == [
        (FIRST, f"{mine} 1"),
        (FIRST, f"{mine} 2"),
        (SECOND, f"{mine} 0"),
    ]
    assert all(sum(other.topic == each.topic for other in found) <= 2 for each in found)
