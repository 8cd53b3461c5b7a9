"""What becomes of waiting alerts when people change or delete what sent them on their way, and of odd titles."""

from datetime import time, timedelta

import pytest

from claimwatch_contracts.schedule import Rhythm, Schedule
from claimwatch_contracts.silence import LabelName, Matcher, Silence
from services._runtime.stored import stored
from tests.builders import NOW, watch
from tests.unit.notify.alerts import alert, email_channel
from tests.unit.notify.test_grouping import WAIT, at, left, on, raise_now, world_of
from tests.unit.notify.test_mail import sent
from tests.unit.notify.world import CHANNEL, World

DAILY = Schedule(rhythm=Rhythm.DAILY, at=time(8), time_zone="Africa/Khartoum")  # 06:00 UTC


async def put_watch(world: World, schedule: Schedule) -> None:
    kept = watch().model_copy(update={"watch_id": "w1", "schedule": schedule})
    await world.database["watches"].replace_one({"_id": "w1"}, {"_id": "w1", **stored(kept)}, upsert=True)


async def silenced(world: World, start: timedelta, end: timedelta) -> None:
    quiet = Silence(
        silence_id="s1",
        matchers=(Matcher(label=LabelName.WATCH, value="w1"),),
        author="Night editor",
        starts_at=NOW + start,
        ends_at=NOW + end,
        created_at=NOW,
        updated_at=NOW,
    )
    await world.database["silences"].insert_one({"_id": "s1", **stored(quiet)})


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [(-60, 1, "pending"), (1, 60, "muted"), (-60, 60, "muted"), (3, 60, "pending")],
    ids=["ends while it waits", "begins while it waits", "lasts", "begins later"],
)
async def test_a_silence_counts_at_the_moment_at_which_the_alert_leaves(start: int, end: int, state: str) -> None:
    world = await world_of()
    await silenced(world, timedelta(seconds=start), timedelta(seconds=end))
    await raise_now(world, on("i1", "a"))
    await left(world, WAIT)
    assert world.states == [state]


async def test_what_a_deleted_watch_has_raised_still_leaves_at_the_time_of_its_digest() -> None:
    world = await world_of()
    await put_watch(world, DAILY)
    await raise_now(world, on("i1", "a", raised_at=world.now))
    await world.database["watches"].delete_many({})
    assert await left(world, at(5, 59) - world.now) == []
    assert await left(world, timedelta(minutes=1)) == [("digest due", ["a"])]


async def test_a_watch_that_moves_to_another_time_zone_tells_each_alert_once() -> None:
    world = await world_of()
    await put_watch(world, DAILY)
    await raise_now(world, on("i1", "a", raised_at=world.now))
    await put_watch(world, DAILY.model_copy(update={"time_zone": "America/New_York"}))  # 13:00 UTC
    await raise_now(world, on("i1", "b", raised_at=world.now))
    told = await left(world, timedelta()) + await left(world, at(6) - world.now)
    told += await left(world, at(13) - world.now) + await left(world, timedelta(days=2))
    assert sorted(alert_id for _, alerts in told for alert_id in alerts) == ["a", "b"]
    assert {why for why, _ in told} == {"digest due"}


async def test_what_waits_for_a_channel_that_is_deleted_is_kept_and_says_why() -> None:
    world = await world_of()
    await raise_now(world, on("i1", "a"))
    await world.database["channels"].delete_many({})
    await left(world, WAIT)
    [delivery] = world.deliveries
    assert (delivery.state.value, delivery.alert_ids) == ("failed", ("a",))
    assert "does not exist" in (delivery.reason or "")


async def test_what_waits_for_a_channel_that_gets_another_name_and_address_goes_to_the_new_one() -> None:
    world = await world_of()
    await raise_now(world, on("i1", "a"))
    await world.put(email_channel("c1", "new@desk.test", name="New name"))
    await left(world, WAIT)
    await world.courier.take(await world.lease())
    assert [each.target for each in world.transport.sent] == [email_channel("c1", "new@desk.test").target]


async def test_two_channels_with_one_address_are_two() -> None:
    world = await world_of()
    await world.put(CHANNEL.model_copy(update={"channel_id": "c2"}))
    await raise_now(world, alert("a", "c1", "c2"))
    await left(world, WAIT)
    assert sorted(delivery.channel_id for delivery in world.deliveries) == ["c1", "c2"]
    assert len({delivery.delivery_id for delivery in world.deliveries}) == 2


@pytest.mark.parametrize(
    "title",
    [
        "Flood " * 2_000,
        "x" * 50_000,
        "قصف حلب " * 300,
        "🕊" * 5_000,
        "\u0627\u0644\u062f\u0641\u0627\u0639 41 (24) \u202b\u200f",
        "=?utf-8?q?=0D=0ABcc:_all@home.test?= " * 20,
        "e\u0301" * 900,
        " ",
    ],
    ids=["words", "one word", "Arabic", "emoji", "mixed", "encoded", "combining", "space"],
)
async def test_whatever_its_headline_a_mail_can_be_sent_and_read(title: str) -> None:
    mail = sent(headline=title, watch_name=title[:200] or "w")
    assert len(mail["Subject"]) <= 150
    assert mail["Bcc"] is None
    assert all(len(line) <= 998 for line in mail.as_bytes().splitlines())
