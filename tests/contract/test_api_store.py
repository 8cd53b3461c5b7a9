"""What the api reads of what other services have written: each filter, newest first, the oldest first for a stream."""

from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.acknowledgement import Acknowledgement, AlertState
from claimwatch_contracts.documents import Endpoint
from claimwatch_contracts.vocabulary import Measure
from services._runtime.stored import Unreadable
from services.api.cursors import Page, Window
from services.api.filters import AlertFilter, DeliveryFilter, ReportFilter
from services.api.store.api_store import ApiStore
from tests.builders import MINISTRY, NOW, article, report
from tests.unit.api.over_http import alert, keep_alert, keep_report
from tests.unit.api.test_revisions import file

ALL = Window(50)


@pytest.fixture
async def store(database: Any) -> ApiStore:
    """A store, and nothing in it."""
    store = ApiStore(database)
    await store.prepare()
    return store


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ReportFilter(), ["a2", "a1", "a0"]),
        (ReportFilter(place=172955), ["a2", "a1", "a0"]),
        (ReportFilter(place=163843), ["a2", "a1", "a0"]),
        (ReportFilter(place=1), []),
        (ReportFilter(topic="mass-graves"), ["a2", "a1", "a0"]),
        (ReportFilter(topic="floods"), []),
        (ReportFilter(claimants=(MINISTRY.key, "another")), ["a2", "a1", "a0"]),
        (ReportFilter(claimants=("another",)), []),
        (ReportFilter(publisher="P1"), ["a1"]),
        (ReportFilter(since=NOW + timedelta(minutes=1)), ["a2", "a1"]),
        (ReportFilter(until=NOW + timedelta(minutes=1)), ["a1", "a0"]),
        (ReportFilter(since=NOW + timedelta(minutes=1), until=NOW + timedelta(minutes=1)), ["a1"]),
        (ReportFilter(measure=Measure.BODIES_FOUND), ["a2", "a1", "a0"]),
        (ReportFilter(measure=Measure.KILLED), []),
        (ReportFilter(incident_id="i1"), []),
        (ReportFilter(since=NOW + timedelta(minutes=1), place=172955, topic="mass-graves", publisher="P0"), []),
    ],
)
async def test_reports_by_what_they_are_about(
    store: ApiStore, database: Any, wanted: ReportFilter, expected: list[str]
) -> None:
    for number in range(3):
        made = report(article(article_id=f"a{number}", publisher=f"P{number}"))
        await keep_report(database, made, minutes=number)
    await database["reports"].insert_one({"_id": "waiting", "body": None, "filed_at": None})
    page = await store.reports(ALL, wanted)
    assert [item.article.article_id for item in page.items] == expected


async def test_a_report_is_read_whole_when_it_is_complete(store: ApiStore, database: Any) -> None:
    made = report()
    await keep_report(database, made, minutes=0)
    await database["reports"].insert_one({"_id": "waiting", "body": None})
    await database["reports"].insert_one({"_id": "old", "body": {"report_id": "old"}, "filed_at": NOW})
    assert await store.report(made.report_id) == made
    assert await store.report("waiting") is None
    assert isinstance(await store.report("old"), Unreadable)
    assert [item.id for item in (await store.reports(ALL, ReportFilter())).unreadable] == ["old"]


async def test_the_revisions_of_an_article_and_of_no_other_come_in_order(store: ApiStore, database: Any) -> None:
    for article_id, revision in (("a1", 2), ("a2", 1), ("a1", 1)):
        await file(database, report(article(article_id=article_id, revision=revision)))
    found = await store.revisions("a1")
    assert found is not None
    assert [one.report_id for one in found.items] == ["a1:1", "a1:2"]
    assert await store.revisions("a3") is None


async def test_a_page_has_fewer_items_when_they_are_long(store: ApiStore, database: Any) -> None:
    for number in range(6):
        body = report().model_dump(mode="json") | {"report_id": f"r{number}"}
        body["article"] |= {"title": "x" * 900_000}
        await database["reports"].insert_one({"_id": f"r{number}", "body": body, "filed_at": NOW})
    page: Page[Any] = await store.reports(ALL, ReportFilter())
    assert [item.report_id for item in page.items] == ["r5", "r4", "r3", "r2"]
    assert page.next is not None


async def test_alerts_by_watch_and_time(store: ApiStore, database: Any) -> None:
    for number in range(4):
        await keep_alert(database, alert(f"x{number}", watch_id=f"w{number % 2}", minutes=number))

    async def listed(wanted: AlertFilter) -> list[str]:
        return [item.alert_id for item in (await store.alerts(ALL, wanted)).items]

    assert await listed(AlertFilter()) == ["x3", "x2", "x1", "x0"]
    assert await listed(AlertFilter(watch_id="w1")) == ["x3", "x1"]
    assert await listed(AlertFilter(watch_id="w1", since=NOW + timedelta(minutes=2))) == ["x3"]
    assert await listed(AlertFilter(until=NOW + timedelta(minutes=1))) == ["x1", "x0"]
    assert await store.alert("x1") == alert("x1", watch_id="w1", minutes=1)
    assert await store.alert("nobody") is None


