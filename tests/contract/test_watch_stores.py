"""What the watch service's stores do, over the fakes that its unit tests use and over MongoDB."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any, Protocol

import pytest

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.vocabulary import MatchOutcome, NoveltyKind
from claimwatch_contracts.withheld import hour_of, withheld_counts
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.watch.news.novelty import tellable
from services.watch.store import AlertStore, WatchStore
from services.watch.telling.alerting import alert_for
from tests.builders import NOW, report, watch
from tests.fakes.watch import FakeAlertStore, FakeWatchStore

SECOND = timedelta(seconds=1)


class Api(Protocol):
    """Who writes watches."""

    async def put(self, asked: Watch) -> None:
        """Create or replace a watch."""

    async def delete(self, watch_id: str) -> None:
        """Delete a watch."""


class FakeApi:
    """Writes to the fake."""

    def __init__(self, store: FakeWatchStore) -> None:
        self._store = store

    async def put(self, asked: Watch) -> None:
        self._store.put(asked)

    async def delete(self, watch_id: str) -> None:
        self._store.delete(watch_id)


class MongoApi:
    """Writes as the api's store does."""

    def __init__(self, database: Database) -> None:
        self._watches = database["watches"]

    async def put(self, asked: Watch) -> None:
        body = {"body": asked.model_dump(mode="json")}
        await self._watches.update_one({"_id": asked.watch_id}, {"$set": body}, upsert=True)

    async def delete(self, watch_id: str) -> None:
        await self._watches.delete_one({"_id": watch_id})


@pytest.fixture
def database(shared_settings: SharedSettings) -> Iterator[Database]:
    """A database of the test's own."""
    database = connect(shared_settings)
    yield database
    database.client.close()


@pytest.fixture(params=["fake", "mongo"])
def watches(request: pytest.FixtureRequest) -> tuple[Any, Api]:
    """A store of watches, and who writes to it."""
    if request.param == "fake":
        fake = FakeWatchStore()
        return fake, FakeApi(fake)
    database = request.getfixturevalue("database")
    return WatchStore(database), MongoApi(database)


@pytest.fixture(params=["fake", "mongo"])
def alerts(request: pytest.FixtureRequest) -> Any:
    """A store of alerts."""
    return FakeAlertStore() if request.param == "fake" else AlertStore(request.getfixturevalue("database"))


async def test_watches_are_counted_and_read_by_id(watches: tuple[Any, Api]) -> None:
    store, api = watches
    assert await store.count() == 0
    first, second = watch(watch_id="w1"), watch(watch_id="w2", enabled=False)
    for asked in (first, second):
        await api.put(asked)
    assert await store.count() == 2
    assert await store.read(["w1", "w2", "w3"]) == {"w1": first, "w2": second}
    assert await store.read([]) == {}


async def test_a_version_is_another_one_after_each_change_and_gone_with_the_watch(watches: tuple[Any, Api]) -> None:
    store, api = watches
    await api.put(watch(watch_id="w1"))
    await api.put(watch(watch_id="w2"))
    before = await store.versions()
    await api.put(watch(watch_id="w2", updated_at=NOW + timedelta(microseconds=1)))
    after = await store.versions()
    assert before.keys() == after.keys() == {"w1", "w2"}
    assert before["w1"] == after["w1"]
    assert before["w2"] != after["w2"]
    await api.delete("w1")
    assert (await store.versions()).keys() == {"w2"}
    assert await store.count() == 1


@pytest.mark.parametrize("fraction", [timedelta(), timedelta(microseconds=1), timedelta(milliseconds=500)])
async def test_what_was_changed_since_a_time_is_found_whatever_its_fraction_of_a_second(
    watches: tuple[Any, Api], fraction: timedelta
) -> None:
    store, api = watches
    for number, changed_at in enumerate((NOW - 2 * SECOND, NOW + fraction, NOW + 2 * SECOND)):
        await api.put(watch(watch_id=f"w{number}", updated_at=changed_at))
    assert (await store.versions(NOW)).keys() == {"w1", "w2"}
    assert (await store.versions(NOW + 2 * SECOND)).keys() == {"w2"}


async def test_what_a_watch_was_told_is_what_another_filing_told_it(alerts: Any) -> None:
    await alerts.mark_told("w1", ["a", "b"], "first", NOW)
    await alerts.mark_told("w1", ["b", "c"], "second", NOW)
    await alerts.mark_told("w2", ["c"], "first", NOW)
    asked = {"w1": ["a", "b", "c", "d"], "w2": ["a", "c"], "w3": ["a"]}
    assert await alerts.told_before(asked, "first") == {"w1": {"c"}, "w2": set(), "w3": set()}
    assert await alerts.told_before(asked, "second") == {"w1": {"a", "b"}, "w2": {"c"}, "w3": set()}
    assert await alerts.told_before({}, "first") == {}


async def test_the_first_alert_under_an_id_is_kept(alerts: Any) -> None:
    news = [item for item in tellable(report()) if item.kind is NoveltyKind.NEW_STORY]
    first, second = (alert_for(watch(), report(), (why,), news, NOW) for why in ("first", "second"))
    assert first.alert_id == second.alert_id
    assert await alerts.keep_alert(first) == first
    assert await alerts.keep_alert(second) == first


