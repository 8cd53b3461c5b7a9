"""Two desks at one installation: each sees and changes its own watches, channels, silences, alerts and deliveries."""

from typing import Any

import httpx
import pytest

from claimwatch_contracts.access import Role
from services.api.access.people import Membership, Seat
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.desks.two_desks import BODIES, NIGHT, VIEW, desk_key, ids, made, raised
from tests.unit.api.over_http import WATCH, WEBHOOK, problem
from tests.unit.api.test_http_noise import SILENCE


@pytest.mark.parametrize("path", BODIES)
async def test_what_a_desk_makes_is_its_own(day: httpx.AsyncClient, night: httpx.AsyncClient, path: str) -> None:
    own, other = await made(day, path), await made(night, path)
    shown = (await night.get(other)).raise_for_status()
    assert shown.json()["desk"] == NIGHT
    assert (await ids(day, path), await ids(night, path)) == ({own.split("/")[2]}, {other.split("/")[2]})
    merge = {"Content-Type": "application/merge-patch+json"}
    problem(await day.get(other), 404)
    problem(await day.patch(other, json={}, headers=merge), 404)
    problem(await day.delete(other), 404)
    problem(await day.put(other, json=BODIES[path]), 409)
    assert (await night.get(other)).json() == shown.json()
    assert (await night.put(other, json=shown.json())).json()["desk"] == NIGHT
    assert (await night.delete(other)).status_code == 204


async def test_a_watch_tells_the_channels_of_its_desk_alone(day: httpx.AsyncClient, night: httpx.AsyncClient) -> None:
    channel = (await made(day, "/channels")).split("/")[2]
    other = await made(night, "/watches")
    refused = await night.post("/watches", json=WATCH | {"channels": [channel]})
    assert channel in str(problem(refused, 422))
    escalating = WEBHOOK | {"escalation": {"to": channel, "after_minutes": 30}}
    assert channel in str(problem(await night.post("/channels", json=escalating), 422))
    problem(await day.get(f"{other}/alerts.atom"), 404)
    assert (await night.get(f"{other}/alerts.atom")).status_code == 200


async def test_the_same_idempotency_key_of_another_desk_is_another_request(
    day: httpx.AsyncClient, night: httpx.AsyncClient
) -> None:
    answers = [
        await client.post("/silences", json=SILENCE, headers={"Idempotency-Key": "k"}) for client in (day, night, night)
    ]
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    first, second, again = (answer.json()["silence_id"] for answer in answers)
    assert first != second == again


async def test_an_id_that_another_desk_has_chosen_is_refused(day: httpx.AsyncClient, night: httpx.AsyncClient) -> None:
    assert (await night.put("/silences/ours", json=SILENCE)).status_code == 201
    problem(await day.put("/silences/ours", json=SILENCE), 409)
    assert await ids(day, "/silences") == set()
    assert await ids(night, "/silences") == {"ours"}


async def test_what_is_older_than_desks_is_the_default_desk_s(
    day: httpx.AsyncClient, night: httpx.AsyncClient, database: FakeDatabase
) -> None:
    watch = (await made(day, "/watches")).split("/")[2]
    await raised(database, f"/watches/{watch}", "old")
    del database["watches"].documents[watch]["body"]["desk"]
    del database["alerts"].documents["old"]["desk"]
    assert (await ids(day, "/watches"), await ids(night, "/watches")) == ({watch}, set())
    assert (await day.get("/alerts/old")).status_code == 200
    assert (await night.get("/alerts")).json()["items"] == []


async def test_a_topic_that_another_desk_watches_cannot_be_deleted(
    day: httpx.AsyncClient, night: httpx.AsyncClient
) -> None:
    topic = {"key": "river-dams", "name": "River dams", "terms": ["dam"]}
    assert (await day.post("/topics", json=topic)).status_code == 201
    watch = (await made(night, "/watches", topics=["river-dams"])).split("/")[2]
    refused = problem(await day.delete("/topics/river-dams"), 409)
    assert "of another desk" in refused["detail"]
    assert watch not in str(refused)
    assert problem(await night.delete("/topics/river-dams"), 409)["watches"] == [watch]


async def test_whether_another_desk_uses_its_channel_is_not_told(
    day: httpx.AsyncClient, night: httpx.AsyncClient
) -> None:
    channel = await made(night, "/channels")
    await made(night, "/watches", channels=[channel.split("/")[2]])
    problem(await day.delete(channel), 404)
    problem(await night.delete(channel), 409)


async def test_admins_make_keys_for_every_desk_and_see_all_changes(
    day: httpx.AsyncClient, night: httpx.AsyncClient, database: FakeDatabase
) -> None:
    admin = await desk_key(database, "default", Role.ADMIN)
    made_key = await day.post("/keys", json={"name": "Ada", "role": "reader", "desk": NIGHT}, headers=admin)
    shown = {"Authorization": f"Bearer {made_key.json()['token']}"}
    assert (await day.get("/me", headers=shown)).json()["desk"] == NIGHT
    await made(night, "/silences")
    kinds = [entry["kind"] for entry in (await day.get("/audit", headers=admin)).json()["items"]]
    assert sorted(kinds) == ["key", "silence"]
    problem(await day.post("/keys", json={"name": "Ada", "role": "reader", "desk": "No desk"}, headers=admin), 422)


