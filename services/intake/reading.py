"""Pages and feeds are read in a worker process: what strangers send may take long, and must not stop the rest."""

import asyncio
from datetime import datetime
from typing import cast

from services._runtime.workers import WorkerPool
from services.intake.feeds import FeedDocument, read_feed
from services.intake.pages import Page, read_page


class DocumentReader:
    """What the worker process holds."""

    def page(self, body: bytes, charset: str | None, url: str, now: datetime) -> Page:
        """See ``read_page``."""
        return read_page(body, charset, url, now)

    def feed(self, body: bytes, content_type: str, url: str) -> FeedDocument:
        """See ``read_feed``."""
        return read_feed(body, content_type, url)


class ReadingDesk:
    """One document after the other, so that one that overruns takes no other with it."""

    def __init__(self, deadline_seconds: float) -> None:
        self._pool = WorkerPool(DocumentReader, 1)
        self._deadline_seconds = deadline_seconds
        self._turn = asyncio.Lock()
        self.start = self._pool.start
        self.stop = self._pool.stop

    async def page(self, body: bytes, charset: str | None, url: str, now: datetime) -> Page:
        """The article in a page.

        Raises:
            DeadlineExceededError: it took too long.
            WorkerDiedError: reading it ended the process, for instance for lack of memory.
        """
        async with self._turn:
            found = await self._pool.call("page", body, charset, url, now, deadline_seconds=self._deadline_seconds)
        return cast(Page, found)

    async def feed(self, body: bytes, content_type: str, url: str) -> FeedDocument:
        """The entries of a feed.

        Raises:
            BrokenFeedError: it is not a feed, or breaks off.
            DeadlineExceededError, WorkerDiedError: as for ``page``.
        """
        async with self._turn:
            found = await self._pool.call("feed", body, content_type, url, deadline_seconds=self._deadline_seconds)
        return cast(FeedDocument, found)
