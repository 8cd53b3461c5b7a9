"""One leased delivery on its way to its channel, on fakes: what is sent, what is recorded, what is counted."""

from datetime import timedelta

import pytest
from pymongo.errors import AutoReconnect

from claimwatch_contracts.deliveries import Outcome, State, delivery_id
from claimwatch_contracts.events import DeliveryRequested
from claimwatch_contracts.unsubscribing import unsubscribing_key, unsubscribing_token
from services.notify.answer import Answer
from services.notify.stages.decision import Reason
from tests.builders import NOW
from tests.fakes.notify import BUSY, GONE, TAKEN
from tests.unit.notify.alerts import alert, email_channel, webhook_channel
from tests.unit.notify.world import CHANNEL, SECRET, World


async def world_with_an_alert(*answers: Answer | Exception) -> World:
    """A world whose channel has one delivery due."""
    world = World(*answers, retry_delays_seconds=(0, 60, 60))
    await world.put()
    await world.raised("a1")
    return world


async def test_what_is_taken_is_recorded_as_delivered_and_counted_from_when_it_was_raised() -> None:
    world = await world_with_an_alert(TAKEN)
    world.now = NOW + timedelta(seconds=2)
    await world.courier.take(await world.lease())
    (sent,), (delivery,) = world.transport.sent, world.deliveries
    assert (sent.delivery_id, sent.target, sent.at) == (delivery_id("a1", "c1"), CHANNEL.target, world.now)
    assert (delivery.state, [attempt.status for attempt in delivery.attempts]) == (State.DELIVERED, [200])
    endpoint = await world.store.endpoint("c1")
    assert endpoint is not None
    assert endpoint.delivered_at == world.now
    assert world.counted("deliveries_total", outcome="delivered") == 1
    assert world.counted("attempts_total", outcome="delivered") == 1
    assert world.counted("delivered_after_seconds_sum") == 2


async def test_what_fails_is_sent_again_under_the_same_id_until_the_schedule_is_used_up() -> None:
    world = await world_with_an_alert(BUSY)
    for _ in range(3):
        await world.courier.take(await world.lease())
        world.now += timedelta(minutes=2)
    (delivery,) = world.deliveries
    assert (delivery.state, delivery.reason) == (State.FAILED, "gave up after 3 attempts; the last: HTTP 503")
    assert [sent.delivery_id for sent in world.transport.sent] == [delivery.delivery_id] * 3
    assert (world.decided(Reason.TRY_AGAIN), world.decided(Reason.GAVE_UP)) == (2, 1)


async def test_a_channel_is_asked_for_as_it_is_at_the_attempt() -> None:
    world = await world_with_an_alert(TAKEN)
    await world.put(CHANNEL.model_copy(update={"enabled": False}))
    await world.courier.take(await world.lease())
    assert [delivery.reason for delivery in world.deliveries] == ["the channel is disabled"]
    assert world.transport.sent == []
    assert world.counted("deliveries_total", outcome="failed") == 1


async def test_after_a_410_nothing_is_sent_until_the_channel_is_changed() -> None:
    world = await world_with_an_alert(GONE, TAKEN)
    await world.raised("a2")
    await world.courier.take(await world.lease())
    await world.courier.take(await world.lease())
    assert world.states == ["failed", "failed"]
    assert "410 Gone" in (world.deliveries[1].reason or "")
    assert len(world.transport.sent) == 1
    assert world.registry.get_sample_value("claimwatch_notify_endpoints_disabled_total") == 1
    await world.put(CHANNEL.model_copy(update={"updated_at": NOW + timedelta(days=1)}))
    await world.raised("a3")
    await world.courier.take(await world.lease())
    assert world.states[-1] == "delivered"


async def test_a_bug_is_recorded_and_tried_again() -> None:
    world = await world_with_an_alert(KeyError("oops"), TAKEN)
    await world.courier.take(await world.lease())
    world.now += timedelta(minutes=2)
    await world.courier.take(await world.lease())
    (delivery,) = world.deliveries
    assert [attempt.outcome for attempt in delivery.attempts] == [Outcome.BUG, Outcome.DELIVERED]


async def test_no_secret_that_a_receiver_repeats_is_recorded() -> None:
    key = SECRET.removeprefix("whsec_")
    world = await world_with_an_alert(Answer(Outcome.TEMPORARY_FAILURE, 500, "HTTP 500", excerpt=f"you signed {key}"))
    await world.courier.take(await world.lease())
    assert world.deliveries[0].attempts[0].answer == "you signed ***"


