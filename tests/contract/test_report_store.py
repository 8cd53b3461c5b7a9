"""The archive's memory: the parts of a report until it is whole, what was filed, and what that changed."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.amendment import MergedIncidents, WrongFinding
from claimwatch_contracts.documents import Alias
from claimwatch_contracts.events import ArticlePublished, Extracted
from claimwatch_contracts.judgement import IncidentHead, Judgement
from claimwatch_contracts.report import Report
from services._runtime.stored import stored
from services.archive.joining.join import join_report
from services.archive.store.aliases import AliasStore
from services.archive.store.amendments import AmendmentStore
from services.archive.store.filed_revisions import FiledRevisions
from services.archive.store.parts import Parts
from services.archive.store.reports import ReportStore
from tests.amendments import LATER, amendment, taken_back
from tests.archive_stores import file as file_report
from tests.archive_stores import keep
from tests.builders import NOW, article, extractions, usual_extractions

HEAD = IncidentHead(incident_id="i1", headline="Graves, Raqqa")
JUDGEMENT = Judgement(incident=HEAD, is_new_incident=True)


@pytest.fixture
async def reports(database: Any) -> ReportStore:
    """A store without reports."""
    reports = ReportStore(database)
    await reports.prepare()
    return reports


async def complete(reports: ReportStore, published: ArticlePublished, *answers: Extracted) -> Parts:
    """The parts of an article's report, all of them kept; without ``answers`` nothing was found in it."""
    await keep(reports, published)
    parts = [await keep(reports, answer) for answer in answers or extractions(published)][-1]
    assert parts is not None
    return parts


def joined(parts: Parts) -> Report:
    """The report of the parts."""
    return join_report(parts.article, *parts.extractions, story_id="s1", original="a1")


async def file(reports: ReportStore, parts: Parts, *, minutes: int = 0) -> bool:
    """Join the parts and file the report; whether it was filed."""
    return await file_report(reports, joined(parts), JUDGEMENT, parts, NOW + timedelta(minutes=minutes))


@pytest.mark.parametrize("article_at", range(4))
async def test_the_last_part_to_come_brings_all_the_others(reports: ReportStore, article_at: int) -> None:
    extractions = usual_extractions(article())
    answers: list[Parts | None] = []
    for number in range(4):
        if number == article_at:
            answers.append(await keep(reports, article()))
        else:
            answers.append(await keep(reports, extractions[number - (number > article_at)]))
    assert answers[:3] == [None] * 3
    assert answers[3] == await reports.parts("a1", 1)
    assert (answers[3].article, answers[3].extractions) == (article(), extractions)  # type: ignore[union-attr]


async def test_parts_that_come_at_the_same_moment_are_all_kept(reports: ReportStore) -> None:
    said, counted, mentioned = usual_extractions(article())
    answers = await asyncio.gather(
        keep(reports, said),
        keep(reports, article()),
        keep(reports, counted),
        keep(reports, mentioned),
    )
    assert [parts.changes for parts in answers if parts is not None] == [4]


async def test_an_answer_is_replaced_by_a_newer_extractor_s_and_never_by_an_older_one_s(reports: ReportStore) -> None:
    await complete(reports, article(), *usual_extractions(article()))
    counted = usual_extractions(article())[1]
    for version in (2, 1):
        await keep(reports, counted.model_copy(update={"extractor_version": version, "figures": ()}))
    parts = await reports.parts("a1", 1)
    assert parts is not None
    assert (parts.extractions[1].extractor_version, parts.extractions[1].figures) == (2, ())


async def test_parts_are_kept_whichever_process_they_come_to(database: Any) -> None:
    here, there = ReportStore(database), ReportStore(database)
    await here.prepare()
    said, counted, mentioned = usual_extractions(article())
    assert await keep(here, article()) is None
    assert await keep(there, said) is None
    assert await keep(here, counted) is None
    parts = await keep(there, mentioned)
    assert parts == await here.parts("a1", 1)
    assert parts is not None
    assert (parts.article, parts.extractions) == (article(), (said, counted, mentioned))


async def test_a_part_that_comes_again_changes_nothing(reports: ReportStore) -> None:
    parts = await complete(reports, article(), *usual_extractions(article()))
    for again in usual_extractions(article()):
        assert await keep(reports, again) == parts
    assert await keep(reports, article()) == parts
    assert await file(reports, parts)


async def test_a_report_joined_before_another_part_came_is_not_filed_over_it(reports: ReportStore) -> None:
    before = await complete(reports, article(), *usual_extractions(article()))
    counted = usual_extractions(article())[1]
    after = await keep(reports, counted.model_copy(update={"extractor_version": 2, "figures": ()}))
    assert after is not None
    assert await file(reports, after)
    assert not await file(reports, before)
    assert await reports.report("a1", 1) == joined(after)
    assert joined(before).figures != joined(after).figures == ()


