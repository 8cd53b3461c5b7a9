"""Polls each due feed under a lease, so that two instances never poll one feed at the same time."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from prometheus_client import Gauge

from claimwatch_contracts.documents import Feed
from services._runtime.classification import classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass, TransientError
from services.intake.feed_poll import FeedPoll
from services.intake.store import FeedStore

log = structlog.get_logger(__name__)


class LeaseLostError(TransientError):
    """Another instance may be polling the feed."""


class Poller:
    """The polling loop. ``ready`` says whether articles can be published; while it says no, no feed is fetched."""

    def __init__(
        self,
        store: FeedStore,
        poll: FeedPoll,
        clock: Clock,
        failing: Gauge,
        *,
        ready: Callable[[], Awaitable[bool]],
        check_seconds: float,
        lease_seconds: float,
        feeds_at_once: int,
    ) -> None:
        self._store = store
        self._poll = poll
        self._clock = clock
        self._failing = failing
        self._ready = ready
        self._check_seconds = check_seconds
        self._lease_seconds = lease_seconds
        self._free = asyncio.Semaphore(feeds_at_once)
        self._taken: set[str] = set()

    async def run(self) -> None:
        """Look for due feeds every ``check_seconds``, for ever. The look-up never waits for polls."""
        async with asyncio.TaskGroup() as polls:
            while True:
                for feed in await self._due_feeds():
                    self._taken.add(feed.feed_id)
                    polls.create_task(self._take(feed))
                await asyncio.sleep(self._check_seconds)

    async def _due_feeds(self) -> list[Feed]:
        """The due feeds that this instance is not polling; none while the broker or the database is away."""
        try:
            if not await self._ready():
                return []
            feeds = await self._store.enabled_feeds()
            now = self._clock()
            states = await self._store.states(feeds, now)
        except Exception as error:
            if classify(error) is not ErrorClass.TRANSIENT:
                raise
            log.error("feeds not looked up", exc_info=error)  # noqa: TRY400 - asked again in seconds
            return []
        self._failing.set(sum(state.failures > 0 for state in states.values()))
        return [feed for feed in feeds if feed.feed_id not in self._taken and states[feed.feed_id].is_due(feed, now)]

    async def _take(self, feed: Feed) -> None:
        """Poll the feed under a lease. A failure on our side is logged, and the feed is soon due again."""
        try:
            async with self._free, asyncio.TaskGroup() as tasks:
                keeper = tasks.create_task(self._keep_lease(feed))
                await self._poll_once(feed)
                keeper.cancel()
        except* LeaseLostError:
            log.warning("feed left to another instance", feed_id=feed.feed_id)
        except* Exception as errors:
            log.error("feed not polled", feed_id=feed.feed_id, exc_info=errors)  # noqa: TRY400 - due again soon
        finally:
            self._taken.discard(feed.feed_id)

    async def _poll_once(self, feed: Feed) -> None:
        now = self._clock()
        state = await self._store.lease(feed, now, self._lease_seconds)
        if state is None:
            return
        try:
            if state.is_due(feed, now):
                state = await self._poll.poll(feed, state)
        except Exception as error:
            if classify(error) is ErrorClass.TRANSIENT:
                state = state.soon(feed, now)
                raise
            log.exception("feed poll met a bug", feed_id=feed.feed_id)
            state = self._poll.failed(feed, state, now, f"{type(error).__name__}: {error}")
        finally:
            await self._store.keep_state(feed, state, self._clock())

    async def _keep_lease(self, feed: Feed) -> None:
        while True:
            await asyncio.sleep(self._lease_seconds / 3)
            if not await self._store.renew(feed, self._clock(), self._lease_seconds):
                raise LeaseLostError(feed.feed_id)
