"""The search index of a running api: made from MongoDB at the start, and following what is filed by Kafka."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from claimwatch_contracts.events import ReportFiled
from claimwatch_contracts.report import Report
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services._runtime.stored import stored
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.builders import NOW, article, report
from tests.integration.kafka_client import running, send
from tests.waiting import WAIT_SECONDS, answered


async def file(settings: SharedSettings, filed: Report) -> None:
    """Store a report as the archive does."""
    top = {"article_id": filed.article.article_id, "revision": filed.article.revision, "changes": 4}
    document: Any = {"_id": filed.report_id, **stored(filed), **top, "filed_at": NOW}
    await connect(settings)["reports"].replace_one({"_id": filed.report_id}, document, upsert=True)


@pytest.fixture
async def client(shared_settings: SharedSettings) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an api that was started after a report was filed. Its rounds come too seldom to help."""
    await file(shared_settings, report(article(article_id="before", title="Alderbridge holds")))
    settings = ApiSettings(shared=shared_settings, port=0, search_round_seconds=3_600)
    async with (
        running(create_app(settings)) as service,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{service.http.port}", timeout=WAIT_SECONDS) as client,
    ):
        yield client


async def test_it_has_what_was_filed_before_and_hears_of_what_is_filed_now(
    client: httpx.AsyncClient, shared_settings: SharedSettings
) -> None:
    async def found(query: str) -> list[str]:
        answer = (await client.get("/search", params={"q": query})).raise_for_status().json()
        return [item["id"] for item in answer["items"]]

    async def complete() -> bool:
        return bool((await client.get("/search")).json()["index"]["complete"])

    async def heard() -> bool:
        return await found("birkeby") == ["after:1"]

    assert await answered(complete)
    assert await found("alderbridge") == ["before:1"]
    after = report(article(article_id="after", title="Birkeby floods"))
    await file(shared_settings, after)
    await send(shared_settings.kafka, ReportFiled(report=after))
    assert await answered(heard)
