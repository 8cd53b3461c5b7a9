"""Readers of what watch and notify store."""

from datetime import timedelta

from claimwatch_contracts.vocabulary import MatchOutcome
from claimwatch_contracts.withheld import withheld_counts, withheld_id
from services._runtime.mongo import Database
from services.api.filters import AlertFilter, DeliveryFilter
from services.api.store.api_store import ApiStore
from services.notify.leaving.group_store import GroupStore
from services.notify.noticing.store import NoticeStore
from services.notify.store import NotifyStore
from services.watch.store import AlertStore
from tests.builders import NOW
from tests.golden import documents, messages
from tests.integration.stored.examples import ALL, LATER


async def endpoints(database: Database) -> set[str]:
    """The ids of those that the api reads, as notify does."""
    read = await ApiStore(database).endpoints(["newsroom", "desk", "radio"])
    assert read == {identity: await NotifyStore(database).endpoint(identity) for identity in read}
    assert [endpoint.disabled_at is not None for endpoint in read.values()].count(True) == 1
    return set(read)


async def alerts(database: Database) -> set[str]:
    """The ids that the api lists, reads and shows again."""
    api = ApiStore(database)
    page = await api.alerts(ALL, AlertFilter())
    assert not page.unreadable
    shown = [alert async for alert in api.alerts_since(NOW - timedelta(days=3_650))]
    assert shown == [await api.alert(alert.alert_id) for alert in page.items]
    assert all(len(alert.news) == 4 for alert in shown)
    return {alert.alert_id for alert in shown}


async def told(database: Database) -> set[str]:
    """The id of the mark that a watch has for what it was told."""
    (alert,) = messages("alert-raised", 1)
    keys = [item["key"] for item in alert["news"]]
    store = AlertStore(database)
    golden = documents("told", 1)
    assert await store.told_before({"graves": [*keys, "of-a-story"]}, "another filing") == {
        "graves": {keys[0], "of-a-story"}
    }
    latest = max(mark["told_at"] for mark in golden)
    await store.see(["story:s1"], {}, latest + timedelta(days=1))
    assert [count async for count in store.forget_told(latest + timedelta(days=1))] == [1]
    assert await store.told_before({"graves": ["of-a-story"]}, "another filing") == {"graves": {"of-a-story"}}
    return {mark["_id"] for mark in golden}


async def subjects(database: Database) -> set[str]:
    """The ids of those that reports came about at that time, and later none."""
    (subject,) = documents("subjects", 1)
    store, seen_at = AlertStore(database), subject["seen_at"]
    assert [count async for count in store.forget_subjects(seen_at)] == []
    await store.see([subject["_id"]], {}, seen_at - timedelta(days=1))
    assert [count async for count in store.forget_subjects(seen_at + timedelta(seconds=1))] == [1]
    return {subject["_id"]}


async def withheld(database: Database) -> set[str]:
    """The ids of the hours in which reports were held back from a watch."""
    store, golden = AlertStore(database), documents("withheld", 1)
    hours = [document["hour"] for document in golden]
    held = await store.withheld("graves", min(hours), max(hours) + timedelta(hours=1))
    assert withheld_counts(held) == {MatchOutcome.REPRINT: 2, MatchOutcome.RECAP: 1}
    return {withheld_id(each.watch_id, each.hour) for each in held}


async def troubles(database: Database) -> set[str]:
    """The id of what was told of troubles, all of which is read."""
    (golden,) = documents("troubles", 1)
    known = await NoticeStore(database).lease(golden["leased_until"], golden["leased_until"] + timedelta(minutes=1))
    assert known is not None
    assert known.noticed_at == golden["noticed_at"]
    assert [(each.key, each.since) for each in known.told] == [(t["key"], t["since"]) for t in golden["told"]]
    return {golden["_id"]}


async def deliveries(database: Database) -> set[str]:
    """The ids that the api lists, each of which notify can send."""
    page = await ApiStore(database).deliveries(ALL, DeliveryFilter())
    assert not page.unreadable
    due = {"state": "pending", "next_attempt_at": NOW}
    await database["deliveries"].update_many({}, {"$set": due})
    leases = [await NotifyStore(database).lease(LATER, LATER + timedelta(hours=1), but_not=()) for _ in page.items]
    assert sorted(lease.delivery.is_of_alerts for lease in leases if lease) == [False, True, True]
    assert sorted(len(lease.delivery.attempts) for lease in leases if lease) == [0, 0, 2]
    return {lease.delivery.delivery_id for lease in leases if lease}


async def groups(database: Database) -> set[str]:
    """The ids of those that notify leases."""
    store = GroupStore(database)
    held = [await store.lease(LATER, LATER + timedelta(hours=1)) for _ in documents("groups", 1)]
    assert sorted(len(each.sealed.deliveries) for each in held if each) == [0, 1]
    assert sorted(len(each.waiting) for each in held if each) == [0, 1]
    return {each.group.group_id for each in held if each}
