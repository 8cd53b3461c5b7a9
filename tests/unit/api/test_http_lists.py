"""Lists of the api: alerts and reports, page by page, with what was stored by older versions."""

from datetime import timedelta
from typing import Any

import httpx

from claimwatch_contracts.events import AlertRaised
from tests.builders import MINISTRY, NOW, TEXT, article, report
from tests.fakes.mongo import FakeDatabase
from tests.golden import documents
from tests.unit.api.over_http import WATCH, alert, keep_alert, keep_report, read_all


async def test_a_list_of_fifty_is_read_without_gaps_or_doubles_while_it_grows(client: httpx.AsyncClient) -> None:
    there = {(await client.post("/watches", json=WATCH)).json()["watch_id"] for _ in range(50)}
    seen: list[str] = []
    parameters: dict[str, Any] = {"limit": 7}
    while True:
        page = (await client.get("/watches", params=parameters)).json()
        assert len(page["items"]) <= 7
        seen += [item["watch_id"] for item in page["items"]]
        await client.post("/watches", json=WATCH)
        if page["next"] is None:
            break
        parameters["cursor"] = page["next"]
    assert len(seen) == len(set(seen))
    assert set(seen) == there


NOT_SILENCED = {"silenced_until": None, "silenced_by": None}


async def test_alerts_raised_in_the_same_instant_are_listed_once_each(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    for number in range(12):
        await keep_alert(database, alert(f"alert-{number:02}", minutes=number // 4))
    seen = [item["alert_id"] for item in await read_all(client, "/alerts", limit=5)]
    assert seen == [f"alert-{number:02}" for number in reversed(range(12))]


async def test_a_list_has_alerts_as_they_are_stored(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    raised = alert("alert-1")
    await keep_alert(database, raised)
    (listed,) = await read_all(client, "/alerts")
    assert listed == raised.model_dump(mode="json") | NOT_SILENCED
    assert (await client.get("/alerts/alert-1")).json()["alert"] == raised.model_dump(mode="json")


async def test_alerts_of_version_1_are_listed_and_read_as_those_of_today(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    (old,) = documents("alerts", 1)
    await database["alerts"].insert_one(old)
    (listed,) = await read_all(client, "/alerts")
    raised = {name: value for name, value in listed.items() if name not in NOT_SILENCED}
    assert AlertRaised.model_validate(raised).news[1].figure is not None
    assert (await client.get(f"/alerts/{old['_id']}")).json()["alert"] == raised


async def test_reports_by_place_topic_claimant_publisher_and_time(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    for number, publisher in enumerate(["The Courier", "The Herald"]):
        made = report(article(article_id=f"a{number}", publisher=publisher))
        await keep_report(database, made, minutes=number)
    await database["reports"].insert_one({"_id": "incomplete", "body": None, "filed_at": None})

    async def found(**filters: Any) -> list[str]:
        return [item["article"]["article_id"] for item in await read_all(client, "/reports", **filters)]

    assert await found() == ["a1", "a0"], "the last filed first, the incomplete one not"
    assert await found(place=172955) == ["a1", "a0"], "the place itself"
    assert await found(place=163843, topic="mass-graves", claimant=MINISTRY.key) == ["a1", "a0"], "what lies in it"
    assert await found(place=2267057) == await found(topic="floods") == await found(claimant="nobody") == []
    assert await found(publisher="The Herald") == ["a1"]
    assert await found(since=(NOW + timedelta(minutes=1)).isoformat()) == ["a1"]
    assert await found(since=(NOW + timedelta(minutes=1)).isoformat(), publisher="The Courier") == []
    listed = (await client.get("/reports")).json()["items"][0]
    assert "text" not in listed["article"]
    assert listed["claimants"] == [MINISTRY.model_dump(mode="json")]
    whole = await client.get(f"/reports/{listed['report_id']}")
    assert whole.json()["article"]["text"] == TEXT
    not_modified = await client.get(whole.request.url, headers={"If-None-Match": whole.headers["etag"]})
    assert not_modified.status_code == 304


async def test_an_alert_with_its_deliveries(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    await keep_alert(database, alert("alert-1"))
    await keep_alert(database, alert("alert-2", watch_id="w2", minutes=1))
    attempt = {"at": NOW, "outcome": "temporary_failure", "status": 503, "detail": "busy"}
    for number in range(3):
        await database["deliveries"].insert_one(
            {
                "_id": f"delivery-{number}",
                "alert_id": "alert-1" if number else "alert-2",
                "watch_id": "w1",
                "channel_id": "c1",
                "state": "pending",
                "created_at": NOW + timedelta(minutes=number),
                "attempts": [attempt],
                "next_attempt_at": NOW,
            }
        )
    one = (await client.get("/alerts/alert-1")).json()
    assert one["alert"]["article"]["report_id"] == "a1:1"
    assert [delivery["delivery_id"] for delivery in one["deliveries"]] == ["delivery-2", "delivery-1"]
    assert one["deliveries"][0]["attempts"][0]["status"] == 503
    assert (await client.get("/alerts/alert-2")).json()["alert"]["watch_id"] == "w2"
    assert len(await read_all(client, "/deliveries", limit=1)) == 3
    assert [d["delivery_id"] for d in await read_all(client, "/deliveries", alert_id="alert-2")] == ["delivery-0"]
    assert [a["alert_id"] for a in await read_all(client, "/alerts", watch_id="w2")] == ["alert-2"]
    assert await read_all(client, "/deliveries", state="failed") == []
