"""What goes from the reports by policy, what stays of them, and that what comes again is no obstacle."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bench.archive.alone import StoriesAlone
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from services.archive.joining.join import join_report
from services.archive.retention import TextPolicy
from services.archive.store.reports import ReportStore
from services.archive.store.retention import ReportRetention, StoryRetention
from services.archive.stories.placing import placed
from tests.archive_stores import file as file_report
from tests.archive_stores import keep
from tests.builders import NOW, TEXT, article, usual_extractions
from tests.stories import FERRY, SCHOOL, print_of, sentences

DAY = timedelta(days=1)
JUDGEMENT = Judgement()


@pytest.fixture
async def reports(database: Any) -> ReportStore:
    """A store without reports."""
    reports = ReportStore(database)
    await reports.prepare()
    return reports


async def filed(reports: ReportStore, name: str, publisher: str = "The Courier", days: int = 0) -> Report:
    """The report of an article of that publisher, filed ``days`` days after ``NOW``."""
    published = article(article_id=name, publisher=publisher)
    await keep(reports, published)
    parts = [await keep(reports, part) for part in usual_extractions(published)][-1]
    assert parts is not None
    report = join_report(published, *parts.extractions, story_id="s1", original="a1")
    assert await file_report(reports, report, JUDGEMENT, parts, NOW + days * DAY)
    return report


async def swept(database: Any, policy: TextPolicy, days: int) -> int:
    """How many texts went at that time."""
    return sum([count async for count in ReportRetention(database).remove_texts(policy, NOW + days * DAY)])


async def texts(reports: ReportStore, *names: str) -> dict[str, str]:
    """The texts that the filed reports have."""
    found = {name: await reports.report(name, 1) for name in names}
    return {name: report.article.text for name, report in found.items() if report is not None}


async def test_a_text_goes_and_claims_words_offsets_and_its_hash_stay(database: Any, reports: ReportStore) -> None:
    before = await filed(reports, "a1")
    policy = TextPolicy(30, {})
    assert await swept(database, policy, 30) == 0
    assert await swept(database, policy, 31) == 1
    assert await swept(database, policy, 32) == 0, "it is gone already"
    after = await reports.report("a1", 1)
    assert after is not None
    assert after.removed_text is not None
    assert after.removed_text.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (after.removed_text.characters, after.removed_text.removed_at) == (len(TEXT), NOW + 31 * DAY)
    assert after.article == before.article.model_copy(update={"text": ""})
    assert after == before.model_copy(update={"article": after.article, "removed_text": after.removed_text})
    assert TEXT not in str(await database["reports"].find_one({"_id": after.report_id}))
    assert await reports.parts("a1", 1) is None
    assert [revision async for revision in reports.articles()] == []


async def test_a_publisher_has_days_of_its_own_or_is_kept_for_ever(database: Any, reports: ReportStore) -> None:
    for name in ("Courier", "Herald", "Wire"):
        await filed(reports, name, publisher=f"The {name}")
    policy = TextPolicy(30, {"The Herald": 60, "The Wire": None})
    assert await swept(database, policy, 31) == 1
    assert await texts(reports, "Courier", "Herald", "Wire") == {"Courier": "", "Herald": TEXT, "Wire": TEXT}
    assert await swept(database, policy, 10_000) == 1
    assert await texts(reports, "Herald", "Wire") == {"Herald": "", "Wire": TEXT}


async def test_by_default_only_publishers_with_days_lose_texts(database: Any, reports: ReportStore) -> None:
    await filed(reports, "Courier")
    await filed(reports, "Herald", publisher="The Herald")
    assert not TextPolicy(None, {"The Herald": None}).removes
    assert await swept(database, TextPolicy(None, {"The Herald": 1}), 10_000) == 1
    assert await texts(reports, "Courier", "Herald") == {"Courier": TEXT, "Herald": ""}


async def test_an_article_that_was_never_filed_loses_its_text_by_the_time_it_came(
    database: Any, reports: ReportStore
) -> None:
    await keep(reports, article(article_id="old"))
    later = article(article_id="new").model_copy(update={"received_at": NOW + 20 * DAY})
    await keep(reports, later)
    await keep(reports, usual_extractions(article(article_id="old"))[0])
    assert await swept(database, TextPolicy(30, {}), 31) == 1
    left = {document["_id"]: set(document["parts"]) async for document in database["reports"].find()}
    assert left == {"old:1": {"attribution"}, "new:1": {"article"}}


async def test_a_text_that_comes_again_is_filed_again_and_goes_again(database: Any, reports: ReportStore) -> None:
    await filed(reports, "a1")
    assert await swept(database, TextPolicy(30, {}), 31) == 1
    parts = await keep(reports, article())
    assert parts is not None
    report = join_report(parts.article, *parts.extractions, story_id="s1", original="a1")
    assert await file_report(reports, report, JUDGEMENT, parts, NOW + 31 * DAY)
    assert await texts(reports, "a1") == {"a1": TEXT}
    assert await swept(database, TextPolicy(30, {}), 31) == 1
    assert await texts(reports, "a1") == {"a1": ""}


async def test_parts_go_by_the_time_of_filing_and_the_report_stays(database: Any, reports: ReportStore) -> None:
    old, new = await filed(reports, "old"), await filed(reports, "new", days=10)
    waiting = article(article_id="waiting")
    await keep(reports, waiting)
    retention = ReportRetention(database)
    assert [count async for count in retention.remove_parts(NOW + DAY)] == [1]
    assert [count async for count in retention.remove_parts(NOW + DAY)] == []
    assert (await reports.parts("old", 1), await reports.report("old", 1)) == (None, old)
    assert await reports.parts("new", 1) is not None
    assert await reports.report("new", 1) == new
    late = [await keep(reports, part) for part in usual_extractions(waiting)][-1]
    assert late is not None, "what was never filed can still be"
    assert await keep(reports, usual_extractions(article(article_id="old"))[0]) is None


async def test_parts_and_text_may_both_be_gone(database: Any, reports: ReportStore) -> None:
    await filed(reports, "a1")
    assert [count async for count in ReportRetention(database).remove_parts(NOW + DAY)] == [1]
    assert await swept(database, TextPolicy(30, {}), 31) == 1
    assert await texts(reports, "a1") == {"a1": ""}


async def test_copies_of_old_articles_are_no_longer_looked_for_and_their_stories_stay(database: Any) -> None:
    memory, retention = StoriesAlone(database), StoryRetention(database)
    first, later = print_of(article_id="old"), print_of(SCHOOL, "new", after=100 * DAY)
    stories = [
        await memory.keep(replace(each, story=placed(each, await memory.candidates(each)))) for each in (first, later)
    ]
    copy = print_of(sentences(FERRY, 0, 4), "copy", after=DAY)
    assert await memory.candidates(copy) == [stories[0]]

    async def removed(before: datetime) -> list[int]:
        return [count async for count in retention.remove_fingerprints(before)]

    assert await removed(NOW) == []
    counts = await removed(NOW + 50 * DAY)
    assert (counts[0], len(counts) > 1) == (1, True)
    assert await removed(NOW + 50 * DAY) == []
    assert await memory.candidates(copy) == []
    assert await memory.candidates(print_of(SCHOOL, "other", after=100 * DAY)) == [stories[1]]
    (again,) = await memory.candidates(print_of(article_id="old", revision=2))
    assert again.story == stories[0].story
