"""The archive's handlers on fakes: what is filed, what is announced, and in whose name."""

import itertools
from datetime import timedelta
from typing import Any

import pytest
from aiokafka.errors import KafkaConnectionError
from prometheus_client import CollectorRegistry

from claimwatch_contracts.amendment import Amendment
from claimwatch_contracts.documents import Alias
from claimwatch_contracts.events import ArticleErased, ArticlePublished, Event, Extracted, FindingAmended, ReportFiled
from claimwatch_contracts.vocabulary import ExtractionStatus, Stance
from services._runtime.kafka.heard import Heard
from services._runtime.stored import stored
from services.archive.handlers import ArchiveHandlers, _Complete
from services.archive.judging.by_hand import IncidentsByHand
from services.archive.known_names import KnownNames
from services.archive.ledger.order import merged
from services.archive.metrics import archive_metrics
from services.archive.retention import TextPolicy
from services.archive.store.aliases import AliasStore
from services.archive.store.amendments import AmendmentStore
from services.archive.store.entries import EntryStore
from services.archive.store.erasing import ErasingStore
from services.archive.store.filed_revisions import FiledRevisions
from services.archive.store.incidents import IncidentStore
from services.archive.store.joined import Joiner
from services.archive.store.reports import ReportStore
from services.archive.store.retention import ReportRetention
from services.archive.store.sheets import SheetStore
from services.archive.store.turns.turn import Turns
from tests.archive_stores import keep
from tests.builders import NOW, TEXT, article, extractions, usual_extractions
from tests.fakes.kafka import FakeEmitter
from tests.fakes.mongo import FakeDatabase


class Archive:
    """The handlers with their fakes."""

    def __init__(self, database: FakeDatabase | None = None) -> None:
        self.database: Any = database or FakeDatabase()
        self.reports = ReportStore(self.database)
        self.emitter: Any = FakeEmitter()
        self.registry = CollectorRegistry()
        self.handlers = ArchiveHandlers(
            reports=self.reports,
            erasing=ErasingStore(self.database),
            joiner=Joiner(self.reports, FiledRevisions(self.database), AmendmentStore(self.database)),
            turns=Turns(self.database, self.reports, AmendmentStore(self.database)),
            by_hand=IncidentsByHand(IncidentStore(self.database), EntryStore(self.database), SheetStore(self.database)),
            filed=FiledRevisions(self.database),
            names=KnownNames(AliasStore(self.database)),
            amendments=AmendmentStore(self.database),
            emitter=self.emitter,
            clock=lambda: NOW,
            metrics=archive_metrics(self.registry),
        )

    async def hear(self, *events: Event) -> list[ReportFiled]:
        """What is announced when these messages come."""
        before = len(self.emitter.events)
        for event in events:
            await self.heard(event)
        return [event for event in self.emitter.events[before:] if isinstance(event, ReportFiled)]

    async def heard(self, *events: Event) -> None:
        """What becomes of messages, of which parts of reports come together."""
        match events:
            case (ArticleErased() as event,):
                await self.handlers.on_erased(event)
            case (FindingAmended() as event,):
                await self.handlers.on_amended(event)
            case _:
                await self.handlers.on_parts([Heard(event) for event in events])  # type: ignore[type-var]

    async def file(self, published: ArticlePublished, *answers: Extracted) -> list[ReportFiled]:
        """What is announced when an article and the extractors' answers come; without ``answers`` the usual ones."""
        return await self.hear(published, *(answers or usual_extractions(published)))

    async def amend(self, amended: Amendment) -> list[ReportFiled]:
        """What is announced when the api has stored an amendment and says so."""
        await self.database["amendments"].update_one(
            {"_id": amended.amendment_id}, {"$set": stored(amended)}, upsert=True
        )
        return await self.hear(
            FindingAmended(amendment_id=amended.amendment_id, articles=amended.articles, amended_at=amended.changed_at)
        )

    async def ledger(self, article_id: str = "a1") -> list[tuple[float | None, str | None]]:
        """Value and claimant of each figure of the article in the ledger."""
        entries = await EntryStore(self.database).of_article(article_id)
        figures = [(entry.quantity, entry.claimant) for entry in entries if entry.figure is not None]
        return [(quantity and quantity.value, claimant and claimant.name) for quantity, claimant in figures]

    def counted(self, outcome: str) -> float | None:
        """How many reports were filed with that outcome."""
        return self.registry.get_sample_value("claimwatch_archive_reports_filed_total", {"outcome": outcome})


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
async def test_a_report_is_announced_once_when_its_last_part_is_there(order: tuple[int, ...]) -> None:
    parts: list[Event] = [article(), *usual_extractions(article())]
    archive = Archive()
    (announced,) = await archive.hear(*(parts[number] for number in order))
    figure = announced.report.figures[0]
    assert (figure.text, figure.claimant and figure.claimant.name) == ("40", "Health Ministry")
    assert await archive.reports.report("a1", 1) == announced.report
    assert archive.counted("complete") == 1


