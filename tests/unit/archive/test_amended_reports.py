"""What a person corrects, through the archive's handlers on fakes: filed again, told to nobody, and taken back."""

from claimwatch_contracts.amendment import (
    MergedIncidents,
    OtherFigure,
    OtherIncident,
    SplitIncident,
    WrongFinding,
    split_incident_id,
)
from claimwatch_contracts.findings import figure_ids
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Measure
from services._runtime.stored import stored
from services.archive.store.entries import EntryStore
from services.archive.store.incidents import IncidentStore
from tests.amendments import amendment, taken_back
from tests.builders import article, attribution, extractions, figure, place, usual_extractions
from tests.unit.archive.test_handlers import Archive


def wrong(filed: Report) -> WrongFinding:
    """That the article does not give the report's first figure."""
    return WrongFinding(report_id=filed.report_id, finding_id=figure_ids(filed)[0])


async def test_an_amendment_files_the_report_again_as_a_replay_and_the_ledger_follows() -> None:
    archive = Archive()
    before = (await archive.file(article()))[-1]
    first_ledger = await archive.ledger()
    assert first_ledger == [(40, "Health Ministry")]
    amended = amendment(wrong(before.report))
    (announced,) = await archive.amend(amended)
    assert announced.replay
    assert announced.event_id != before.event_id
    assert [mark.amendment_id for mark in announced.report.amended] == ["by-hand"]
    assert await archive.reports.report("a1", 1) == announced.report
    assert await archive.ledger() == []
    (restored,) = await archive.amend(taken_back(amended))
    assert restored.replay
    assert restored.report == before.report
    assert await archive.ledger() == first_ledger


async def test_an_amendment_that_is_heard_again_gives_the_same_and_outlives_a_new_extractor() -> None:
    archive = Archive()
    filed = (await archive.file(article()))[-1].report
    correction = OtherFigure(report_id="a1:1", finding_id=figure_ids(filed)[0], value=12, measure=Measure.KILLED)
    first, second = [(await archive.amend(amendment(correction)))[0] for _ in range(2)]
    assert first.model_dump_json() == second.model_dump_json()
    said, counted, mentioned = usual_extractions(article())
    (again,) = await archive.hear(counted.model_copy(update={"extractor_version": 2}))
    assert [figure.value for figure in again.report.figures] == [12]
    assert again.report.amended == first.report.amended
    assert await archive.ledger() == [(12, "Health Ministry")]
    assert [said.extractor_version, mentioned.extractor_version] == [1, 1]


async def test_an_amended_figure_is_what_the_next_revision_is_compared_with() -> None:
    archive = Archive()
    filed = (await archive.file(article()))[-1].report
    await archive.file(article(revision=2))
    correction = OtherFigure(report_id="a1:1", finding_id=figure_ids(filed)[0], value=12, measure=Measure.BODIES_FOUND)
    (announced,) = await archive.amend(amendment(correction))
    assert announced.report.article.revision == 2, "only the newest revision is announced"
    first, second = [await archive.reports.report("a1", revision) for revision in (1, 2)]
    assert first is not None
    assert second is not None
    assert (len(first.amended), first.figures[0].value) == (1, 12)
    assert (len(second.amended), second.figures[0].value) == (0, 40)


async def test_an_amendment_of_what_is_not_there_announces_nothing() -> None:
    archive = Archive()
    assert await archive.amend(amendment(WrongFinding(report_id="nowhere:1", finding_id="f"))) == []


SHELTER = "Rain filled the valley. The mayor said that 3 people drowned in Hama. Boats came from the coast."


async def two_incidents(archive: Archive) -> tuple[str, str]:
    """The incidents of the article ``a1`` and of another, ``b1``, about something else."""
    flood = article(SHELTER, article_id="b1", title="Rain in the valley", publisher="The Herald")
    drowned = figure(SHELTER, "3", 3, Measure.KILLED)
    said = attribution(SHELTER, "The mayor", "said", "that 3 people drowned in Hama")
    answers = extractions(flood, attributions=(said,), figures=(drowned,), places=(place(SHELTER, "Hama", 170017),))
    one, other = (await archive.file(article()))[-1].report, (await archive.file(flood, *answers))[-1].report
    assert one.incident_id is not None
    assert other.incident_id is not None
    assert one.incident_id != other.incident_id
    return one.incident_id, other.incident_id


async def incidents_of(archive: Archive, article_id: str) -> set[str | None]:
    """The incidents of the article's entries in the ledger."""
    return {entry.incident_id for entry in await EntryStore(archive.database).of_article(article_id)}


