"""Intake against real servers: one article, one identity, one number for each content, nothing lost, nothing twice."""

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from services.intake.app import create_app
from services.intake.settings import IntakeSettings
from tests.integration.intake_world import (
    PAGE,
    TEXT,
    Clock,
    Dead,
    LosesAnswers,
    Site,
    Topic,
    new_url,
    post,
    running,
)

PROBLEM = "application/problem+json"


async def test_each_content_of_an_article_is_published_once_under_its_own_number(
    settings: IntakeSettings, topic: Topic
) -> None:
    url = new_url()
    same = {"url": url, "publisher": topic.publisher}
    async with running(settings) as client:
        answers = [
            await post(client, text=TEXT, title="Found", **same),
            await post(client, text=TEXT, title="Found", url=f"{url}?utm_source=x#top", publisher=topic.publisher),
            await post(client, text=TEXT + " \n", title="Found", **same),
            await post(client, text=TEXT, title="Four found", **same),
            await post(client, text=TEXT, title="Found", **same),
        ]
    assert [answer.status_code for answer in answers] == [201, 200, 201, 201, 200]
    receipts = [answer.json() for answer in answers]
    assert [receipt["revision"] for receipt in receipts] == [1, 1, 2, 3, 1]
    assert [receipt["status"] for receipt in receipts] == ["accepted", "known", "accepted", "accepted", "known"]
    events = await topic.read()
    assert {event.article_id for event in events} == {receipt["article_id"] for receipt in receipts}
    assert [(event.revision, event.title, event.text) for event in events] == [
        (1, "Found", TEXT),
        (2, "Found", TEXT + " \n"),
        (3, "Four found", TEXT),
    ]
    assert {(event.url, event.language, event.replay) for event in events} == {(url, "en", False)}


async def test_what_is_refused_is_a_problem_and_nothing_is_published(
    settings: IntakeSettings, topic: Topic, site: Site
) -> None:
    bounds = {"max_text_characters": 100, "max_body_bytes": 10_000}
    strict = settings.model_copy(update={"allow_private_addresses": False, "allowed_ports": (site.port,), **bounds})
    good = {"text": TEXT, "publisher": topic.publisher, "url": new_url()}
    site.pages["/a"] = (200, PAGE.format(text=TEXT))
    async with running(strict) as client:
        answers = {
            404: [await client.get("/nothing")],
            405: [await client.get("/articles")],
            413: [
                await post(client, **good | {"text": "x" * 101}),
                await post(client, **good | {"text": "x" * 20_000}),
            ],
            422: [
                *[await post(client, **good | {"text": text}) for text in ("", " ", "a\0b")],
                await client.post("/articles", content=b'{"publisher": "p", "text": "a\\ud83d"}'),
                await client.post("/articles", json=[1], headers={"content-type": "application/json"}),
                await post(client, **good | {"tilte": "x"}),
                await post(client, **good | {"url": "file:///etc/passwd"}),
                await post(client, publisher=topic.publisher),
                *[
                    await post(client, url=site.url("/a").replace("127.0.0.1", host))
                    for host in ("127.0.0.1", "localhost")
                ],
                await post(client, url=f"http://[::ffff:127.0.0.1]:{site.port}/a"),
            ],
        }
        edge = await post(client, **good | {"text": "x" * 100})
        document = (await client.get("/openapi.json")).json()
    for status, responses in answers.items():
        for response in responses:
            assert (response.status_code, response.headers["content-type"]) == (status, PROBLEM), response.text
            assert response.json()["status"] == status
    assert "private" in answers[422][-1].json()["detail"]
    assert site.asked == []
    assert edge.status_code == 201
    assert [event.text for event in await topic.read()] == ["x" * 100]
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]["/articles"]["post"]["responses"]) >= {"200", "201", "413", "422", "503"}


async def test_a_url_alone_is_fetched(settings: IntakeSettings, topic: Topic, site: Site) -> None:
    site.pages["/a"] = (200, PAGE.format(text=TEXT))
    site.pages["/empty"] = (200, "<html><body></body></html>")
    site.pages["/sick"] = (503, "later")
    async with running(settings) as client:
        answers = [
            await post(client, url=site.url(path), publisher=topic.publisher)
            for path in ("/a", "/a", "/empty", "/nothing", "/sick")
        ]
        nobody = await post(client, url="http://127.0.0.1:1/a")
    assert [answer.status_code for answer in answers] == [201, 200, 422, 422, 502]
    assert nobody.status_code == 502
    (event,) = await topic.read()
    assert TEXT in event.text
    assert (event.title, event.url) == ("Found", site.url("/a"))


