"""Messages that are given up: dead-lettered with the reason; when too many are, the service stops."""

import asyncio

from aiokafka import AIOKafkaProducer

from claimwatch_contracts.cloudevents import headers_for, schema_uri
from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.topics import Topic
from services._runtime.settings import SharedSettings
from tests.integration.kafka_client import running
from tests.integration.settling.probes import NOW, Recording, article, broken, dead_letters, probe, send
from tests.waiting import WAIT_SECONDS, until


async def test_malformed_messages_are_dead_lettered_with_reason_and_origin_and_the_service_goes_on(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    handler = Recording()
    bad = [b"{not json", b'{"article_id": 7}', b"\xff\xfe", b""]
    for value in bad:
        await send(shared_settings, topic, article(1), value=value)
    async with AIOKafkaProducer(bootstrap_servers=shared_settings.kafka) as producer:
        await producer.send_and_wait(topic.name, b"{}", partition=0, headers=[("ce_id", b"\xff\xfe")])
        await producer.send_and_wait(topic.name, b"{}", partition=0)
    await send(shared_settings, topic, article(2))
    async with running(probe(shared_settings, topic, handler.handle)):
        await until(lambda: handler.seen == ["article-2"])
    letters = await dead_letters(shared_settings, topic, len(bad) + 2)
    assert [letter.value for letter in letters[: len(bad)]] == bad
    headers = [{k: v.decode() for k, v in letter.headers} for letter in letters]
    assert all(h["dlq-class"] == "invalid" for h in headers)
    assert [h["dlq-offset"] for h in headers] == [str(n) for n in range(len(bad) + 2)]
    assert all(h["dlq-topic"] == topic.name and h["dlq-reason"] and h["dlq-stack"] for h in headers)
    assert "ce_" in headers[-1]["dlq-reason"]


async def test_a_message_of_a_later_release_is_dead_lettered_with_the_advice_to_upgrade(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    handler = Recording()
    later = headers_for(article(1), source="test", time=NOW) | {"ce_dataschema": schema_uri(ArticlePublished, 99)}
    async with AIOKafkaProducer(bootstrap_servers=shared_settings.kafka) as producer:
        headers = [(name, value.encode()) for name, value in later.items()]
        await producer.send_and_wait(topic.name, b"{}", partition=0, headers=headers)
    await send(shared_settings, topic, article(2))
    async with running(probe(shared_settings, topic, handler.handle)):
        await until(lambda: handler.seen == ["article-2"])
    (letter,) = await dead_letters(shared_settings, topic, 1)
    given_up = {name: value.decode() for name, value in letter.headers}
    assert given_up["dlq-class"] == "invalid"
    assert "not 99; upgrade consumers first" in given_up["dlq-reason"]
    assert given_up["ce_dataschema"] == later["ce_dataschema"], "replayed, it is read by its version"


async def test_a_bug_is_tried_three_times_then_dead_lettered_as_bug(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    tries: list[str] = []

    async def handler(event: ArticlePublished) -> None:
        tries.append(event.article_id)
        if event.article_id == "article-1":
            raise ZeroDivisionError("a bug")

    await send(shared_settings, topic, article(1), article(2))
    async with running(probe(shared_settings, topic, handler)):
        await until(lambda: "article-2" in tries)
    assert tries == ["article-1"] * 3 + ["article-2"]
    (letter,) = await dead_letters(shared_settings, topic, 1)
    headers = {k: v.decode() for k, v in letter.headers}
    assert (headers["dlq-class"], headers["dlq-reason"]) == ("bug", "a bug")
    assert "ZeroDivisionError" in headers["dlq-stack"]


async def test_when_many_messages_die_of_bugs_the_service_stops_with_an_error(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    shared = shared_settings.model_copy(update={"dead_letter_minimum": 5, "bug_attempts": 1})
    await send(shared, topic, *map(article, range(8)))
    assert await asyncio.wait_for(probe(shared, topic, broken).run(), WAIT_SECONDS) == 1


async def test_started_again_it_stops_at_the_next_bug(shared_settings: SharedSettings, topic: Topic) -> None:
    shared = shared_settings.model_copy(update={"dead_letter_minimum": 5, "bug_attempts": 1})
    await send(shared, topic, *map(article, range(5)))
    assert await asyncio.wait_for(probe(shared, topic, broken).run(), WAIT_SECONDS) == 1
    await send(shared, topic, article(5), article(6))
    assert await asyncio.wait_for(probe(shared, topic, broken).run(), WAIT_SECONDS) == 1
    assert len(await dead_letters(shared, topic, 6)) == 6


async def test_many_invalid_messages_stop_nothing_also_after_a_restart(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    handler = Recording()
    shared = shared_settings.model_copy(update={"dead_letter_minimum": 3, "bug_attempts": 1})
    for number in (1, 2):
        for _ in range(6):
            await send(shared, topic, article(number), value=b"{")
        await send(shared, topic, article(number))
        async with running(probe(shared, topic, handler.handle)) as service:
            await until(lambda number=number: f"article-{number}" in handler.seen)
            assert service.started
    assert handler.seen == ["article-1", "article-2"]


async def test_a_header_may_lack_its_value_or_ask_for_a_reply(shared_settings: SharedSettings, topic: Topic) -> None:
    handler = Recording()
    good = [(k, v.encode()) for k, v in headers_for(article(1), source="test", time=NOW).items()]
    body = article(1).model_dump_json().encode()
    async with AIOKafkaProducer(bootstrap_servers=shared_settings.kafka) as producer:
        await producer.send_and_wait(topic.name, body, partition=0, headers=[*good, ("empty", None)])
        reply = ("reply_to", topic.dead_letters[0].encode())
        await producer.send_and_wait(topic.name, body, partition=0, headers=[*good, reply])
    await send(shared_settings, topic, article(2))
    async with running(probe(shared_settings, topic, handler.handle)):
        await until(lambda: handler.seen == ["article-1", "article-2"])
    await send(shared_settings, topic, article(3), value=b"{")
    async with running(probe(shared_settings, topic, handler.handle)):
        letters = await dead_letters(shared_settings, topic, 2)
    headers = [{k: v.decode() for k, v in letter.headers} for letter in letters]
    assert [h.get("dlq-class") for h in headers] == ["invalid", "invalid"]
    assert "no value" in headers[0]["dlq-reason"]
