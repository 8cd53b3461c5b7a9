"""What waits for a set time and is too much for one document leaves in parts, at that time."""

from datetime import time, timedelta

import pytest

from claimwatch_contracts.groups import GroupKind
from claimwatch_contracts.schedule import QuietHours, Rhythm, Schedule
from claimwatch_contracts.vocabulary import MatchOutcome
from claimwatch_contracts.withheld import Withheld, hour_of, withheld_id
from services._runtime.stored import stored
from services.notify.grouping.seats import group_in
from services.notify.leaving import flusher, group_store
from services.notify.leaving.group_store import part_of
from tests.unit.notify.test_grouping import at, left, on, raise_now, scheduled, world_of

MOST = 10
ALERTS = [f"a{number:02}" for number in range(25)]


@pytest.fixture(autouse=True)
def small_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document holds ten alerts."""
    for module in (group_store, flusher):
        monkeypatch.setattr(module, "MOST_WAITING", MOST)


async def test_a_large_digest_leaves_at_its_time_in_parts_and_each_alert_once() -> None:
    world = await world_of()
    await scheduled(world, "w1", Schedule(rhythm=Rhythm.DAILY, at=time(7)))
    world.now = at(3)
    alerts = [on(f"i{name}", name, raised_at=world.now) for name in ALERTS]
    await raise_now(world, *alerts)
    assert await left(world, at(6, 59) - world.now) == [], "a full digest keeps its time"
    await raise_now(world, *alerts)
    told = await left(world, timedelta(minutes=1))
    assert [(why, len(names)) for why, names in told] == [("digest due", 10), ("digest due", 10), ("digest due", 5)]
    assert sorted(name for _, names in told for name in names) == ALERTS
    await raise_now(world, *alerts)
    assert await left(world, timedelta(days=1)) == [], "what has left in any part does not leave again"


async def test_only_one_part_of_a_digest_says_what_was_held_back() -> None:
    world = await world_of()
    await scheduled(world, "w1", Schedule(rhythm=Rhythm.DAILY, at=time(7)))
    world.now = at(3)
    withheld = Withheld(watch_id="w1", hour=hour_of(at(4)), reports={MatchOutcome.REPRINT: ("r1", "r2")})
    await world.database["withheld"].insert_one({"_id": withheld_id("w1", at(4)), **stored(withheld)})
    await raise_now(world, *(on(f"i{name}", name, raised_at=world.now) for name in ALERTS))
    await left(world, at(7) - world.now)
    said = [(await world.lease()).notification.held_back for _ in range(3)]
    assert sorted(said) == ["", "", "2 reprints"]


async def test_a_flood_in_quiet_hours_waits_for_their_end() -> None:
    world = await world_of()
    await scheduled(world, "w1", Schedule(quiet=QuietHours(start=time(22), end=time(6, 30))))
    world.now = at(23)
    await raise_now(world, *(on(f"i{name}", name, raised_at=world.now) for name in ALERTS))
    assert await left(world, timedelta(hours=7)) == []
    told = await left(world, timedelta(minutes=30))
    assert sorted(name for _, names in told for name in names) == ALERTS


async def test_the_next_digest_begins_with_the_first_part_again() -> None:
    world = await world_of()
    await scheduled(world, "w1", Schedule(rhythm=Rhythm.DAILY, at=time(7)))
    world.now = at(3)
    await raise_now(world, *(on(f"i{name}", name, raised_at=world.now) for name in ALERTS))
    await left(world, at(7) - world.now)
    later = [on(f"j{name}", f"b{name}", raised_at=world.now) for name in ALERTS[:3]]
    await raise_now(world, *later)
    assert [len(names) for _, names in await left(world, timedelta(days=1))] == [3]


async def test_a_part_has_an_id_of_its_own_and_nothing_of_what_the_first_has_told() -> None:
    whole = group_in("c1", GroupKind.DIGEST, "{}").model_copy(update={"told": ("a",), "notifications": 3})
    assert part_of(whole, 1) == whole
    second, third = part_of(whole, 2), part_of(whole, 3)
    assert len({whole.group_id, second.group_id, third.group_id}) == 3
    assert second == part_of(group_in("c1", GroupKind.DIGEST, "{}"), 2)
    assert second.labels == ("part 2",)
