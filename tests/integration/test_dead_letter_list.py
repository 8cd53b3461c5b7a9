"""The last dead letters of several topics, as the page and the command list them, from a real broker."""

import uuid
from pathlib import Path

from aiokafka import AIOKafkaProducer

from services._embedded import EmbeddedKafka
from services._runtime.kafka.backlogs import Backlogs
from services._runtime.kafka.letters import DeadLetters, sent_back_before
from services._runtime.kafka.topics import DEAD_LETTER_TOPICS, create_topics
from services._runtime.settings import SharedSettings
from tests.waiting import WAIT_SECONDS

FIRST, SECOND = DEAD_LETTER_TOPICS[0], DEAD_LETTER_TOPICS[-1]


async def test_the_last_of_each_topic_are_listed_and_those_of_others_hide_none(shared_settings: SharedSettings) -> None:
    kafka, mine = shared_settings.kafka, str(uuid.uuid4())
    async with AIOKafkaProducer(bootstrap_servers=kafka) as producer:
        for number in range(3):
            for topic in (FIRST, SECOND) if number == 0 else (FIRST,):
                headers = [("dlq-reason", f"{mine} {number}".encode())]
                await producer.send_and_wait(topic, b"{}", headers=headers)

    found = await DeadLetters(kafka).last(2)
    assert [(each.topic, each.headers["dlq-reason"]) for each in found if mine in each.headers["dlq-reason"]] == [
        (FIRST, f"{mine} 1"),
        (FIRST, f"{mine} 2"),
        (SECOND, f"{mine} 0"),
    ]
    before = await DeadLetters(kafka).last(1, {FIRST: found[1].offset})
    assert [(each.topic, each.headers["dlq-reason"]) for each in before] == [(FIRST, f"{mine} 1")]
    assert all(sum(other.topic == each.topic for other in found) <= 2 for each in found)


async def test_a_new_broker_which_knows_of_no_group_yet_is_asked_again(tmp_path: Path) -> None:
    broker = EmbeddedKafka(tmp_path)
    broker.start()
    try:
        letters = DeadLetters(broker.address)
        assert await letters.last(2) == [], "there is no topic yet"
        await create_topics(broker.address)
        assert await letters.last(2) == [], "nobody has given anything up"
        async with AIOKafkaProducer(bootstrap_servers=broker.address) as producer:
            await producer.send_and_wait(SECOND, b"{}", headers=[("dlq-reason", b"the first")])
        assert [(each.topic, each.headers["dlq-reason"], each.is_sent_back) for each in await letters.last(2)] == [
            (SECOND, "the first", False)
        ]
    finally:
        broker.stop()


async def test_a_new_broker_is_asked_how_far_each_stage_is(tmp_path: Path) -> None:
    broker = EmbeddedKafka(tmp_path)
    broker.start()
    try:
        await create_topics(broker.address)
        assert await Backlogs(broker.address, WAIT_SECONDS)() == []
        assert await sent_back_before(broker.address, FIRST) == -1
    finally:
        broker.stop()
