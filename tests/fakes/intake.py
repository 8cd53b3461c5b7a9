"""Fakes for intake's unit tests, in addition to the fakes that all services share."""

from datetime import datetime

from services.intake.feeds.document import FeedDocument
from services.intake.pages.article import Page
from services.intake.reading import DocumentReader
from services.intake.received.documents import Items


class FakeDesk:
    """A reading desk without worker processes. While ``error`` is set, every call raises it."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self._reader = DocumentReader()

    async def page(self, body: bytes, charset: str | None, url: str, now: datetime) -> Page:
        """The article in a page."""
        self._well()
        return self._reader.page(body, charset, url, now)

    async def feed(self, body: bytes, content_type: str, url: str, now: datetime) -> FeedDocument:
        """The entries of a feed."""
        self._well()
        return self._reader.feed(body, content_type, url, now)

    async def linked_feeds(self, body: bytes, content_type: str, url: str) -> tuple[str, ...] | None:
        """The addresses of the feeds to which a page links; ``None`` for what is no web page."""
        self._well()
        return self._reader.linked_feeds(body, content_type, url)

    async def document(self, body: bytes, content_type: str, now: datetime) -> Items:
        """The items of a document."""
        self._well()
        return self._reader.document(body, content_type, now)

    def _well(self) -> None:
        if self.error is not None:
            raise self.error