async def test_what_was_delivered_is_recorded_though_the_endpoint_could_not_be_kept() -> None:
    world = await world_with_an_alert(TAKEN)
    world.store.errors = {"keep_endpoint": [AutoReconnect("away")]}
    with pytest.raises(AutoReconnect):
        await world.courier.take(await world.lease())
    assert world.states == ["delivered"]


DESK = webhook_channel("desk", "https://desk.test/", SECRET)
OPERATOR = webhook_channel("operator", "https://operator.test/", SECRET, system=True)
NOBODY = webhook_channel("nobody", "https://nobody.test/", SECRET)


@pytest.mark.parametrize("last", [GONE, BUSY])
async def test_who_wants_to_hear_of_it_is_told_once_that_a_channel_is_disabled(last: Answer) -> None:
    world = World(BUSY, last, last, TAKEN, retry_delays_seconds=(0, 60, 60, 60))
    for channel in (CHANNEL.model_copy(update={"failures_to": "desk"}), DESK, OPERATOR, NOBODY):
        await world.put(channel)
    await world.raised("a1", "a2")
    for _ in range(2):
        await world.courier.take(await world.lease())
        world.now += timedelta(days=5)
    told = {delivery.channel_id: notice for delivery, notice in world.notices}
    assert set(told) == {"desk", "operator"}
    assert len(world.notices) == 2
    assert "“c1” is disabled" in told["desk"].title
    assert last.detail in told["desk"].lines[0]
    assert world.registry.get_sample_value("claimwatch_notify_endpoints_disabled_total") == 1


async def test_nobody_at_another_desk_hears_that_a_channel_is_disabled() -> None:
    world = World(GONE)
    theirs = {"desk": "night-desk"}
    for channel in (CHANNEL, OPERATOR.model_copy(update=theirs), DESK.model_copy(update={"system": True})):
        await world.put(channel)
    await world.raised("a1")
    await world.courier.take(await world.lease())
    assert [delivery.channel_id for delivery, _ in world.notices] == ["desk"]


async def test_a_channel_that_is_given_up_says_so_and_is_enabled_by_a_test_that_arrives() -> None:
    world = World(BUSY, BUSY, TAKEN, retry_delays_seconds=(0, 60, 60))
    await world.put()
    await world.raised("a1")
    await world.courier.take(await world.lease())
    world.now += timedelta(days=5)
    await world.courier.take(await world.lease())
    await world.raised("a2")
    assert world.deliveries[1].reason == Reason.RECEIVER_GIVEN_UP.words
    await world.handlers.on_request(DeliveryRequested(request_id="r", kind="test", channel_id="c1", requested_at=NOW))
    world.now += timedelta(minutes=2)
    while lease := await world.store.lease(world.now, world.now + timedelta(minutes=1), but_not=()):
        await world.courier.take(lease)
    await world.raised("a3")
    assert world.deliveries[-1].state is State.PENDING


async def test_a_notice_that_could_not_be_planned_is_planned_at_the_next_attempt() -> None:
    world = await world_with_an_alert(GONE)
    await world.put(OPERATOR)
    world.store.errors = {"keep_endpoint": [AutoReconnect("away")]}
    with pytest.raises(AutoReconnect):
        await world.courier.take(await world.lease())
    assert [delivery.channel_id for delivery, _ in world.notices] == ["operator"]


@pytest.mark.parametrize("public_url", ["https://claims.test/", None])
async def test_only_a_mail_says_where_its_reader_can_stop_the_mails(public_url: str | None) -> None:
    world = World(TAKEN, public_url=public_url)
    await world.database["installation"].insert_one({"_id": "salt", "value": "secret"})
    for channel in (CHANNEL, email_channel("mail", "reader@home.test")):
        await world.put(channel)
        await world.handlers.on_alert(alert("a1", channel.channel_id))
        await world.flusher.flush()
        await world.courier.take(await world.lease())
    token = unsubscribing_token(unsubscribing_key("secret"), "mail", "reader@home.test")
    link = f"https://claims.test/unsubscribe/{token}" if public_url else None
    assert [sent.leave_url for sent in world.transport.sent] == [None, link]


async def test_a_mail_before_the_first_start_of_the_api_has_no_such_link() -> None:
    world = World(TAKEN, public_url="https://claims.test/")
    await world.put(email_channel("c1", "reader@home.test"))
    await world.raised("a1")
    await world.courier.take(await world.lease())
    assert [sent.leave_url for sent in world.transport.sent] == [None]
