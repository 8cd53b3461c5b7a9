"""Two desks at one installation: each sees and changes its own watches, channels, silences, alerts and deliveries."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from prometheus_client import CollectorRegistry

from claimwatch_contracts.access import Role
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.unsubscribing import unsubscribing_key, unsubscribing_token
from services._runtime.access.door import STILL, Door
from services._runtime.access.keyring import Keyring
from services.api.access.keys import KeyRequest, fresh_key
from services.api.access.people import Membership, Seat
from services.api.access.roles import needed
from services.api.access.store import AccessStore
from services.api.handlers import LiveHandlers
from services.api.live import Client, LiveAlerts
from services.api.metrics import stream_metrics
from services.api.places import Places
from services.api.search.store import SOURCES
from services.api.store.api_store import ApiStore
from services.api.stream import AlertStream, frame_of, nothing
from services.notify.delivery import planned
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.group import group_of_one
from services.notify.store import NotifyStore
from services.watch.store import AlertStore
from tests.builders import NOW
from tests.fakes.api import http_client, search_desk
from tests.fakes.kafka import FakeEmitter
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.test_http import WATCH, WEBHOOK, problem
from tests.unit.api.test_http_noise import ACKNOWLEDGED, SILENCE
from tests.unit.notify.alerts import alert

NIGHT = "night-desk"
VIEW = {"name": "Tolls in Syria", "page": "ledger", "chosen": {"place": "163843", "measure": "killed"}}
NAMES = {"/watches": "watch_id", "/channels": "channel_id", "/silences": "silence_id", "/views": "view_id"}
BODIES = {"/watches": WATCH, "/channels": WEBHOOK, "/silences": SILENCE, "/views": VIEW}


async def desk_key(database: Any, desk: str, role: Role = Role.ANALYST) -> dict[str, str]:
    """The header that shows a new key of that desk."""
    made, token = fresh_key(KeyRequest(name=desk, role=role, desk=desk), NOW)
    await AccessStore(database).keys.insert(made.key_id, made, created_at=NOW, request="")
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
async def day(database: FakeDatabase, places: Places) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody at the default desk."""
    async with http_client(database, places, locked=True) as client:
        client.headers.update(await desk_key(database, "default"))
        yield client


@pytest.fixture
async def night(database: FakeDatabase, places: Places) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody at another desk."""
    async with http_client(database, places, locked=True) as client:
        client.headers.update(await desk_key(database, NIGHT))
        yield client


async def made(client: httpx.AsyncClient, path: str, **fields: Any) -> str:
    """The path of a new document."""
    return str((await client.post(path, json=BODIES[path] | fields)).raise_for_status().headers["location"])


async def ids(client: httpx.AsyncClient, path: str) -> set[str]:
    """The ids in a list."""
    items = (await client.get(path)).raise_for_status().json()["items"]
    return {item[NAMES[path]] for item in items}


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


async def raised(database: Any, watch_path: str, alert_id: str, desk: str = "default") -> AlertRaised:
    """An alert of that watch, stored as the watch service does."""
    watched = alert(alert_id).model_copy(update={"watch_id": watch_path.split("/")[2]})
    return await AlertStore(database).keep_alert(watched, desk=desk)


async def delivered(database: Any, raised: AlertRaised, channel_path: str) -> str:
    """The id of the alert's delivery to the channel, stored as notify does."""
    store, notification = NotifyStore(database), group_of_one(raised)
    channel = await store.channel(channel_path.split("/")[2])
    assert channel is not None
    delivery = planned(Decision(Reason.NOT_SENT_BEFORE, notification), channel.channel_id, channel, NOW)
    assert await store.add(delivery, notification)
    return delivery.delivery_id


async def test_alerts_their_deliveries_and_what_is_said_of_them_stay_with_the_desk(
    day: httpx.AsyncClient, night: httpx.AsyncClient, database: FakeDatabase
) -> None:
    sent = {}
    for name, client, desk in (("day", day, "default"), ("night", night, NIGHT)):
        one = await raised(database, await made(client, "/watches"), name, desk)
        sent[name] = await delivered(database, one, await made(client, "/channels"))
    for client, own, other in ((day, "day", "night"), (night, "night", "day")):
        assert [each["alert_id"] for each in (await client.get("/alerts")).json()["items"]] == [own]
        assert (await client.get(f"/alerts/{own}")).json()["deliveries"][0]["delivery_id"] == sent[own]
        problem(await client.get(f"/alerts/{other}"), 404)
        assert [each["delivery_id"] for each in (await client.get("/deliveries")).json()["items"]] == [sent[own]]
        problem(await client.get(f"/deliveries/{sent[other]}"), 404)
        problem(await client.post(f"/deliveries/{sent[other]}/send-again"), 404)
        problem(await client.put(f"/alerts/{other}/acknowledgement", json=ACKNOWLEDGED), 404)
        assert (await client.put(f"/alerts/{own}/acknowledgement", json=ACKNOWLEDGED)).status_code == 201
    for client, own, other in ((day, "day", "night"), (night, "night", "day")):
        said = (await client.get("/acknowledgements", params={"alert_ids": "day,night"})).json()["items"]
        assert [each["alert_id"] for each in said] == [own]
        problem(await client.get(f"/alerts/{other}/acknowledgement"), 404)
        problem(await client.delete(f"/alerts/{other}/acknowledgement"), 404)


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