async def test_messages_seen_again_announce_the_same_under_the_same_id() -> None:
    archive = Archive()
    announced = [event for _ in range(3) for event in await archive.file(article())]
    assert len(announced) == 9, "each part that comes again could be the one that is new"
    assert {event.model_dump_json() for event in announced} == {announced[0].model_dump_json()}
    assert archive.counted("complete") == 1
    _, counted, _ = usual_extractions(article())
    await archive.hear(counted.model_copy(update={"extractor_version": 2, "figures": ()}))
    assert archive.counted("complete") == 2


async def test_a_report_of_older_parts_whose_turn_comes_later_leaves_the_ledger_as_it_is() -> None:
    archive = Archive()
    await archive.file(article())
    said, counted, _ = usual_extractions(article())
    better: dict[str, Any] = {"extractor_version": 2}
    older = await keep(archive.reports, said.model_copy(update=better))
    assert older is not None
    risen = counted.figures[0].model_copy(update={"value": 47.0})
    (announced,) = await archive.hear(counted.model_copy(update={"figures": (risen,), **better}))
    assert await archive.ledger() == [(47, "Health Ministry")]
    await archive.handlers._file([_Complete(older, Heard(said), replay=False)])
    assert archive.emitter.events[-1] == announced
    assert await archive.ledger() == [(47, "Health Ministry")]


async def test_a_copy_is_a_reprint_and_a_changed_title_is_none() -> None:
    archive = Archive()
    announced = [
        *await archive.file(article()),
        *await archive.file(article(article_id="a2", publisher="The Herald")),
        *await archive.file(article(revision=2, title="A better title")),
    ]
    assert [event.report.is_reprint for event in announced] == [False, True, False]
    assert len({event.report.story_id for event in announced}) == 1


async def test_an_extraction_without_findings_takes_the_article_out_of_the_ledger() -> None:
    archive = Archive()
    await archive.file(article())
    assert await archive.ledger() == [(40, "Health Ministry")]
    said, counted, _ = usual_extractions(article())
    better = {"extractor_version": 2}
    await archive.hear(said.model_copy(update={"attributions": (), **better}))
    await archive.hear(counted.model_copy(update={"figures": (), **better}))
    assert await archive.ledger() == []
    (left,) = await EntryStore(archive.database).of_article("a1")
    assert left.stance is Stance.STANDS
    assert merged([left], ("a1", 1), []) == []
    assert merged([left], ("a1", 2), []) == [left]


async def test_a_changed_figure_says_what_it_corrects() -> None:
    archive = Archive()
    await archive.file(article())
    said, counted, mentioned = usual_extractions(article(revision=2))
    risen = counted.figures[0].model_copy(update={"text": "47", "value": 47.0})
    second = article(TEXT.replace("40", "47"), revision=2)
    (announced,) = await archive.file(second, said, counted.model_copy(update={"figures": (risen,)}), mentioned)
    (figure,) = announced.report.figures
    assert (figure.value, figure.corrects and figure.corrects.value) == (47, 40)


