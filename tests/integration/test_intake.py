"""Intake against real servers: one article, one identity, one number for each content, nothing lost, nothing twice."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaConnectionError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from claimwatch_contracts.cloudevents import refusal
from claimwatch_contracts.documents import Feed
from claimwatch_contracts.events import ArticlePublished, Event
from claimwatch_contracts.topics import ARTICLE_PUBLISHED
from services._runtime.broker import Emitter
from services._runtime.http_server import HttpServer
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.intake.app import create_app
from services.intake.settings import IntakeSettings

PROBLEM = "application/problem+json"
TEXT = "The ministry said on Tuesday that at least four bodies were found near the village of Al-Rasi."
PAGE = (
    "<html><head><title>Found</title></head><body><article><h1>Found</h1><p>{text}</p><p>The search in the hills "
    "went on for weeks, and neighbours said that they had been asked to stay at home.</p></article></body></html>"
)


@dataclass
class Clock:
    """A clock that the test moves."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@dataclass
class Site:
    """A publisher's web server: what lies at each path, and what was asked for."""

    port: int = 0
    pages: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: list[tuple[str, str | None, int]] = field(default_factory=list)

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(asked == path for asked, _, _ in self.asked)

    async def answer(self, request: Request) -> Response:
        """With an entity tag, as well-behaved servers do; a known one gets 304."""
        path = request.url.path
        status, body = self.pages.get(path, (404, "gone"))
        known, tag = request.headers.get("if-none-match"), f'"{hash(body)}"'
        if status == 200 and known == tag:
            status, body = 304, ""
        self.asked.append((path, known, status))
        media_type = "application/xml" if path.endswith(".xml") else "text/html"
        return Response(body, status, {"etag": tag}, media_type)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A web server on loopback."""
    site = Site()
    server = HttpServer(Starlette(routes=[Route("/{path:path}", site.answer)]), "127.0.0.1", 0)
    await server.start()
    site.port = server.port
    yield site
    await server.stop()


class Topic:
    """What has been published on the topic since the test began, of one publisher."""

    def __init__(self, consumer: AIOKafkaConsumer, publisher: str) -> None:
        self._consumer = consumer
        self.publisher = publisher
        self.events: list[ArticlePublished] = []

    async def read(self) -> list[ArticlePublished]:
        """Everything up to now: what was acknowledged to be there, is there."""
        ends = await self._consumer.end_offsets(self._consumer.assignment())
        for partition, end in ends.items():
            while await self._consumer.position(partition) < end:
                records = (await self._consumer.getmany(partition, timeout_ms=1_000)).get(partition, [])
                for record in records:
                    headers = {name: value.decode() for name, value in record.headers}
                    assert refusal(headers, ArticlePublished) is None
                    event = ArticlePublished.model_validate_json(record.value)
                    assert record.key.decode() == event.article_id
                    if event.publisher == self.publisher:
                        self.events.append(event)
        return self.events

    async def until(self, count: int, seconds: float = 15) -> list[ArticlePublished]:
        """Wait for so many events."""
        async with asyncio.timeout(seconds):
            while len(await self.read()) < count:  # noqa: ASYNC110 - the topic is asked
                await asyncio.sleep(0.05)
        return self.events


@pytest.fixture
async def topic(shared_settings: SharedSettings) -> AsyncIterator[Topic]:
    """The topic, from here on, for a publisher of the test's own."""
    async with AIOKafkaConsumer(ARTICLE_PUBLISHED.name, bootstrap_servers=shared_settings.kafka) as consumer:
        await consumer.seek_to_end()
        for partition in consumer.assignment():
            await consumer.position(partition)
        yield Topic(consumer, f"publisher-{uuid.uuid4().hex[:8]}")


@pytest.fixture
async def database(shared_settings: SharedSettings) -> AsyncIterator[Database]:
    """The service's database, to look into."""
    database = connect(shared_settings)
    yield database
    await database.client.drop_database(database.name)
    database.client.close()


@pytest.fixture
def settings(shared_settings: SharedSettings) -> IntakeSettings:
    """Quick checks, and a loopback that may be asked."""
    return IntakeSettings(
        shared=shared_settings,
        port=0,
        allow_private_addresses=True,
        fetch_timeout_seconds=5,
        feed_check_seconds=0.05,
        full_text_characters=60,
    )


@asynccontextmanager
async def running(settings: IntakeSettings, **arguments: Any) -> AsyncIterator[httpx.AsyncClient]:
    """An intake of its own, ready; a client of it."""
    service = create_app(settings, **arguments)
    emitter = arguments.get("emitter")
    if isinstance(emitter, LosesAnswers):
        emitter.inner = service.emitter
    task = asyncio.create_task(service.run())
    try:
        while not service.started:
            assert not task.done(), "the service ended instead of starting"
            await asyncio.sleep(0.02)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{service.http.port}", timeout=30) as client:
            yield client
    finally:
        service.stop()
        assert await task == 0


