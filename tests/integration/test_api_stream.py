"""Live alerts over HTTP and Kafka: everyone connected gets what is raised, and what was missed can be asked for."""

import asyncio
import contextlib
import json
import socket
import uuid
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from claimwatch_contracts.events import AlertRaised
from services._runtime.boot import Service
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from services.watch.news.novelty import tellable
from services.watch.store import AlertStore
from services.watch.telling.alerting import alert_for
from tests.builders import NOW, report, watch
from tests.integration.kafka_client import running, send
from tests.waiting import WAIT_SECONDS, until

EventSource = AsyncIterator[dict[str, str]]


@pytest.fixture
async def api(shared_settings: SharedSettings) -> AsyncIterator[Service]:
    """A running api with quick heartbeats."""
    settings = ApiSettings(shared=shared_settings, port=0, stream_heartbeat_seconds=0.2)
    async with running(create_app(settings)) as service:
        yield service


@contextlib.asynccontextmanager
async def follow(api: Service, last_id: str | None = None, **parameters: str) -> AsyncIterator[EventSource]:
    """The events of a new connection, which has been told that it misses nothing from now on."""
    url = f"http://127.0.0.1:{api.http.port}/alerts/stream"
    headers = {"Last-Event-ID": last_id} if last_id else {}
    async with (
        httpx.AsyncClient(timeout=WAIT_SECONDS) as client,
        client.stream("GET", url, params=parameters, headers=headers) as answer,
    ):
        assert answer.headers["content-type"].startswith("text/event-stream")
        events = parse(answer)
        assert (await anext(events))["event"] == "ready"
        yield events


async def parse(answer: httpx.Response) -> EventSource:
    """Events, and comments under their own name, as the HTML standard reads them."""
    fields: dict[str, str] = {}
    async for line in answer.aiter_lines():
        if not line and fields:
            yield fields
            fields = {}
        elif line:
            name, _, value = line.partition(":")
            fields[name or "comment"] = value.removeprefix(" ")


async def next_alerts(events: EventSource, count: int) -> list[str]:
    """The ids of the next alerts, whose data is theirs."""
    found: list[str] = []
    async with asyncio.timeout(WAIT_SECONDS):
        while len(found) < count:
            event = await anext(events)
            if event.get("event") == "alert":
                found.append(AlertRaised.model_validate(json.loads(event["data"])).alert_id)
                assert event["id"].partition("@")[0] == found[-1]
    return found


async def next_position(events: EventSource) -> str:
    """The id by which a client comes back that has been given all it missed."""
    async with asyncio.timeout(WAIT_SECONDS):
        while "event" in (event := await anext(events)) or "id" not in event:
            pass
    return event["id"]


def alert(*, minutes: int = 0, **more: Any) -> AlertRaised:
    """An alert of its own."""
    raised = alert_for(watch(), report(), ("topic mass-graves",), tellable(report()), NOW)
    fields: dict[str, Any] = {"alert_id": str(uuid.uuid4()), "raised_at": NOW + timedelta(minutes=minutes)}
    return raised.model_copy(update=fields | more)


async def keep(shared: SharedSettings, *alerts: AlertRaised) -> None:
    """Store alerts as the watch service does."""
    for raised in alerts:
        await AlertStore(connect(shared)).keep_alert(raised)


async def test_an_alert_published_to_kafka_reaches_every_client(api: Service, shared_settings: SharedSettings) -> None:
    first, second = alert(), alert()
    async with follow(api) as one, follow(api) as other:
        assert api.registry.get_sample_value("claimwatch_api_stream_clients") == 2
        await send(shared_settings.kafka, first, second)
        assert await next_alerts(one, 2) == await next_alerts(other, 2) == [first.alert_id, second.alert_id]
    await until(lambda: api.registry.get_sample_value("claimwatch_api_stream_clients") == 0)


async def test_a_quiet_stream_has_a_heartbeat(api: Service) -> None:
    async with follow(api) as events:
        await next_position(events)
        assert await asyncio.wait_for(anext(events), WAIT_SECONDS) == {"comment": "heartbeat"}