async def test_a_report_is_given_another_incident_and_returns_when_that_is_taken_back() -> None:
    archive = Archive()
    graves, flood = await two_incidents(archive)
    kept = await IncidentStore(archive.database).kept(flood)
    moved = amendment(OtherIncident(report_id="a1:1", incident_id=flood))
    (announced,) = await archive.amend(moved)
    assert (announced.replay, announced.report.incident_id) == (True, flood)
    assert announced.judgement.incident is not None
    assert announced.judgement.incident.incident_id == flood
    assert await incidents_of(archive, "a1") == {flood}
    _, counted, _ = usual_extractions(article())
    (again,) = await archive.hear(counted.model_copy(update={"extractor_version": 2}))
    assert again.report.incident_id == flood
    (back,) = await archive.amend(taken_back(moved))
    assert back.report.incident_id == graves
    assert await incidents_of(archive, "a1") == {graves}
    assert await IncidentStore(archive.database).kept(flood) == kept


async def test_a_report_of_an_incident_that_is_not_known_stays_where_it_is() -> None:
    archive = Archive()
    graves, _ = await two_incidents(archive)
    (announced,) = await archive.amend(amendment(OtherIncident(report_id="a1:1", incident_id="nothing")))
    assert announced.report.incident_id == graves


async def test_incidents_are_merged_by_their_own_rule_and_parted_when_that_is_taken_back() -> None:
    archive = Archive()
    store = IncidentStore(archive.database)
    graves, flood = await two_incidents(archive)
    before = {each: await store.kept(each) for each in (graves, flood)}
    merger = amendment(MergedIncidents(incident_ids=(graves, flood)))
    for _ in range(2):
        assert await archive.amend(merger) == [], "no report says anything else"
    stays = await store.by_id(graves)
    assert stays is not None
    assert stays == await store.by_id(flood)
    assert set(stays.articles) == {"a1", "b1"}
    assert await incidents_of(archive, "a1") == await incidents_of(archive, "b1") == {stays.incident_id}
    for _ in range(2):
        announced = await archive.amend(taken_back(merger))
        assert all(event.replay for event in announced)
    assert await incidents_of(archive, "a1") == {graves}
    assert await incidents_of(archive, "b1") == {flood}
    after = {each: await store.kept(each) for each in (graves, flood)}
    assert [each and each.articles for each in after.values()] == [("a1",), ("b1",)]
    assert [each and set(each.terms) for each in after.values()] == [
        each and set(each.terms) for each in before.values()
    ]


async def test_incidents_are_merged_again_when_they_come_again_into_empty_collections() -> None:
    archive = Archive()
    merger = amendment(MergedIncidents(incident_ids=await two_incidents(archive)), "merger")
    undone = amendment(MergedIncidents(incident_ids=merger.incidents), "undone")
    await archive.amend(taken_back(undone))
    await archive.amend(merger)
    rebuilt = Archive()
    for each in (merger, taken_back(undone)):
        await rebuilt.database["amendments"].insert_one({"_id": each.amendment_id, **stored(each)})
    graves, flood = await two_incidents(rebuilt)
    assert {graves, flood} == set(merger.incidents)
    for name in ("incidents", "entries", "ledger_sheets"):
        documents = [[each async for each in which.database[name].find()] for which in (archive, rebuilt)]
        assert len(documents[0]) > 0
        assert documents[0] == documents[1], name


async def test_reports_are_split_from_an_incident_and_return_when_that_is_taken_back() -> None:
    archive = Archive()
    store = IncidentStore(archive.database)
    graves, flood = await two_incidents(archive)
    await archive.amend(amendment(MergedIncidents(incident_ids=(graves, flood)), "merger"))
    whole = await store.by_id(graves)
    assert whole is not None
    split = amendment(SplitIncident(incident_id=whole.incident_id, report_ids=("b1:1",)), "split")
    (announced,) = await archive.amend(split)
    new = announced.report.incident_id
    assert announced.replay
    assert new == split_incident_id("split")
    assert await incidents_of(archive, "b1") == {new}
    assert await incidents_of(archive, "a1") == {whole.incident_id}
    opened = await store.by_id(new)
    assert opened is not None
    assert opened.articles == ("b1",)
    (back,) = await archive.amend(taken_back(split))
    assert back.report.incident_id == whole.incident_id
    assert await incidents_of(archive, "b1") == {whole.incident_id}
    assert await store.by_id(new) == whole, "the id that was told stays resolvable"
