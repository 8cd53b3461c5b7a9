"""Requests and stored documents that tests of the api share."""

from datetime import timedelta
from typing import Any

import httpx

from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import Report
from services.watch.news.novelty import tellable
from services.watch.store import AlertStore
from services.watch.telling.alerting import alert_for
from tests.builders import NOW, report, watch
from tests.fakes.mongo import FakeDatabase

WATCH = {"name": "Graves in Syria", "places": [{"name": "Syria", "geonames_id": 163843}], "topics": ["mass-graves"]}
WEBHOOK = {"name": "Desk", "target": {"kind": "webhook", "url": "https://desk.example/hooks"}}
FEED = {"url": "https://courier.example/rss", "publisher": "The Courier"}
ALIAS = {"name": "River Health Office", "kind": "government", "names": ["RHO", "Health Office of River"]}
PROBLEM = "application/problem+json"


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    """The problem document of a refusal, checked to be one."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM), answer.text
    document: dict[str, Any] = answer.json()
    assert document["status"] == status
    assert document["title"]
    return document


async def read_all(client: httpx.AsyncClient, path: str, **parameters: Any) -> list[dict[str, Any]]:
    """Every item of a list, page by page."""
    items: list[dict[str, Any]] = []
    while True:
        page = (await client.get(path, params=parameters)).raise_for_status().json()
        items += page["items"]
        if page["next"] is None:
            return items
        parameters["cursor"] = page["next"]


def alert(alert_id: str, *, watch_id: str = "w1", minutes: int = 0) -> AlertRaised:
    """An alert on the usual report."""
    made = report()
    raised = alert_for(watch(watch_id=watch_id), made, ("topic mass-graves",), tellable(made), NOW)
    return raised.model_copy(update={"alert_id": alert_id, "raised_at": NOW + timedelta(minutes=minutes)})


async def keep_alert(database: FakeDatabase, raised: AlertRaised) -> None:
    """Store an alert as the watch service does."""
    await AlertStore(database).keep_alert(raised)


async def keep_report(database: FakeDatabase, made: Report, *, minutes: int) -> None:
    """Store a report as the archive does."""
    body, filed_at = made.model_dump(mode="json"), NOW + timedelta(minutes=minutes)
    await database["reports"].insert_one({"_id": made.report_id, "body": body, "filed_at": filed_at, "parts": {}})