async def test_what_was_missed_is_replayed_then_comes_what_is_new(
    api: Service, shared_settings: SharedSettings
) -> None:
    long_ago, seen, missed, missed_too, new = (alert(minutes=number * 5) for number in range(5))
    await keep(shared_settings, missed_too, seen, long_ago, missed)
    async with follow(api, last_id=seen.alert_id) as events:
        await send(shared_settings.kafka, missed_too, new)
        assert await next_alerts(events, 3) == [missed.alert_id, missed_too.alert_id, new.alert_id], "none twice"
    async with follow(api, since=seen.raised_at.isoformat()) as events:
        assert await next_alerts(events, 3) == [seen.alert_id, missed.alert_id, missed_too.alert_id]
    async with follow(api, last_id="unknown", since=missed_too.raised_at.isoformat()) as events:
        assert await next_alerts(events, 1) == [missed_too.alert_id]


async def test_a_client_goes_on_exactly_where_it_was_whatever_the_clocks_of_writers_say(
    api: Service, shared_settings: SharedSettings
) -> None:
    kafka = shared_settings.kafka
    before, seen, late, last = (alert(watch_id=str(uuid.uuid4())) for _ in range(4))
    early = alert(minutes=-300, watch_id=str(uuid.uuid4()))
    await keep(shared_settings, before, seen, late, early, last)
    async with follow(api) as events:
        at_first = await next_position(events)
        await send(kafka, before, seen)
        async with asyncio.timeout(WAIT_SECONDS):
            got = [event["id"] for event in [await anext(events), await anext(events)]]
    await send(kafka, early, late)
    async with follow(api, last_id=got[1]) as events:
        assert {*await next_alerts(events, 2)} == {early.alert_id, late.alert_id}
        again = await next_position(events)
        await send(kafka, last)
        assert await next_alerts(events, 1) == [last.alert_id]
    async with follow(api, last_id=again) as events:
        assert await next_alerts(events, 1) == [last.alert_id]
        caught_up = await next_position(events)
    async with follow(api, last_id=caught_up) as events:
        assert await next_position(events) == caught_up
    async with follow(api, last_id=at_first) as events:
        every = {each.alert_id for each in (before, seen, early, late, last)}
        assert {*await next_alerts(events, 5)} == every


async def test_a_service_that_starts_anew_goes_on_where_its_clients_were(shared_settings: SharedSettings) -> None:
    settings = ApiSettings(shared=shared_settings, port=0)
    seen, missed = alert(), alert(minutes=-300)
    async with running(create_app(settings)) as service, follow(service) as events:
        await next_position(events)
        await send(shared_settings.kafka, seen)
        position = (await anext(events))["id"]
    await send(shared_settings.kafka, missed)
    async with running(create_app(settings)) as service, follow(service, last_id=position) as events:
        assert await next_alerts(events, 1) == [missed.alert_id]
        assert (await next_position(events)).partition("@")[0] == missed.alert_id


async def test_a_client_that_does_not_read_is_cut_off_alone(shared_settings: SharedSettings) -> None:
    settings = ApiSettings(shared=shared_settings, port=0, stream_backlog=2)

    def cut_off() -> float | None:
        return service.registry.get_sample_value("claimwatch_api_stream_clients_cut_off_total")

    async with running(create_app(settings)) as service, follow(service) as reading:
        with deaf_client(service):
            await until(lambda: service.registry.get_sample_value("claimwatch_api_stream_clients") == 2)
            sent = 0
            while not cut_off():
                assert (sent := sent + 1) <= 100, "never cut off"
                large = alert(channels=("x" * 300_000,))
                await send(shared_settings.kafka, large)
                assert await next_alerts(reading, 1) == [large.alert_id]
            assert service.registry.get_sample_value("claimwatch_api_stream_clients") == 1
        assert sent > settings.stream_backlog


async def test_streams_end_cleanly_when_the_service_stops(shared_settings: SharedSettings) -> None:
    service = create_app(ApiSettings(shared=shared_settings, port=0))
    ended = asyncio.create_task(service.run())
    try:
        await until(lambda: service.started)
        async with follow(service) as events:
            await next_position(events)
            waiting = asyncio.create_task(anext(events, None))
            service.stop()
            assert await asyncio.wait_for(waiting, WAIT_SECONDS) is None, "a connection that is broken off raises"
    finally:
        service.stop()
        assert await ended == 0


@contextlib.contextmanager
def deaf_client(api: Service) -> Iterator[None]:
    """A client that asks for the stream and never reads it."""
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        client.connect(("127.0.0.1", api.http.port))
        client.sendall(b"GET /alerts/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
        yield