async def test_a_date_that_cannot_be_is_replaced_by_the_time_of_receipt_or_left_out(
    settings: IntakeSettings, topic: Topic
) -> None:
    clock = Clock()
    async with running(settings, clock=clock) as client:
        for published_at in ("2141-11-16T18:11:00Z", "1970-01-01T00:00:00Z", "2026-01-05T08:00:00+02:00"):
            fields = {"url": new_url(), "publisher": topic.publisher, "text": TEXT, "published_at": published_at}
            assert (await post(client, **fields)).status_code == 201
    events = await topic.read()
    received_at = events[0].received_at
    published = {event.published_at for event in events}
    assert published == {received_at, None, datetime(2026, 1, 5, 6, tzinfo=UTC)}


async def test_a_revision_that_was_reserved_and_not_published_keeps_its_number_and_time(
    settings: IntakeSettings, topic: Topic
) -> None:
    url, clock = new_url(), Clock()
    same = {"url": url, "publisher": topic.publisher}
    async with running(settings, emitter=Dead(), clock=clock) as client:
        answer = await post(client, text=TEXT, **same)
    assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
    assert int(answer.headers["retry-after"]) > 0
    first_seen = clock()
    clock.advance(hours=1)
    async with running(settings, clock=clock) as client:
        other = await post(client, text="Another text.", **same)
        again = [await post(client, text=TEXT, **same) for _ in range(2)]
    assert (other.status_code, other.json()["revision"]) == (201, 2)
    assert [(answer.status_code, answer.json()["revision"]) for answer in again] == [(201, 1), (200, 1)]
    second, first = await topic.read()
    assert (second.revision, first.revision, first.text) == (2, 1, TEXT)
    assert abs(first.received_at - first_seen) < timedelta(milliseconds=1)
    assert second.received_at - first.received_at == timedelta(hours=1)


async def test_a_publication_that_was_not_confirmed_is_repeated_to_the_letter(
    settings: IntakeSettings, topic: Topic
) -> None:
    fields = {"url": new_url(), "publisher": topic.publisher, "text": TEXT}
    async with running(settings, emitter=LosesAnswers()) as client:
        assert (await post(client, **fields)).status_code == 503
    async with running(settings) as client:
        assert (await post(client, **fields)).status_code == 201
        assert (await post(client, **fields)).status_code == 200
    one, other = await topic.read()
    assert one == other


async def test_two_instances_number_different_texts_apart_and_the_same_text_alike(
    settings: IntakeSettings, topic: Topic
) -> None:
    url = new_url()
    async with running(settings) as one, running(settings) as other:
        texts = [f"Version {number}." for number in range(6)] * 2
        posts = [
            post(client, url=url, publisher=topic.publisher, text=text) for text in texts for client in (one, other)
        ]
        answers = await asyncio.gather(*posts)
    assert {answer.status_code for answer in answers} <= {200, 201}
    events = await topic.read()
    numbers = {event.text: event.revision for event in events}
    assert sorted(numbers.values()) == [1, 2, 3, 4, 5, 6]
    assert all(numbers[event.text] == event.revision for event in events)
    assert all(answer.json()["revision"] == numbers[text] for answer, text in zip(answers[::2], texts, strict=True))
    assert len({event.model_dump_json() for event in events}) == 6


@pytest.mark.parametrize("away", ["kafka", "mongo"])
async def test_without_broker_or_database_an_article_is_refused_for_now(settings: IntakeSettings, away: str) -> None:
    address = {"kafka": "127.0.0.1:1", "mongo": "mongodb://127.0.0.1:1"}[away]
    shared = settings.shared.model_copy(update={away: address, "start_timeout_seconds": 60})
    service = create_app(settings.model_copy(update={"shared": shared}))
    task = asyncio.create_task(service.run())
    while not service.http.port:  # noqa: ASYNC110 - there is nothing to wait on
        await asyncio.sleep(0.02)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{service.http.port}", timeout=30) as client:
        answer = await post(client, url=new_url(), publisher="p", text=TEXT)
        assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
        assert "retry-after" in answer.headers
    service.stop()
    await task
