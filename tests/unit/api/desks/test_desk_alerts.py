"""Alerts, their deliveries and live streams stay with their desk."""

from typing import Any

import httpx
from prometheus_client import CollectorRegistry

from claimwatch_contracts.access import Role
from claimwatch_contracts.unsubscribing import unsubscribing_key, unsubscribing_token
from services._runtime.access.door import STILL, Door
from services._runtime.access.keyring import Keyring
from services.api.access.roles import needed
from services.api.handlers import LiveHandlers
from services.api.live import Client, LiveAlerts
from services.api.metrics import stream_metrics
from services.api.places import Places
from services.api.search.store import SOURCES
from services.api.store.api_store import ApiStore
from services.api.stream import NOW as NOW_ON
from services.api.stream import AlertStream, frame_of
from services.notify.store import NotifyStore
from tests.builders import NOW
from tests.fakes.api import FakeRaised, http_client, search_desk
from tests.fakes.kafka import FakeEmitter
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.desks.two_desks import NIGHT, delivered, desk_key, made, raised
from tests.unit.api.over_http import problem
from tests.unit.api.test_http_noise import ACKNOWLEDGED
from tests.unit.notify.alerts import alert


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
    stream = AlertStream(ApiStore(db), live, FakeRaised(), heartbeat_seconds=60)
    events = stream.events(NOW_ON, NIGHT, still[0])
    assert b"ready" in await anext(events)
    assert await anext(events) == b"id: @0\n\n"
    live.publish(frame_of(alert("before"), NIGHT))
    assert b"before" in await anext(events)
    key_id = shown["Authorization"].split("_")[1]
    async with http_client(db, places, locked=True) as client:
        admin = await desk_key(db, "default", Role.ADMIN)
        assert (await client.post(f"/keys/{key_id}/revoke", headers=admin)).status_code == 200
    live.publish(frame_of(alert("after"), NIGHT))
    assert [event async for event in events] == []


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
