"""The revisions of an article over HTTP: what is kept of each, and the hash of its text."""

import hashlib
from datetime import timedelta
from typing import Any

import httpx

from claimwatch_contracts.report import RemovedText, Report
from services._runtime.stored import stored
from tests.builders import NOW, TEXT, article, report
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import problem

DAY = timedelta(days=1)


async def file(database: Any, filed: Report) -> None:
    """File a report as the archive does."""
    head = filed.article
    top = {"article_id": head.article_id, "revision": head.revision, "filed_at": NOW + head.revision * DAY}
    await database["reports"].insert_one({"_id": filed.report_id, **stored(filed), **top})


async def mark(database: Any, revision: int, **more: Any) -> None:
    """Keep a revision that has no report."""
    top = {"article_id": "a1", "revision": revision, "body": None, "filed_at": None}
    await database["reports"].insert_one({"_id": f"a1:{revision}", **top, **more})


async def test_revisions_come_in_order_with_the_hashes_of_their_texts(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    for revision in (2, 1):
        await file(database, report(article(f"{TEXT} {'é' * revision}", revision=revision)))
    await file(database, report(article(TEXT, article_id="a2")))
    await mark(database, 3)
    items = (await client.get("/reports/a1:1/revisions")).json()["items"]
    assert items == (await client.get("/reports/a1:7/revisions")).json()["items"]
    assert [(each["revision"], each["report_id"], each["kept"]) for each in items] == [
        (1, "a1:1", "whole"),
        (2, "a1:2", "whole"),
        (3, "a1:3", "unfiled"),
    ]
    text = f"{TEXT} éé"
    assert items[1]["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert (items[1]["characters"], items[1]["title"], items[1]["publisher"]) == (len(text), "A title", "The Courier")
    assert items[1]["filed_at"].startswith(f"{NOW + 2 * DAY:%Y-%m-%d}")
    assert items[2]["sha256"] is items[2]["filed_at"] is items[2]["publisher"] is None


async def test_a_text_that_is_no_longer_kept_leaves_its_hash(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    filed = report(article(TEXT))
    removed = RemovedText(removed_at=NOW + DAY, characters=len(TEXT), sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    without = filed.article.model_copy(update={"text": ""})
    await file(database, filed.model_copy(update={"article": without, "removed_text": removed}))
    (item,) = (await client.get("/reports/a1:1/revisions")).json()["items"]
    assert (item["kept"], item["characters"], item["sha256"]) == ("without_text", len(TEXT), removed.sha256)
    assert item["removed_at"].startswith(f"{NOW + DAY:%Y-%m-%d}")


async def test_an_erased_article_is_said_to_be_erased(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    for revision in (1, 2):
        await mark(database, revision, erased_at=NOW)
    items = (await client.get("/reports/a1:2/revisions")).json()["items"]
    assert [(each["kept"], each["title"], each["publisher"]) for each in items] == [("erased", "", None)] * 2
    assert all(each["erased_at"] is not None for each in items)


async def test_a_revision_that_cannot_be_read_is_named_beside_the_others(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    await file(database, report(article(TEXT)))
    await database["reports"].insert_one({"_id": "a1:2", "article_id": "a1", "body": {"old": 1}, "filed_at": NOW})
    answer = (await client.get("/reports/a1:1/revisions")).json()
    assert [each["revision"] for each in answer["items"]] == [1]
    assert [each["id"] for each in answer["unreadable"]] == ["a1:2"]


async def test_an_article_that_never_came_is_not_found(client: httpx.AsyncClient) -> None:
    problem(await client.get("/reports/a1:1/revisions"), 404)
