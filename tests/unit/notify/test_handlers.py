"""What an alert or a request becomes, on fakes: a delivery for each channel, once, or the reason why there is none."""

from datetime import timedelta
from typing import Any

from claimwatch_contracts.deliveries import delivery_id
from claimwatch_contracts.events import ArticleErased, DeliveryRequested
from services.notify.stages.decision import Reason
from services.notify.store import ERASED
from tests.builders import NOW
from tests.unit.notify.alerts import alert, email_channel, webhook_channel
from tests.unit.notify.world import CHANNEL, SECRET, World

OTHER = webhook_channel("c2", "https://hooks.test/", SECRET)
OFF = CHANNEL.model_copy(update={"enabled": False})


def request(number: int, **which: Any) -> DeliveryRequested:
    """A request to channel ``c1``, for a test unless told otherwise."""
    fields = {"channel_id": "c1", "requested_at": NOW, "kind": "test"} | which
    return DeliveryRequested(request_id=f"request-{number}", **fields)


async def test_an_alert_has_one_delivery_for_each_channel_however_often_it_comes() -> None:
    world = World()
    await world.put(CHANNEL)
    await world.put(OTHER)
    for _ in range(2):
        await world.handlers.on_alert(alert("a1", "c1", "c2"))
        await world.flusher.flush()
    assert [delivery.delivery_id for delivery in world.deliveries] == [
        delivery_id("a1", "c1"),
        delivery_id("a1", "c2"),
    ]
    assert world.states == ["pending", "pending"]
    assert (await world.lease()).notification.alerts == (alert("a1", "c1", "c2"),)
    assert world.woken == 2
    reasons = (Reason.ROUTED, Reason.FIRST_NOTIFICATION, Reason.NOT_MUTED, Reason.NOT_SENT_BEFORE)
    assert [world.decided(reason) for reason in reasons] == [2, 2, 2, 2]


async def test_an_alert_for_a_channel_that_takes_nothing_is_recorded_with_the_reason_and_counted_once() -> None:
    world = World()
    await world.put(OFF)
    for _ in range(2):
        await world.handlers.on_alert(alert("a1", "c1", "nowhere"))
        await world.flusher.flush()
    assert [delivery.reason for delivery in world.deliveries] == [
        "the channel is disabled",
        "the channel does not exist or cannot be read",
    ]
    assert world.states == ["failed", "failed"]
    assert world.counted("deliveries_total", outcome="failed") == 1
    assert world.counted("deliveries_total", outcome="failed", channel_kind="unknown") == 1


async def test_a_test_goes_to_a_channel_that_is_off_and_is_counted_among_no_alerts() -> None:
    world = World()
    await world.put(OFF)
    await world.handlers.on_request(request(1))
    await world.handlers.on_request(request(1))
    await world.handlers.on_request(request(2, channel_id="nowhere"))
    assert world.states == ["pending", "failed"]
    assert [delivery.alert_ids for delivery in world.deliveries] == [(), ()]
    test = (await world.lease()).notification.test
    assert test is not None
    assert test.channel_name == CHANNEL.name
    assert world.counted("deliveries_total", outcome="failed", channel_kind="unknown") == 0


async def test_what_is_asked_for_again_is_made_due_and_the_sender_woken() -> None:
    world = World()
    await world.put(OFF)
    await world.raised("a1")
    await world.handlers.on_request(request(1, kind="again", delivery_id=delivery_id("a1", "c1")))
    assert (world.states, world.woken) == (["pending"], 2)


async def test_the_owner_is_told_once_that_a_reader_has_stopped_the_mails() -> None:
    world = World()
    mail = email_channel("mail", "reader@home.test").model_copy(update={"failures_to": "c1", "enabled": False})
    operator = webhook_channel("operator", "https://operator.test/", SECRET, system=True)
    for channel in (mail, CHANNEL, operator, OTHER):
        await world.put(channel)
    for _ in range(2):
        await world.handlers.on_request(request(1, kind="unsubscribed", channel_id="mail"))
    await world.handlers.on_request(request(2, kind="unsubscribed", channel_id="nowhere"))
    told = {delivery.channel_id: notice for delivery, notice in world.notices}
    assert (set(told), len(world.notices)) == ({"c1", "operator"}, 2)
    assert f"“{mail.name}” is disabled" in told["c1"].title
    assert "has stopped the mails" in told["c1"].lines[0]


async def test_nothing_is_sent_of_an_erased_article() -> None:
    world = World()
    await world.put(CHANNEL)
    await world.raised("a1")
    (quoted,) = {item.article.article_id for item in (await world.lease()).notification.alerts}
    world.now += timedelta(hours=1)
    await world.handlers.on_erased(ArticleErased(article_id=quoted, revisions=1, erased_at=NOW))
    assert [(delivery.state, delivery.reason) for delivery in world.deliveries] == [("failed", ERASED)]
    assert world.registry.get_sample_value("claimwatch_notify_deliveries_erased_total") == 1
    await world.database["erasures"].insert_one({"_id": quoted})
    await world.raised("a2")
    assert len(world.deliveries) == 1
