"""Reports filed as the archive's service files them, in an embedded MongoDB or in the memory of this process."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import psutil
from prometheus_client import CollectorRegistry

from bench.archive.writes import RecordedWrites, Write, apart, replay, upsert_alone
from bench.posts import Post
from claimwatch_contracts.events import Event
from services._embedded.mongo import EmbeddedMongo
from services._runtime.clock import utc_now
from services._runtime.kafka.broker import Emitter
from services._runtime.kafka.heard import Heard
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.archive.handlers import ArchiveHandlers
from services.archive.incidents.in_memory import InMemoryIncidents
from services.archive.judging.by_hand import IncidentsByHand
from services.archive.judging.judge import Judge
from services.archive.known_names import KnownNames
from services.archive.ledger.in_memory import InMemoryEntries
from services.archive.metrics import archive_metrics
from services.archive.store.aliases import AliasStore
from services.archive.store.amendments import AmendmentStore
from services.archive.store.entries import EntryStore
from services.archive.store.erasing import ErasingStore
from services.archive.store.filed_revisions import FiledRevisions
from services.archive.store.incidents import IncidentStore
from services.archive.store.joined import Joiner
from services.archive.store.reports import ReportStore
from services.archive.store.sheets import SheetStore
from services.archive.store.turns.turn import Turns
from services.archive.stories.in_memory import StoriesInMemory

COLLECTIONS = (
    "reports",
    "filed_revisions",
    "stories",
    "shingles",
    "incidents",
    "incident_keys",
    "entries",
    "entry_index",
    "ledger_sheets",
)
"""What filing writes."""
AT_ONCE = 4
"""The messages that the service handles at a time: one of each topic."""


@dataclass
class NoEmitter:
    """Takes the events and sends them nowhere."""

    count: int = field(default=0)

    async def emit(self, _event: Event) -> None:
        """Count the event."""
        self.count += 1


@contextmanager
def running_mongo() -> Iterator[str]:
    """The address of an embedded MongoDB without documents, which ends with the context."""
    with TemporaryDirectory() as folder:
        server = EmbeddedMongo(Path(folder))
        server.start()
        try:
            yield server.address
        finally:
            server.stop()


def database_at(address: str, name: str) -> Database:
    """A database of that server."""
    return connect(SharedSettings(mongo=address, mongo_database=name))


async def compared(address: str, name: str, posts: Sequence[Post], together: int) -> dict[str, Any]:
    """Seconds to file the posts, ``together`` messages at a time, and to write the same in three ways.

    The writes are repeated as they were, many of which write several documents; each write of a document is repeated
    alone; and each document that is left is upserted once. Beside the seconds stand those of processor time, in this
    process and in the server's.
    """
    with RecordedWrites() as recorded:
        database = database_at(address, name)
        handlers, emitter = await _handlers(database)
        filing = await timed(_messages(handlers, posts, together))
    if emitter.count != len(posts):
        raise RuntimeError(f"{emitter.count} of {len(posts)} reports were filed")
    documents = [(each, document) for each in COLLECTIONS async for document in database[each].find()]
    writes: list[Write] = recorded.writes
    targets = [database_at(address, f"{name}-{number}") for number in range(3)]
    alone = [each for write in writes for each in apart(write)]
    taken = {
        "filing": filing,
        "the same writes": await timed([lambda write=write: replay(targets[0], write) for write in writes]),  # type: ignore[misc]
        "each write alone": await timed([lambda write=write: replay(targets[1], write) for write in alone]),  # type: ignore[misc]
        "each document once": await timed([lambda each=each: upsert_alone(targets[2], *each) for each in documents]),  # type: ignore[misc]
    }
    for one in (database, *targets):
        one.client.close()
    return {
        "seconds": {name: each.seconds for name, each in taken.items()},
        "processor": {name: each.processor for name, each in taken.items()},
        "processor_of_mongo": {name: each.processor_of_mongo for name, each in taken.items()},
        "commands": recorded.commands,
        "writes": len(writes),
        "written_documents": len(alone),
        "documents": len(documents),
    }


async def judged_in_memory(posts: Sequence[Post]) -> dict[str, float]:
    """Processor seconds of joining the posts alone, and of judging the joined reports by in-memory memories."""
    start = time.process_time()
    reports = [post.joined() for post in posts]
    joined = time.process_time()
    judge = Judge(StoriesInMemory(), InMemoryIncidents(), InMemoryEntries())
    for report in reports:
        await judge.judged(report)
    return {"join": joined - start, "judge": time.process_time() - joined}


@dataclass(frozen=True)
class Taken:
    """What a run took: seconds, and those of processor time in this process and in its children."""

    seconds: float
    processor: float
    processor_of_mongo: float


async def timed(calls: Sequence[Callable[[], Awaitable[object]]]) -> Taken:
    """What it takes until all calls are done, of which ``AT_ONCE`` are under way at a time, begun in order."""
    waiting = iter(calls)

    async def worker() -> None:
        for call in waiting:
            await call()

    start, processor, children = time.perf_counter(), time.process_time(), _of_children()
    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return Taken(time.perf_counter() - start, time.process_time() - processor, _of_children() - children)


def _of_children() -> float:
    """The seconds of processor time of all processes that this one started."""
    times = [child.cpu_times() for child in psutil.Process().children(recursive=True)]
    return float(sum(each.user + each.system for each in times))


async def _handlers(database: Database) -> tuple[ArchiveHandlers, NoEmitter]:
    emitter, reports, filed = NoEmitter(), ReportStore(database), FiledRevisions(database)
    amendments = AmendmentStore(database)
    turns = Turns(database, reports, amendments)
    handlers = ArchiveHandlers(
        reports=reports,
        joiner=Joiner(reports, filed, amendments),
        turns=turns,
        erasing=ErasingStore(database),
        by_hand=IncidentsByHand(IncidentStore(database), EntryStore(database), SheetStore(database)),
        filed=filed,
        names=KnownNames(AliasStore(database)),
        amendments=amendments,
        emitter=cast(Emitter, emitter),
        clock=utc_now,
        metrics=archive_metrics(CollectorRegistry()),
    )
    for store in (reports, filed, turns, IncidentStore(database), SheetStore(database)):
        await store.prepare()
    await handlers.names.current()
    return handlers, emitter


def _messages(handlers: ArchiveHandlers, posts: Sequence[Post], together: int) -> list[Callable[[], Awaitable[object]]]:
    """The calls that handle the messages of all posts: so many of one topic at a time, the topics in turns."""
    calls: list[Callable[[], Awaitable[object]]] = []
    for start in range(0, len(posts), together):
        some = posts[start : start + together]
        for name in ("article", "attributions", "figures", "mentions"):
            heard = [Heard(getattr(post, name)) for post in some]
            calls.append(lambda heard=heard: handlers.on_parts(heard))  # type: ignore[misc]
    return calls
