"""The posts of a live blog are kept one by one, so that two readings at once lose none."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.intake.articles.live_blog import Post
from services.intake.live_blogs.store import LiveBlogStore

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
PAGE = "https://wire.example/live.v2"
ONE, TWO, THREE = (Post(f"p{number}", NOW + timedelta(hours=number), f"Post {number}.") for number in (1, 2, 3))


@pytest.fixture
async def store(database: Any) -> LiveBlogStore:
    """The store, ready."""
    store = LiveBlogStore(database)
    await store.prepare()
    return store


async def test_posts_are_added_changed_and_taken_off(store: LiveBlogStore) -> None:
    untimed = Post("p4", None, "No time.")
    changed = Post("p3", THREE.at, "Post 3, corrected.")
    assert await store.grown(PAGE, (ONE, TWO), 999, NOW) == (ONE, TWO)
    assert await store.grown(PAGE, (THREE, untimed), 999, NOW) == (untimed, ONE, TWO, THREE)
    assert await store.grown(PAGE, (ONE, changed), 999, NOW) == (untimed, ONE, changed)
    assert await store.grown("https://wire.example/other", (TWO,), 999, NOW) == (TWO,)


async def test_readings_at_once_lose_no_post(store: LiveBlogStore) -> None:
    await asyncio.gather(*(store.grown(PAGE, (post,), 999, NOW) for post in (ONE, TWO, THREE)))
    assert await store.grown(PAGE, (THREE,), 999, NOW) == (ONE, TWO, THREE)


async def test_what_was_not_seen_for_long_is_forgotten(store: LiveBlogStore) -> None:
    await store.grown(PAGE, (ONE,), 999, NOW)
    await store.grown("https://wire.example/other", (TWO,), 999, NOW + timedelta(days=2))
    assert [number async for number in store.forget_old(NOW + timedelta(days=1))] == [1]
    assert await store.grown(PAGE, (THREE,), 999, NOW) == (THREE,)
