"""Reads pages and feeds in worker processes, so that a document that takes long stops nothing else."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from services._runtime.errors import DeadlineExceededError, TransientError, WorkerDiedError
from services._runtime.workers import WorkerPool
from services.intake.feeds.discovery import linked_feeds
from services.intake.feeds.document import FeedDocument
from services.intake.feeds.documents import read_feed
from services.intake.feeds.mistaken import is_page_throughout
from services.intake.pages.article import Page
from services.intake.received.documents import Items, read_document
from services.intake.received.web import read_web
from services.intake.text.encodings import decoded, named_charset


class DeskBusyError(TransientError):
    """No worker became free in time."""


class DocumentReader:
    """Reads documents inside a worker process."""

    def page(self, body: bytes, charset: str | None, url: str, now: datetime) -> Page:
        """See ``read_web``."""
        return read_web(body, charset, url, now)

    def feed(self, body: bytes, content_type: str, url: str, now: datetime) -> FeedDocument:
        """See ``read_feed``."""
        return read_feed(body, content_type, url, now)

    def linked_feeds(self, body: bytes, content_type: str, url: str) -> tuple[str, ...] | None:
        """See ``linked_feeds``; ``None`` for what is no web page."""
        text = decoded(body, named_charset(content_type)).text
        return linked_feeds(text, url) if is_page_throughout(text, content_type) else None

    def document(self, body: bytes, content_type: str, now: datetime) -> Items:
        """See ``read_document``."""
        return read_document(body, content_type, now)


class ReadingDesk:
    """Reads up to ``workers`` documents at once, each in its own process, so that a failing one harms no other.

    ``start`` is optional: without it each process starts with its first document. ``reader`` makes what reads there.
    """

    def __init__(
        self,
        *,
        workers: int,
        deadline_seconds: float,
        wait_seconds: float,
        reader: Callable[[], DocumentReader] = DocumentReader,
    ) -> None:
        self._pool = WorkerPool(reader, workers)
        self._deadline_seconds = deadline_seconds
        self._wait_seconds = wait_seconds
        self._free = asyncio.Semaphore(workers)
        self.start = self._pool.start
        self.stop = self._pool.stop

    async def page(self, body: bytes, charset: str | None, url: str, now: datetime) -> Page:
        """The article in a page or in a PDF.

        Raises:
            BrokenDocumentError: the PDF cannot be read; the message says why.
            DeadlineExceededError: reading took longer than ``deadline_seconds``.
            WorkerDiedError: the worker process ended while reading, for instance for lack of memory.
            DeskBusyError: no worker became free within ``wait_seconds``.
        """
        return cast(Page, await self._read("page", body, charset, url, now))

    async def feed(self, body: bytes, content_type: str, url: str, now: datetime) -> FeedDocument:
        """The entries of a feed.

        Raises:
            BrokenFeedError: the document is not a feed, or breaks off.
            DeadlineExceededError, WorkerDiedError, DeskBusyError: as for ``page``.
        """
        return cast(FeedDocument, await self._read("feed", body, content_type, url, now))

    async def linked_feeds(self, body: bytes, content_type: str, url: str) -> tuple[str, ...] | None:
        """The addresses of the feeds to which a page links, none if it cannot be read; ``None`` if it is no web page.

        Raises:
            DeskBusyError: as for ``page``.
        """
        try:
            return cast(tuple[str, ...] | None, await self._read("linked_feeds", body, content_type, url))
        except (DeadlineExceededError, WorkerDiedError):
            return ()

    async def document(self, body: bytes, content_type: str, now: datetime) -> Items:
        """The items of a document that was sent to us.

        Raises:
            BrokenDocumentError: the document is in no known format, or breaks off.
            DeadlineExceededError, WorkerDiedError, DeskBusyError: as for ``page``.
        """
        return cast(Items, await self._read("document", body, content_type, now))

    async def _read(self, method: str, *document: object) -> Any:
        try:
            async with asyncio.timeout(self._wait_seconds):
                await self._free.acquire()
        except TimeoutError as error:
            raise DeskBusyError(f"no document could be read within {self._wait_seconds:g} s") from error
        try:
            return await self._pool.call(method, *document, deadline_seconds=self._deadline_seconds)
        finally:
            self._free.release()