async def test_reports_that_are_held_back_are_counted_once_by_watch_hour_and_reason(alerts: Any) -> None:
    for report_id in ("a1:1", "a2:1", "a1:1"):
        await alerts.withhold(report_id, {"w1": MatchOutcome.REPRINT, "w2": MatchOutcome.RECAP}, NOW)
    await alerts.withhold("a3:1", {"w1": MatchOutcome.RECAP}, NOW)
    await alerts.withhold("a4:1", {"w1": MatchOutcome.RECAP}, NOW + timedelta(hours=1))
    await alerts.withhold("a5:1", {}, NOW)
    hour = hour_of(NOW)
    held = await alerts.withheld("w1", hour, hour + timedelta(hours=1))
    assert withheld_counts(held) == {MatchOutcome.REPRINT: 2, MatchOutcome.RECAP: 1}
    both = await alerts.withheld("w1", hour, hour + timedelta(hours=2))
    assert withheld_counts(both) == {MatchOutcome.REPRINT: 2, MatchOutcome.RECAP: 2}
    assert await alerts.withheld("w1", NOW + timedelta(hours=2), NOW + timedelta(hours=9)) == []


async def test_what_was_held_back_long_ago_is_forgotten(database: Database) -> None:
    alerts = AlertStore(database)
    await alerts.withhold("a1:1", {"w1": MatchOutcome.REPRINT}, NOW - timedelta(hours=1))
    await alerts.withhold("a2:1", {"w1": MatchOutcome.REPRINT}, NOW)
    assert await forgotten(alerts.forget_withheld(hour_of(NOW))) == 1
    assert [each.hour for each in await alerts.withheld("w1", NOW - DAY, NOW + DAY)] == [hour_of(NOW)]


async def test_a_watch_that_cannot_be_read_has_its_version_and_voids_no_other(database: Database) -> None:
    await database["watches"].insert_many(
        [{"_id": "broken"}, {"_id": "bodiless", "body": None}, {"_id": "strange", "body": {"updated_at": "then"}}]
    )
    await MongoApi(database).put(watch())
    store = WatchStore(database)
    assert await store.count() == 4
    assert (await store.versions()).items() >= {("broken", None), ("bodiless", None), ("strange", "then")}
    assert (await store.read(["broken", "bodiless", "strange", "w1"])).keys() == {"w1"}


DAY = timedelta(days=1)


async def kept(database: Database, collection: str, field: str) -> set[str]:
    """A field of the documents that are left."""
    return {document[field] async for document in database[collection].find()}


async def forgotten(counts: AsyncIterator[int]) -> int:
    """How many were forgotten."""
    return sum([count async for count in counts])


async def test_what_was_told_is_kept_while_its_incident_or_its_story_is_reported_about(database: Database) -> None:
    alerts = AlertStore(database)
    for incident in ("closed", "open"):
        await alerts.mark_told("w1", [incident], "first", NOW, [f"incident:{incident}", f"story:{incident}"])
        await alerts.see([f"incident:{incident}", f"story:{incident}"], {}, NOW)
    await alerts.see(["incident:open", "story:another"], {"w1": []}, NOW + 90 * DAY)
    await alerts.mark_told("w1", ["without"], "first", NOW)
    assert await forgotten(alerts.forget_told(NOW)) == 0, "told at that moment"
    assert await forgotten(alerts.forget_told(NOW + 90 * DAY)) == 2
    assert await kept(database, "told", "key") == {"open"}
    assert await forgotten(alerts.forget_told(NOW + 91 * DAY)) == 1


async def test_what_is_met_again_about_another_incident_is_kept_as_long_as_that_one_too(database: Database) -> None:
    alerts = AlertStore(database)
    await alerts.mark_told("w1", ["met", "unmet"], "first", NOW, ["incident:one"])
    await alerts.mark_told("w2", ["met"], "first", NOW, ["incident:one"])
    for _ in range(2):
        await alerts.see(["incident:two", "story:s"], {"w1": {"met"}, "w2": set()}, NOW + 90 * DAY)
    marks = {mark["key"]: mark["subjects"] async for mark in database["told"].find({"watch_id": "w1"})}
    assert marks == {"met": ["incident:one", "incident:two", "story:s"], "unmet": ["incident:one"]}
    assert await forgotten(alerts.forget_told(NOW + 90 * DAY)) == 2
    assert await alerts.told_before({"w1": ["met", "unmet"]}, "second") == {"w1": {"met"}}


async def test_alerts_are_kept_while_their_incident_is_reported_about_and_subjects_go_after_them(
    database: Database,
) -> None:
    alerts = AlertStore(database)
    news = [item for item in tellable(report()) if item.kind is NoveltyKind.NEW_STORY]
    for number, subject in enumerate(("incident:closed", "incident:open")):
        await alerts.keep_alert(alert_for(watch(watch_id=f"w{number}"), report(), (), news, NOW), [subject])
        await alerts.see([subject], {}, NOW)
    await alerts.see(["incident:open"], {}, NOW + 90 * DAY)
    await alerts.see(["incident:open"], {}, NOW + 30 * DAY)  # a report that waited while a later one was handled
    assert await forgotten(alerts.forget_alerts(NOW + 90 * DAY)) == 1
    assert await kept(database, "alerts", "watch_id") == {"w1"}
    assert await forgotten(alerts.forget_subjects(NOW + 90 * DAY)) == 1
    assert await kept(database, "subjects", "_id") == {"incident:open"}
