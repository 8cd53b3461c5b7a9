"""The sender when the database is away or something is broken."""

import asyncio
import random
from collections.abc import Callable
from typing import Any, cast

import pytest
from prometheus_client import CollectorRegistry
from pymongo.errors import AutoReconnect, OperationFailure
from structlog.testing import capture_logs

from claimwatch_contracts.documents import Channel, Endpoint
from claimwatch_contracts.vocabulary import ChannelKind
from services._runtime.settings import SharedSettings
from services.notify.delivery import Answer, Delivery, Outcome, State, planned
from services.notify.metrics import notify_metrics
from services.notify.sender import Sender
from services.notify.settings import NotifySettings
from services.notify.store import Lease, NotifyStore
from tests.builders import NOW
from tests.unit.notify.alerts import alert, webhook_channel

CHANNEL = webhook_channel("c1", "https://hooks.test/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")


class Store:
    """Hands out its deliveries in turn, after raising the given errors; keeps what is recorded."""

    def __init__(
        self, *errors: Exception, on_record: Exception | None = None, on_endpoint: Exception | None = None
    ) -> None:
        self.errors = list(errors)
        self.on_endpoint = on_endpoint
        self.on_record = on_record
        self.due = [planned(alert(name), "c1", CHANNEL, NOW) for name in ("a", "b")]
        self.recorded: list[Delivery] = []
        self.looks = 0

    async def lease(self, *_: Any, but_not: Any) -> Lease | None:
        self.looks += 1
        if self.errors:
            raise self.errors.pop(0)
        return Lease(self.due.pop(0), "token") if self.due and "c1" not in but_not else None

    async def channel(self, _channel_id: str) -> Channel:
        return CHANNEL

    async def is_disabled(self, _channel: Channel) -> bool:
        return False

    async def endpoint(self, _channel_id: str) -> None:
        return None

    async def keep_endpoint(self, _channel_id: str, _endpoint: Endpoint) -> None:
        if self.on_endpoint:
            raise self.on_endpoint

    async def record(self, delivery: Delivery, _token: str) -> None:
        error, self.on_record = self.on_record, None
        if error:
            raise error
        self.recorded.append(delivery)


class Receiver:
    """Takes everything."""

    async def send(self, *_: Any) -> Answer:
        return Answer(Outcome.DELIVERED, 200)


def sender_on(store: Store, **settings: Any) -> Sender:
    """A sender that retries at once."""
    shared = SharedSettings(retry_base_seconds=0.001, retry_max_seconds=0.01)
    metrics = notify_metrics(CollectorRegistry())
    clients = {ChannelKind.WEBHOOK: Receiver()}
    wanted = NotifySettings(shared=shared, **settings)
    return Sender(cast(NotifyStore, store), clients, wanted, metrics, lambda: NOW, random.Random(1))


async def sent(store: Store, enough: Callable[[], bool]) -> None:
    """Run a sender on the store until it is enough; what ends it before is raised."""
    task = asyncio.create_task(sender_on(store, poll_seconds=0.01).run())
    await until(lambda: enough() or task.done())
    task.cancel()
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()


async def until(enough: Callable[[], bool]) -> None:
    """Return when it is so."""
    async with asyncio.timeout(5):
        while not enough():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def test_a_sender_that_looks_rarely_since_nothing_was_due_is_woken_at_once() -> None:
    store = Store()
    due, store.due = store.due, []
    sender = sender_on(store, poll_seconds=0.001, longest_poll_seconds=3_600)
    task = asyncio.create_task(sender.run())
    await until(lambda: store.looks > 9)
    store.due = due
    sender.wake()
    await until(lambda: len(store.recorded) == 2)
    task.cancel()
    await asyncio.wait([task])


async def test_database_that_is_away_is_waited_for() -> None:
    store = Store(AutoReconnect("away"), AutoReconnect("away"), AutoReconnect("away"))
    await sent(store, lambda: len(store.recorded) == 2)
    assert [delivery.state for delivery in store.recorded] == [State.DELIVERED] * 2


async def test_record_that_fails_leaves_the_claim_to_expire_and_the_sender_at_work() -> None:
    store = Store(on_record=AutoReconnect("away"))
    await sent(store, lambda: len(store.recorded) == 1)
    assert [delivery.content.alert_id for delivery in store.recorded] == ["b"]


async def test_what_a_database_says_of_itself_is_logged_in_short() -> None:
    store = Store(AutoReconnect("away" * 5_000), on_record=AutoReconnect("away" * 5_000))
    with capture_logs() as lines:
        await sent(store, lambda: len(store.recorded) == 1)
    told = [line for line in lines if line["log_level"] == "warning"]
    assert {line["event"] for line in told} == {
        "deliveries cannot be leased, trying again",
        "delivery left to expire",
    }
    assert all(len(str(line)) < 1_000 for line in told)


async def test_what_was_delivered_is_recorded_though_the_endpoint_could_not_be_kept() -> None:
    store = Store(on_endpoint=AutoReconnect("away"))
    await sent(store, lambda: len(store.recorded) == 2)
    assert [delivery.state for delivery in store.recorded] == [State.DELIVERED] * 2


async def test_database_that_refuses_ends_the_sender() -> None:
    with pytest.raises(OperationFailure):
        await sent(Store(OperationFailure("no", code=9)), lambda: False)
    with pytest.raises(OperationFailure):
        await sent(Store(on_record=OperationFailure("no", code=9)), lambda: False)
