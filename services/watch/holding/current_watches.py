"""The current watches: before each report, the service reads the changes in the database since the previous report.

A change therefore counts for each report that is handled after the api has confirmed the change, and the whole
collection is read only at the start. The clocks of the api's instances may differ by ``OVERLAP``. A change with an
older time is noticed if the number of watches is different, or else when all versions are compared, every
``COMPARED_EVERY``.
"""

import asyncio
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from claimwatch_contracts.documents import Watch
from claimwatch_language.queries.parsing import QueryError
from services._runtime.clock import Clock
from services.watch.facts.facts import ReportFacts
from services.watch.holding.batches import batches
from services.watch.holding.watches import HeldWatch, Watches

OVERLAP = timedelta(seconds=10)
COMPARED_EVERY = timedelta(minutes=10)
READ_AT_ONCE = 1_000

log = structlog.get_logger(__name__)

Versions = Mapping[str, str | None]


class StoredWatches(Protocol):
    """A store of watches; ``store.WatchStore`` describes the methods in full."""

    async def count(self) -> int:
        """The number of stored watches."""

    async def versions(self, since: datetime | None = None) -> dict[str, str | None]:
        """The version of each watch, or of each watch changed since then."""

    async def read(self, watch_ids: Collection[str]) -> dict[str, Watch]:
        """The watches that exist and can be read."""


class CurrentWatches:
    """Holds the watches of a store. Concurrent calls of its methods wait for each other."""

    def __init__(self, store: StoredWatches, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._watches = Watches()
        self._versions: dict[str, str | None] = {}
        self._newest: datetime | None = None
        self._compared_at: datetime | None = None
        self._surplus = 0
        self._busy = asyncio.Lock()

    def __len__(self) -> int:
        return len(self._watches)

    async def refresh(self) -> None:
        """Take over every change that was stored before this call.

        Raises:
            PyMongoError: the store did not answer; the caller may call again.
        """
        async with self._busy:
            now = self._clock()
            if self._compared_at is None or now - self._compared_at >= COMPARED_EVERY:
                await self._compare(now)
                return
            await self._take(await self._store.versions(self._since(now)))
            if await self._store.count() - len(self._versions) != self._surplus:
                await self._compare(now)

    async def concerned(self, facts: ReportFacts) -> list[HeldWatch]:
        """The watches that a report concerns, as of the last refresh, in no order. It searches off the event loop."""
        async with self._busy:
            return await asyncio.to_thread(self._watches.concerned, facts)

    async def _compare(self, now: datetime) -> None:
        """Compare all versions and take over every difference. The error of the store's count is ``_surplus``."""
        stored = await self._store.versions()
        for watch_id in self._versions.keys() - stored.keys():
            del self._versions[watch_id]
            self._watches.discard(watch_id)
        await self._take(stored)
        self._surplus = await self._store.count() - len(self._versions)
        self._compared_at = now

    async def _take(self, stored: Versions) -> None:
        """Read the watches whose stored version differs from the held version."""
        changed = (
            watch_id
            for watch_id, version in stored.items()
            if watch_id not in self._versions or self._versions[watch_id] != version
        )
        for watch_ids in batches(changed, READ_AT_ONCE):
            watches = await self._store.read(watch_ids)
            await asyncio.to_thread(self._hold, watch_ids, watches)
            self._versions |= {watch_id: stored[watch_id] for watch_id in watch_ids}

    def _hold(self, watch_ids: Collection[str], watches: Mapping[str, Watch]) -> None:
        for watch_id in watch_ids:
            self._watches.discard(watch_id)
        for watch in watches.values():
            try:
                self._watches.put(watch)
            except QueryError:
                log.exception("watch cannot be read", id=watch.watch_id)
            self._newest = max(watch.updated_at, self._newest or watch.updated_at)

    def _since(self, now: datetime) -> datetime | None:
        """The time from which changes may be missing; ``None`` if all may be."""
        return None if self._newest is None else min(self._newest, now) - OVERLAP
