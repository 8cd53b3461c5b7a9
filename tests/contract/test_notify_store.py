"""Deliveries as they are stored, leased and recorded, over the database in memory and the real one."""

import json
import zlib
from datetime import datetime, timedelta
from typing import Any

import pytest

from claimwatch_contracts.deliveries import Delivery, Notification, State, delivery_id
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import DeliveryRequested
from services._runtime.stored import stored
from services.api.cursors import Window
from services.api.filters import DeliveryFilter
from services.api.store.api_store import ApiStore
from services.notify.delivery import held_back, planned
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.group import group_of_one
from services.notify.store import Lease, NotifyStore
from tests.builders import NOW
from tests.golden import documents
from tests.unit.notify.alerts import TEST, alert, webhook_channel

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
CHANNEL, OTHER = (webhook_channel(name, "http://hooks.test/", SECRET) for name in ("c", "d"))
A_WHILE = timedelta(seconds=9)


@pytest.fixture
async def store(database: Any) -> NotifyStore:
    """The store, prepared."""
    store = NotifyStore(database)
    await store.prepare()
    return store


def due(notification: Notification, channel: Channel = CHANNEL, at: datetime = NOW) -> Delivery:
    """The delivery of a notification, planned and due at that time."""
    return planned(Decision(Reason.NOT_SENT_BEFORE, notification), channel.channel_id, channel, at)


async def add(store: NotifyStore, alert_id: str, **more: Any) -> Delivery:
    """Store the delivery of an alert."""
    notification = group_of_one(alert(alert_id))
    delivery = due(notification, **more)
    assert await store.add(delivery, notification)
    return delivery


async def lease(store: NotifyStore, now: datetime = NOW) -> Lease | None:
    """What is due then, leased for a while."""
    return await store.lease(now, now + A_WHILE, but_not=())


async def ends(store: NotifyStore, **fields: Any) -> int:
    """Lease what is due and record its end; how many tries it had."""
    leased = await lease(store)
    assert leased is not None
    await store.record(leased.delivery.model_copy(update={"next_attempt_at": None} | fields), leased.token)
    return leased.delivery.tries


def again(number: int, **which: Any) -> DeliveryRequested:
    """A request to send again to channel ``c``."""
    fields = {"channel_id": "c", "requested_at": NOW, "kind": "again"} | which
    return DeliveryRequested(request_id=f"request-{number}", **fields)


async def test_a_delivery_is_stored_once_and_leased_with_what_it_delivers(store: NotifyStore) -> None:
    notification = group_of_one(alert("a1"))
    assert not await store.has(delivery_id("a1", "c"))
    assert [await store.add(due(notification), notification) for _ in range(2)] == [True, False]
    assert await store.has(delivery_id("a1", "c"))
    leased = await lease(store)
    assert leased is not None
    assert (leased.delivery, leased.notification) == (due(notification), notification)
    assert await lease(store) is None, "it is leased"
    assert await lease(store, NOW + A_WHILE) is not None, "the lease has expired"


async def test_the_longest_due_comes_first_and_nothing_for_a_channel_that_is_busy(store: NotifyStore) -> None:
    await add(store, "late")
    first = await add(store, "early", at=NOW - timedelta(hours=1))
    elsewhere = await add(store, "elsewhere", channel=OTHER)
    leases = [await store.lease(NOW, NOW + A_WHILE, but_not=busy) for busy in ((), ("c",))]
    assert [leased and leased.delivery.delivery_id for leased in leases] == [first.delivery_id, elsewhere.delivery_id]


async def test_a_failure_recorded_after_the_lease_expired_does_not_undo_another_s_work(store: NotifyStore) -> None:
    await add(store, "a1")
    late = await lease(store)
    other = await lease(store, NOW + A_WHILE)
    assert late is not None
    assert other is not None
    await store.record(held_back(late.delivery, Decision(Reason.GAVE_UP, late.notification)), late.token)
    again_due = await lease(store, NOW + 2 * A_WHILE)
    assert again_due is not None, "it is still pending"
    await store.record(late.delivery.model_copy(update={"state": State.DELIVERED}), late.token)
    assert await lease(store, NOW + 4 * A_WHILE) is None, "a success always counts"


async def test_what_is_asked_for_again_is_due_once_with_the_whole_schedule_before_it(store: NotifyStore) -> None:
    which = {"delivery_id": (await add(store, "a1")).delivery_id}
    await ends(store, state=State.FAILED, tries=10)
    assert await store.request_again(again(1, **which), NOW) == 1
    assert await ends(store, state=State.FAILED, tries=10) == 0
    assert await store.request_again(again(1, **which), NOW) == 0, "the same request"
    assert await store.request_again(again(2, **which), NOW) == 1
    await ends(store, state=State.DELIVERED)
    assert await store.request_again(again(3, **which), NOW) == 0, "it has arrived"


