"""Incidents and the ledger over HTTP and MongoDB, as the archive wrote them."""

import httpx

from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.integration.kafka_client import running
from tests.unit.api.over_http import read_all
from tests.unit.api.test_incidents import ALDER, NORTHLAND, filed
from tests.unit.archive.strikes import NEXT_TOWN, SAME_STRIKE, STRIKE
from tests.waiting import WAIT_SECONDS


async def test_what_the_archive_judged_is_listed_shown_and_written_as_a_table(shared_settings: SharedSettings) -> None:
    strike, _, depot = await filed(connect(shared_settings), STRIKE, SAME_STRIKE, NEXT_TOWN)
    async with (
        running(create_app(ApiSettings(shared=shared_settings, port=0))) as service,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{service.http.port}", timeout=WAIT_SECONDS) as client,
    ):
        for limit in (1, 50):
            listed = await read_all(client, "/incidents", place=NORTHLAND, topic="airstrikes", limit=limit)
            assert [each["incident_id"] for each in listed] == [depot, strike]
            rows = await read_all(client, "/ledger", place=NORTHLAND, measure="killed", limit=limit)
            assert [row["high"] for row in rows] == [8, 40]
        assert [row["high"] for row in await read_all(client, "/ledger", until=SAME_STRIKE.at.isoformat())] == [40]
        shown = (await client.get(f"/incidents/{strike}")).raise_for_status().json()
        assert [each["report_id"] for each in shown["timeline"]] == ["strike:1", "same strike:1"]
        table = await client.get("/ledger", params={"place": ALDER}, headers={"Accept": "text/csv"})
        assert [line.count(strike) for line in table.text.splitlines()] == [0, 1]
        assert (await client.get(f"/incidents/{strike}/page")).headers["content-type"].startswith("text/html")
