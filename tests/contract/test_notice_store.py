"""What notices are made of, out of the fake and the real database."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from claimwatch_contracts.documents import Feed
from services._runtime.stored import stored
from services.intake.store import FeedStore
from services.notify.noticing.reading import Period
from services.notify.noticing.store import NoticeStore
from services.notify.noticing.troubles import Known, Trouble
from tests.builders import NOW

MINUTE = timedelta(minutes=1)


async def test_one_instance_at_a_time_has_the_lease_and_finds_what_was_told_last(database: Any) -> None:
    one, other = NoticeStore(database), NoticeStore(database)
    assert await one.lease(NOW, NOW + MINUTE) == Known()
    assert await other.lease(NOW + MINUTE / 2, NOW + 2 * MINUTE) is None
    known = Known((Trouble("feed:a", "the feed of a is quiet", NOW),), NOW)
    await one.keep(known)
    assert await other.lease(NOW + MINUTE, NOW + 2 * MINUTE) == known


async def test_what_was_told_and_cannot_be_read_counts_as_nothing(database: Any) -> None:
    await database["troubles"].insert_one({"_id": "system", "told": [{"key": 1}], "leased_until": NOW})
    assert await NoticeStore(database).lease(NOW, NOW + MINUTE) == Known()


async def test_reports_and_alerts_are_counted_within_the_period(database: Any) -> None:
    moments = [NOW - MINUTE, NOW, NOW + MINUTE]
    await database["reports"].insert_many([{"_id": f"r{n}", "filed_at": at} for n, at in enumerate([*moments, None])])
    await database["alerts"].insert_many(
        [{"_id": f"a{n}", "watch_id": f"w{n % 2}", "raised_at": at} for n, at in enumerate(moments)]
    )
    store, period = NoticeStore(database), Period(NOW - MINUTE, NOW + MINUTE)
    assert await store.articles(period) == 2
    assert [await store.alerts(watch_id, period) for watch_id in ("w0", "w1", "w2")] == [1, 1, 0]


async def test_a_feed_is_as_quiet_and_as_broken_as_intake_says(database: Any) -> None:
    feeds = FeedStore(database, "tests")
    for name, state in {
        "well": {},
        "quiet": {"quiet_since": NOW - 9 * MINUTE},
        "fails": {"failures": 4, "last_ok_at": NOW - 8 * MINUTE},
        "never": {"failures": 4},
        "stumbles": {"failures": 3, "last_ok_at": NOW - 8 * MINUTE},
    }.items():
        feed = Feed.model_validate(
            {"feed_id": name, "url": "https://a.test/", "publisher": name, "created_at": NOW, "updated_at": NOW}
        )
        await database["feeds"].insert_one({"_id": name, **stored(feed)})
        leased = await feeds.lease(feed, NOW, 60)
        assert leased is not None
        await feeds.keep_state(feed, replace(leased, **state), NOW)
    found = await NoticeStore(database).feeds()
    assert {each.publisher: (each.quiet_since, each.failing_since) for each in found} == {
        "well": (None, None),
        "quiet": (NOW - 9 * MINUTE, None),
        "fails": (None, NOW - 8 * MINUTE),
        "never": (None, NOW),
        "stumbles": (None, None),
    }
