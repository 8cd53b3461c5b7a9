"""Documents over HTTP, on fakes: unreadable documents, answers that are sent back, and PATCH."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.documents import Endpoint
from tests.builders import NOW, report
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import ALIAS, FEED, WATCH, WEBHOOK, keep_report, problem

MERGE = {"Content-Type": "application/merge-patch+json"}
TOPIC = {"key": "river-dams", "name": "River dams", "terms": ["dam"]}
KINDS = [("/watches", WATCH), ("/channels", WEBHOOK), ("/feeds", FEED), ("/aliases", ALIAS), ("/topics", TOPIC)]
BROKEN: list[dict[str, Any]] = [
    {"body": {"name": "of another time", "surprise": True}, "created_at": NOW},
    {"body": None, "created_at": NOW},
    {"body": "text", "created_at": "yesterday"},
    {},
]


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize(("path", "body"), KINDS)
async def test_what_cannot_be_read_is_named_beside_its_neighbours_replaced_and_deleted(
    client: httpx.AsyncClient, database: FakeDatabase, path: str, body: dict[str, Any], broken: dict[str, Any]
) -> None:
    created = (await client.post(path, json=body)).raise_for_status()
    for name in ("old-one", "old-two"):
        await database[path[1:]].insert_one({"_id": name, **broken})
    listed = (await client.get(path, params={"limit": 200})).json()
    (id_field,) = [name for name in created.json() if name.endswith("_id") or name == "key"]
    assert created.json()[id_field] in [item[id_field] for item in listed["items"]]
    assert [item["id"] for item in listed["unreadable"]] == ["old-two", "old-one"]
    assert all(item["reason"] for item in listed["unreadable"])

    assert "old-one" in problem(await client.get(f"{path}/old-one"), 409)["detail"]
    its_own = body | ({"url": f"{FEED['url']}/sport"} if path == "/feeds" else {})
    problem(await client.put(f"{path}/old-one", json=its_own, headers={"If-None-Match": "*"}), 412)
    replaced = await client.put(f"{path}/old-one", json={k: v for k, v in its_own.items() if k != "key"})
    assert replaced.status_code == 200, replaced.text
    assert (await client.get(f"{path}/old-one")).status_code == 200
    assert (await client.delete(f"{path}/old-two")).status_code == 204
    assert (await client.get(path)).json()["unreadable"] == []


async def test_a_report_that_cannot_be_read_voids_no_list(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    await keep_report(database, report(), minutes=0)
    await database["reports"].insert_one({"_id": "old", "body": {"report_id": "old"}, "filed_at": NOW})
    listed = (await client.get("/reports")).json()
    assert len(listed["items"]) == 1
    assert [item["id"] for item in listed["unreadable"]] == ["old"]
    problem(await client.get("/reports/old"), 409)


async def test_what_others_wrote_and_cannot_be_read_voids_neither_lists_nor_what_it_belongs_to(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    channel = (await client.post("/channels", json=WEBHOOK)).headers["location"]
    feed = (await client.post("/feeds", json=FEED)).headers["location"]
    await database["endpoints"].insert_one({"_id": channel.rpartition("/")[2], "channel_updated_at": "then"})
    await database["feed_states"].insert_one({"_id": feed.rpartition("/")[2], "polled_at": "then"})
    await database["deliveries"].insert_one({"_id": "odd", "created_at": NOW, "state": 7})
    assert (await client.get(channel)).json()["health"]["state"] == "untried"
    assert (await client.get(feed)).json()["state"] is None
    assert (
        len((await client.get("/channels")).json()["items"]) == len((await client.get("/feeds")).json()["items"]) == 1
    )
    assert [item["id"] for item in (await client.get("/deliveries")).json()["unreadable"]] == ["odd"]
    assert "'odd' cannot be read" in problem(await client.get("/deliveries/odd"), 409)["detail"]
    problem(await client.post("/deliveries/odd/send-again"), 409)


async def test_a_document_of_a_later_release_is_named_and_can_be_deleted(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    await database["watches"].insert_one({"_id": "later", "v": 99, "body": {"title": "Graves"}, "created_at": NOW})
    (unread,) = (await client.get("/watches")).json()["unreadable"]
    assert unread["id"] == "later"
    assert "written by a newer Claimwatch" in unread["reason"]
    assert unread["reason"] in problem(await client.get("/watches/later"), 409)["detail"]
    assert (await client.delete("/watches/later")).status_code == 204


def written(document: dict[str, Any]) -> dict[str, Any]:
    """The document without times and states."""
    return {name: value for name, value in document.items() if name not in ("updated_at", "health", "state")}


@pytest.mark.parametrize(("path", "body"), KINDS)
async def test_what_was_read_can_be_sent_back(client: httpx.AsyncClient, path: str, body: dict[str, Any]) -> None:
    location = (await client.post(path, json=body)).headers["location"]
    read = (await client.get(location)).json()
    answer = await client.put(location, json=read)
    assert answer.status_code == 200, answer.text
    assert written(answer.json()) == written(read)
    wrong = problem(await client.put(location, json=read | {"nmae": "x"}), 422)
    assert "unknown field 'nmae'" in wrong["detail"]


@pytest.mark.parametrize(("path", "body"), KINDS)
async def test_a_patch_changes_what_it_names(client: httpx.AsyncClient, path: str, body: dict[str, Any]) -> None:
    created = await client.post(path, json=body)
    location = created.headers["location"]
    before = (await client.get(location)).json()
    name = "publisher" if path == "/feeds" else "name"
    patched = await client.patch(location, json={name: "Night"}, headers=MERGE)
    assert patched.status_code == 200, patched.text
    assert written(patched.json()) == written(before | {name: "Night"})
    problem(await client.patch(location, json={name: "Day"}, headers={"If-Match": created.headers["etag"]}), 412)
    assert (
        f"{name}: is needed" in problem(await client.patch(location, json={name: None}, headers=MERGE), 422)["detail"]
    )
    assert "unknown field" in problem(await client.patch(location, json={"nmae": 1}, headers=MERGE), 422)["detail"]
    problem(await client.patch(f"{path}/nobody", json={}, headers=MERGE), 404)


async def test_a_watch_that_would_be_refused_today_can_be_paused(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    location = (await client.post("/watches", json=WATCH)).headers["location"]
    identity = location.rpartition("/")[2]
    nowhere = [{"name": "Qwxzville", "geonames_id": None, "lat": None, "lon": None, "radius_km": None}]
    await database["watches"].update_one({"_id": identity}, {"$set": {"body.places": nowhere}})
    problem(await client.patch(location, json={"name": "Night"}, headers=MERGE), 422)
    paused = await client.patch(location, json={"enabled": False}, headers=MERGE)
    assert (paused.status_code, paused.json()["enabled"]) == (200, False)


async def test_a_patch_takes_a_criterion_away_but_not_the_last(client: httpx.AsyncClient) -> None:
    location = (await client.post("/watches", json=WATCH)).headers["location"]
    assert (await client.patch(location, json={"topics": None}, headers=MERGE)).json()["topics"] == []
    problem(await client.patch(location, json={"places": None}, headers=MERGE), 422)
    missing = problem(await client.patch(location, json={"channels": ["nowhere"]}, headers=MERGE), 422)
    assert missing["unknown_channels"] == ["nowhere"]


async def test_an_id_made_from_a_key_is_unknown_to_strangers(client: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "desk-1"}
    one, again = [(await client.post("/channels", json=WEBHOOK, headers=key)).json() for _ in range(2)]
    assert one["channel_id"] == again["channel_id"]
    assert one["channel_id"] != derived_id("request", "channel", "desk-1")


async def test_a_long_list_comes_in_pages_of_bounded_size(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    long = "x" * 900_000
    for number in range(12):
        made = report()
        body = made.model_dump(mode="json") | {"report_id": f"r{number}"}
        body["article"] |= {"title": long}
        await database["reports"].insert_one({"_id": f"r{number}", "body": body, "filed_at": NOW})
    seen: list[str] = []
    parameters: dict[str, Any] = {"limit": 200}
    while True:
        answer = await client.get("/reports", params=parameters)
        assert len(answer.content) < 5_000_000
        seen += [item["report_id"] for item in answer.json()["items"]]
        if answer.json()["next"] is None:
            break
        parameters["cursor"] = answer.json()["next"]
    assert sorted(seen) == sorted(f"r{number}" for number in range(12))


async def test_a_channel_that_was_tried_is_sent_to_who_has_its_etag(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    created = await client.post("/channels", json=WEBHOOK)
    path, known = created.headers["location"], {"If-None-Match": created.headers["etag"]}
    assert (await client.get(path, headers=known)).status_code == 304
    tried = Endpoint(channel_updated_at=datetime(2100, 1, 1, tzinfo=UTC), delivered_at=NOW)
    await database["endpoints"].insert_one({"_id": path.rpartition("/")[2], **tried.model_dump()})
    read = await client.get(path, headers=known)
    assert (read.status_code, read.json()["health"]["state"]) == (200, "ok")
    assert read.headers["etag"] == known["If-None-Match"]


async def test_the_address_of_a_chat_is_never_shown_and_kept_if_it_is_sent_back_redacted(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    url = "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/"
    chat = {"name": "Chat", "target": {"kind": "apprise", "url": url}}
    made = (await client.post("/channels", json=chat)).raise_for_status()
    location = made.headers["location"]
    read, listed = await client.get(location), await client.get("/channels")
    audit = await client.get("/audit")
    replaced = await client.put(location, json=chat | {"target": read.json()["target"], "name": "Desk"})
    for answer in (made, read, listed, audit, replaced):
        assert answer.is_success
        assert "A1BRTD4JD" not in answer.text
    assert read.json()["target"] == {"kind": "apprise", "url": "slack://***"}
    (stored,) = database["channels"].documents.values()
    assert (stored["body"]["name"], stored["body"]["target"]["url"]) == ("Desk", url)


@pytest.mark.parametrize(
    ("url", "words"), [("T1JJ3T3L2/A1BRTD4JD", "an address of Apprise"), ("slack://***", "redacted")]
)
async def test_an_address_that_cannot_be_used_is_refused_and_not_repeated(
    client: httpx.AsyncClient, url: str, words: str
) -> None:
    answer = await client.post("/channels", json={"name": "Chat", "target": {"kind": "apprise", "url": url}})
    assert words in str(problem(answer, 422))
    assert "A1BRTD4JD" not in answer.text
