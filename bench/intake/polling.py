"""A sustained poll of many feeds by intake's own parts, over the embedded MongoDB; articles go nowhere."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import psutil
from prometheus_client import CollectorRegistry

from bench.archive.filing import NoEmitter, database_at
from bench.intake.served import served
from bench.timing import spread
from claimwatch_contracts.documents import Feed
from services._runtime.clock import utc_now
from services._runtime.http.outbound import USER_AGENT, guarded_client
from services._runtime.mongo import Database
from services._runtime.stored import stored
from services.intake.app import poll_settings, reading_desk
from services.intake.clients import WebClient
from services.intake.erasures.store import ErasureStore
from services.intake.feed_poll import FeedPoll
from services.intake.feeds.state import FeedState
from services.intake.fetching import PageFetcher
from services.intake.handlers import Intake
from services.intake.host_gate import PolitePages
from services.intake.identities.store import IdentityStore
from services.intake.live_blogs.store import LiveBlogStore
from services.intake.metrics import intake_metrics
from services.intake.page_checks.schedule import Schedule
from services.intake.page_checks.store import PageCheckStore
from services.intake.poller import Poller
from services.intake.reading import ReadingDesk
from services.intake.robots_desk import RobotsDesk
from services.intake.settings import IntakeSettings
from services.intake.store import ArticleStore, FeedStore

INTERVAL_SECONDS = 60
LOOK_SECONDS = 1.0
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Load:
    """``feeds`` are polled, of which ``hanging`` never answer, until each other one was polled ``rounds`` times."""

    feeds: int
    hanging: int
    entries: int
    rounds: int
    longest_seconds: float = 1_800.0


@dataclass
class WatchedPoll:
    """Polls as ``poll`` does, and notes when each feed was polled."""

    poll_of_feed: FeedPoll
    began: float = field(default_factory=time.monotonic)
    ended_at: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    async def poll(self, feed: Feed, state: FeedState) -> FeedState:
        """See ``FeedPoll.poll``."""
        after = await self.poll_of_feed.poll(feed, state)
        if after.failures == 0:
            self.ended_at[feed.feed_id].append(time.monotonic() - self.began)
        return after

    def failed(self, *failure: Any) -> FeedState:
        """See ``FeedPoll.failed``."""
        return self.poll_of_feed.failed(*failure)


async def polled(address: str, name: str, load: Load) -> dict[str, Any]:
    """What polling took: seconds and entries a second of each round, delays, and memory with all processes.

    A delay is the time from the start to the end of a feed's first poll. Feeds that hang have none.
    """
    database, settings, emitter = database_at(address, name), IntakeSettings(), NoEmitter()
    with served(load.hanging, load.entries) as site:
        await _add_feeds(database, site, load.feeds)
        desk = reading_desk(settings)
        await desk.start()
        try:
            return await _measured(database, desk, emitter, settings, load)
        finally:
            await desk.stop()
            database.client.close()


async def _measured(
    database: Database, desk: ReadingDesk, emitter: NoEmitter, settings: IntakeSettings, load: Load
) -> dict[str, Any]:
    watched = WatchedPoll(await _feed_poll(database, desk, emitter, settings))
    task = asyncio.create_task(_poller(database, watched, settings).run())
    rounds: list[dict[str, float]] = []
    before = 0
    for number in range(1, load.rounds + 1):
        began = time.monotonic()
        while _polled_times(watched, number) < load.feeds - load.hanging:
            if task.done() or time.monotonic() - watched.began > load.longest_seconds:
                raise RuntimeError(f"{_polled_times(watched, number)} of {load.feeds} feeds were polled in time")
            await asyncio.sleep(LOOK_SECONDS / 10)
        seconds, entries = time.monotonic() - began, emitter.count - before
        before = emitter.count
        rounds.append({"seconds": seconds, "entries": entries, "entries_per_second": entries / seconds})
    memory = _memory()
    task.cancel()
    await asyncio.wait([task])
    return {
        "feeds": load.feeds,
        "hanging": load.hanging,
        "entries_a_feed": load.entries,
        "feeds_fetched_at_once": settings.feeds_fetched_at_once,
        "feeds_at_once": settings.feeds_at_once,
        "rounds": rounds,
        "delay_seconds": _delays([ended[0] for ended in watched.ended_at.values()]),
        "memory_mebibytes": memory,
    }


def _polled_times(watched: WatchedPoll, times: int) -> int:
    return sum(len(ended) >= times for ended in watched.ended_at.values())


def _delays(seconds: Sequence[float]) -> dict[str, float]:
    in_order = sorted(seconds)
    return {**spread(in_order), "nine_of_ten": in_order[int(len(in_order) * 0.9)]}


def _memory() -> float:
    """The memory of this process and of those that read documents, without what they share."""
    own = psutil.Process()
    readers = [child for child in own.children(recursive=True) if "java" not in child.name()]
    return float(sum(process.memory_full_info().uss for process in (own, *readers))) / MEBIBYTE


async def _add_feeds(database: Database, site: str, feeds: int) -> None:
    now = utc_now()
    fields = {"interval_seconds": INTERVAL_SECONDS, "created_at": now, "updated_at": now - timedelta(seconds=1)}
    made = [
        Feed.model_validate({"feed_id": f"f{n}", "url": f"{site}/{n}.xml", "publisher": f"District {n}", **fields})
        for n in range(feeds)
    ]
    await database["feeds"].insert_many([{"_id": feed.feed_id, **stored(feed)} for feed in made])


async def _feed_poll(database: Database, desk: ReadingDesk, emitter: NoEmitter, settings: IntakeSettings) -> FeedPoll:
    client = guarded_client(
        allow_private=True, timeout_seconds=settings.fetch_timeout_seconds, user_agent=USER_AGENT, follow_redirects=True
    )
    web = WebClient(client, timeout_seconds=settings.fetch_timeout_seconds, max_bytes=settings.max_fetch_bytes)
    checks, articles, erasures = PageCheckStore(database), ArticleStore(database), ErasureStore(database)
    for store in (checks, articles, erasures):
        await store.prepare()
    pages, metrics = PageFetcher(web, desk, utc_now, LiveBlogStore(database)), intake_metrics(CollectorRegistry())
    intake = Intake(
        articles,
        IdentityStore(database),
        checks,
        Schedule.of(settings.reread_after_seconds),
        erasures,
        emitter,
        pages,
        utc_now,
        metrics.articles,
        max_text_characters=settings.max_text_characters,
        publish_timeout_seconds=settings.publish_timeout_seconds,
    )
    polite = PolitePages(pages, checks, RobotsDesk(web, utc_now, USER_AGENT), utc_now, settings.feed_host_pause_seconds)
    return FeedPoll(
        FeedStore(database, "bench"),
        web,
        desk,
        polite,
        intake,
        utc_now,
        metrics,
        poll_settings(settings),
        asyncio.Semaphore(settings.feeds_at_once),
    )


def _poller(database: Database, poll: Any, settings: IntakeSettings) -> Poller:
    async def ready() -> bool:
        return True

    return Poller(
        FeedStore(database, "bench"),
        poll,
        utc_now,
        intake_metrics(CollectorRegistry()).feeds_failing,
        ready=ready,
        check_seconds=settings.feed_check_seconds,
        lease_seconds=settings.feed_lease_seconds,
        feeds_at_once=settings.feeds_fetched_at_once,
    )