async def test_of_two_that_file_the_same_parts_the_second_reads_them_again_and_the_first_time_stays(
    reports: ReportStore,
) -> None:
    parts = await complete(reports, article(), *usual_extractions(article()))
    assert await file(reports, parts)
    assert not await file(reports, parts, minutes=9)
    again = await reports.parts("a1", 1)
    assert again is not None
    assert again.filed_at == NOW
    assert await file(reports, again, minutes=9)
    assert again == await reports.parts("a1", 1)


async def test_a_judgement_is_kept_with_its_report(reports: ReportStore) -> None:
    parts = await complete(reports, article(), *usual_extractions(article()))
    assert await reports.judged("a1", 1) is None
    assert await file(reports, parts)
    assert await reports.judged("a1", 1) == (joined(parts), JUDGEMENT)


async def test_filed_revisions_are_remembered_by_article_in_the_order_of_their_filing(database: Any) -> None:
    filed = FiledRevisions(database)
    await filed.prepare()
    assert [(await filed.add([("a", revision)]))["a"] for revision in (2, 1, 2)] == [[2], [2, 1], [2, 1]]
    assert [await filed.of("a"), await filed.of("b")] == [[2, 1], []]


async def test_what_the_first_release_kept_with_the_story_is_taken_over(database: Any) -> None:
    await database["stories"].insert_one({"_id": "article:a", "story_id": "s1", "original": "a", "filed": [1, 3]})
    for _ in range(2):
        filed = FiledRevisions(database)
        await filed.prepare()
        assert await filed.of("a") == [1, 3]


async def test_articles_are_read_in_the_order_of_their_filing(reports: ReportStore) -> None:
    for number, (name, revision) in enumerate((("b", 1), ("a", 1), ("a", 2))):
        parts = await complete(reports, article(f"Text {number}.", article_id=name, revision=revision))
        assert await file(reports, parts, minutes=number)
    await complete(reports, article("Not filed.", article_id="c"))

    async def read(**wanted: Any) -> list[tuple[str, int]]:
        return [(found.article_id, found.revision) async for found in reports.articles(**wanted)]

    assert await read() == [("b", 1), ("a", 1), ("a", 2)]
    assert await read(since=NOW + timedelta(minutes=1)) == [("a", 1), ("a", 2)]
    assert await read(article_id="a", since=NOW + timedelta(minutes=2)) == [("a", 2)]
    assert await read(article_id="nobody") == []


async def test_a_second_filing_leaves_the_time_of_the_first(reports: ReportStore) -> None:
    for name in ("a", "b"):
        assert await file(reports, await complete(reports, article(f"Text of {name}.", article_id=name)))
    again = await keep(reports, article("Text of a.", article_id="a"))
    assert again is not None
    assert await file(reports, again, minutes=9)
    late = [found.article_id async for found in reports.articles(since=NOW + timedelta(minutes=1))]
    assert late == []
    assert [found.article_id async for found in reports.articles(since=NOW)] == ["a", "b"]


async def test_of_amendments_those_that_stand_and_merge_an_incident_are_found(database: Any) -> None:
    pair, wrong = MergedIncidents(incident_ids=("i1", "i2")), WrongFinding(report_id="a:1", finding_id="f")
    made = {
        "later": amendment(pair, updated_at=LATER + timedelta(hours=2)),
        "taken back": taken_back(amendment(pair)),
        "earlier": amendment(pair),
        "others": amendment(MergedIncidents(incident_ids=("i2", "i3"))),
        "wrong": amendment(wrong, incidents=("i1",)),
    }
    for name, each in made.items():
        named = each.model_copy(update={"amendment_id": name})
        await database["amendments"].insert_one({"_id": name, **stored(named)})
    store = AmendmentStore(database)
    assert [each.amendment_id for each in await store.merging(["i1"])] == ["earlier", "later"]
    assert [each.amendment_id for each in await store.of_articles(["a"])] == ["wrong"]


async def test_aliases_are_read_and_one_that_is_broken_voids_no_other(database: Any) -> None:
    aliases = AliasStore(database)
    alias = Alias(alias_id="o", name="River Office", names=("Health Ministry",), created_at=NOW, updated_at=NOW)
    await database["aliases"].insert_one({"_id": "broken", "body": {"name": ""}})
    await database["aliases"].insert_one({"_id": "o", "body": alias.model_dump(mode="json")})
    assert await aliases.all_readable() == [alias]
    before = await aliases.versions()
    assert before == await aliases.versions()
    await database["aliases"].update_one({"_id": "o"}, {"$set": {"body.updated_at": "2026-06-01T00:00:00Z"}})
    after = await aliases.versions()
    assert {identity for identity in after if after[identity] != before[identity]} == {"o"}
