"""A topic that a user adds, over real servers: from the api to the alert, on replay, and with the database away."""

import asyncio
import uuid
from collections.abc import AsyncIterator

import httpx
import pytest

from claimwatch_contracts.events import AlertRaised, ArticlePublished, MentionsExtracted, ReportFiled
from claimwatch_contracts.extraction import TopicMention
from claimwatch_contracts.vocabulary import ExtractionStatus
from services._runtime.boot import Service
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app as create_api
from services.api.settings import ApiSettings
from services.archive.app import create_app as create_archive
from services.archive.settings import ArchiveSettings
from services.mentions.app import create_app as create_mentions
from services.mentions.settings import MentionsSettings
from services.watch.app import create_app as create_watch
from services.watch.settings import WatchSettings
from tests.builders import article, extractions, figure
from tests.integration.kafka_client import beside, listening, running, send
from tests.waiting import WAIT_SECONDS, until

TOPIC = {"key": "river-dams", "name": "River dams", "terms": ["[sluice|lock] gate"]}


@pytest.fixture
async def database(shared_settings: SharedSettings) -> AsyncIterator[Database]:
    """The test's database."""
    database = connect(shared_settings)
    yield database
    database.client.close()


def mentions_settings(shared: SharedSettings) -> MentionsSettings:
    """Settings with which a change of the topics is seen at once."""
    return MentionsSettings(shared=shared, port=0, topic_check_seconds=0)


def published(text: str, **fields: str) -> ArticlePublished:
    """An article of the test's own."""
    return article(f"{text} {uuid.uuid4().hex}", **({"article_id": uuid.uuid4().hex} | fields))


async def test_a_topic_and_a_watch_made_through_the_api_lead_to_an_alert(shared_settings: SharedSettings) -> None:
    before = published("Shelling broke a sluice gate in Aleppo; 3 bodies were found.")
    after = published("A flood in Mosul broke the Lock Gates of the town; 3 bodies were found.")
    last = published(
        "An explosion in Tripoli broke the sluice gate there; 3 bodies were found.",
        article_id=beside(before.article_id),
    )
    ours, kafka = {before.article_id, after.article_id, last.article_id}, shared_settings.kafka
    async with (
        running(create_api(ApiSettings(shared=shared_settings, port=0))) as api,
        running(create_mentions(mentions_settings(shared_settings))),
        running(create_archive(ArchiveSettings(shared=shared_settings, port=0))),
        running(create_watch(WatchSettings(shared=shared_settings, port=0))),
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{api.http.port}", timeout=WAIT_SECONDS) as client,
        listening(kafka, ReportFiled, lambda event: event.report.article.article_id in ours) as filed,
        listening(kafka, AlertRaised, lambda event: event.article.article_id in ours) as alerts,
    ):
        await publish(kafka, before)
        await until(lambda: len(filed) == 1)
        assert (await client.post("/topics", json=TOPIC)).status_code == 201
        watching = {"name": "Dams", "topics": ["river-dams"]}
        assert (await client.put("/watches/dams", json=watching)).status_code == 201
        await publish(kafka, after)
        await until(lambda: len(alerts) == 1)

        (alert,) = alerts
        assert (alert.watch_id, alert.matched) == ("dams", ("topic river-dams",))
        assert "river-dams" in alert.labels.topics
        (topic,) = own(filed[-1])
        assert [after.text[span.start : span.end] for span in topic.spans] == ["Lock Gates"]

        await publish(kafka, before.model_copy(update={"replay": True}))
        await until(lambda: any(own(event) for event in filed if event.replay))
        await publish(kafka, last)
        await until(lambda: len(alerts) > 1)
        alerted = [alert.article.article_id for alert in alerts]
        assert alerted == [after.article_id, last.article_id], "a replay finds the topic and notifies nobody"
        found = (await client.get("/reports", params={"topic": "river-dams"})).json()["items"]
        assert {report["article"]["article_id"] for report in found} == ours

        assert (await client.put("/topics/river-dams", json=but_for_key(enabled=False))).status_code == 200
        await publish(kafka, after.model_copy(update={"revision": 2, "text": f"{after.text} Two."}))
        await until(lambda: any(event.report.article.revision == 2 for event in filed))
        assert own(filed[-1]) == [], "it is switched off"


def own(event: ReportFiled) -> list[TopicMention]:
    """Where the user's own topic is mentioned in a report."""
    return [topic for topic in event.report.topics if topic.key == TOPIC["key"]]


def but_for_key(**changes: object) -> dict[str, object]:
    """The topic as a PUT sends it."""
    return {name: value for name, value in TOPIC.items() if name != "key"} | changes


async def publish(kafka: str, *articles: ArticlePublished) -> None:
    """Send articles, and for each what the two extractors that do not run here would answer."""
    for each in articles:
        said, counted, _ = extractions(each, figures=(figure(each.text, "3", 3),), replay=each.replay)
        await send(kafka, each, said, counted)


class Cable:
    """Carries what is said to a server and back, until it is cut."""

    def __init__(self, address: str) -> None:
        self._host, _, port = address.removeprefix("mongodb://").partition("/")[0].rpartition(":")
        self._port = int(port)
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self.port = 0

    async def lay(self) -> None:
        """Listen, at the port it had before."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Let nobody through."""
        assert self._server is not None
        self._server.close()
        for writer in self._open:
            writer.close()
        self._open.clear()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection(self._host, self._port)
        self._open |= {writer, to_server}
        await asyncio.gather(_pour(reader, to_server), _pour(from_server, writer))


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def test_while_the_database_is_away_no_article_is_read_and_none_is_lost(
    shared_settings: SharedSettings, database: Database
) -> None:
    await add_topic(database)
    cable = Cable(shared_settings.mongo)
    await cable.lay()
    through = shared_settings.model_copy(
        update={"mongo": f"mongodb://127.0.0.1:{cable.port}/?serverSelectionTimeoutMS=300"}
    )
    waiting, kafka = published("A sluice gate broke."), shared_settings.kafka
    async with (
        running(create_mentions(mentions_settings(through))) as mentions,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{mentions.http.port}", timeout=WAIT_SECONDS) as client,
        listening(kafka, MentionsExtracted, lambda event: event.article_id == waiting.article_id) as answers,
    ):
        assert (await client.get("/-/ready")).status_code == 200
        await cable.cut()
        await send(kafka, waiting)
        unready = await client.get("/-/ready")
        assert (unready.status_code, unready.json()["checks"]["kafka"]) == (503, "ok")
        assert unready.json()["checks"]["mongo"] != "ok"
        await until(lambda: retries(mentions))
        assert answers == []
        await cable.lay()
        await until(lambda: len(answers) == 1)
        assert (await client.get("/-/ready")).status_code == 200
    await cable.cut()
    (answer,) = answers
    assert answer.status is ExtractionStatus.OK
    assert [topic.key for topic in answer.topics] == ["river-dams"]


def retries(service: Service) -> float | None:
    """How often an article was put back to be tried again."""
    labels = {"group": "mentions-articles", "error_class": "transient"}
    return service.registry.get_sample_value("claimwatch_mentions_message_retries_total", labels)


async def add_topic(database: Database, _id: str = "river-dams", **changes: object) -> None:
    times = {"created_at": "2026-01-05T09:30:00Z", "updated_at": "2026-01-05T09:30:00Z"}
    body = {**TOPIC, "exclusions": [], "enabled": True, **times, **changes}
    await database["topics"].insert_one({"_id": _id, "body": body})
