"""The api as it runs, over HTTP and MongoDB: documents written with conditions, and closed to other sites."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.integration.kafka_client import running
from tests.unit.api.over_http import WATCH, WEBHOOK, problem
from tests.waiting import WAIT_SECONDS


@pytest.fixture
async def client(shared_settings: SharedSettings) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a running api."""
    async with (
        running(create_app(ApiSettings(shared=shared_settings, port=0))) as service,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{service.http.port}", timeout=WAIT_SECONDS) as client,
    ):
        yield client


async def test_two_writers_at_once_both_come_through_and_conditional_ones_do_not(client: httpx.AsyncClient) -> None:
    created = await client.put("/watches/w1", json=WATCH, headers={"If-None-Match": "*"})
    assert (created.status_code, created.headers["location"]) == (201, "/watches/w1")
    changes = [WATCH | {"name": f"Writer {number}"} for number in range(8)]
    answers = await asyncio.gather(*(client.put("/watches/w1", json=change) for change in changes))
    assert [answer.status_code for answer in answers] == [200] * 8
    etag = (await client.get("/watches/w1")).headers["etag"]
    answers = await asyncio.gather(
        *(client.put("/watches/w1", json=change, headers={"If-Match": etag}) for change in changes)
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7
    assert (await client.delete("/watches/w1")).status_code == 204
    problem(await client.get("/watches/w1"), 404)


async def test_another_site_can_neither_read_nor_rotate(
    client: httpx.AsyncClient, shared_settings: SharedSettings
) -> None:
    created = (await client.post("/channels", json=WEBHOOK)).json()
    path = f"/channels/{created['channel_id']}/rotate-secret"
    form = {"Origin": "http://127.0.0.1:1", "Content-Type": "application/x-www-form-urlencoded"}
    problem(await client.post(path, headers=form), 403)
    problem(await client.get("/channels", headers={"Host": "evil.example"}), 421)
    problem(await client.get("/alerts/stream", headers={"Origin": "https://evil.example"}), 403)
    stored = await connect(shared_settings)["channels"].find_one({"_id": created["channel_id"]})
    assert stored is not None
    assert stored["body"]["target"]["secrets"] == created["target"]["secrets"]


async def test_health_and_metrics_answer_beside_the_paths_of_the_api(client: httpx.AsyncClient) -> None:
    for path in ("/", "/-/ready", "/metrics"):
        head, get = await client.head(path), await client.get(path)
        assert (head.status_code, head.content, get.status_code) == (200, b"", 200), path
