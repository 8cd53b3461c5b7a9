"""Each service removes what it no longer keeps when it starts, by its settings, and nothing without them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services._runtime.boot import Service
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.archive.app import create_app as create_archive
from services.archive.settings import ArchiveSettings
from services.intake.app import create_app as create_intake
from services.intake.settings import IntakeSettings
from services.notify.app import create_app as create_notify
from services.notify.settings import NotifySettings
from services.watch.app import create_app as create_watch
from services.watch.settings import WatchSettings
from tests.golden import documents
from tests.integration.kafka_client import running
from tests.waiting import answered

LATER = datetime(2027, 1, 1, tzinfo=UTC)
"""A year after the golden documents."""
TEXT: dict[str, Any] = {"body.article.text": {"$gt": ""}}
DELIVERIES = [delivery for delivery in documents("deliveries", 2) if delivery["state"] != "pending"]
FINGERPRINT: dict[str, Any] = {
    "_id": "article:old",
    "published": LATER - timedelta(days=300),
    "fingerprints": {"1": {}},
}
REVISIONS: list[dict[str, Any]] = [
    {"_id": f"a:{number}", "article_id": "a", "revision": number, "received_at": LATER - timedelta(days=200)}
    for number in (1, 2, 3)
]


@pytest.fixture
def database(shared_settings: SharedSettings) -> Iterator[Database]:
    """A database of the test's own."""
    database = connect(shared_settings)
    yield database
    database.client.close()


def archive(shared: SharedSettings, **days: Any) -> Service:
    """The archive a year later."""
    return create_archive(ArchiveSettings(shared=shared, port=0, **days), clock=lambda: LATER)


def watch(shared: SharedSettings, **days: Any) -> Service:
    """The watch service a year later."""
    return create_watch(WatchSettings(shared=shared, port=0, **days), clock=lambda: LATER)


def notify(shared: SharedSettings, **days: Any) -> Service:
    """The notify service a year later."""
    return create_notify(NotifySettings(shared=shared, port=0, **days), clock=lambda: LATER)


def intake(shared: SharedSettings, **days: Any) -> Service:
    """Intake a year later."""
    return create_intake(IntakeSettings(shared=shared, port=0, **days), clock=lambda: LATER)


Create = Callable[..., Service]
CASES: list[tuple[Create, dict[str, Any], str, list[dict[str, Any]], dict[str, Any]]] = [
    (archive, {"retention_text_days": 90}, "reports", documents("reports", 3), TEXT),
    (
        archive,
        {"retention_publisher_text_days": {"The River Courier (synthetic)": 90}},
        "reports",
        documents("reports", 2),
        TEXT,
    ),
    (
        archive,
        {"retention_parts_days": 90},
        "reports",
        documents("reports", 3),
        {"filed_at": {"$ne": None}, "parts": {"$ne": {}}},
    ),
    (archive, {"retention_fingerprints_days": 90}, "stories", [FINGERPRINT], {"fingerprints": {"$exists": True}}),
    (watch, {"retention_told_days": 90}, "told", documents("told", 1), {}),
    (watch, {"retention_alerts_days": 90}, "alerts", documents("alerts", 1), {}),
    (watch, {"retention_told_days": 90}, "subjects", documents("subjects", 1), {}),
    (notify, {"retention_deliveries_days": 90}, "deliveries", DELIVERIES, {}),
    (intake, {"retention_revisions_days": 90}, "articles", REVISIONS, {"_id": "a:2"}),
]


@pytest.mark.parametrize(("create", "days", "collection", "stored", "due"), CASES)
async def test_what_is_due_goes_at_the_start_if_a_setting_says_so(
    shared_settings: SharedSettings,
    database: Database,
    create: Create,
    days: dict[str, Any],
    collection: str,
    stored: list[dict[str, Any]],
    due: dict[str, Any],
) -> None:
    await database[collection].insert_many(stored)

    of_ours = {"_id": {"$in": [document["_id"] for document in stored]}, **({"$and": [due]} if due else {})}

    async def left() -> int:
        return int(await database[collection].count_documents(of_ours))

    async def is_gone() -> bool:
        return await left() == 0

    before = await left()
    assert before > 0
    async with running(create(shared_settings)):
        assert await left() == before
    async with running(create(shared_settings, **days)) as service:
        await answered(is_gone)
    counts = [metric for metric in service.registry.collect() if metric.name.endswith("_retention_removed")]
    assert sum(sample.value for metric in counts for sample in metric.samples if sample.name.endswith("_total")) > 0
