"""The archive's memory: the parts of a report until it is whole, the story of each article, what was filed."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.documents import Alias
from claimwatch_contracts.events import ArticlePublished, Extracted
from services.archive.join import join_report
from services.archive.store import Parts, ReportStore
from tests.builders import NOW, article, extractions, usual_extractions


@pytest.fixture
async def store(database: Any) -> ReportStore:
    """A store without reports."""
    store = ReportStore(database)
    await store.prepare()
    return store


async def complete(store: ReportStore, published: ArticlePublished, *answers: Extracted) -> Parts:
    """The parts of an article's report, all of them kept; without ``answers`` nothing was found in it."""
    await store.keep_article(published)
    parts = [await store.keep_extraction(answer) for answer in answers or extractions(published)][-1]
    assert parts is not None
    return parts


async def file(store: ReportStore, parts: Parts, *, minutes: int = 0) -> bool:
    """Join the parts and file the report; whether it was filed."""
    report = join_report(parts.article, *parts.extractions, story_id=parts.story_id, original=parts.original)
    return await store.file(report, parts.changes, NOW + timedelta(minutes=minutes))


@pytest.mark.parametrize("article_at", range(4))
async def test_the_last_part_to_come_brings_all_the_others(store: ReportStore, article_at: int) -> None:
    extractions = usual_extractions(article())
    answers: list[Parts | None] = []
    for number in range(4):
        if number == article_at:
            answers.append(await store.keep_article(article()))
        else:
            answers.append(await store.keep_extraction(extractions[number - (number > article_at)]))
    assert answers[:3] == [None] * 3
    assert answers[3] == await store.parts("a1", 1)
    assert (answers[3].article, answers[3].extractions) == (article(), extractions)  # type: ignore[union-attr]


async def test_parts_that_come_at_the_same_moment_are_all_kept(store: ReportStore) -> None:
    said, counted, mentioned = usual_extractions(article())
    answers = await asyncio.gather(
        store.keep_extraction(said),
        store.keep_article(article()),
        store.keep_extraction(counted),
        store.keep_extraction(mentioned),
    )
    assert [parts.changes for parts in answers if parts is not None] == [4]


async def test_an_answer_is_replaced_by_a_newer_extractor_s_and_never_by_an_older_one_s(store: ReportStore) -> None:
    await complete(store, article(), *usual_extractions(article()))
    counted = usual_extractions(article())[1]
    for version in (2, 1):
        await store.keep_extraction(counted.model_copy(update={"extractor_version": version, "figures": ()}))
    parts = await store.parts("a1", 1)
    assert parts is not None
    assert (parts.extractions[1].extractor_version, parts.extractions[1].figures) == (2, ())


async def test_a_report_joined_before_another_part_came_is_not_filed_over_it(store: ReportStore) -> None:
    before = await complete(store, article(), *usual_extractions(article()))
    counted = usual_extractions(article())[1]
    after = await store.keep_extraction(counted.model_copy(update={"extractor_version": 2, "figures": ()}))
    assert after is not None
    assert await file(store, after)
    assert not await file(store, before)
    previous = await store.previous("a1", 2)
    assert previous is not None
    assert previous.figures == ()


async def test_the_newest_earlier_revision_that_was_filed_is_the_previous_one(store: ReportStore) -> None:
    for revision in (1, 2, 4):
        parts = await complete(store, article(revision=revision, title=f"Revision {revision}"))
        assert await file(store, parts)
    await complete(store, article(revision=3))
    assert await store.previous("a1", 1) is None
    previous = await store.previous("a1", 4)
    assert previous is not None
    assert previous.article.title == "Revision 2"
    assert [await store.is_superseded("a1", revision) for revision in (2, 3, 4)] == [True, True, False]


async def test_equal_texts_are_one_story_and_later_revisions_stay_in_theirs(store: ReportStore) -> None:
    texts = {"first": "A text.", "copy": "A  TEXT.", "other": "Another text."}
    parts = {name: await complete(store, article(text, article_id=name)) for name, text in texts.items()}
    first, other = parts["first"], parts["other"]
    assert (parts["copy"].story_id, parts["copy"].original) == (first.story_id, "first")
    assert (other.story_id != first.story_id, other.original) == (True, "other")
    changed = await complete(store, article("A changed text.", article_id="first", revision=2))
    assert (changed.story_id, changed.original) == (first.story_id, "first")
    copied = await complete(store, article("A changed text.", article_id="late"))
    assert (copied.story_id, copied.original) == (first.story_id, "first")


async def test_articles_are_read_in_the_order_of_their_filing(store: ReportStore) -> None:
    for number, (name, revision) in enumerate((("b", 1), ("a", 1), ("a", 2))):
        parts = await complete(store, article(f"Text {number}.", article_id=name, revision=revision))
        assert await file(store, parts, minutes=number)
    await complete(store, article("Not filed.", article_id="c"))

    async def read(**wanted: Any) -> list[tuple[str, int]]:
        return [(found.article_id, found.revision) async for found in store.articles(**wanted)]

    assert await read() == [("b", 1), ("a", 1), ("a", 2)]
    assert await read(since=NOW + timedelta(minutes=1)) == [("a", 1), ("a", 2)]
    assert await read(article_id="a", since=NOW + timedelta(minutes=2)) == [("a", 2)]
    assert await read(article_id="nobody") == []


async def test_a_second_filing_leaves_the_time_of_the_first(store: ReportStore) -> None:
    for name in ("a", "b"):
        assert await file(store, await complete(store, article(f"Text of {name}.", article_id=name)))
    again = await store.keep_article(article("Text of a.", article_id="a"))
    assert again is not None
    assert await file(store, again, minutes=9)
    late = [found.article_id async for found in store.articles(since=NOW + timedelta(minutes=1))]
    assert late == []
    assert [found.article_id async for found in store.articles(since=NOW)] == ["a", "b"]


async def test_aliases_are_read_and_one_that_is_broken_voids_no_other(store: ReportStore, database: Any) -> None:
    alias = Alias(alias_id="o", name="River Office", names=("Health Ministry",), created_at=NOW, updated_at=NOW)
    await database["aliases"].insert_one({"_id": "broken", "body": {"name": ""}})
    await database["aliases"].insert_one({"_id": "o", "body": alias.model_dump(mode="json")})
    assert await store.aliases() == [alias]
    versions = await store.alias_versions()
    assert versions == {"broken": None, "o": alias.model_dump(mode="json")["updated_at"]}