class Dead:
    """A broker that is away."""

    async def emit(self, _event: Event) -> None:
        """Nothing is published."""
        raise KafkaConnectionError


class LosesAnswers:
    """A broker that has the event and is gone before it can say so."""

    inner: Emitter

    async def emit(self, event: Event) -> None:
        """Published, and not known to be."""
        await self.inner.emit(event)
        raise KafkaConnectionError


async def post(client: httpx.AsyncClient, **fields: object) -> httpx.Response:
    """Submit an article."""
    return await client.post("/articles", json=fields)


def new_url() -> str:
    """The address of an article that nobody has seen."""
    return f"https://wire.example/{uuid.uuid4().hex}"


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
    strict = settings.model_copy(
        update={"allow_private_addresses": False, "max_text_characters": 100, "max_body_bytes": 10_000}
    )
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


def rss(*entries: tuple[str, str, str]) -> str:
    """A feed with entries of (link, title, description)."""
    items = "".join(
        f"<item><link>{link}</link><title>{title}</title><description>{description}</description></item>"
        for link, title, description in entries
    )
    return f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'


async def add_feed(database: Database, topic: Topic, url: str, clock: Clock, **fields: object) -> str:
    """Add or change a feed as the api does."""
    feed = Feed.model_validate(
        {
            "feed_id": str(uuid.uuid4()),
            "url": url,
            "publisher": topic.publisher,
            "created_at": clock(),
            "updated_at": clock(),
            **fields,
        }
    )
    document = {"_id": feed.feed_id, "body": feed.model_dump(mode="json")}
    await database["feeds"].replace_one({"_id": feed.feed_id}, document, upsert=True)
    return feed.feed_id