async def test_a_revision_after_the_text_before_it_was_removed_corrects_nothing() -> None:
    archive = Archive()
    await archive.file(article())
    retention = ReportRetention(archive.database)
    assert [count async for count in retention.remove_texts(TextPolicy(1, {}), NOW + timedelta(days=2))] == [1]
    said, counted, mentioned = usual_extractions(article(revision=2))
    risen = counted.figures[0].model_copy(update={"text": "47", "value": 47.0})
    second = article(TEXT.replace("40", "47"), revision=2)
    (announced,) = await archive.file(second, said, counted.model_copy(update={"figures": (risen,)}), mentioned)
    assert [(figure.value, figure.was) for figure in announced.report.figures] == [(47, None)]


async def test_an_erased_article_is_neither_filed_nor_announced_whatever_comes_late() -> None:
    archive = Archive()
    await archive.file(article())
    await archive.hear(ArticleErased(article_id="a1", revisions=2, erased_at=NOW))
    assert archive.registry.get_sample_value("claimwatch_archive_reports_erased_total") == 1
    assert await archive.file(article()) == []
    assert await archive.file(article(revision=2)) == []
    assert await archive.reports.report("a1", 1) is None


async def test_an_article_that_is_erased_while_it_is_joined_is_not_filed(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive()
    joined = archive.handlers.joiner.joined

    async def erased_after(*arguments: Any) -> Any:
        found = await joined(*arguments)
        await archive.hear(ArticleErased(article_id="a1", revisions=1, erased_at=NOW))
        return found

    monkeypatch.setattr(Joiner, "joined", lambda _self, *arguments: erased_after(*arguments))
    assert await archive.file(article()) == []


async def test_what_an_extractor_could_not_read_is_filed_flagged() -> None:
    archive = Archive()
    said, _, mentioned = usual_extractions(article())
    _, failed, _ = extractions(article(), status=ExtractionStatus.FAILED, reason="no result within 60 s")
    (announced,) = await archive.file(article(), said, failed, mentioned)
    assert not announced.report.is_complete
    assert announced.report.extractions["figures"].reason == "no result within 60 s"
    assert archive.counted("flagged") == 1


async def test_a_late_old_revision_is_filed_and_not_announced() -> None:
    archive = Archive()
    assert len(await archive.file(article(revision=2))) == 1
    assert await archive.file(article(revision=1)) == []
    assert await archive.reports.report("a1", 1) is not None
    assert [event.report.article.revision for event in await archive.file(article(revision=3))] == [3]


async def test_a_better_extractor_replaces_what_an_older_one_said_and_never_the_other_way() -> None:
    archive = Archive()
    await archive.file(article())
    _, better, _ = extractions(article(), extractor_version=2)
    (announced,) = await archive.hear(better)
    assert announced.report.figures == ()
    (again,) = await archive.hear(usual_extractions(article())[1])
    assert again.report == announced.report


@pytest.mark.parametrize("replayed", ["article", "answer", "neither"])
async def test_it_is_a_replay_when_the_article_or_the_part_that_came_last_is(replayed: str) -> None:
    archive = Archive()
    published = article(replay=replayed == "article")
    *others, last = usual_extractions(published)
    (announced,) = await archive.file(published, *others, last.model_copy(update={"replay": replayed == "answer"}))
    assert announced.replay is (replayed != "neither")


async def test_a_claimant_goes_by_the_name_that_an_operator_has_added_meanwhile() -> None:
    archive = Archive()
    (before,) = await archive.file(article())
    alias = Alias(alias_id="o", name="River Office", names=("Health Ministry",), created_at=NOW, updated_at=NOW)
    await archive.database["aliases"].insert_one({"_id": "o", "body": alias.model_dump(mode="json")})
    (after,) = await archive.hear(usual_extractions(article())[1])
    claimants = [event.report.figures[0].claimant for event in (before, after)]
    assert [claimant and (claimant.key, claimant.name) for claimant in claimants] == [
        ("health-ministry", "Health Ministry"),
        ("river-office", "River Office"),
    ]


async def test_what_could_not_be_announced_is_announced_when_the_message_comes_again() -> None:
    archive = Archive()
    *others, last = usual_extractions(article())
    archive.emitter.error = KafkaConnectionError()
    with pytest.raises(KafkaConnectionError):
        await archive.hear(article(), *others, last)
    archive.emitter.error = None
    (announced,) = await archive.hear(last)
    assert announced.report == await archive.reports.report("a1", 1)
