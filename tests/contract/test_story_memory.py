"""The memory of stories: that of one process, and that over MongoDB, whatever it stands on."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bench.archive.alone import StoriesAlone
from claimwatch_contracts.vocabulary import StoryRelation
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.archive.stories.comparing import WINDOW
from services.archive.stories.fingerprint import Fingerprint
from services.archive.stories.in_memory import StoriesInMemory
from services.archive.stories.memory import MOST_ARTICLES, MOST_CANDIDATES, StoryMemory
from services.archive.stories.placing import placed
from tests.fakes.mongo import FakeDatabase
from tests.stories import FERRY, SCHOOL, print_of, sentences

HOUR = timedelta(hours=1)


@pytest.fixture(params=["one process", "fake", "real"])
def memory(request: pytest.FixtureRequest) -> Iterator[StoryMemory]:
    """A memory without stories."""
    if request.param == "one process":
        yield StoriesInMemory()
    elif request.param == "fake":
        yield StoriesAlone(FakeDatabase())  # type: ignore[arg-type]
    else:
        shared: SharedSettings = request.getfixturevalue("shared_settings")
        database = connect(shared)
        yield StoriesAlone(database)
        database.client.close()


async def place(memory: StoryMemory, new: Fingerprint) -> Fingerprint:
    """Place the article and remember it."""
    return await memory.keep(replace(new, story=placed(new, await memory.candidates(new))))


async def test_a_placed_article_is_a_candidate_of_its_cuts_and_comes_back_as_it_was(memory: StoryMemory) -> None:
    first = await place(memory, print_of())
    await place(memory, print_of(SCHOOL, "school"))
    assert await memory.candidates(print_of(sentences(FERRY, 0, 3), "cut")) == [first]
    assert await memory.candidates(print_of("Something else altogether, in so few words.", "other")) == []


async def test_an_equal_text_is_found_at_any_time(memory: StoryMemory) -> None:
    first = await place(memory, print_of())
    (found,) = await memory.candidates(print_of(FERRY.upper(), "copy", after=100 * WINDOW))
    assert (found.article_id, found.story) == ("first", first.story)


async def test_a_like_text_is_found_within_the_window_before_and_after_only(memory: StoryMemory) -> None:
    await place(memory, print_of())
    cut = sentences(FERRY, 0, 5)
    for after in (-WINDOW, timedelta(), WINDOW):
        assert await memory.candidates(print_of(cut, "cut", after=after))
    for after in (-5 * WINDOW, 5 * WINDOW):
        assert not await memory.candidates(print_of(cut, "cut", after=after))


async def test_a_later_revision_and_its_copies_are_in_the_articles_story(memory: StoryMemory) -> None:
    first = await place(memory, print_of())
    second = await place(memory, print_of(SCHOOL, revision=2, after=HOUR))
    assert first.story == second.story
    assert {each.revision for each in await memory.candidates(print_of())} == {1, 2}
    for text in (FERRY, SCHOOL, sentences(FERRY, 0, 5), sentences(SCHOOL, 1)):
        copy = await place(memory, print_of(text, f"copy of {text}", after=HOUR))
        assert copy.story is not None
        assert (copy.story.original, copy.story.like) == ("first", "first")


async def test_what_is_seen_again_changes_nothing(memory: StoryMemory) -> None:
    first = await place(memory, print_of())
    assert await place(memory, print_of()) == first
    assert await memory.candidates(print_of()) == [first]


async def test_equal_texts_at_the_same_moment_are_one_story(memory: StoryMemory) -> None:
    new = [print_of(article_id=f"a{number}") for number in range(4)]
    kept = await asyncio.gather(*(memory.keep(replace(each, story=placed(each, []))) for each in new))
    stories = [each.story for each in kept if each.story]
    assert len({(story.story_id, story.original) for story in stories}) == 1
    assert [story.relation for story in stories].count(StoryRelation.ORIGINAL) == 1
    again = [await place(memory, each) for each in new]
    assert [each.story for each in again] == stories


async def test_an_article_that_is_placed_twice_at_the_same_moment_has_the_first_story(memory: StoryMemory) -> None:
    other = await place(memory, print_of(SCHOOL, "school"))
    here, there = print_of(article_id="a"), print_of(article_id="a", revision=2)
    kept = await asyncio.gather(
        memory.keep(replace(here, story=placed(here, []))), memory.keep(replace(there, story=other.story))
    )
    assert kept[0].story == kept[1].story


async def test_words_that_very_many_articles_share_bring_few_of_them(memory: StoryMemory) -> None:
    notice = "All rights are reserved by the company and its heirs."
    for number in range(MOST_ARTICLES + 1):
        await place(memory, print_of(f"Notice {number}. {notice}", f"a{number}"))
    harbour = await place(memory, print_of(sentences(FERRY, 0, 1), "harbour"))
    assert await memory.candidates(print_of(f"{sentences(FERRY, 0, 1)} {notice}", "new")) == [harbour]
    assert len(await memory.candidates(print_of(f"So be it. {notice}", "new"))) == MOST_CANDIDATES
