"""Keys, logins and the audit log, through the door of an api on fakes."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from claimwatch_contracts.access import AuditEntry, Role
from services.api.access.first_key import FirstKey
from services.api.access.keys import SESSION_LASTS
from services.api.access.store import AccessStore
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.access.locked import ALIAS, Clock, key


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/alerts"), ("POST", "/watches"), ("GET", "/keys"), ("GET", "/x")]
)
async def test_nothing_is_answered_to_whom_shows_no_key(locked: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await locked.request(method, path)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    ("role", "reads", "writes", "makes_keys", "reads_audit"),
    [(Role.READER, 200, 403, 403, 403), (Role.ANALYST, 200, 201, 403, 403), (Role.ADMIN, 200, 201, 201, 200)],
)
async def test_each_role_may_do_its_part(
    locked: httpx.AsyncClient,
    database: FakeDatabase,
    role: Role,
    reads: int,
    writes: int,
    makes_keys: int,
    reads_audit: int,
) -> None:
    shown = await key(database, role)
    assert (await locked.get("/watches", headers=shown)).status_code == reads
    assert (await locked.post("/aliases", json=ALIAS, headers=shown)).status_code == writes
    assert (await locked.post("/keys", json={"name": "New", "role": "reader"}, headers=shown)).status_code == makes_keys
    assert (await locked.get("/audit", headers=shown)).status_code == reads_audit


async def test_a_key_is_shown_once_and_works_until_it_is_revoked(
    locked: httpx.AsyncClient, database: FakeDatabase
) -> None:
    admin = await key(database, Role.ADMIN)
    made = (await locked.post("/keys", json={"name": "Desk two", "role": "reader"}, headers=admin)).json()
    shown = {"Authorization": f"Bearer {made['token']}"}
    assert (await locked.get("/me", headers=shown)).json() == {
        "name": "Desk two",
        "key_id": made["key_id"],
        "role": "reader",
        "desk": "default",
    }

    (listed,) = [item for item in (await locked.get("/keys", headers=admin)).json()["items"] if item["name"] != "Desk"]
    assert listed["last_used_at"] is not None
    assert made["token"].rpartition("_")[2] not in str(listed)

    assert (await locked.post(f"/keys/{made['key_id']}/revoke", headers=admin)).json()["revoked_at"] is not None
    assert (await locked.get("/me", headers=shown)).status_code == 401


async def test_a_repeated_request_makes_one_key_and_shows_its_token_once(
    locked: httpx.AsyncClient, database: FakeDatabase
) -> None:
    wanted, headers = {"name": "Desk two", "role": "reader"}, await key(database, Role.ADMIN)
    repeated = headers | {"Idempotency-Key": "once"}
    first, again = [await locked.post("/keys", json=wanted, headers=repeated) for _ in range(2)]
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json() | {"token": None}
    shown = {"Authorization": f"Bearer {first.json()['token']}"}
    assert (await locked.get("/me", headers=shown)).json()["key_id"] == again.json()["key_id"]
    entries = (await locked.get("/audit", headers=headers)).json()["items"]
    assert [entry["id"] for entry in entries] == [first.json()["key_id"]]
    other = await locked.post("/keys", json=wanted | {"role": "admin"}, headers=repeated)
    assert (other.status_code, other.json()["type"].rpartition(":")[2]) == (422, "key-reused")
    new = await locked.post("/keys", json=wanted, headers=headers | {"Idempotency-Key": "twice"})
    assert new.json()["key_id"] != first.json()["key_id"]


async def test_the_secret_of_a_key_is_not_stored(database: FakeDatabase) -> None:
    token = (await key(database, Role.READER))["Authorization"].removeprefix("Bearer ")
    documents = [document async for document in database["keys"].find({})]
    assert documents
    assert token.rpartition("_")[2] not in str(documents)


async def test_a_session_lasts_until_it_is_over(
    locked: httpx.AsyncClient, database: FakeDatabase, clock: Clock
) -> None:
    token = (await key(database, Role.ANALYST))["Authorization"].removeprefix("Bearer ")
    answer = await locked.post("/login", json={"key": token})
    assert answer.json()["name"] == "Desk"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert (await locked.get("/watches")).status_code == 200

    clock.now += SESSION_LASTS + timedelta(seconds=1)
    assert (await locked.get("/watches")).status_code == 401


async def test_a_session_ends_with_the_logout_and_with_its_key(
    locked: httpx.AsyncClient, database: FakeDatabase
) -> None:
    admin = await key(database, Role.ADMIN, "Chief")
    shown = await key(database, Role.READER)
    token = shown["Authorization"].removeprefix("Bearer ")
    await locked.post("/login", json={"key": token})
    cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in locked.cookies.items())}
    assert (await locked.get("/watches", headers=cookie)).status_code == 200
    await locked.post("/logout")
    assert (await locked.get("/watches", headers=cookie)).status_code == 401

    await locked.post("/login", json={"key": token})
    assert (await locked.get("/watches")).status_code == 200
    await locked.post(f"/keys/{token.split('_')[1]}/revoke", headers=admin)
    assert (await locked.get("/watches")).status_code == 401


async def test_a_browser_without_a_session_is_led_to_the_login(locked: httpx.AsyncClient) -> None:
    led = await locked.get("/?watch=graves", headers={"Accept": "text/html"})
    assert (led.status_code, led.headers["location"]) == (303, "/login?back=%2F%3Fwatch%3Dgraves")
    page = await locked.get("/login", headers={"Accept": "text/html"})
    assert page.status_code == 200
    for part in re.findall(r'(?:href|src)="([^"]+)"', page.text):
        assert (await locked.get(f"/{part}")).status_code == 200, part
    imported = [f"page/shared/{name}.js" for name in ("service", "elements", "unreadable")]
    for part in imported:
        assert (await locked.get(f"/{part}")).status_code == 200, part


async def test_every_change_is_on_record_with_who_and_what(locked: httpx.AsyncClient, database: FakeDatabase) -> None:
    admin = await key(database, Role.ADMIN, "Chief")
    analyst = await key(database, Role.ANALYST, "Analyst")
    made = (await locked.post("/aliases", json=ALIAS, headers=analyst)).json()
    changed = ALIAS | {"names": ["RHO", "Health Office"]}
    await locked.put(f"/aliases/{made['alias_id']}", json=changed, headers=analyst)
    await locked.delete(f"/aliases/{made['alias_id']}", headers=admin)

    entries = (await locked.get("/audit", headers=admin)).json()["items"]
    assert sorted((entry["caller"], _names(entry["before"]), _names(entry["after"])) for entry in entries) == [
        ("Analyst", 0, 1),
        ("Analyst", 1, 2),
        ("Chief", 2, 0),
    ]
    assert {(entry["kind"], entry["id"]) for entry in entries} == {("alias", made["alias_id"])}


def _names(alias: dict[str, Any] | None) -> int:
    return 0 if alias is None else len(alias["names"])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["4", "3", "2", "1"]),
        ({"by": "Analyst"}, ["3", "1"]),
        ({"by": "k2"}, ["4", "2"]),
        ({"kind": "alias"}, ["4", "3"]),
        ({"id": "x"}, ["3", "2"]),
        ({"since": "2026-01-01T02:00:00Z"}, ["4", "3", "2"]),
        ({"until": "2026-01-01T02:00:00Z"}, ["2", "1"]),
        ({"by": "Analyst", "kind": "alias", "since": "2026-01-01T00:00:00Z"}, ["3"]),
        ({"by": "Nobody"}, []),
        ({"by": "Anal.*"}, []),
    ],
)
async def test_the_audit_log_is_chosen_by_who_what_and_when(
    locked: httpx.AsyncClient, database: FakeDatabase, asked: dict[str, str], found: list[str]
) -> None:
    admin = await key(database, Role.ADMIN, "Chief")
    changes = [
        ("Analyst", "k1", "watch", "w"),
        ("Chief", "k2", "watch", "x"),
        ("Analyst", "k1", "alias", "x"),
        ("Chief", "k2", "alias", "y"),
    ]
    for hour, (who, key_id, kind, identity) in enumerate(changes, 1):
        at = datetime(2026, 1, 1, hour, tzinfo=UTC)
        entry = AuditEntry(entry_id=str(hour), at=at, caller=who, key_id=key_id, kind=kind, id=identity)
        await AccessStore(database).note(entry)  # type: ignore[arg-type]
    first = (await locked.get("/audit", headers=admin, params={**asked, "limit": "1"})).json()
    assert [each["entry_id"] for each in first["items"]] == found[:1]
    assert (first["next"] is not None) is (len(found) > 1)
    lines = (await locked.get("/audit", headers=admin, params={**asked, "format": "jsonl"})).text.splitlines()
    assert [json.loads(line)["entry_id"] for line in lines] == found


async def test_no_secret_of_a_channel_is_on_record(locked: httpx.AsyncClient, database: FakeDatabase) -> None:
    admin = await key(database, Role.ADMIN)
    channel = {"name": "Desk", "target": {"kind": "webhook", "url": "https://desk.example/hooks"}}
    made = (await locked.post("/channels", json=channel, headers=admin)).json()
    (secret,) = made["target"]["secrets"]
    record = (await locked.get("/audit", headers=admin)).text
    assert made["channel_id"] in record
    assert secret not in record


async def test_a_change_that_is_refused_leaves_no_record(locked: httpx.AsyncClient, database: FakeDatabase) -> None:
    admin = await key(database, Role.ADMIN)
    await locked.put("/aliases/one", json=ALIAS, headers=admin)
    refused = await locked.put("/aliases/one", json=ALIAS, headers=admin | {"If-None-Match": "*"})
    assert refused.status_code == 412
    assert len((await locked.get("/audit", headers=admin)).json()["items"]) == 1


async def test_the_first_key_is_made_once(locked: httpx.AsyncClient, database: Any, clock: Clock) -> None:
    first = FirstKey(AccessStore(database), clock)
    token = await first.made()
    assert await first.made() is None
    assert (await locked.get("/me", headers={"Authorization": f"Bearer {token}"})).json()["role"] == "admin"
    (entry,) = (await locked.get("/audit", headers={"Authorization": f"Bearer {token}"})).json()["items"]
    assert (entry["kind"], entry["caller"], entry["after"]["role"]) == ("key", "the first start", "admin")
    assert str(token).rpartition("_")[2] not in str(entry)


async def test_an_open_service_asks_nobody(client: httpx.AsyncClient) -> None:
    assert (await client.get("/watches")).status_code == 200
    assert (await client.get("/me")).json()["key_id"] is None
