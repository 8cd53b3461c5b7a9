"""Channels that one person reads under one address: each alert is told there once."""

from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.documents import Channel, Endpoint
from claimwatch_contracts.targets.apprise import AppriseTarget
from tests.builders import NOW
from tests.unit.notify.alerts import alert, email_channel, webhook_channel
from tests.unit.notify.world import SECRET, World


def mail(channel_id: str, to: str = "desk@example.org", days: int = 0, **more: Any) -> Channel:
    """A mail channel that was made so many days ago."""
    made = {"created_at": NOW - timedelta(days=days)} | more
    return email_channel(channel_id, to).model_copy(update=made)


async def told(*channels: Channel, alerts: list[Any]) -> list[tuple[str, tuple[str, ...]]]:
    """The channel and the alerts of each delivery."""
    world = World(group_wait_seconds=2)
    for channel in channels:
        await world.put(channel)
    for each in alerts:
        await world.handlers.on_alert(each)
    world.now += timedelta(seconds=2)
    await world.flusher.flush()
    return sorted((each.channel_id, tuple(each.alert_ids)) for each in world.deliveries)


async def test_a_watch_that_names_two_channels_of_one_address_is_told_once() -> None:
    assert await told(mail("c1", days=2), mail("c2", "Desk@Example.org"), alerts=[alert("a", "c2", "c1")]) == [
        ("c1", ("a",))
    ]


async def test_two_watches_with_a_channel_each_for_one_address_are_told_together() -> None:
    channels = mail("c1", days=2), mail("c2")
    assert await told(*channels, alerts=[alert("a", "c1"), alert("b", "c2")]) == [("c1", ("a", "b"))]


@pytest.mark.parametrize(
    "other",
    [
        mail("c2", "else@example.org"),
        mail("c2", desk="north"),
        mail("c2", group_wait_seconds=1.0),
        mail("c2", repeat_minutes=60),
    ],
)
async def test_other_addresses_desks_and_paces_are_told_apart(other: Channel) -> None:
    found = await told(mail("c1", days=2), other, alerts=[alert("a", "c1"), alert("b", "c2")])
    assert found == [("c1", ("a",)), ("c2", ("b",))]


async def test_one_watch_is_told_once_at_an_address_whatever_the_pace_of_its_channels() -> None:
    channels = mail("c1", days=2), mail("c2", group_wait_seconds=1.0)
    assert await told(*channels, alerts=[alert("a", "c2", "c1")]) == [("c2", ("a",))]


async def test_a_disabled_channel_stands_for_no_other_and_is_recorded() -> None:
    channels = mail("c1", days=2, enabled=False), mail("c2")
    found = await told(*channels, alerts=[alert("a", "c1", "c2")])
    assert found == [("c1", ("a",)), ("c2", ("a",))]


async def test_a_channel_whose_receiver_was_given_up_stands_for_no_other() -> None:
    world = World()
    old, new = mail("c1", days=2), mail("c2")
    for channel in (old, new):
        await world.put(channel)
    await world.store.keep_endpoint("c1", Endpoint(channel_updated_at=old.updated_at, given_up_at=NOW))
    await world.handlers.on_alert(alert("a", "c2"))
    await world.flusher.flush()
    assert [(each.channel_id, each.state) for each in world.deliveries] == [("c2", "pending")]


async def test_chats_of_one_address_are_one_and_webhooks_are_not() -> None:
    target = AppriseTarget(url="slack://TokenA/TokenB/TokenC/#desk")
    chats = [mail(name, days=days).model_copy(update={"target": target}) for name, days in (("c1", 2), ("c2", 0))]
    assert await told(*chats, alerts=[alert("a", "c1", "c2")]) == [("c1", ("a",))]
    hooks = [webhook_channel(name, "https://hooks.test/", SECRET) for name in ("c1", "c2")]
    assert await told(*hooks, alerts=[alert("a", "c1", "c2")]) == [("c1", ("a",)), ("c2", ("a",))]
