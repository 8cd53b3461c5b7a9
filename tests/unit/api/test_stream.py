"""A client of the live stream goes on where it was: nothing is lost, and nothing comes twice."""

import re
from collections.abc import AsyncGenerator
from datetime import datetime
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from claimwatch_contracts.events import AlertRaised
from services.api.handlers import LiveHandlers
from services.api.live import LiveAlerts
from services.api.metrics import stream_metrics
from services.api.reached import At, Reached, Resumption, event_id, resumption_of
from services.api.store.api_store import ApiStore
from services.api.stream import HEARTBEAT, AlertStream, frame_of
from tests.fakes.api import FakeRaised
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import alert, keep_alert

Events = AsyncGenerator[bytes, None]
ALERT = re.compile(rb"id: (.*)\nevent: alert\n")


class World:
    """A broker, a database, and an api that listens to them; what is raised is stored first, then announced."""

    def __init__(self, database: FakeDatabase, gone: int = 0) -> None:
        self.database = database
        self.broker = FakeRaised(gone=gone)
        self.live = LiveAlerts(100, stream_metrics(CollectorRegistry()))
        self._stream = AlertStream(ApiStore(database), self.live, self.broker, heartbeat_seconds=0.01)

    async def raise_one(self, name: str, minutes: int = 0) -> None:
        """Have a watch raise an alert."""
        raised = alert(name, minutes=minutes)
        await keep_alert(self.database, raised)
        self.broker.alerts.append(raised)
        self.announce(raised)

    def announce(self, raised: AlertRaised) -> None:
        """Let the api hear of an alert, which is the last of the broker's."""
        self.live.publish(frame_of(raised, at=At(0, len(self.broker.alerts) - 1)))

    async def connect(self, last_event_id: str | None = None, since: datetime | None = None) -> Events:
        """A client that has been told that it misses nothing."""
        events = self._stream.events(await self._stream.beginning(last_event_id, since))
        assert b"event: ready" in await anext(events)
        return events


@pytest.fixture
def world() -> World:
    """An api with a database of its own."""
    return World(FakeDatabase())


async def next_ids(events: Events) -> tuple[list[str], str]:
    """The ids of the events until the stream is quiet, and the last line that says how far the client is."""
    found: list[str] = []
    position = ""
    async for data in events:
        if data == HEARTBEAT:
            break
        position = data.decode().partition("\n")[0].removeprefix("id: ")
        if match := ALERT.match(data):
            found.append(match[1].decode().partition("@")[0])
    return found, position


async def test_a_client_goes_on_behind_its_last_event_whatever_time_that_alert_has(world: World) -> None:
    events = await world.connect()
    await world.raise_one("a")
    await world.raise_one("b", minutes=5)
    assert await next_ids(events) == (["a", "b"], "b@2")
    await events.aclose()
    await world.raise_one("late", minutes=-60)
    await world.raise_one("c")
    events = await world.connect("b@2")
    assert await next_ids(events) == (["late", "c"], "c@4")
    await world.raise_one("d")
    assert await next_ids(events) == (["d"], "d@5")


async def test_a_client_that_was_given_nothing_yet_misses_nothing(world: World) -> None:
    await world.raise_one("before")
    assert await next_ids(await world.connect()) == ([], "@1")
    await world.raise_one("a")
    assert await next_ids(await world.connect("@1")) == (["a"], "a@2")


async def test_a_client_that_breaks_off_amid_what_it_missed_goes_on_there(world: World) -> None:
    for name in "abcd":
        await world.raise_one(name)
    events = await world.connect("@0")
    first = [(await anext(events)).decode().partition("\n")[0] for _ in range(2)]
    assert first == ["id: a@1", "id: b@2"]
    await events.aclose()
    assert (await next_ids(await world.connect("b@2")))[0] == ["c", "d"]


async def test_what_is_announced_while_a_client_reads_what_it_missed_comes_once(world: World) -> None:
    await world.raise_one("a")
    raised = alert("b")
    await keep_alert(world.database, raised)
    world.broker.alerts.append(raised)
    events = await world.connect("a@1")
    world.announce(raised)
    assert await next_ids(events) == (["b"], "b@2")


async def test_an_alert_that_is_announced_twice_comes_once(world: World) -> None:
    events = await world.connect()
    await world.raise_one("a")
    await world.raise_one("a")
    assert (await next_ids(events))[0] == ["a"]


async def test_alerts_of_other_desks_are_passed_over_and_not_asked_for_again(world: World) -> None:
    raised = alert("of the night desk")
    world.broker.alerts.append(raised)
    await keep_alert(world.database, raised)
    await world.database["alerts"].update_one({"_id": raised.alert_id}, {"$set": {"desk": "night"}})
    assert await next_ids(await world.connect("@0")) == ([], "@1")


@pytest.mark.parametrize("position", ["a@0", "a@9", "a@1-1", "a"])
async def test_what_the_broker_no_longer_keeps_is_read_from_what_is_stored(position: str) -> None:
    world = World(FakeDatabase(), gone=1)
    for number, name in enumerate("abc"):
        await world.raise_one(name, minutes=number)
    events = await world.connect(position)
    assert await next_ids(events) == (["b", "c"], "c@3")


async def test_since_a_time_comes_what_is_stored_and_then_the_position(world: World) -> None:
    for number, name in enumerate("abc"):
        await world.raise_one(name, minutes=number)
    events = await world.connect("unknown", since=alert("b", minutes=1).raised_at)
    assert (await anext(events)).startswith(b"id: b\n"), "what is not read in order is no position"
    assert await next_ids(events) == (["c"], "c@3")


async def test_an_alert_of_nobody_knows_whom_is_given_to_those_who_come_back(world: World) -> None:
    async def of_nobody_knows_whom(_: AlertRaised) -> str:
        raise ConnectionError

    nothing: Any = None
    events = await world.connect()
    assert await next_ids(events) == ([], "@0")
    raised = alert("a")
    world.broker.alerts.append(raised)
    with pytest.raises(ConnectionError):
        await LiveHandlers(world.live, nothing, of_nobody_knows_whom).on_alert(raised)
    assert [data async for data in events] == []
    assert await next_ids(await world.connect("@0")) == (["a"], "a@1")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (None, Resumption()),
        ("", Resumption()),
        ("an-alert", Resumption("an-alert")),
        ("an-alert@3-0-12", Resumption("an-alert", Reached((3, 0, 12)))),
        ("@3", Resumption(None, Reached((3,)))),
        *((text, Resumption(text)) for text in ("a@", "a@-1", "a@1-", "a@x", "a@1@2", "a@" + "9" * 20)),
    ],
)
def test_where_a_client_goes_on_is_read_from_its_last_event(text: str | None, read: Resumption) -> None:
    assert resumption_of(text) == read


def test_a_position_survives_the_event_and_never_goes_back() -> None:
    reached = Reached((3, 0, 12)).after(At(1, 4)).after(At(1, 2))
    assert reached == Reached((3, 5, 12))
    assert reached.has(At(1, 4))
    assert not reached.has(At(1, 5))
    assert resumption_of(event_id("a", reached)) == Resumption("a", reached)
    assert event_id("a", None) == "a"
