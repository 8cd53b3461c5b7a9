"""``claimwatch watch``: what a watch would have been told of the archive's reports, and why not."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.report import Report
from services._cli.watching.chosen import UnusableError, chosen_watch
from services._cli.watching.explained import Explained, explained, ids_of
from services._runtime.stored import Unreadable, packed, stored
from services.archive.joining.join import report_id
from services.watch.facts.facts import ReportFacts
from services.watch.news.hearing import hearing_of
from services.watch.news.verdict import keys_of
from services.watch.store import AlertStore
from services.watch.trials.store import FiledReports
from services.watch.trials.told import MOST_NAMED, Told, told_by
from tests.builders import NOW, article, report, watch
from tests.fakes.mongo import FakeDatabase
from tests.unit.watch.test_judged import Change, judged

DAY = timedelta(days=1)


async def file(database: FakeDatabase, filed: Report, minutes: int, **more: Any) -> None:
    """Keep a report as the archive does."""
    document = {
        "_id": report_id(filed.article.article_id, filed.article.revision),
        **stored(filed),
        "article_id": filed.article.article_id,
        "judgement": packed(judged(Change.NEW_CLAIMANT)),
        "filed_at": NOW + timedelta(minutes=minutes),
    }
    await database["reports"].insert_one(document | more)


async def told(database: Any, asking: Watch) -> Told:
    """What the watch would have been told of all reports."""
    filed = FiledReports(database)
    return await told_by(filed, await filed.ids(NOW), Told(asking, NOW))


async def test_a_watch_would_have_been_told_what_is_new_once_and_the_rest_is_held_back_with_the_reason() -> None:
    database = FakeDatabase()
    await file(database, report(article(article_id="before")), -5)
    await file(database, report(), 0)
    for number in range(MOST_NAMED + 2):
        await file(database, report(article(article_id=f"b{number}", title=f"Again {number}")), number + 1)
    await file(database, report(article(article_id="c", publisher="The Herald")), 20)
    await database["reports"].insert_one({"_id": "torn", "filed_at": NOW, "body": {"report_id": 7}})
    result = await told(database, watch(publishers=("The Courier",), enabled=False))
    (alert,) = result.alerts
    assert (alert.article.article_id, alert.raised_at) == ("a1", NOW)
    (silenced,) = result.silenced.values()
    assert [each.article_id for each in silenced] == [f"b{number}" for number in range(MOST_NAMED + 2)]
    assert (result.reports, result.unreadable) == (MOST_NAMED + 4, 1)
    lines = list(result.in_words())
    assert "The Courier: A title" in lines[0]
    assert "40 bodies found" in "".join(lines)
    assert lines[-1].strip() == "and 2 more"
    assert sum("Again" in line for line in lines) == MOST_NAMED
    assert "8 of them on what it asks for: 1 alerts" in result.summary()
    (held_back,) = result.answer().held_back.values()
    assert (held_back.count, len(held_back.articles)) == (MOST_NAMED + 2, MOST_NAMED)
    assert [alert.alert_id for alert in result.answer().alerts] == [alert.alert_id]
    assert (result.answer(0).alerts, result.answer(0).alerts_left_out) == ((), 1)


async def test_reports_of_an_article_are_found_by_any_spelling_of_its_url_and_by_its_id() -> None:
    database = FakeDatabase()
    await file(database, report(article(url="https://courier.test/graves")), 0)
    await file(database, report(article(article_id="b", url="https://courier.test/other")), 1)
    await file(database, report(article(article_id="posted", url=None)), 2)
    for number, body in enumerate((None, {"article": None}, {"article": {"url": 7}}, {"article": {"url": "no url"}})):
        await database["reports"].insert_one({"_id": f"torn-{number}", "filed_at": NOW, "body": body})
    filed = FiledReports(database)  # type: ignore[arg-type]
    assert await ids_of("https://courier.test/graves", filed) == ["a1:1"]
    assert await ids_of("HTTPS://courier.test:443/graves?utm_source=x", filed) == ["a1:1"]
    assert await ids_of("https://m.courier.test/graves/amp?print=1", filed) == ["a1:1"]
    assert await ids_of("http://www.courier.test/graves/", filed) == ["a1:1"]
    assert await ids_of("a1", filed) == ["a1:1"]
    assert await ids_of("https://courier.test/nothing", filed) == []


async def test_a_watch_is_read_from_a_file_or_by_its_id(tmp_path: Path) -> None:
    database: Any = FakeDatabase()
    await database["watches"].insert_one({"_id": "w1", **stored(watch(topics=("drones",)))})
    path = tmp_path / "watch.json"
    path.write_text('{"name": "Graves", "any_of": {"places": [{"name": "Raqqa"}]}, "channels": ["c1"]}')
    assert (await chosen_watch("w1", database)).topics == ("drones",)
    described = await chosen_watch(str(path), database)
    assert described.any_of
    assert described.any_of.places[0].geonames_id
    path.write_text(watch().model_dump_json())
    assert (await chosen_watch(str(path), database)).topics == ("mass-graves",)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "not JSON"),
        ("[]", "dict"),
        ('{"name": "x"}', "at least one place"),
        ('{"name": "x", "query": "a ("}', "query: column 4"),
        ('{"name": "x", "places": [{"name": "Xyzzyville"}]}', ": places: no place called"),
        ('{"name": "x", "any_of": {"places": [{"name": "Xyzzyville"}]}}', "any_of.places: no place called"),
    ],
)
async def test_a_file_that_describes_no_watch_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "watch.json"
    path.write_text(text)
    database: Any = FakeDatabase()
    with pytest.raises(UnusableError, match=fault.replace("(", r"\(")) as refused:
        await chosen_watch(str(path), database)
    assert str(refused.value).startswith(str(path))


async def test_a_watch_that_is_nowhere_is_refused() -> None:
    database: Any = FakeDatabase()
    with pytest.raises(UnusableError, match="no file and no readable watch"):
        await chosen_watch("w1", database)


async def explanation_of(database: Any, asking: Watch) -> Explained:
    """The explanation of the only report."""
    filed = FiledReports(database)
    (one,) = [one async for one in filed.read(await filed.ids(NOW))]
    assert not isinstance(one.content, Unreadable)
    return await explained(asking, one.content, one.at, database)


async def test_an_explanation_says_what_of_the_article_is_news_and_that_the_alert_was_raised() -> None:
    database = FakeDatabase()
    await file(database, report(), 0)
    asking = watch(channels=("c1",))
    raised = {"_id": "alert-1", "report_id": report().report_id, "watch_id": "w1"}
    await database["alerts"].insert_one(raised)
    words = "\n".join((await explanation_of(database, asking)).in_words())
    assert "The Courier: A title (revision 1, filed 2026-01-02 03:04)" in words
    assert "met: topics (topic mass-graves)" in words
    assert "    news" in words
    assert words.endswith("Outcome: alert\nThe alert alert-1 was raised.")


async def test_an_explanation_says_what_else_kept_the_watch_silent() -> None:
    database = FakeDatabase()
    await file(database, report(), 0)
    asking = watch(topics=("drones",), enabled=False, created_at=NOW + DAY, updated_at=NOW + DAY)
    explanation = await explanation_of(database, asking)
    words = "\n".join(explanation.in_words())
    assert "NOT MET: topics" in words
    assert "Outcome: the article does not concern the watch" in words
    for remark in ("switched off", "created after the article", "no channel"):
        assert remark in words
    assert json.loads(json.dumps(explanation.as_json()))["outcome"] is None


async def test_news_that_counts_as_told_without_an_alert_came_with_a_back_fill() -> None:
    database: Any = FakeDatabase()
    await file(database, report(), 0)
    filed = FiledReports(database)
    (one,) = [one async for one in filed.read(await filed.ids(NOW))]
    assert not isinstance(one.content, Unreadable)
    items = ReportFacts(one.content.report, one.content.judgement).tellable(hearing_of(watch()))
    await AlertStore(database).mark_told("w1", keys_of(items), one.content.event_id, NOW)
    words = "\n".join((await explanation_of(database, watch())).in_words())
    assert "came with a back-fill" in words
    assert "another report told it, or" not in words
    await AlertStore(database).mark_told("w1", ["other"], "another filing", NOW)
    await database["told"].delete_many({})
    await AlertStore(database).mark_told("w1", keys_of(items), "another filing", NOW)
    words = "\n".join((await explanation_of(database, watch())).in_words())
    assert "another report told it" in words
    assert "came with a back-fill" not in words
