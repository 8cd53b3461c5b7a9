"""All of intake on fakes: a web server, a database and a broker in memory, and a clock that the test moves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import httpx
from prometheus_client import CollectorRegistry

from claimwatch_contracts.documents import Feed
from claimwatch_contracts.events import ArticlePublished
from services.intake.allowance import Allowance
from services.intake.clients import WebClient
from services.intake.erasures.erasing import Eraser
from services.intake.erasures.store import ErasureStore
from services.intake.feed_poll import FeedPoll, PollSettings
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
from services.intake.previewing import Previews
from services.intake.reading import ReadingDesk
from services.intake.rereader import Pace, Rereader
from services.intake.robots_desk import RobotsDesk
from services.intake.routes import create_http
from services.intake.sent_documents import SentDocuments
from services.intake.store import ArticleStore, FeedStore
from tests.fakes.intake import FakeDesk
from tests.fakes.kafka import FakeEmitter
from tests.fakes.mongo import FakeDatabase
from tests.fakes.web import Site

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
LINK = "https://wire.example/1"
POLLING = PollSettings(
    full_text_characters=60,
    max_text_characters=3_000,
    backfill_age_seconds=7 * 86_400,
    late_age_seconds=30 * 86_400,
    longest_backoff_seconds=3_600,
    entries_at_once=100,
    longest_poll_seconds=60,
)


class World:
    """An instance of intake and what it meets. Several can share a database."""

    def __init__(self, database: FakeDatabase | None = None) -> None:
        self.now = NOW
        self.database = database or FakeDatabase()
        self.emitter = FakeEmitter()
        self.site = Site()
        self.desk = FakeDesk()
        self.registry = CollectorRegistry()
        self.metrics = intake_metrics(self.registry)
        self.feeds = FeedStore(cast(Any, self.database), owner=f"instance-{id(self)}")
        web = WebClient(self.site.client(), timeout_seconds=60, max_bytes=100_000)
        desk = cast(ReadingDesk, self.desk)
        self.live_blogs = LiveBlogStore(cast(Any, self.database))
        pages = PageFetcher(web, desk, self.clock, self.live_blogs, 3_000)
        erasures = ErasureStore(cast(Any, self.database))
        self.eraser = Eraser(erasures, self.emitter, self.clock, 60)
        self.checks = PageCheckStore(cast(Any, self.database))
        self.schedule = Schedule.of((3_600, 3 * 3_600, 24 * 3_600))
        self.intake = Intake(
            ArticleStore(cast(Any, self.database)),
            IdentityStore(cast(Any, self.database)),
            self.checks,
            self.schedule,
            erasures,
            self.emitter,
            pages,
            self.clock,
            self.metrics.articles,
            max_text_characters=3_000,
            publish_timeout_seconds=60,
        )
        self.documents = SentDocuments(desk, self.intake, self.clock)
        self.previews = Previews(web, desk, self.clock)
        robots = RobotsDesk(web, self.clock, "claimwatch")
        self.polite = PolitePages(pages, self.checks, robots, self.clock, 0, self._pause)
        self.poll = FeedPoll(self.feeds, web, desk, self.polite, self.intake, self.clock, self.metrics, POLLING)
        self.is_ready, self.looked = True, 0
        self.pauses: list[float] = []
        self.rereader = Rereader(
            self.checks,
            erasures,
            web,
            robots,
            pages,
            self.intake,
            self.schedule,
            self.clock,
            self.metrics.page_readings,
            Pace(check_seconds=0, host_pause_seconds=10, hosts_at_once=4, lease_seconds=60),
            ready=self._ready,
            pause=self._pause,
        )

    def http(self, max_body_bytes: int = 10_000, posts_a_minute: int = 100_000) -> httpx.AsyncClient:
        """A client of intake's HTTP routes."""
        app = create_http(
            self.documents, self.eraser, self.previews, Allowance(posts_a_minute), max_body_bytes=max_body_bytes
        )
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")

    def clock(self) -> datetime:
        """The present time."""
        return self.now

    def later(self, **by: float) -> None:
        """Move the clock forward."""
        self.now += timedelta(**by)

    @property
    def published(self) -> list[ArticlePublished]:
        """The events on the topic."""
        return cast(list[ArticlePublished], self.emitter.events)

    def counted(self, metric: str, outcome: str) -> float | None:
        """The value of a counter for an outcome."""
        return self.registry.get_sample_value(f"claimwatch_intake_{metric}_total", {"outcome": outcome})

    async def add(self, path: str = "/feed.xml", **fields: object) -> Feed:
        """Add or change the feed at a path of the site, as the api does."""
        usual = {"feed_id": path, "url": self.site.url(path), "publisher": "Wire", "created_at": self.now}
        feed = Feed.model_validate({**usual, "updated_at": self.now, **fields})
        document = {"_id": feed.feed_id, "body": feed.model_dump(mode="json")}
        await self.database["feeds"].replace_one({"_id": feed.feed_id}, document, upsert=True)
        return feed

    async def state(self, feed: Feed) -> FeedState:
        """The feed's stored state."""
        return (await self.feeds.states([feed], self.now))[feed.feed_id]

    async def poll_each(self, *bodies: str | bytes) -> FeedState:
        """The feed's state after polls of these bodies, one after the other, five minutes apart."""
        feed = await self.add()
        for body in bodies:
            self.site.pages["/feed.xml"] = (200, body)
            state = await self.feeds.lease(feed, self.now, 60)
            assert state is not None
            await self.feeds.keep_state(feed, await self.poll.poll(feed, state), self.now)
            self.later(seconds=301)
        return await self.state(feed)

    async def reread(self, **after: float) -> None:
        """Read pages again that are due after so much time."""
        self.later(**after)
        await self.rereader.round()

    async def _ready(self) -> bool:
        self.looked += 1
        return self.is_ready

    async def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.later(seconds=seconds)

    @asynccontextmanager
    async def polling(self, *, poll: Any = None, lease_seconds: float = 60) -> AsyncIterator[None]:
        """Poll due feeds inside the ``with`` block."""

        poller = Poller(
            self.feeds,
            poll or self.poll,
            self.clock,
            self.metrics.feeds_failing,
            ready=self._ready,
            check_seconds=0,
            lease_seconds=lease_seconds,
            feeds_at_once=8,
        )
        task = asyncio.create_task(poller.run())
        try:
            yield
            assert not task.done(), "the poller ended"
        finally:
            task.cancel()
            await asyncio.wait([task])
