"""Makes ``services/api/examples.json``: ``python -m tests.api_examples`` plays a small day on fakes and keeps answers.

Ids and secrets are new each time; the documents are invented.
"""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx

from claimwatch_contracts.article import ArticleHead
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.trial import TriedWatch
from claimwatch_contracts.vocabulary import MatchOutcome, Stance
from services._runtime.kafka.letters import Letter
from services._runtime.stored import restored, stored
from services.api.places import Places
from services.api.reached import Reached
from services.api.routes.system import Pipeline
from services.api.search.store import SOURCES
from services.api.stream import READY, frame_of, line_of
from services.archive.store.entries import EntryStore
from tests.builders import NOW, article, report
from tests.fakes.api import FakeLetters, http_client, nothing_waits, search_desk
from tests.fakes.mongo import FakeDatabase
from tests.golden import documents
from tests.ledger_builders import entry, statement

FILE = Path(__file__).parents[1] / "services" / "api" / "examples.json"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
"""Of the test vector of Standard Webhooks."""
REQUESTS: dict[str, Any] = {
    "Login": {"key": "cwk_0123456789abcdef_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"},
    "KeyRequest": {"name": "Night desk", "role": "analyst"},
    "WatchRequest": {"name": "Graves in Syria", "places": [{"name": "Syria"}], "topics": ["mass-graves"]},
    "ChannelRequest": {
        "name": "Desk",
        "target": {"kind": "webhook", "url": "https://desk.example/hooks", "secrets": [SECRET]},
    },
    "FeedRequest": {"url": "https://courier.example/rss", "publisher": "The Courier"},
    "AliasRequest": {"name": "River Health Office", "kind": "government", "names": ["RHO"]},
    "MergerRequest": {"name": "River Health Office", "names": ["RHO", "Health Office of the River"]},
    "TopicRequest": {"name": "Dams", "terms": ["dam", "[reservoir|weir]"]},
    "NewTopicRequest": {"key": "dams", "name": "Dams", "terms": ["dam", "[reservoir|weir]"]},
    "SilenceRequest": {
        "matchers": [{"label": "publisher", "value": "The Courier"}],
        "author": "Night desk",
        "ends_at": "2030-01-01T00:00:00Z",
    },
    "ViewRequest": {"name": "Tolls in Syria", "page": "ledger", "chosen": {"place": "163843", "measure": "killed"}},
    "AcknowledgementRequest": {"by": "Night desk", "note": "we call the ministry"},
    "OneAgainRequest": {"even_if_delivered": True},
    "AgainRequest": {"since": "2026-01-01T00:00:00Z"},
}

GIVEN_UP = Letter(
    "figures-articles-dlq",
    41,
    {
        "ce_id": "0f9a3f4e-6f0c-5b1e-9d57-2f3b8c1f9a10",
        "ce_subject": "a1",
        "dlq-class": "bug",
        "dlq-group": "figures-articles",
        "dlq-reason": "DeadlineExceededError: no answer within 60 s",
        "dlq-time": NOW.isoformat(),
        "dlq-topic": "article-published",
    },
    is_sent_back=False,
)


async def played() -> dict[str, Any]:
    """The examples by model."""
    database, places = FakeDatabase(), Places()
    await places.open()
    search = search_desk(database)
    pipeline = Pipeline(nothing_waits, FakeLetters(GIVEN_UP))
    async with http_client(database, places, search=search, trials=Trials(), pipeline=pipeline) as client:
        day = _Day(client, database)
        await day.stored()
        for collection in SOURCES:
            await search.follower.round(collection)
        return {**REQUESTS, **await day.answers()}


class Trials:
    """Tries no watch: what comes of one is made of an alert that is stored."""

    async def tried(self, *_: Any) -> TriedWatch:
        (alert,) = documents("alerts", 5)
        shown = {name: value for name, value in alert["body"].items() if name != "channels"}
        tried = {"watch_name": "Graves in Syria", "since": NOW, "reports": 214, "alerts": [shown]}
        head = {name: shown["article"][name] for name in ArticleHead.model_fields}
        held_back = {MatchOutcome.RECAP: {"count": 3, "articles": [head]}}
        return TriedWatch.model_validate({**tried, "held_back": held_back})


