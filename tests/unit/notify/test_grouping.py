"""Which alerts leave together, when, and why now: on fakes, with a clock that is set."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from claimwatch_contracts.deliveries import delivery_id
from claimwatch_contracts.documents import Escalation, Watch
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.schedule import QuietHours, Rhythm, Schedule
from claimwatch_contracts.silence import LabelName
from claimwatch_contracts.vocabulary import MatchOutcome, NoveltyKind
from claimwatch_contracts.withheld import Withheld, hour_of, withheld_id
from services._runtime.stored import stored
from services.notify.leaving import flusher, group_store
from tests.builders import NOW, watch
from tests.unit.notify.alerts import alert, webhook_channel
from tests.unit.notify.world import CHANNEL, SECRET, World

WAIT, INTERVAL = timedelta(seconds=2), timedelta(minutes=5)
PACE = {"group_wait_seconds": 2, "group_interval_seconds": 300}


async def world_of(**settings: Any) -> World:
    """A world with one channel and the usual pace."""
    world = World(**PACE | settings)
    await world.put()
    return world


def on(incident: str | None, alert_id: str, watch_id: str = "w1", **more: Any) -> AlertRaised:
    """An alert on an incident for channel ``c1``."""
    raised = alert(alert_id, "c1")
    labels = raised.labels.model_copy(update={"incident": incident, "watch": watch_id})
    fields = {"labels": labels, "watch_id": watch_id, "watch_name": f"Watch {watch_id}"} | more
    return raised.model_copy(update=fields)


async def raise_now(world: World, *alerts: AlertRaised) -> None:
    """Have the alerts handled."""
    for raised in alerts:
        await world.handlers.on_alert(raised)


async def left(world: World, after: timedelta = timedelta()) -> list[tuple[str, list[str]]]:
    """Why and which alerts left, notification by notification, that much later."""
    world.now += after
    before = len(world.deliveries)
    await world.flusher.flush()
    return [(why, list(alerts)) for why, alerts in world.notifications[before:]]


async def test_alerts_on_one_incident_leave_together_and_others_apart() -> None:
    world = await world_of()
    await raise_now(world, on("i1", "a"), on("i2", "b"), on("i1", "c"))
    assert await left(world) == [], "the group waits for more"
    assert await left(world, WAIT) == [("first notification", ["a", "c"]), ("first notification", ["b"])]


async def test_what_several_watches_of_a_channel_fire_on_is_told_once() -> None:
    world = await world_of()
    await raise_now(world, on("i1", "a", "w1"), on("i1", "b", "w2"))
    assert await left(world, WAIT) == [("first notification", ["a", "b"])]
    assert world.deliveries[0].watch_ids == ("w1", "w2")


async def test_a_channel_that_groups_by_watch_as_well_keeps_them_apart() -> None:
    world = await world_of()
    await world.put(CHANNEL.model_copy(update={"group_by": (LabelName.WATCH, LabelName.INCIDENT)}))
    await raise_now(world, on("i1", "a", "w1"), on("i1", "b", "w2"))
    assert await left(world, WAIT) == [("first notification", ["a"]), ("first notification", ["b"])]


async def test_a_channel_can_have_its_own_wait_and_interval() -> None:
    world = await world_of()
    own = {"group_wait_seconds": 30.0, "group_interval_seconds": 900.0}
    await world.put(CHANNEL.model_copy(update=own))
    await raise_now(world, on("i1", "a"))
    assert await left(world, timedelta(seconds=29)) == []
    assert await left(world, timedelta(seconds=1)) == [("first notification", ["a"])]
    await raise_now(world, on("i1", "b"))
    assert await left(world, timedelta(minutes=14)) == []
    assert await left(world, timedelta(minutes=1)) == [("new alerts added", ["b"])]


async def test_a_clock_that_is_set_back_holds_nothing_up_for_longer_than_the_interval() -> None:
    world = await world_of(most_an_hour=1)
    await raise_now(world, on("i1", "a"))
    world.now += timedelta(days=30)
    assert await left(world, WAIT) == [("first notification", ["a"])]
    world.now -= timedelta(days=30)
    await raise_now(world, on("i1", "b"), on("i2", "c"))
    assert await left(world, WAIT) == [("first notification", ["c"])]
    assert await left(world, timedelta(hours=1)) == [("new alerts added", ["b"])]


async def test_alerts_without_an_incident_are_grouped_by_their_story() -> None:
    world = await world_of()
    elsewhere = on(None, "c")
    other = elsewhere.model_copy(update={"labels": elsewhere.labels.model_copy(update={"story": "other"})})
    await raise_now(world, on(None, "a", "w1"), on(None, "b", "w2"), other)
    assert await left(world, WAIT) == [("first notification", ["a", "b"]), ("first notification", ["c"])]


async def test_what_is_added_to_a_group_waits_for_the_interval() -> None:
    world = await world_of()
    await raise_now(world, on("i1", "a"))
    await left(world, WAIT)
    await raise_now(world, on("i1", "b"))
    assert await left(world, INTERVAL - WAIT) == []
    await raise_now(world, on("i1", "c"))
    assert await left(world, WAIT) == [("new alerts added", ["b", "c"])]


async def test_what_takes_back_something_that_was_told_does_not_wait_for_the_interval() -> None:
    world = await world_of()
    await raise_now(world, on("i1", "a"))
    await left(world, WAIT)
    item = on("i1", "b").news[0].model_copy(update={"kind": NoveltyKind.RETRACTION})
    await raise_now(world, on("i1", "b"), on("i1", "c", news=(item,)))
    assert await left(world, WAIT) == [("new alerts added", ["b", "c"])]


async def test_an_alert_that_comes_again_leaves_once_however_far_it_was() -> None:
    world = await world_of()
    await raise_now(world, on("i1", "a"), on("i1", "a"), on("i1", "b"))
    assert await left(world, WAIT) == [("first notification", ["a", "b"])]
    await raise_now(world, on("i1", "b"), on("i1", "a"), on("i1", "c"))
    assert await left(world, INTERVAL) == [("new alerts added", ["c"])]


async def test_an_alert_that_was_sent_before_there_were_groups_is_not_sent_again() -> None:
    world = World()
    await world.put()
    await world.raised("a")
    await world.database["groups"].delete_many({})
    await world.raised("a", "b")
    assert [alerts for _, alerts in world.notifications] == [("a",), ("b",)]


async def scheduled(world: World, watch_id: str, schedule: Schedule) -> None:
    """Write a watch as the api does."""
    kept: Watch = watch().model_copy(update={"watch_id": watch_id, "schedule": schedule})
    await world.database["watches"].insert_one({"_id": watch_id, **stored(kept)})


async def held_back(world: World, watch_id: str, hour: datetime, reports: dict[MatchOutcome, tuple[str, ...]]) -> None:
    """Write what a watch was not told as the watch service does."""
    kept = Withheld(watch_id=watch_id, hour=hour_of(hour), reports=reports)
    await world.database["withheld"].insert_one({"_id": withheld_id(watch_id, hour), **stored(kept)})


def at(hour: int, minute: int = 0, day: int = 0) -> datetime:
    """A time on the day of ``NOW`` or later, in UTC."""
    return NOW.replace(hour=hour, minute=minute, second=0) + timedelta(days=day)


async def test_a_digest_leaves_at_its_time_with_all_that_was_raised_before() -> None:
    world = await world_of()
    for watch_id in ("w1", "w2"):
        await scheduled(world, watch_id, Schedule(rhythm=Rhythm.DAILY, at=time(8), time_zone="Europe/Berlin"))
    world.now = at(5, day=1)
    await raise_now(
        world,
        on("i1", "a", "w1", raised_at=world.now),
        on("i2", "b", "w2", raised_at=world.now),
        on("i1", "late", "w1", raised_at=at(7, 30, day=1)),
    )
    assert await left(world, at(6, 59, day=1) - world.now) == []
    await held_back(world, "w1", at(6, day=1), {MatchOutcome.REPRINT: ("r1", "r2")})
    await held_back(world, "w2", at(6, day=1), {MatchOutcome.REPRINT: ("r2",), MatchOutcome.RECAP: ("r3",)})
    await held_back(world, "w1", at(3, day=0), {MatchOutcome.MINOR: ("r4",)})
    assert await left(world, timedelta(minutes=1)) == [("digest due", ["a", "b"])]
    assert (await world.lease()).notification.held_back == "2 reprints, 1 recap"
    assert await left(world, timedelta(days=1)) == [("digest due", ["late"])]


async def test_what_is_raised_in_quiet_hours_leaves_together_when_they_are_over() -> None:
    world = await world_of()
    quiet = QuietHours(start=time(22), end=time(6, 30))
    await scheduled(world, "w1", Schedule(quiet=quiet))
    world.now = at(23)
    await raise_now(
        world, on("i1", "a", raised_at=at(23)), on("i2", "b", raised_at=at(1, day=1)), on("i1", "c", raised_at=at(21))
    )
    assert await left(world, WAIT) == [], "nor does what was raised before and is handled late"
    assert await left(world, at(6, 29, day=1) - world.now) == []
    assert sorted(await left(world, timedelta(minutes=1))) == [
        ("first notification", ["c"]),
        ("quiet hours over", ["a", "b"]),
    ]


async def test_what_is_added_to_a_group_just_before_quiet_hours_leaves_after_them() -> None:
    world = await world_of()
    await scheduled(world, "w1", Schedule(quiet=QuietHours(start=time(22), end=time(6, 30))))
    world.now = at(21, 58)
    await raise_now(world, on("i1", "a", raised_at=world.now))
    assert await left(world, WAIT) == [("first notification", ["a"])]
    await raise_now(world, on("i1", "b", raised_at=world.now), on("i1", "other", "w2", raised_at=world.now))
    assert await left(world, INTERVAL) == [("new alerts added", ["other"])]
    assert await left(world, at(6, 30, day=1) - world.now) == [("new alerts added", ["b"])]


async def test_nothing_is_repeated_or_told_to_somebody_else_in_quiet_hours() -> None:
    world = await world_of()
    await scheduled(world, "w1", Schedule(quiet=QuietHours(start=time(22), end=time(6, 30))))
    escalation = Escalation(to="c2", after_minutes=30)
    await world.put(CHANNEL.model_copy(update={"repeat_minutes": 60, "escalation": escalation}))
    await world.put(webhook_channel("c2", "https://hooks.test/", SECRET))
    world.now = at(21, 45)
    await raise_now(world, on("i1", "a", raised_at=world.now))
    assert await left(world, WAIT) == [("first notification", ["a"])]
    assert await left(world, at(6, 29, day=1) - world.now) == []
    assert sorted(await left(world, timedelta(minutes=1))) == [
        ("not acknowledged in time", ["a"]),
        ("repeat interval elapsed", ["a"]),
    ]


async def test_what_is_over_the_rate_in_quiet_hours_leaves_when_they_are_over_and_the_rest_when_it_may() -> None:
    world = await world_of(most_an_hour=1)
    await scheduled(world, "w1", Schedule(quiet=QuietHours(start=time(22), end=time(6, 30))))
    world.now = at(21, 30)
    await raise_now(world, on("i0", "sent", raised_at=world.now))
    assert await left(world, WAIT) == [("first notification", ["sent"])]
    await raise_now(world, on("i1", "quiet", raised_at=world.now), on("i2", "other", "w2", raised_at=world.now))
    assert await left(world, at(22, 29) - world.now) == []
    assert await left(world, timedelta(minutes=2)) == [("rate limit allows more", ["other"])]
    assert await left(world, at(6, 29, day=1) - world.now) == []
    assert await left(world, timedelta(minutes=1)) == [("quiet hours over", ["quiet"])]


async def test_what_is_over_the_rate_waits_and_leaves_together() -> None:
    world = await world_of(most_an_hour=2)
    for number in range(5):
        await raise_now(world, on(f"i{number}", f"a{number}"))
    assert [alerts for _, alerts in await left(world, WAIT)] == [["a0"], ["a1"]]
    await raise_now(world, on("i3", "a3"))
    assert await left(world, timedelta(minutes=59)) == [], "one that comes again waits with the others"
    assert await left(world, timedelta(minutes=1)) == [("rate limit allows more", ["a2", "a3", "a4"])]


async def test_a_flood_over_the_rate_leaves_before_it_outgrows_its_document_and_all_of_it_is_told_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (group_store, flusher):
        monkeypatch.setattr(module, "MOST_WAITING", 10)
    world = await world_of(most_an_hour=1, group_wait_seconds=0)
    await raise_now(world, *(on(f"i{number}", f"a{number:02}") for number in range(35)))
    told = await left(world)
    assert [(why, len(alerts)) for why, alerts in told] == [
        ("first notification", 1),
        *[("rate limit allows more", 11)] * 3,
    ]
    assert await left(world, timedelta(hours=1)) == [("rate limit allows more", ["a34"])]
    assert sorted(one for _, alerts in world.notifications for one in alerts) == [f"a{n:02}" for n in range(35)]


async def test_what_nobody_acknowledges_is_repeated_and_told_to_somebody_else() -> None:
    world = await world_of()
    other = webhook_channel("c2", "https://hooks.test/", SECRET)
    escalation = Escalation(to="c2", after_minutes=10)
    await world.put(CHANNEL.model_copy(update={"repeat_minutes": 60, "escalation": escalation}))
    await world.put(other)
    await raise_now(world, on("i1", "a"), on("i1", "b"))
    await left(world, WAIT)
    await world.database["acknowledgements"].insert_one({"_id": "a"})
    assert await left(world, timedelta(minutes=10)) == [("not acknowledged in time", ["b"])]
    assert world.deliveries[-1].channel_id == "c2"
    assert await left(world, timedelta(minutes=50)) == [("repeat interval elapsed", ["b"])]
    assert await left(world, timedelta(minutes=60)) == [("repeat interval elapsed", ["b"])]
    await world.database["acknowledgements"].insert_one({"_id": "b"})
    assert await left(world, timedelta(minutes=600)) == []
    assert len({delivery.delivery_id for delivery in world.deliveries}) == 4


async def test_a_group_that_cannot_leave_holds_up_no_other_and_is_tried_again() -> None:
    world = await world_of()
    await raise_now(world, on("i1", "a"), on("i2", "b"))
    world.store.errors = {"endpoint": [ZeroDivisionError("oops")]}
    assert await left(world, WAIT) == [("first notification", ["b"])]
    assert world.registry.get_sample_value("claimwatch_notify_group_failures_total") == 1
    assert await left(world, timedelta(minutes=1)) == [("first notification", ["a"])]


async def test_one_alert_has_its_own_id_in_whichever_group_it_leaves() -> None:
    world = await world_of()
    await raise_now(world, on("i1", "a"))
    await left(world, WAIT)
    assert world.deliveries[0].delivery_id == delivery_id("a", "c1")
