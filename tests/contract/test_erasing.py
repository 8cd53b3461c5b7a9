"""What each service erases of an article, and that nothing of it is kept again, whatever comes late."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bench.archive.alone import StoriesAlone
from claimwatch_contracts.amendment import MergedIncidents, SplitIncident, WrongFinding
from claimwatch_contracts.deliveries import Attempt, Delivery, Notification, Outcome, State, WhyNow
from claimwatch_contracts.events import AlertRaised, ArticleErased, ArticlePublished, DeliveryRequested
from claimwatch_contracts.judgement import FigureChange, Judgement
from claimwatch_contracts.ledger_sheet import LedgerSheet
from claimwatch_contracts.vocabulary import Change, NoveltyKind
from services._runtime.stored import readable_by_id
from services.api.access.audit import Audit
from services.api.access.store import AccessStore
from services.api.cursors import Window
from services.api.editing import forget_article
from services.api.store.api_store import ApiStore
from services.archive.incidents.growth import incident_id, opened
from services.archive.incidents.traits import traits_of
from services.archive.joining.join import join_report
from services.archive.judging.sheets import keep_sheets
from services.archive.ledger.rows import rows_of
from services.archive.store.entries import EntryStore
from services.archive.store.erasing import ErasingStore
from services.archive.store.incidents import IncidentStore
from services.archive.store.parts import Parts
from services.archive.store.reports import ReportStore
from services.archive.store.sheets import SheetStore
from services.archive.stories.placing import placed
from services.notify.delivery import planned
from services.notify.stages.decision import Decision, Reason
from services.notify.store import NotifyStore
from services.watch.news.novelty import tellable
from services.watch.store import AlertStore
from services.watch.telling.alerting import alert_for
from tests.amendments import amendment
from tests.archive_stores import file as file_report
from tests.archive_stores import keep
from tests.builders import NOW, article, report, usual_extractions, watch
from tests.ledger_builders import entry
from tests.stories import FERRY, SCHOOL, print_of, sentences
from tests.unit.notify.alerts import alert, webhook_channel

HOUR = timedelta(hours=1)


def erasure(name: str = "a1", revisions: int = 1) -> ArticleErased:
    """The event of an erasure."""
    return ArticleErased(article_id=name, revisions=revisions, erased_at=NOW)


async def parts_of(reports: ReportStore, published: ArticlePublished) -> Parts | None:
    """All parts, after the last has come."""
    await keep(reports, published)
    return [await keep(reports, part) for part in usual_extractions(published)][-1]


async def filed(reports: ReportStore, published: ArticlePublished) -> None:
    """Have the article filed."""
    parts = await parts_of(reports, published)
    assert parts is not None
    report = join_report(published, *parts.extractions, story_id="s1", original="a1")
    assert await file_report(reports, report, Judgement(), parts, NOW)


async def test_of_a_report_nothing_is_left_and_neighbours_stay(database: Any) -> None:
    reports, erasing = ReportStore(database), ErasingStore(database)
    for published in (article(), article(revision=2), article(article_id="a2")):
        await filed(reports, published)
    memory, entries = StoriesAlone(database), EntryStore(database)
    for name, text in (("a1", FERRY), ("a2", SCHOOL)):
        new = print_of(text, name)
        await memory.keep(replace(new, story=placed(new, [])))
        await entries.replace(name, [entry("Mayor", 3, article=name)])
    assert await erasing.erase(erasure(revisions=2)) == 2
    assert await erasing.erase(erasure(revisions=2)) == 0
    left = {document["_id"]: document async for document in database["reports"].find()}
    assert {identity for identity, document in left.items() if "erased_at" in document} == {"a1:1", "a1:2"}
    assert all(left[identity]["parts"] == {} and left[identity]["body"] is None for identity in ("a1:1", "a1:2"))
    assert [revision.article_id async for revision in reports.articles()] == ["a2"]
    assert await reports.report("a1", 1) is None
    assert await memory.candidates(print_of(FERRY, "copy", publisher="another")) != []
    assert await memory.candidates(print_of(sentences(FERRY, 0, 4), "cut")) == []
    assert await memory.candidates(print_of(sentences(SCHOOL, 0, 4), "cut")) != []
    assert [found.article_id for found in await entries.of_incidents(["i1"])] == ["a2"]


async def test_the_ledgers_sheets_are_made_anew_from_what_is_left(database: Any) -> None:
    entries, incidents, sheets = EntryStore(database), IncidentStore(database), SheetStore(database)
    told = report(article())
    opened_by = opened(told, traits_of(told))
    await incidents.keep(opened_by)
    own = entry("Mayor", 3, article="a1", incident_id=opened_by.incident_id)
    total = entry("Mayor", 70, article="a1", incident_id=None, standing=True)
    other = entry("Police", 5, article="a2", hours=1, incident_id=opened_by.incident_id)
    for name, given in (("a1", [own, total]), ("a2", [other])):
        await entries.replace(name, given)
    await keep_sheets(sheets, incidents, [own, total], rows_of([own, total, other]))
    before = await readable_by_id(LedgerSheet, database["ledger_sheets"].find({}))
    assert {(row.low, row.high) for sheet in before.values() for row in sheet.rows} == {(3, 5), (70, 70)}
    await ErasingStore(database).erase(erasure())
    (left,) = (await readable_by_id(LedgerSheet, database["ledger_sheets"].find({}))).values()
    assert left.incident is not None
    assert "A title" not in left.incident.headline
    assert [(row.low, row.high, [given.evidence.article_id for given in row.entries]) for row in left.rows] == [
        (5, 5, ["a2"])
    ]


@pytest.mark.parametrize("known", [True, False])
async def test_what_comes_after_the_erasure_is_not_kept(database: Any, known: bool) -> None:
    reports, erasing = ReportStore(database), ErasingStore(database)
    if known:
        await keep(reports, usual_extractions(article())[0])
    assert await erasing.erase(erasure(revisions=2)) == int(known)
    for published in (article(), article(revision=2)):
        assert await parts_of(reports, published) is None
        document = await database["reports"].find_one({"_id": f"a1:{published.revision}"})
        assert (document["parts"], document["body"]) == ({}, None)
    assert await parts_of(reports, article(article_id="a2")) is not None


async def test_a_report_that_is_being_filed_meanwhile_is_not(database: Any) -> None:
    reports, erasing = ReportStore(database), ErasingStore(database)
    parts = await parts_of(reports, article())
    assert parts is not None
    await erasing.erase(erasure())
    report = join_report(parts.article, *parts.extractions, story_id="s1", original="a1")
    assert not await file_report(reports, report, Judgement(), parts, NOW)
    assert await reports.parts("a1", 1) is None


async def test_the_judgements_of_others_no_longer_quote_it_and_an_incident_loses_its_title(database: Any) -> None:
    reports, entries = ReportStore(database), EntryStore(database)
    first, second = entry("Mayor", 3, article="a1"), entry("Police", 5, article="a2", hours=1)
    for each in (first, second):
        await entries.replace(each.article_id, [each])
    rows = rows_of([first, second])
    quoting = next(given for given in rows[0].entries if given.evidence.article_id == "a1")
    judgement = Judgement(
        rows=rows,
        figures=(FigureChange(figure=0, change=Change.CHANGED, row=0, before=quoting),),
        taken_back=(quoting,),
    )
    parts = await parts_of(reports, article(article_id="a2"))
    assert parts is not None
    report = join_report(parts.article, *parts.extractions, story_id="s1", original="a1")
    assert await file_report(reports, report, judgement, parts, NOW)
    of_a_split = {"incident_id": "by a split"}
    await database["reports"].insert_one({"_id": "a1:1", "article_id": "a1", "revision": 1, **of_a_split})
    incidents = {incident_id("a1"): "a1", "by a split": "a1", "i1": "a2"}
    for identity, name in incidents.items():
        await database["incidents"].insert_one({"_id": identity, "body": {"title": "A title", "opened_by": name}})
    await ErasingStore(database).erase(erasure())
    judged = await reports.judged("a2", 1)
    assert judged is not None
    assert "a1" not in judged[1].model_dump_json()
    assert [given.evidence.article_id for given in judged[1].rows[0].entries] == ["a2"]
    assert (judged[1].rows[0].high, judged[1].figures[0].change) == (5, Change.CHANGED)
    titles = {each["_id"]: each["body"]["title"] async for each in database["incidents"].find()}
    assert titles == {incident_id("a1"): "", "by a split": "", "i1": "A title"}


async def test_alerts_that_quote_the_article_go_and_what_was_told_stays(database: Any) -> None:
    store = AlertStore(database)
    for name in ("a1", "a11", "a1", "b1"):
        about = report(article(article_id=name))
        news = [item for item in tellable(about) if item.kind is NoveltyKind.NEW_STORY]
        for number in range(2):
            await store.keep_alert(alert_for(watch(watch_id=f"{name}-{number}"), about, (), news, NOW))
    await store.mark_told("a1-0", ["key"], "first", NOW)
    assert not await store.is_erased("a1")
    await database["erasures"].insert_one({"_id": "a1"})
    assert await store.is_erased("a1")
    assert await store.erase("a1") == 2
    assert await store.erase("a1") == 0
    left = {document["watch_id"] async for document in database["alerts"].find()}
    assert left == {"a11-0", "a11-1", "b1-0", "b1-1"}
    assert await store.told_before({"a1-0": ["key"]}, "second") == {"a1-0": {"key"}}


async def test_amendments_of_the_article_go_and_a_split_keeps_its_other_reports(database: Any) -> None:
    amendments = ApiStore(database).amendments
    split = SplitIncident(incident_id="i1", report_ids=("a1:1", "b1:2"))
    made = {
        "wrong": amendment(WrongFinding(report_id="a1:1", finding_id="f"), before="3 drowned, Mayor"),
        "another's": amendment(WrongFinding(report_id="a11:1", finding_id="f")),
        "split": amendment(split, note="The second flood."),
        "merged": amendment(MergedIncidents(incident_ids=("i1", "i2"))),
    }
    for name, each in made.items():
        named = each.model_copy(update={"amendment_id": name})
        assert await amendments.insert(name, named, created_at=NOW, request="")
    broken = {"_id": "broken", "v": 1, "body": {"articles": ["a1", "b1"], "note": "3 drowned"}, "created_at": NOW}
    await database["amendments"].insert_one(broken)
    access = AccessStore(database)
    audit = Audit(access, lambda: NOW)
    for name in ("wrong", "another's"):
        await audit.note("amendment", name, None, made[name])
    await audit.note("watch", "wrong", None, watch())
    assert [await forget_article(amendments, audit, "a1") for _ in range(2)] == [3, 0]
    entries = (await access.entries(Window(9))).items
    assert {(each.kind, each.id, each.after is None) for each in entries} == {
        ("amendment", "wrong", True),
        ("amendment", "another's", False),
        ("watch", "wrong", False),
    }
    left = {each.amendment_id: each for each in await amendments.all_readable()}
    assert await database["amendments"].count_documents({}) == len(left) == 3
    assert (left["another's"].articles, left["split"].articles, left["split"].note) == (("a11",), ("b1",), "")
    assert left["split"].correction == split.model_copy(update={"report_ids": ("b1:2",)})


def about(name: str) -> AlertRaised:
    """An alert on the article."""
    raised = alert(f"alert-{name}", "c1")
    return raised.model_copy(update={"article": raised.article.model_copy(update={"article_id": name})})


def notification(*names: str) -> Notification:
    """A notification of alerts on these articles."""
    alerts = tuple(map(about, names))
    return Notification(notification_id="-".join(names), group_key="g", reason=WhyNow.FIRST_NOTIFICATION, alerts=alerts)


def delivery_of(sent: Notification) -> Delivery:
    """The notification's delivery to a channel, due now."""
    channel = webhook_channel("c1", "https://hooks.test/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    return planned(Decision(Reason.NOT_SENT_BEFORE, sent), "c1", channel, NOW)


async def test_deliveries_lose_what_quotes_the_article_and_are_not_sent(database: Any) -> None:
    store = NotifyStore(database)
    for names in (("a1",), ("b1",), ("a1", "b1")):
        sent = notification(*names)
        assert await store.add(delivery_of(sent), sent)
    old = notification("a1").model_copy(update={"notification_id": "old"})
    assert await store.add(delivery_of(old), old)
    await database["deliveries"].update_one({"_id": delivery_of(old).delivery_id}, {"$unset": {"article_ids": ""}})
    assert await store.erase("a1") == 3
    assert await store.erase("a1") == 0
    states = {document["_id"]: document["state"] async for document in database["deliveries"].find()}
    ended = {delivery_of(each).delivery_id for each in (notification("a1"), old)}
    assert {identity for identity, state in states.items() if state == State.FAILED.value} == ended
    request = DeliveryRequested(request_id="r", channel_id="c1", requested_at=NOW, kind="again", since=NOW - HOUR)
    await store.request_again(request, NOW)
    leases = [await store.lease(NOW + HOUR, NOW + 2 * HOUR, but_not=()) for _ in range(3)]
    left = [[each.article.article_id for each in lease.notification.alerts] for lease in leases if lease]
    assert left == [["b1"], ["b1"]]


async def test_what_receivers_answered_may_repeat_the_article_and_goes_with_it(database: Any) -> None:
    store = NotifyStore(database)
    tried = Attempt(at=NOW, outcome=Outcome.TEMPORARY_FAILURE, status=500, answer="odd: {the words of the article}")
    for names in (("a1",), ("b1",)):
        sent = notification(*names)
        assert await store.add(delivery_of(sent).model_copy(update={"attempts": (tried, tried)}), sent)
    await store.erase("a1")
    erased, kept = [
        await database["deliveries"].find_one({"_id": delivery_of(notification(name)).delivery_id})
        for name in ("a1", "b1")
    ]
    assert [(each["status"], each["answer"]) for each in erased["attempts"]] == [(500, "")] * 2
    assert [each["answer"] for each in kept["attempts"]] == [tried.answer] * 2