async def state_when(database: Database, feed_id: str, condition: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The feed's state once it fulfils the condition and nobody polls it any more."""
    async with asyncio.timeout(15):
        while True:
            state = await database["feed_states"].find_one({"_id": feed_id})
            if state is not None and state["lease_owner"] is None and condition(state):
                return state
            await asyncio.sleep(0.05)


async def test_a_feed_is_polled_by_its_interval_and_asked_only_for_what_is_new(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock, link = Clock(), site.url("/1?utm_source=feed")
    site.pages["/1"] = (200, PAGE.format(text=TEXT))
    site.pages["/feed.xml"] = (200, rss((link, "One", "Short.")))
    async with running(settings, clock=clock):
        feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
        (event,) = await topic.until(1)
        assert (event.url, event.title, event.publisher) == (site.url("/1"), "One", topic.publisher)
        assert TEXT in event.text
        first = await state_when(database, feed_id, lambda state: state["last_ok_at"])
        assert (site.count("/feed.xml"), first["failures"], first["last_error"]) == (1, 0, None)

        clock.advance(seconds=301)
        await state_when(database, feed_id, lambda state: state["polled_at"] > first["polled_at"])
        assert [status for path, _, status in site.asked if path == "/feed.xml"] == [200, 304]

        site.pages["/feed.xml"] = (200, rss((new_url(), "Two", TEXT), (link, "One", "Short.")))
        clock.advance(seconds=301)
        assert [event.title for event in await topic.until(2)] == ["One", "Two"]
        assert site.count("/1") == 1


async def test_a_broken_feed_is_reported_and_retried_and_others_go_on(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    site.pages["/broken.xml"] = (200, rss((new_url(), "Cut", TEXT))[:-60])
    site.pages["/well.xml"] = (200, rss((new_url(), "Well", TEXT)))
    async with running(settings, clock=clock) as client:
        broken = await add_feed(database, topic, site.url("/broken.xml"), clock)
        await add_feed(database, topic, site.url("/well.xml"), clock)
        state = await state_when(database, broken, lambda state: state["failures"] == 1)
        assert "breaks off" in state["last_error"]
        assert [event.title for event in await topic.until(1)] == ["Well"]

        site.pages["/broken.xml"] = (500, "oops")
        clock.advance(seconds=301)
        state = await state_when(database, broken, lambda state: state["failures"] == 2)
        assert "500" in state["last_error"]
        metrics = (await client.get("/metrics")).text
        assert 'claimwatch_intake_feed_polls_total{outcome="failed"} 2.0' in metrics

        site.pages["/broken.xml"] = (200, rss((new_url(), "Mended", TEXT)))
        clock.advance(seconds=601)
        state = await state_when(database, broken, lambda state: state["failures"] == 0)
        assert (state["last_error"], state["last_ok_at"]) != (None, None)
        assert [event.title for event in await topic.until(2)] == ["Well", "Mended"]


async def test_an_entry_whose_page_is_away_is_tried_again_and_one_without_text_is_counted(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    site.pages["/away"] = (503, "later")
    site.pages["/feed.xml"] = (
        200,
        rss((site.url("/away"), "Away", "In short."), (site.url("/nothing"), "No text", ""), (new_url(), "Good", TEXT)),
    )
    async with running(settings, clock=clock) as client:
        feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
        state = await state_when(database, feed_id, lambda state: state["polled_at"])
        assert "1 of 3 entries" in state["last_error"]
        assert {(event.title, event.revision) for event in await topic.read()} == {("Good", 1), ("Away", 1)}
        metrics = (await client.get("/metrics")).text
        for outcome in ("accepted", "unusable", "failed"):
            assert f'claimwatch_intake_feed_entries_total{{outcome="{outcome}"}} 1.0' in metrics

        site.pages["/away"] = (200, PAGE.format(text=TEXT))
        clock.advance(seconds=301)
        *_, full = await topic.until(3)
        assert (full.title, full.revision) == ("Away", 2)
        assert TEXT in full.text
        state = await state_when(database, feed_id, lambda state: state["last_ok_at"])
        assert state["last_error"] is None
        assert site.count("/nothing") == 1


async def test_two_instances_poll_a_feed_once_and_a_changed_feed_at_once(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    paths = [f"/{number}.xml" for number in range(8)]
    for path in [*paths, "/moved.xml"]:
        site.pages[path] = (200, rss((new_url(), path, TEXT)))
    async with AsyncExitStack() as instances:
        for _ in range(2):
            await instances.enter_async_context(running(settings, clock=clock))
        ids = [await add_feed(database, topic, site.url(path), clock) for path in paths]
        await topic.until(len(paths))
        for feed_id in ids:
            await state_when(database, feed_id, lambda state: state["last_ok_at"])
        assert [site.count(path) for path in paths] == [1] * len(paths)

        clock.advance(seconds=5)
        await add_feed(database, topic, site.url("/moved.xml"), clock, feed_id=ids[0])
        await add_feed(database, topic, site.url(paths[1]), clock, feed_id=ids[1], enabled=False)
        assert (await topic.until(len(paths) + 1))[-1].title == "/moved.xml"
        clock.advance(seconds=296)
        for feed_id in ids[2:]:
            await state_when(database, feed_id, lambda state: state["polled_at"] > clock() - timedelta(seconds=10))
        assert [site.count(path) for path in paths] == [1, 1] + [2] * (len(paths) - 2)


async def test_while_the_broker_refuses_the_feed_keeps_its_validators_and_nothing_is_lost(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    site.pages["/feed.xml"] = (200, rss((new_url(), "One", TEXT)))
    feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
    async with running(settings, clock=clock, emitter=Dead()):
        state = await state_when(database, feed_id, lambda state: state["polled_at"])
    assert (state["etag"], state["failures"], state["last_ok_at"]) == (None, 0, None)
    assert await topic.read() == []
    clock.advance(seconds=31)
    async with running(settings, clock=clock):
        (event,) = await topic.until(1)
    assert event.title == "One"


async def test_a_feed_killed_in_mid_poll_is_free_after_its_lease(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    site.pages["/feed.xml"] = (200, rss((new_url(), "One", TEXT)))
    feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
    dead = {"lease_owner": "killed", "leased_until": clock() + timedelta(seconds=20)}
    fresh = {"url": site.url("/feed.xml"), "next_poll_at": clock(), "failures": 0}
    nothing = dict.fromkeys(("etag", "last_modified", "polled_at", "feed_updated_at", "last_error", "last_ok_at"))
    await database["feed_states"].insert_one({"_id": feed_id, **fresh, **nothing, **dead})
    async with running(settings, clock=clock):
        await asyncio.sleep(0.5)
        assert site.asked == []
        clock.advance(seconds=21)
        await topic.until(1)


async def test_what_was_old_when_a_feed_was_added_is_filled_in_as_replay(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    old, late = (f"<pubDate>{(clock() - timedelta(days=days)):%a, %d %b %Y %H:%M:%S} GMT</pubDate>" for days in (30, 1))
    one, other = rss((new_url(), "Old", TEXT)), rss((new_url(), "Late", TEXT), (new_url(), "Later", TEXT))
    site.pages["/feed.xml"] = (200, one.replace("</item>", f"{old}</item>"))
    async with running(settings, clock=clock):
        feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
        await topic.until(1)
        await state_when(database, feed_id, lambda state: state["last_ok_at"])
        site.pages["/feed.xml"] = (
            200,
            other.replace("</item>", f"{late}</item>", 1).replace("</item></channel>", f"{old}</item></channel>"),
        )
        clock.advance(seconds=301)
        events = await topic.until(3)
    assert {event.title: event.replay for event in events} == {"Old": True, "Late": False, "Later": False}
