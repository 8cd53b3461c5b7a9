"""The keys of stories, as several archives write them at one moment."""

import pytest

from services.archive.store.stories import StoryStore
from services.archive.stories.memory import MOST_ARTICLES
from tests.fakes.mongo import FakeDatabase

MANY = [f"article {number}" for number in range(MOST_ARTICLES + 5)]


@pytest.mark.parametrize(
    ("there", "posted", "left"),
    [
        ([], ["a"], ["a"]),
        ([], ["a", "b"], ["a", "b"]),
        (["z"], ["a"], ["z", "a"]),
        (["z", "y"], ["a", "b"], ["z", "y", "a", "b"]),
        ([], MANY, MANY[-MOST_ARTICLES:]),
        (["z"], MANY, MANY[-MOST_ARTICLES:]),
    ],
)
async def test_a_key_that_another_archive_used_meanwhile_keeps_the_articles_of_both(
    there: list[str], posted: list[str], left: list[str]
) -> None:
    database = FakeDatabase()
    if there:
        await StoryStore(database).post({"1:key": there})  # type: ignore[arg-type]
    await StoryStore(database).post({"1:old": ["o"], "1:key": posted, "1:new": ["n"]}, {"1:key", "1:new"})  # type: ignore[arg-type]
    found = await StoryStore(database).listed(["1:old", "1:key", "1:new"])  # type: ignore[arg-type]
    assert found == {"1:old": ["o"], "1:key": left, "1:new": ["n"]}


async def test_nothing_is_written_for_no_keys() -> None:
    database = FakeDatabase()
    await StoryStore(database).post({}, {"1:key"})  # type: ignore[arg-type]
    assert database["shingles"].documents == {}