class _Day:
    """What is asked of the api on one day."""

    def __init__(self, client: httpx.AsyncClient, database: FakeDatabase) -> None:
        self._client, self._database = client, database

    async def stored(self) -> None:
        """Store what the other services have."""
        for collection, version in (("alerts", 5), ("deliveries", 2), ("ledger_sheets", 1), ("incidents", 1)):
            await self._database[collection].insert_many(documents(collection, version))
        await self._stored_entries()
        filed = report(article(article_id="a1", url="https://courier.example/1", published_at=NOW))
        top = {"article_id": "a1", "revision": 1, "incident_id": None, "changes": 4, "filed_at": NOW}
        await self._database["reports"].insert_one({"_id": filed.report_id, **stored(filed), **top})

    async def _stored_entries(self) -> None:
        """What an article puts into the ledger of the first incident."""
        async for incident in self._database["incidents"].find({}):
            at = {"incident_id": incident["_id"], "article": "a1"}
            act = statement("Army", Stance.DENIES, "that it fired", **at)
            await EntryStore(self._database).replace("a1", [entry("Mayor", 24, **at), act])  # type: ignore[arg-type]
            return

    async def answers(self) -> dict[str, Any]:
        """The answers by model."""
        return {**await self._set_up(), **await self._read(), **await self._in_other_forms()}

    async def _set_up(self) -> dict[str, Any]:
        made = {
            "MadeKey": await self._post("/keys", "KeyRequest") | {"token": REQUESTS["Login"]["key"]},
            "Channel": await self._post("/channels", "ChannelRequest"),
            "Watch": await self._post("/watches", "WatchRequest"),
            "Feed": await self._post("/feeds", "FeedRequest"),
            "Alias": await self._post("/aliases", "AliasRequest"),
            "ListedTopic": await self._post("/topics", "NewTopicRequest"),
            "Silence": await self._post("/silences", "SilenceRequest"),
            "View": await self._post("/views", "ViewRequest"),
            "TriedWatch": await self._post("/watches/test", "WatchRequest"),
        }
        alert = (await self._get("/alerts"))["items"][0]["alert_id"]
        made["Acknowledgement"] = await self._put(
            f"/alerts/{alert}/acknowledgement", REQUESTS["AcknowledgementRequest"]
        )
        finding = (await self._get("/reports/a1:1/findings"))["items"][0]
        subject = {"report_id": "a1:1", "finding_id": finding["finding_id"]}
        correction = {"kind": "figure", **subject, "value": 12, "measure": "killed"}
        amended = {"correction": correction, "note": "misread", "amended_by": "Night desk"}
        made |= {"AmendmentRequest": amended, "Amendment": await self._put("/amendments/misread-12", amended)}
        opml = '<opml version="2.0"><body><outline xmlUrl="https://river.example/rss" text="River Post"/></body></opml>'
        answer = await self._client.post("/feeds.opml", content=opml, headers={"Content-Type": "text/x-opml"})
        made["ListedFeeds"] = answer.raise_for_status().json()
        channel = made["Channel"]["channel_id"]
        answer = await self._client.post(f"/channels/{channel}/test")
        return made | {"AcceptedRequest": answer.raise_for_status().json()}

    async def _read(self) -> dict[str, Any]:
        first = {
            "ListedKey": "/keys",
            "AuditEntry": "/audit",
            "ChannelWithHealth": "/channels",
            "Delivery": "/deliveries",
            "PolledFeed": "/feeds",
            "ListedReport": "/reports",
            "ListedIncident": "/incidents",
            "ListedRow": "/ledger",
            "ListedAlert": "/alerts",
            "ListedAmendment": "/amendments",
            "DeadLetter": "/system/dead-letters",
        }
        found = {model: (await self._get(path))["items"][0] for model, path in first.items()}
        incident, alert = found["ListedIncident"]["incident_id"], found["ListedAlert"]["alert_id"]
        whole = {
            "ShownDesk": "/desk",
            "CheckedQuery": "/queries?query=flood AND dam",
            "FoundPlaces": "/places?name=Raqqa",
            "Towns": "/places/towns?south=35.9&west=38.9&north=36.0&east=39.1",
            "Answer": "/search?q=bodies&kind=claim",
            "Report": "/reports/a1:1",
            "Claimants": "/claimants",
            "Revisions": "/reports/a1:1/revisions",
            "Findings": "/reports/a1:1/findings",
            "ShownIncident": f"/incidents/{incident}",
            "IncidentHistory": f"/incidents/{incident}/history",
            "AlertWithDeliveries": f"/alerts/{alert}",
        }
        found |= {model: await self._get(path) for model, path in whole.items()}
        found["AlertRaised"] = found["AlertWithDeliveries"]["alert"]
        return found

    async def _in_other_forms(self) -> dict[str, Any]:
        """Bodies that are no JSON, by media type and path: of whole lists the first lines."""
        lists = ("/reports", "/incidents", "/ledger", "/alerts", "/deliveries", "/search", "/audit")
        found = {f"application/jsonl {path}": await self._lines(path, "jsonl", 1) for path in lists}
        tables = ("/incidents", "/ledger", "/search")
        found |= {f"text/csv {path}": await self._lines(path, "csv", 2) for path in tables}
        linked = await self._get("/reports/a1:1?format=annotations")
        found["application/ld+json /reports/{report_id}"] = linked | {"items": linked["items"][:1]}
        found["text/plain /reports/{report_id}/text"] = (await self._client.get("/reports/a1:1/text")).text
        watch = (await self._get("/watches"))["items"][0]["watch_id"]
        feed = (await self._client.get(f"/watches/{watch}/alerts.atom")).raise_for_status().text
        found["application/atom+xml /watches/{id}/alerts.atom"] = feed
        found["application/atom+xml /search"] = (await self._client.get("/search?q=bodies&format=atom")).text
        (alert,) = (restored(AlertRaised, each) for each in documents("alerts", 5))
        found["text/event-stream /alerts/stream"] = (
            READY + line_of(alert.alert_id, Reached((41, 7, 12))) + frame_of(alert).data
        ).decode()
        found["text/html GET /unsubscribe/{token}"] = "<!doctype html>…<h1>Stop the mails of “Desk”?</h1>…"
        found["text/html POST /unsubscribe/{token}"] = "<!doctype html>…<h1>There are no more mails of “Desk”.</h1>…"
        found["text/x-opml /feeds.opml"] = (await self._client.get("/feeds.opml")).raise_for_status().text
        return found

    async def _lines(self, path: str, form: str, count: int) -> str:
        text = (await self._client.get(path, params={"format": form})).raise_for_status().text
        return "".join(text.splitlines(keepends=True)[:count])

    async def _get(self, path: str) -> Any:
        return (await self._client.get(path)).raise_for_status().json()

    async def _post(self, path: str, request: str) -> Any:
        return (await self._client.post(path, json=REQUESTS[request])).raise_for_status().json()

    async def _put(self, path: str, body: Any) -> Any:
        return (await self._client.put(path, json=body)).raise_for_status().json()


if __name__ == "__main__":
    FILE.write_text(json.dumps(asyncio.run(played()), indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
