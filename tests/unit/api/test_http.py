"""The api over HTTP, on fakes: conditional writes, and lists without gaps and duplicates."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import ALIAS, FEED, WATCH, WEBHOOK, problem, read_all


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


async def test_the_openapi_document_says_what_there_is(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    assert document["openapi"].startswith("3.1")
    assert "shows a key" in document["info"]["description"]
    assert "HTTPValidationError" not in document["components"]["schemas"], "every error is a problem"