async def test_what_has_arrived_is_sent_again_by_its_id_when_asked_for_even_so(store: NotifyStore) -> None:
    delivery = await add(store, "a1")
    await ends(store, state=State.DELIVERED, tries=3)
    asked = again(1, delivery_id=delivery.delivery_id, even_if_delivered=True)
    assert await store.request_again(asked, NOW) == 1
    leased = await lease(store)
    assert leased is not None
    assert (leased.delivery.delivery_id, leased.delivery.tries) == (delivery.delivery_id, 0)
    await store.record(leased.delivery.model_copy(update={"state": State.DELIVERED}), leased.token)
    assert await store.request_again(asked, NOW) == 0, "the same request"
    assert await lease(store, NOW + 2 * A_WHILE) is None


async def test_an_attempt_that_fails_meanwhile_does_not_undo_that_it_was_asked_for_again(store: NotifyStore) -> None:
    delivery = await add(store, "a1")
    under_way = await lease(store)
    assert under_way is not None
    assert await store.request_again(again(1, delivery_id=delivery.delivery_id), NOW) == 1
    assert await lease(store) is None, "not while it is being sent"
    await store.record(held_back(under_way.delivery, Decision(Reason.REFUSED, under_way.notification)), under_way.token)
    leased = await lease(store, NOW + A_WHILE)
    assert leased is not None
    assert leased.delivery.delivery_id == delivery.delivery_id


async def test_all_since_a_time_are_alerts_of_that_channel_that_have_not_arrived(store: NotifyStore) -> None:
    meant = await add(store, "meant")
    await add(store, "before", at=NOW - timedelta(hours=2))
    await add(store, "elsewhere", channel=OTHER)
    assert await store.add(due(TEST), TEST)
    for _ in range(4):
        await ends(store, state=State.FAILED)
    assert await store.request_again(again(1, since=NOW - timedelta(hours=1)), NOW) == 1
    leased = await lease(store)
    assert leased is not None
    assert leased.delivery.delivery_id == meant.delivery_id
    assert await lease(store) is None


async def test_a_delivery_that_cannot_be_read_fails_and_voids_no_other(store: NotifyStore, database: Any) -> None:
    broken = await add(store, "broken", at=NOW - timedelta(hours=1))
    well = await add(store, "well")
    await database["deliveries"].update_one({"_id": broken.delivery_id}, {"$set": {"body": {"odd": True}}})
    assert await lease(store) is None
    leased = await lease(store)
    assert leased is not None
    assert leased.delivery.delivery_id == well.delivery_id
    document = await database["deliveries"].find_one({"_id": broken.delivery_id})
    assert document["state"] == "failed"
    assert document["reason"].startswith("it cannot be read")


async def test_a_channel_that_cannot_be_read_is_none(store: NotifyStore, database: Any) -> None:
    await database["channels"].insert_one({"_id": "c", **stored(CHANNEL)})
    assert await store.channel("c") == CHANNEL
    await database["channels"].update_one({"_id": "c"}, {"$set": {"body": {"odd": True}}})
    assert await store.channel("c") is None
    assert await store.channel("nowhere") is None


@pytest.mark.parametrize("version", [1, 2])
async def test_deliveries_of_every_version_are_listed_found_and_sent(
    store: NotifyStore, database: Any, version: int
) -> None:
    golden = documents("deliveries", version)
    for document in golden:
        await database["deliveries"].insert_one(document)
    api = ApiStore(database)
    page = await api.deliveries(Window(20), DeliveryFilter())
    assert (len(page.items), page.unreadable) == (len(golden), ())
    of_alerts = [delivery for delivery in page.items if delivery.is_of_alerts]
    assert of_alerts
    for delivery in of_alerts:
        wanted = DeliveryFilter(delivery.alert_id, delivery.watch_id, delivery.channel_id, delivery.state.value)
        assert (await api.deliveries(Window(20), wanted)).items == (delivery,)
        request = again(1, channel_id=delivery.channel_id, since=delivery.created_at)
        assert await store.request_again(request, NOW) == (delivery.state is not State.DELIVERED)
    later = datetime(2030, 1, 1, tzinfo=NOW.tzinfo)
    while leased := await lease(store, later):
        delivery, notification = leased.delivery, leased.notification
        assert delivery.delivery_id == delivery_id(notification.notification_id, delivery.channel_id)
        assert delivery.alert_ids == tuple(alert.alert_id for alert in notification.alerts)
        await store.record(delivery.model_copy(update={"state": State.DELIVERED}), leased.token)
    states = [delivery.state for delivery in (await api.deliveries(Window(20), DeliveryFilter())).items]
    assert states == [State.DELIVERED] * len(golden)


async def test_a_delivery_stored_before_bodies_were_packed_and_tries_counted_goes_on_by_its_attempts(
    store: NotifyStore, database: Any
) -> None:
    (failed,) = (document for document in documents("deliveries", 1) if document["state"] == "failed")
    attempt = {"at": NOW, "outcome": "temporary_failure", "status": 500, "detail": "HTTP 500"}
    due_again = {"attempts": [attempt] * 3, "state": "pending", "next_attempt_at": NOW}
    unpacked = {"body": json.loads(zlib.decompress(failed["body"]["packed"]))}
    older = {name: value for name, value in failed.items() if name != "tries"} | due_again | unpacked
    await database["deliveries"].insert_one(older)
    leased = await lease(store)
    assert leased is not None
    assert leased.delivery.tries == len(leased.delivery.attempts) == 3