@pytest.mark.parametrize(
    ("wanted", "is_found"),
    [
        (AlertFilter(place=172955), True),
        (AlertFilter(place=163843), True),
        (AlertFilter(place=1), False),
        (AlertFilter(topic="mass-graves"), True),
        (AlertFilter(topic="floods"), False),
        (AlertFilter(claimants=("another", MINISTRY.key)), True),
        (AlertFilter(claimants=("another",)), False),
        (AlertFilter(measure=Measure.BODIES_FOUND), True),
        (AlertFilter(measure=Measure.KILLED), False),
        (AlertFilter(publisher="The Courier"), True),
        (AlertFilter(publisher="Courier"), False),
        (AlertFilter(incident_id="i1"), False),
    ],
)
async def test_alerts_by_their_labels(store: ApiStore, database: Any, wanted: AlertFilter, is_found: bool) -> None:
    await keep_alert(database, alert("x1", minutes=1))
    assert bool((await store.alerts(ALL, wanted)).items) is is_found


async def test_alerts_by_what_was_said_of_them_and_what_became_of_their_deliveries(
    store: ApiStore, database: Any
) -> None:
    for number in range(5):
        await keep_alert(database, alert(f"x{number}", minutes=number))
    said = Acknowledgement(alert_id="x1", state=AlertState.ACKNOWLEDGED, by="Desk", created_at=NOW, updated_at=NOW)
    await store.acknowledgements.insert("x1", said, created_at=NOW, request="")
    muted = {"alert_ids": ["x2", "x3"], "state": "muted"}
    old = {"alert_id": "x4", "state": "muted"}
    for number, sent in enumerate((muted, {"alert_ids": ["x3"], "state": "pending"}, old)):
        await database["deliveries"].insert_one({"_id": f"d{number}", **sent})
    listed = {
        state.value: [each.alert_id for each in (await store.alerts(Window(2), AlertFilter(state=state))).items]
        for state in AlertState
    }
    assert listed == {"firing": ["x3", "x0"], "acknowledged": ["x1"], "resolved": [], "muted": ["x4", "x2"]}


async def test_what_a_stream_missed_comes_oldest_first_but_for_what_it_had(store: ApiStore, database: Any) -> None:
    for number in (3, 1, 2, 0):
        await keep_alert(database, alert(f"x{number}", minutes=number // 2))
    since = store.alerts_since(NOW, but_not="x1")
    assert [missed.alert_id async for missed in since] == ["x0", "x2", "x3"]
    assert [missed.alert_id async for missed in store.alerts_since(NOW + timedelta(minutes=1))] == ["x2", "x3"]


async def test_deliveries_by_alert_watch_channel_and_state(store: ApiStore, database: Any) -> None:
    for number in range(4):
        fields = {"alert_id": f"x{number % 2}", "watch_id": "w1", "channel_id": f"c{number}", "state": "pending"}
        created_at = NOW + timedelta(minutes=number)
        await database["deliveries"].insert_one(
            {"_id": f"d{number}", "created_at": created_at, "attempts": [], **fields}
        )

    async def listed(**wanted: Any) -> list[str]:
        return [item.delivery_id for item in (await store.deliveries(ALL, DeliveryFilter(**wanted))).items]

    assert await listed() == ["d3", "d2", "d1", "d0"]
    assert await listed(alert_id="x1", watch_id="w1") == ["d3", "d1"]
    assert await listed(channel_id="c2", state="pending") == ["d2"]
    assert await listed(state="failed") == []
    assert await listed(since=NOW + timedelta(minutes=2)) == ["d3", "d2"]
    assert await listed(until=NOW + timedelta(minutes=1), alert_id="x1") == ["d1"]
    delivery = await store.delivery("d1")
    assert delivery is not None
    assert (delivery.channel_id, await store.delivery("nobody")) == ("c1", None)


async def test_feeds_that_were_polled_and_channels_that_were_tried_have_a_state(store: ApiStore, database: Any) -> None:
    await database["feed_states"].insert_one({"_id": "polled", "polled_at": NOW, "failures": 2})
    await database["feed_states"].insert_one({"_id": "new", "polled_at": None, "failures": 0})
    states = await store.feed_states(["polled", "new", "unknown"])
    assert {identity: state.failures for identity, state in states.items()} == {"polled": 2}
    tried = Endpoint(channel_updated_at=NOW, delivered_at=NOW)
    await database["endpoints"].insert_one({"_id": "c1", **tried.model_dump()})
    assert await store.endpoints(["c1", "c2"]) == {"c1": tried}