async def test_the_live_stream_has_the_alerts_of_the_desk(night: httpx.AsyncClient, database: Any) -> None:
    store, live = ApiStore(database), LiveAlerts(10, stream_metrics(CollectorRegistry()))
    handlers = LiveHandlers(live, search_desk(database).follower, store.desk_of_alert)
    kept = await raised(database, await made(night, "/watches"), "kept", NIGHT)
    unknown = alert("unknown").model_copy(update={"watch_id": kept.watch_id})
    with live.connected() as of_day, live.connected(NIGHT) as of_night:
        for each in (kept, unknown, alert("of nobody's watch")):
            await handlers.on_alert(each)
        heard = {name: _heard(client) for name, client in (("day", of_day), ("night", of_night))}
    assert heard == {"day": ["of nobody's watch"], "night": ["kept", "unknown"]}


def _heard(client: Client) -> list[str]:
    """The ids of all that is queued for the client."""
    queue = client._queue
    return [frame.id for _ in range(queue.qsize()) if (frame := queue.get_nowait())]


async def test_missed_alerts_are_those_of_the_desk(
    day: httpx.AsyncClient, night: httpx.AsyncClient, database: Any
) -> None:
    await raised(database, await made(night, "/watches"), "night", NIGHT)
    await raised(database, await made(day, "/watches"), "day")
    store = ApiStore(database)
    for desk, own in (("default", "day"), (NIGHT, "night")):
        assert [each.alert_id async for each in store.alerts_since(NOW, desk=desk)] == [own]


async def test_silences_mute_the_desk_s_own_channels(
    day: httpx.AsyncClient, night: httpx.AsyncClient, database: Any
) -> None:
    own, other = await made(day, "/silences"), await made(night, "/silences")
    for desk, path in (("default", own), (NIGHT, other)):
        (on,) = await NotifyStore(database).silences(NOW.replace(year=2029), desk)
        assert on.silence_id == path.split("/")[2]


async def test_the_link_of_a_mail_stops_it_whoever_s_channel_it_is(
    night: httpx.AsyncClient, database: Any, places: Places
) -> None:
    mail = {"name": "Desk", "target": {"kind": "email", "to": "reader@home.test"}}
    where = await made(night, "/channels", **mail)
    key = unsubscribing_key(await ApiStore(database).channels.salt())
    link = f"/unsubscribe/{unsubscribing_token(key, where.split('/')[2], 'reader@home.test')}"
    async with http_client(database, places, emitter=FakeEmitter(), locked=True) as stranger:
        assert (await stranger.post(link)).status_code == 200
    assert (await night.get(where)).json()["enabled"] is False


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


async def test_the_live_stream_of_a_revoked_key_ends_before_the_next_alert(
    database: FakeDatabase, places: Places
) -> None:
    still: list[Any] = []

    async def behind(scope: Any, _receive: Any, send: Any) -> None:
        still.append(scope[STILL])
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    db: Any = database
    shown = await desk_key(db, NIGHT)
    door = Door(behind, Keyring("api", db, lambda: NOW), needed, lambda: NOW)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(door), base_url="http://127.0.0.1") as client:
        assert (await client.get("/alerts/stream", headers=shown)).status_code == 204
    live = LiveAlerts(10, stream_metrics(CollectorRegistry()))
    stream = AlertStream(ApiStore(db), live, listening=_at_once, heartbeat_seconds=60)
    events = stream.events(nothing, NIGHT, still[0])
    assert b"ready" in await anext(events)
    live.publish(frame_of(alert("before"), NIGHT))
    assert b"before" in await anext(events)
    key_id = shown["Authorization"].split("_")[1]
    async with http_client(db, places, locked=True) as client:
        admin = await desk_key(db, "default", Role.ADMIN)
        assert (await client.post(f"/keys/{key_id}/revoke", headers=admin)).status_code == 200
    live.publish(frame_of(alert("after"), NIGHT))
    assert [event async for event in events] == []


async def _at_once() -> None:
    """Whoever connects misses nothing."""


async def test_a_search_finds_the_alerts_and_deliveries_of_the_desk(
    day: httpx.AsyncClient, night: httpx.AsyncClient, database: Any, places: Places
) -> None:
    sent = {}
    for desk, client in (("default", day), (NIGHT, night)):
        one = await raised(database, await made(client, "/watches"), f"of {desk}", desk)
        sent[desk] = await delivered(database, one, await made(client, "/channels"))
    search = search_desk(database)
    for collection in SOURCES:
        await search.follower.round(collection)
    async with http_client(database, places, locked=True, search=search) as client:
        for desk, delivery_id in sent.items():
            shown = await desk_key(database, desk)
            for kind, own in (("alert", f"of {desk}"), ("delivery", delivery_id)):
                found = (await client.get("/search", params={"kind": kind}, headers=shown)).raise_for_status().json()
                assert [each["id"] for each in found["items"]] == [own]
                assert found["counts"][kind] == 1
