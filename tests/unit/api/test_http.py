"""The api over HTTP, on fakes: conditional writes, and lists without gaps and duplicates."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest

from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import Report
from services.watch.news.novelty import tellable
from services.watch.store import AlertStore
from services.watch.telling.alerting import alert_for
from tests.builders import MINISTRY, NOW, TEXT, article, report, watch
from tests.fakes.mongo import FakeDatabase
from tests.golden import documents

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


@pytest.mark.parametrize(
    ("path", "id_field", "body", "change"),
    [
        ("/watches", "watch_id", WATCH, {"enabled": False}),
        ("/channels", "channel_id", WEBHOOK, {"name": "Night desk"}),
        ("/feeds", "feed_id", FEED, {"interval_seconds": 600}),
        ("/aliases", "alias_id", ALIAS, {"names": ["RHO"]}),
    ],
)
async def test_create_read_replace_delete(
    client: httpx.AsyncClient, path: str, id_field: str, body: dict[str, Any], change: dict[str, Any]
) -> None:
    created = await client.post(path, json=body)
    assert created.status_code == 201, created.text
    location, etag = created.headers["location"], created.headers["etag"]
    assert location == f"{path}/{created.json()[id_field]}"
    read = await client.get(location)
    assert (read.status_code, read.headers["etag"]) == (200, etag)
    assert (await client.get(location, headers={"If-None-Match": etag})).status_code == 304
    assert [item[id_field] for item in await read_all(client, path)] == [created.json()[id_field]]

    replaced = await client.put(location, json=body | change, headers={"If-Match": etag})
    assert replaced.status_code == 200, replaced.text
    assert replaced.json().items() >= change.items()
    assert replaced.json()["created_at"] == created.json()["created_at"]
    assert replaced.json()["updated_at"] > created.json()["updated_at"]
    assert (await client.get(location, headers={"If-None-Match": etag})).headers["etag"] == replaced.headers["etag"]

    problem(await client.put(location, json=body, headers={"If-Match": etag}), 412)
    problem(await client.delete(location, headers={"If-Match": etag}), 412)
    assert (await client.get(location)).json().items() >= change.items()
    deleted = await client.delete(location, headers={"If-Match": replaced.headers["etag"]})
    assert (deleted.status_code, deleted.content) == (204, b"")
    problem(await client.get(location), 404)
    problem(await client.delete(location), 404)


async def test_a_feed_is_shown_with_how_it_fared_and_without_a_password(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    created = await client.post("/feeds", json=FEED)
    path, etag = created.headers["location"], created.headers["etag"]
    assert (await client.get(path)).json()["state"] is None
    polled = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
    lost = {"url": None, "title": "Cut", "reason": "lost: the text is empty"}
    state: dict[str, Any] = {
        "polled_at": polled,
        "next_poll_at": polled,
        "last_ok_at": None,
        "failures": 2,
        "last_error": "no answer",
        "rhythm": {"last_at": polled, "news": 9, "pauses": []},
        "quiet_since": polled,
        "tally": {"taken": 7, "duplicates": 2, "lost": 1},
        "language": "en",
    }
    identity = created.json()["feed_id"]
    await database["feed_states"].insert_one(
        {"_id": identity, "lease_owner": "x", "incomplete": [lost | {"at": polled}], **state}
    )
    await database["feeds"].update_one(
        {"_id": identity}, {"$set": {"body.url": "https://me:secret@wire.example/x?y=1"}}
    )

    read = await client.get(path, headers={"If-None-Match": etag})
    assert (read.status_code, read.json()["url"]) == (200, "https://wire.example/x?y=1")
    assert read.json()["state"] == {
        "last_check_at": "2026-06-02T09:00:00Z",
        "last_ok_at": None,
        "next_check_at": "2026-06-02T09:00:00Z",
        "last_error": "no answer",
        "failures": 2,
        "incomplete": [
            {"at": "2026-06-02T09:00:00Z", "url": None, "title": "Cut", "reason": "lost: the text is empty"}
        ],
        "last_entry_at": "2026-06-02T09:00:00Z",
        "quiet_since": "2026-06-02T09:00:00Z",
        "taken": 7,
        "duplicates": 2,
        "lost": 1,
        "language": "en",
    }
    listed = await client.get("/feeds")
    assert listed.json()["items"] == [read.json()]
    assert "secret" not in read.text + listed.text
    refused = await client.put(path, json=FEED | {"url": "https://me:secret@wire.example/x"})
    assert "user name" in str(problem(refused, 422))
    assert "secret" not in refused.text
    changed = await client.put(path, json=FEED, headers={"If-Match": read.headers["etag"]})
    assert changed.status_code == 200
    assert (await client.post(f"{path}/poll")).status_code == 202
    stored = await database["feeds"].find_one({"_id": identity})
    assert stored is not None
    assert stored["body"]["updated_at"] > changed.json()["updated_at"], "a changed feed is polled at once"
    problem(await client.post("/feeds/none/poll"), 404)


async def test_a_put_creates_under_a_chosen_id_once(client: httpx.AsyncClient) -> None:
    first = await client.put("/watches/graves", json=WATCH, headers={"If-None-Match": "*"})
    assert (first.status_code, first.headers["location"]) == (201, "/watches/graves")
    problem(await client.put("/watches/graves", json=WATCH, headers={"If-None-Match": "*"}), 412)
    problem(await client.put("/watches/other", json=WATCH, headers={"If-Match": "*"}), 412)
    problem(await client.put("/watches/a b", json=WATCH), 422)


async def test_a_repeated_post_creates_once_and_a_reused_key_is_refused(client: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "first try"}
    one, again = [await client.post("/channels", json=WEBHOOK, headers=key) for _ in range(2)]
    assert again.status_code == 201
    assert again.json() == one.json(), "the answer that was lost held the secret"
    assert again.headers["location"] == one.headers["location"]
    assert len(await read_all(client, "/channels")) == 1
    problem(await client.post("/channels", json=WEBHOOK | {"name": "Other"}, headers=key), 422)


@pytest.mark.parametrize("change", ["rotate", "replace"])
async def test_a_repeated_post_shows_no_secret_of_a_channel_that_was_changed_since(
    client: httpx.AsyncClient, database: FakeDatabase, change: str
) -> None:
    key = {"Idempotency-Key": "once"}
    created = await client.post("/channels", json=WEBHOOK, headers=key)
    path = created.headers["location"]
    if change == "rotate":
        await client.post(f"{path}/rotate-secret")
    else:
        await client.put(path, json=WEBHOOK | {"name": "Night desk"})
    again = await client.post("/channels", json=WEBHOOK, headers=key)
    assert (again.status_code, again.headers["location"]) == (201, path)
    read = (await client.get(path)).json()
    assert again.json() == {name: read[name] for name in read if name != "health"}, "redacted, as every reader sees it"
    stored = await database["channels"].find_one({"_id": created.json()["channel_id"]})
    assert stored is not None
    assert all(secret not in again.text for secret in stored["body"]["target"]["secrets"])


async def test_a_secret_is_shown_once_kept_and_rotated(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    created = (await client.post("/channels", json=WEBHOOK)).json()
    path, (secret,) = f"/channels/{created['channel_id']}", created["target"]["secrets"]
    read = (await client.get(path)).json()
    assert secret not in str(read) + str(await read_all(client, "/channels"))

    sent_back = {name: read[name] for name in ("name", "target", "enabled")}
    assert (await client.put(path, json=sent_back)).json()["target"] == read["target"]
    stored = await database["channels"].find_one({"_id": created["channel_id"]})
    assert stored is not None
    assert stored["body"]["target"]["secrets"] == [secret]

    newest, previous = (await client.post(f"{path}/rotate-secret")).json()["target"]["secrets"]
    stored = await database["channels"].find_one({"_id": created["channel_id"]})
    assert stored is not None
    assert stored["body"]["target"]["secrets"] == [newest, secret]
    assert previous != secret


async def test_a_channel_that_is_no_webhook_has_no_secret_to_rotate(client: httpx.AsyncClient) -> None:
    mail = await client.post("/channels", json={"name": "Mail", "target": {"kind": "email", "to": "desk@example.org"}})
    problem(await client.post(f"{mail.headers['location']}/rotate-secret"), 409)


async def test_what_is_refused_names_what_is_wrong(client: httpx.AsyncClient) -> None:
    unknown = problem(await client.post("/watches", json=WATCH | {"channels": ["nowhere"]}), 422)
    assert unknown["unknown_channels"] == ["nowhere"]
    assert "nowhere" in unknown["detail"]
    problem(await client.post("/watches", json={"name": "Nothing"}), 422)
    wordless = problem(await client.post("/watches", json=WATCH | {"query": "&"}), 422)
    assert wordless["errors"][0]["pointer"] == "#/query"
    typo = problem(await client.post("/watches", json=WATCH | {"querry": "x"}), 422)
    assert typo["errors"][0]["pointer"] == "#/querry"
    secret = WEBHOOK["target"] | {"secrets": ["whsec_short"]}  # type: ignore[operator]
    assert problem(await client.post("/channels", json=WEBHOOK | {"target": secret}), 422)["errors"][0]["pointer"]
    problem(await client.get("/watches", params={"cursor": "nonsense"}), 400)
    problem(await client.get("/alerts", params={"since": "2026-01-01T00:00:00"}), 422)
    assert "nobody" in problem(await client.get("/reports/nobody"), 404)["detail"]
    problem(await client.get("/alerts/nobody"), 404)
    problem(await client.get("/nowhere"), 404)
    problem(await client.patch("/watches"), 405)


@pytest.mark.parametrize("announced", [True, False])
async def test_a_request_that_is_too_long_is_refused(client: httpx.AsyncClient, announced: bool) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b" " * 100_000

    content = b" " * 2_000_000 if announced else chunks()
    answer = await client.post("/watches", content=content, headers={"content-type": "application/json"})
    assert "1048576 bytes" in problem(answer, 413)["detail"]


async def test_a_channel_in_use_is_not_deleted(client: httpx.AsyncClient) -> None:
    channel = await client.post("/channels", json=WEBHOOK)
    await client.put("/watches/w1", json=WATCH | {"channels": [channel.json()["channel_id"]]})
    assert problem(await client.delete(channel.headers["location"]), 409)["watches"] == ["w1"]
    await client.delete("/watches/w1")
    assert (await client.delete(channel.headers["location"])).status_code == 204


async def test_two_writers_at_once_both_come_through_and_conditional_ones_do_not(client: httpx.AsyncClient) -> None:
    await client.put("/watches/w1", json=WATCH)
    changes = [WATCH | {"name": f"Writer {number}"} for number in range(8)]
    answers = await asyncio.gather(*(client.put("/watches/w1", json=change) for change in changes))
    assert [answer.status_code for answer in answers] == [200] * 8
    etag = (await client.get("/watches/w1")).headers["etag"]
    answers = await asyncio.gather(
        *(client.put("/watches/w1", json=change, headers={"If-Match": etag}) for change in changes)
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7


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
    assert listed == raised.model_dump(mode="json")
    assert (await client.get("/alerts/alert-1")).json()["alert"] == listed


async def test_alerts_of_version_1_are_listed_and_read_as_those_of_today(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    (old,) = documents("alerts", 1)
    await database["alerts"].insert_one(old)
    (listed,) = await read_all(client, "/alerts")
    assert AlertRaised.model_validate(listed).news[1].figure is not None
    assert (await client.get(f"/alerts/{old['_id']}")).json()["alert"] == listed


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


async def test_the_openapi_document_says_what_there_is(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    assert document["openapi"].startswith("3.1")
    assert "shows a key" in document["info"]["description"]
    assert "HTTPValidationError" not in document["components"]["schemas"], "every error is a problem"


async def test_the_page_reaches_nothing_but_its_own_service(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for file in ("alerts/alerts.js", "shared/page.css", "shared/icon.svg"):
        answer = await client.get(f"/page/{file}")
        assert answer.status_code == 200
        assert "http" not in answer.text.replace("http://www.w3.org/2000/svg", "").replace("https?:", "")


async def test_every_page_is_there_and_asks_for_nothing_that_is_not(client: httpx.AsyncClient) -> None:
    for path in (
        "/",
        "/login",
        "/page/watches",
        "/page/silences",
        "/page/channels",
        "/page/feeds",
        "/incidents/i1/page",
        "/page/reports/a1",
    ):
        page = await client.get(path)
        assert page.headers["content-type"].startswith("text/html")
        parts = re.findall(r'(?:href|src)="([^"#]+\.(?:js|css|svg))"', page.text)
        assert len(parts) >= 3
        for part in parts:
            found = await client.get(urljoin(path, part))
            assert found.status_code == 200, part
            if part.endswith(".js"):
                await require_imports(client, str(found.url.path), found.text, set())


async def require_imports(client: httpx.AsyncClient, path: str, text: str, seen: set[str]) -> None:
    """All modules that a script imports are there, and what they import."""
    for imported in re.findall(r'from "([^"]+)"', text):
        target = urljoin(path, imported)
        if target not in seen:
            seen.add(target)
            found = await client.get(target)
            assert found.status_code == 200, f"{path} imports {imported}"
            await require_imports(client, target, found.text, seen)


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
