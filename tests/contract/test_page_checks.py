"""Which pages are read again, by whom, and how often a host is asked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.intake.articles.page_origin import PageOrigin
from services.intake.page_checks.check import PageCheck
from services.intake.page_checks.schedule import Schedule
from services.intake.page_checks.store import PageCheckStore

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
URL = "https://wire.example/1"
HOURLY = Schedule.of((3_600, 7_200))


def check(identity: str = "a", **fields: Any) -> PageCheck:
    """A page that is read again after an hour."""
    usual: dict[str, Any] = {
        "article_id": identity,
        "url": URL,
        "publisher": "Wire",
        "title": "Found",
        "published_at": None,
        "language": "en",
        "page": PageOrigin(URL, URL, None, "Found", '"e"', None),
        "words_hash": "h",
        "sample": (1, 2, 3),
        "since": NOW,
        "next_at": NOW + timedelta(hours=1),
    }
    return PageCheck(**usual | fields)


@pytest.fixture
async def store(database: Any) -> PageCheckStore:
    """The store, ready."""
    store = PageCheckStore(database)
    await store.prepare()
    return store


async def test_checks_are_due_by_their_times_the_longest_due_first(store: PageCheckStore) -> None:
    late, later, over = check("late"), check("later", next_at=NOW + timedelta(hours=2)), check("over", next_at=None)
    for begun in (later, over, late):
        await store.begin(begun)
    assert await store.due(NOW, 9) == []
    assert await store.due(NOW + timedelta(hours=2), 9) == [late, later]
    assert await store.due(NOW + timedelta(hours=2), 1) == [late]
    assert await store.check("over") == over
    assert await store.check("unknown") is None


async def test_a_check_is_taken_by_one_instance_and_free_again_after_its_time(store: PageCheckStore) -> None:
    await store.begin(check())
    (due,) = await store.due(NOW + timedelta(hours=1), 9)
    taken = await store.take(due, NOW + timedelta(hours=2, microseconds=7))
    assert taken is not None
    assert await store.take(due, NOW + timedelta(hours=2)) is None
    await store.postpone(due, NOW)
    assert await store.due(NOW + timedelta(hours=1), 9) == []
    assert [late.article_id for late in await store.due(NOW + timedelta(hours=3), 9)] == ["a"]


async def test_the_state_is_kept_by_whoever_took_the_check_last(store: PageCheckStore) -> None:
    await store.begin(check())
    (due,) = await store.due(NOW + timedelta(hours=1), 9)
    first = await store.take(due, NOW + timedelta(hours=2))
    assert first is not None
    second = await store.take(first, NOW + timedelta(hours=3))
    assert second is not None
    await store.keep(first, first.gone(HOURLY, NOW, "too late"))
    assert await store.check("a") == second
    state = second.unchanged(HOURLY, NOW + timedelta(hours=1))
    await store.keep(second, state)
    assert await store.check("a") == state


async def test_a_check_that_began_anew_meanwhile_is_not_overwritten(store: PageCheckStore) -> None:
    await store.begin(check())
    (due,) = await store.due(NOW + timedelta(hours=1), 9)
    taken = await store.take(due, NOW + timedelta(hours=2))
    assert taken is not None
    anew = check(since=NOW + timedelta(hours=1), next_at=NOW + timedelta(hours=4))
    await store.begin(anew)
    await store.keep(taken, taken.unchanged(HOURLY, NOW))
    assert await store.check("a") == anew


async def test_what_is_old_or_erased_is_forgotten(store: PageCheckStore) -> None:
    for begun in (check("old", since=NOW - timedelta(days=1)), check("new"), check("erased")):
        await store.begin(begun)
    assert [count async for count in store.forget_old(NOW)] == [1]
    await store.forget("erased")
    assert [await store.check(name) is not None for name in ("old", "new", "erased")] == [False, True, False]


async def test_a_host_is_asked_by_one_instance_at_a_time(store: PageCheckStore) -> None:
    assert await store.claim_host("wire.example", NOW, 10)
    assert await store.claim_host("other.example", NOW, 10)
    assert not await store.claim_host("wire.example", NOW + timedelta(seconds=9), 10)
    assert await store.claim_host("wire.example", NOW + timedelta(seconds=10), 10)
    assert await store.free_at("wire.example") == NOW + timedelta(seconds=20)
    assert await store.free_at("unknown.example") is None
    await store.leave_host("wire.example", NOW + timedelta(hours=1))
    assert not await store.claim_host("wire.example", NOW + timedelta(minutes=59), 10)


async def test_a_broken_check_hides_no_other(store: PageCheckStore, database: Any) -> None:
    await store.begin(check())
    await database["page_checks"].insert_one({"_id": "broken", "next_at": NOW})
    assert [due.article_id for due in await store.due(NOW + timedelta(hours=1), 9)] == ["a"]
