"""Groups as alerts join them and leave them, over the database in memory and the real one."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.deliveries import WhyNow
from claimwatch_contracts.groups import GroupKind
from services.notify.delivery import planned
from services.notify.grouping.seats import group_in
from services.notify.leaving.group_store import GroupStore, Held
from services.notify.leaving.leaving import Leaving, Onward, Planned, with_told
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.group import notification_of
from tests.builders import NOW
from tests.golden import documents
from tests.unit.notify.alerts import alert

GROUP = group_in("c", GroupKind.LABELS, "incident=i1")
SOON, A_WHILE = NOW + timedelta(seconds=2), timedelta(seconds=9)


@pytest.fixture
async def groups(database: Any) -> GroupStore:
    """The store, prepared."""
    groups = GroupStore(database)
    await groups.prepare()
    return groups


async def join(groups: GroupStore, *alert_ids: str) -> None:
    """Have alerts wait that are due soon."""
    for alert_id in alert_ids:
        await groups.join(GROUP, alert(alert_id), lambda _: SOON, NOW)


async def leased(groups: GroupStore) -> Held:
    """What is due, leased for a while."""
    held = await groups.lease(SOON, SOON + A_WHILE)
    assert held is not None
    return held


def waiting(held: Held) -> list[str]:
    """The alerts that wait."""
    return [each.alert.alert_id for each in held.waiting]


def leaving(held: Held) -> Leaving:
    """All that waits leaves in one delivery, and goes on to another group as well."""
    alerts = tuple(each.alert for each in held.waiting)
    notification = notification_of(GROUP, alerts, WhyNow.FIRST_NOTIFICATION)
    delivery = planned(Decision(Reason.NOT_SENT_BEFORE, notification), "c", None, NOW)
    other = group_in("d", GroupKind.ESCALATION, GROUP.group_id)
    onward = tuple(Onward(other, each, SOON) for each in alerts)
    return Leaving(with_told(GROUP, alerts), (Planned(delivery, notification),), onward)


async def test_an_alert_waits_once_and_the_group_is_due_by_its_first(groups: GroupStore) -> None:
    later = SOON + timedelta(minutes=5)
    assert await groups.join(GROUP, alert("b"), lambda _: later, NOW) == later
    assert await groups.join(GROUP, alert("a"), lambda _: SOON, NOW) == SOON
    assert await groups.join(GROUP, alert("a"), lambda _: NOW, NOW) is None
    assert await groups.next_due(NOW) == SOON
    assert await groups.lease(NOW, NOW + A_WHILE) is None, "nothing is due"
    held = await leased(groups)
    assert (held.group, waiting(held), held.seal) == (GROUP, ["b", "a"], None)
    assert await groups.lease(SOON, SOON + A_WHILE) is None, "it is leased"
    assert await groups.lease(SOON + A_WHILE, SOON + 2 * A_WHILE) is not None, "the lease has expired"


async def test_many_that_join_at_once_all_wait(groups: GroupStore) -> None:
    names = [f"a{number}" for number in range(8)]
    await asyncio.gather(*(join(groups, name) for name in (*names, *names)))
    assert sorted(waiting(await leased(groups))) == names


async def test_what_was_sealed_is_found_until_it_is_finished_by_whoever_sealed_it(groups: GroupStore) -> None:
    await join(groups, "a", "b")
    held = await leased(groups)
    await groups.seal(held, leaving(held), held.waiting, SOON)
    await join(groups, "c")
    found = await groups.lease(SOON + A_WHILE, SOON + 2 * A_WHILE)
    assert found is not None
    assert found.sealed == leaving(held)
    assert waiting(found) == ["c"]
    await groups.finish(found, SOON)
    after = await leased(groups)
    assert (waiting(after), after.seal, after.sealed.deliveries) == (["c"], None, ())
    await groups.seal(after, leaving(after), after.waiting, SOON)
    await groups.finish(found, SOON)
    sealed = await groups.read(GROUP.group_id)
    assert sealed is not None
    assert sealed.sealed == leaving(after), "what another has sealed since stays"


async def test_a_group_that_changed_meanwhile_is_not_sealed(groups: GroupStore) -> None:
    await join(groups, "a")
    held = await leased(groups)
    await join(groups, "b")
    await groups.seal(held, leaving(held), held.waiting, SOON)
    found = await groups.read(GROUP.group_id)
    assert found is not None
    assert (waiting(found), found.seal) == (["a", "b"], None)


async def test_what_has_left_a_group_does_not_wait_in_it_again(groups: GroupStore) -> None:
    await join(groups, "a")
    held = await leased(groups)
    await groups.seal(held, leaving(held), held.waiting, SOON)
    assert await groups.join(GROUP, alert("a"), lambda _: SOON, NOW) is None
    found = await groups.read(GROUP.group_id)
    assert found is not None
    await groups.finish(found, SOON)
    assert await groups.join(GROUP, alert("a"), lambda _: SOON, NOW) is None
    assert await groups.lease(SOON + A_WHILE, SOON + 2 * A_WHILE) is None
    assert await groups.join(GROUP, alert("b"), lambda _: SOON, NOW) == SOON


@pytest.mark.parametrize("sealed", [False, True])
async def test_nothing_of_an_erased_article_waits_or_leaves(groups: GroupStore, sealed: bool) -> None:
    await join(groups, "a")
    await groups.join(GROUP, alert("kept", article_id="another"), lambda _: SOON, NOW)
    held = await leased(groups)
    if sealed:
        await groups.seal(held, leaving(held), held.waiting, SOON)
    assert await groups.erase("a1") == 1
    assert await groups.erase("a1") == 0
    found = await groups.read(GROUP.group_id)
    assert found is not None
    left = [each.alert_id for planned in found.sealed.deliveries for each in planned.notification.alerts]
    onward = [each.alert.alert_id for each in found.sealed.onward]
    assert (waiting(found), left, onward) == (([], ["kept"], ["kept"]) if sealed else (["kept"], [], []))


async def test_a_group_that_cannot_be_read_holds_up_no_other(groups: GroupStore, database: Any) -> None:
    await join(groups, "a")
    await database["groups"].update_one({"_id": GROUP.group_id}, {"$set": {"planned": 7}})
    other = group_in("c", GroupKind.LABELS, "incident=i2")
    await groups.join(other, alert("b"), lambda _: SOON, NOW)
    found = [await groups.lease(SOON, SOON + A_WHILE) for _ in range(2)]
    assert [each and each.group for each in found].count(other) == 1
    assert await database["groups"].find_one({"_id": GROUP.group_id}), "it is kept"


async def test_only_groups_in_which_nothing_waits_are_forgotten(groups: GroupStore) -> None:
    await join(groups, "a")
    later = NOW + timedelta(days=60)
    assert [count async for count in groups.forget(later)] == []
    held = await leased(groups)
    await groups.seal(held, leaving(held), held.waiting, SOON)
    found = await groups.read(GROUP.group_id)
    assert found is not None
    await groups.finish(found, SOON)
    assert [count async for count in groups.forget(NOW)] == []
    assert [count async for count in groups.forget(later)] == [1]


async def test_golden_groups_are_leased_with_what_waits_and_what_was_sealed(groups: GroupStore, database: Any) -> None:
    golden = documents("groups", 1)
    for document in golden:
        await database["groups"].insert_one(document)
    later = max(document["due_at"] for document in golden) + timedelta(days=1)
    held = [await groups.lease(later, later + A_WHILE) for _ in golden]
    assert sorted(
        (len(each.waiting), len(each.sealed.deliveries), len(each.sealed.onward)) for each in held if each
    ) == [
        (0, 1, 1),
        (1, 0, 0),
    ]