async def test_a_desk_says_who_works_there_and_how_much_is_its_own(
    day: httpx.AsyncClient, night: httpx.AsyncClient, database: Any
) -> None:
    for path in ("/watches", "/channels", "/silences", "/views", "/views"):
        await made(night, path)
    await made(day, "/watches")
    await desk_key(database, NIGHT, Role.READER)
    left = await desk_key(database, NIGHT)
    admin = await desk_key(database, "default", Role.ADMIN)
    (await day.post(f"/keys/{left['Authorization'].split('_')[1]}/revoke", headers=admin)).raise_for_status()
    own = {"desk": NIGHT, "watches": 1, "channels": 1, "silences": 1, "views": 2}
    members = [{"name": NIGHT, "role": "analyst"}, {"name": NIGHT, "role": "reader"}]
    assert (await night.get("/desk")).json() == own | {"members": members}
    listed = (await day.get("/desks", headers=admin)).json()["items"]
    assert [(desk["desk"], desk["watches"], len(desk["members"])) for desk in listed] == [
        ("default", 1, 2),
        (NIGHT, 1, 2),
    ]
    first = (await day.get("/desks", params={"limit": 1}, headers=admin)).json()
    assert [desk["desk"] for desk in first["items"]] == ["default"]
    last = (await day.get("/desks", params={"limit": 1, "cursor": first["next"]}, headers=admin)).json()
    assert ([desk["desk"] for desk in last["items"]], last["next"]) == ([NIGHT], None)
    problem(await night.get("/desks"), 403)


async def test_an_admin_puts_somebody_at_another_desk_at_once(
    day: httpx.AsyncClient, night: httpx.AsyncClient, database: Any
) -> None:
    watched = await made(night, "/watches")
    admin = await desk_key(database, "default", Role.ADMIN)
    moved = day.headers["Authorization"].split("_")[1]
    problem(await day.get(watched), 404)
    answer = await day.patch(f"/keys/{moved}", json={"desk": NIGHT, "role": "reader"}, headers=admin)
    assert (answer.json()["desk"], answer.json()["role"], answer.json()["name"]) == (NIGHT, "reader", "default")
    assert (await day.get(watched)).status_code == 200
    problem(await day.delete(watched), 403)
    (entry,) = [each for each in (await day.get("/audit", headers=admin)).json()["items"] if each["kind"] == "key"]
    assert (entry["before"]["desk"], entry["after"]["desk"]) == ("default", NIGHT)


@pytest.mark.parametrize("patch", [{"desk": "No desk"}, {"role": None}, {"name": " "}, {"token": "x"}])
async def test_a_key_stays_one(day: httpx.AsyncClient, database: Any, patch: dict[str, Any]) -> None:
    admin = await desk_key(database, "default", Role.ADMIN)
    own = f"/keys/{day.headers['Authorization'].split('_')[1]}"
    before = (await day.get(own, headers=admin)).json()
    problem(await day.patch(own, json=patch, headers=admin), 422)
    assert (await day.get(own, headers=admin)).json()["desk"] == before["desk"]


async def test_what_was_revoked_stays_as_it_is(day: httpx.AsyncClient, database: Any) -> None:
    admin = await desk_key(database, "default", Role.ADMIN)
    own = f"/keys/{day.headers['Authorization'].split('_')[1]}"
    (await day.post(f"{own}/revoke", headers=admin)).raise_for_status()
    problem(await day.patch(own, json={"desk": NIGHT}, headers=admin), 409)
    problem(await day.patch("/keys/0000000000000000", json={"desk": NIGHT}, headers=admin), 404)


async def test_readers_open_views_and_keep_none(night: httpx.AsyncClient, database: Any) -> None:
    kept = await made(night, "/views")
    reader = await desk_key(database, NIGHT, Role.READER)
    assert (await night.get(kept, headers=reader)).json()["chosen"] == VIEW["chosen"]
    problem(await night.post("/views", json=VIEW, headers=reader), 403)
    problem(await night.delete(kept, headers=reader), 403)


@pytest.mark.parametrize(
    "wrong", [{"page": "nowhere"}, {"chosen": {"PLACE": "1"}}, {"chosen": {"place": ""}}, {"name": ""}, {"more": 1}]
)
async def test_a_view_is_of_a_page_and_its_filters(night: httpx.AsyncClient, wrong: dict[str, Any]) -> None:
    problem(await night.post("/views", json=VIEW | wrong), 422)
    assert await ids(night, "/views") == set()


def test_the_first_desk_that_the_claims_give_counts() -> None:
    membership = Membership("groups", {}, Role.READER, {"chiefs": "all-night", "desk": NIGHT})
    assert membership.seat({"groups": ["desk", "chiefs"]}) == Seat(Role.READER, "all-night")
    assert membership.seat({"groups": ["canteen"]}) == Seat(Role.READER, "default")
