"""The archive, put together."""

from claimwatch_contracts import topics
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.pace import Pace
from services._runtime.settings import read_settings
from services._runtime.sweeping import Sweep, sweep_after
from services.archive.handlers import ArchiveHandlers
from services.archive.judging.by_hand import IncidentsByHand
from services.archive.known_names import KnownNames
from services.archive.metrics import archive_metrics
from services.archive.retention import TextPolicy
from services.archive.settings import ArchiveSettings
from services.archive.store.aliases import AliasStore
from services.archive.store.amendments import AmendmentStore
from services.archive.store.entries import EntryStore
from services.archive.store.erasing import ErasingStore
from services.archive.store.filed_revisions import FiledRevisions
from services.archive.store.incidents import IncidentStore
from services.archive.store.joined import Joiner
from services.archive.store.reports import ReportStore
from services.archive.store.retention import ReportRetention, StoryRetention
from services.archive.store.sheets import SheetStore
from services.archive.store.turns.turn import Turns

PARTS = (topics.ARTICLE_PUBLISHED, topics.ATTRIBUTIONS_EXTRACTED, topics.FIGURES_EXTRACTED, topics.MENTIONS_EXTRACTED)


def create_app(settings: ArchiveSettings | None = None, *, clock: Clock = utc_now) -> Service:
    """The archive service, not started."""
    settings = settings or read_settings(ArchiveSettings)
    service = Service("archive", settings, clock=clock)
    database = service.use_database()
    reports, filed = ReportStore(database), FiledRevisions(database)
    incidents, entries = IncidentStore(database), EntryStore(database)
    service.add_part("reports", reports.prepare)
    service.add_part("incidents", incidents.prepare)
    service.add_part("filed revisions", filed.prepare)
    sheets = SheetStore(database)
    service.add_part("ledger sheets", sheets.prepare)
    amendments = AmendmentStore(database)
    turns = Turns(database, reports, amendments)
    service.add_part("turns", turns.prepare)
    story_retention = StoryRetention(database)
    service.add_part("stories", story_retention.prepare)
    service.add_sweeps(*_sweeps(ReportRetention(database), story_retention, settings))
    handlers = ArchiveHandlers(
        reports=reports,
        joiner=Joiner(reports, filed, amendments),
        turns=turns,
        erasing=ErasingStore(database),
        by_hand=IncidentsByHand(incidents, entries, sheets),
        filed=filed,
        names=KnownNames(AliasStore(database)),
        amendments=amendments,
        emitter=service.emitter,
        clock=service.clock,
        metrics=archive_metrics(service.registry),
    )
    service.add_part("turns that were broken off", handlers.finish_turns)
    for topic in PARTS:
        pace = Pace(settings.batch_interval_seconds, settings.batch_interval_most_seconds)
        service.subscribe_in_batches(topic, handlers.on_parts, most=settings.batch_messages, pace=pace)
    service.subscribe(topics.ARTICLE_ERASED)(handlers.on_erased)
    service.subscribe(topics.FINDING_AMENDED)(handlers.on_amended)
    return service


def _sweeps(reports: ReportRetention, stories: StoryRetention, settings: ArchiveSettings) -> tuple[Sweep, ...]:
    policy = TextPolicy(settings.retention_text_days, settings.retention_publisher_text_days)
    texts = (Sweep("texts", lambda now: reports.remove_texts(policy, now)),) if policy.removes else ()
    return (
        *texts,
        *sweep_after(settings.retention_parts_days, "parts", reports.remove_parts),
        *sweep_after(settings.retention_fingerprints_days, "fingerprints", stories.remove_fingerprints),
    )
