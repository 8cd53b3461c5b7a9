"""A malformed message on each topic ends in the dead letters of each of its groups, and the services go on."""

import asyncio
import uuid

import httpx
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from claimwatch_contracts.cloudevents import headers_for
from claimwatch_contracts.topics import TOPICS, Topic
from services._cli.stack import ServiceStack, is_ready
from tests.builders import article
from tests.conftest import ServerAddresses
from tests.e2e.conftest import until_served
from tests.waiting import WAIT_SECONDS


async def dead_letter(kafka: str, topic: str, value: bytes, *, after: str = "") -> dict[str, str]:
    """The headers of the first dead letter with that value, other than the one given up at the time ``after``."""
    async with AIOKafkaConsumer(topic, bootstrap_servers=kafka, auto_offset_reset="earliest") as consumer:
        async with asyncio.timeout(WAIT_SECONDS):
            async for record in consumer:
                headers = {name: content.decode() for name, content in record.headers}
                if record.value == value and headers["dlq-time"] != after:
                    return headers
    raise AssertionError("unreachable")


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
async def test_a_malformed_message_is_dead_lettered_with_its_reason(
    stack: ServiceStack, servers: ServerAddresses, topic: Topic
) -> None:
    value = f'{{"neither": "event", "nor": "{uuid.uuid4()}"'.encode()
    headers = headers_for(article(), source="test", time=article().received_at) | {"ce_type": topic.event.TYPE}
    headers["ce_dataschema"] = f"urn:claimwatch:schema:{topic.event.TYPE}:{topic.event.VERSION}"
    async with AIOKafkaProducer(bootstrap_servers=servers.kafka) as producer:
        await producer.send_and_wait(topic.name, value, headers=[(k, v.encode()) for k, v in headers.items()])
    for letters in topic.dead_letters:
        found = await dead_letter(servers.kafka, letters, value)
        assert (found["dlq-class"], found["dlq-topic"]) == ("invalid", topic.name)
        assert "Invalid JSON" in found["dlq-reason"]
        assert "InvalidMessageError" in found["dlq-stack"]
    assert all(is_ready(stack.url(service)) for service in topic.groups)


async def test_the_services_still_read_an_article_to_its_report(stack: ServiceStack) -> None:
    body = {
        "title": "After the garbage",
        "text": f"The harbour office said that 12 boats sank near Latakia. {uuid.uuid4()}",
        "publisher": "The Courier",
        "url": f"https://courier.example/{uuid.uuid4()}",
        "language": "en",
    }
    async with httpx.AsyncClient(timeout=WAIT_SECONDS) as http:
        answer = await http.post(f"{stack.url('intake')}/articles", json=body)
        assert answer.status_code == 201, answer.text
        report = f"{stack.url('api')}/reports/{answer.json()['article_id']}:1"
        await until_served(http, report)
