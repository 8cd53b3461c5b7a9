"""The reading desk reads several documents at once, and no document waits for ever."""

import asyncio
import threading
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from services._runtime.errors import DeadlineExceededError
from services.intake.pages.article import Page
from services.intake.reading import DeskBusyError, DocumentReader, ReadingDesk
from services.intake.received.item import BrokenDocumentError, ReceivedItem
from tests.unit.intake import wires
from tests.unit.intake.pdfs import pdf
from tests.waiting import WAIT_SECONDS

NOW = datetime(2026, 6, 2, tzinfo=UTC)
FEED = b'<rss version="2.0"><channel><title>t</title></channel></rss>'


class Stuck(DocumentReader):
    """Reads feeds, and never comes to the end of a page."""

    def page(self, body: bytes, charset: str | None, url: str, now: datetime) -> Page:
        """Wait for ever."""
        threading.Event().wait()
        return super().page(body, charset, url, now)


@pytest.fixture
async def desk() -> AsyncIterator[ReadingDesk]:
    """A desk with two workers that get stuck in pages."""
    desk = ReadingDesk(workers=2, deadline_seconds=WAIT_SECONDS, wait_seconds=0.01, reader=Stuck)
    await desk.start()
    yield desk
    await desk.stop()


def page(desk: ReadingDesk) -> asyncio.Task[Page]:
    """A page that is being read for ever."""
    return asyncio.create_task(desk.page(b"", None, "https://wire.example/", NOW))


async def test_a_slow_page_keeps_no_feed_waiting_and_a_third_document_is_sent_away(desk: ReadingDesk) -> None:
    slow = page(desk)
    await asyncio.sleep(0)
    document = await desk.feed(FEED, "text/xml", "https://wire.example/", NOW)
    assert document.entries == ()
    other = page(desk)
    await asyncio.sleep(0)
    with pytest.raises(DeskBusyError):
        await desk.feed(FEED, "text/xml", "https://wire.example/", NOW)
    other.cancel()
    slow.cancel()


async def test_a_page_that_takes_too_long_is_given_up() -> None:
    desk = ReadingDesk(workers=1, deadline_seconds=0.01, wait_seconds=WAIT_SECONDS, reader=Stuck)
    with pytest.raises(DeadlineExceededError):
        await page(desk)
    await desk.stop()


async def test_documents_and_the_links_of_pages_come_back_from_their_process() -> None:
    desk = ReadingDesk(workers=1, deadline_seconds=WAIT_SECONDS, wait_seconds=WAIT_SECONDS)
    (item,) = await desk.document(wires.nitf().encode(), "application/xml", NOW)
    page = b'<html><head><link rel="alternate" type="application/atom+xml" href="/atom"></head></html>'
    assert await desk.linked_feeds(page, "text/html", "https://wire.example/") == ("https://wire.example/atom",)
    read = await desk.page(pdf("The water rose."), None, "https://wire.example/1.pdf", NOW)
    with pytest.raises(BrokenDocumentError, match="not well-formed"):
        await desk.document(b"<nitf>", "application/xml", NOW)
    await desk.stop()
    assert isinstance(item, ReceivedItem)
    assert (item.text, read.text) == (wires.TEXT, "The water rose.")
