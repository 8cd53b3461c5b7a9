"""The reading desk reads several documents at once, and no document waits for ever."""

import asyncio
from datetime import UTC, datetime

import pytest

from services._runtime.errors import DeadlineExceededError
from services.intake.reading import DeskBusyError, ReadingDesk
from services.intake.received.item import BrokenDocumentError, ReceivedItem
from tests.unit.intake import wires
from tests.unit.intake.pdfs import pdf

SLOW = b"<html><body>" + b"<p>a <a href='/x'>b</a> c" * 60_000
NOW = datetime(2026, 6, 2, tzinfo=UTC)
FEED = b'<rss version="2.0"><channel><title>t</title></channel></rss>'


async def test_a_slow_page_keeps_no_feed_waiting_and_a_third_is_sent_away() -> None:
    desk = ReadingDesk(workers=2, deadline_seconds=3, wait_seconds=0.05)
    await desk.start()
    slow = asyncio.create_task(desk.page(SLOW, None, "https://wire.example/", NOW))
    await asyncio.sleep(0)
    document = await desk.feed(FEED, "text/xml", "https://wire.example/", NOW)
    assert document.entries == ()
    assert not slow.done()
    other = asyncio.create_task(desk.page(SLOW, None, "https://wire.example/", NOW))
    await asyncio.sleep(0)
    with pytest.raises(DeskBusyError):
        await desk.page(b"<html></html>", None, "https://wire.example/", NOW)
    other.cancel()
    with pytest.raises(DeadlineExceededError):
        await slow
    await desk.stop()


async def test_documents_and_the_links_of_pages_come_back_from_their_process() -> None:
    desk = ReadingDesk(workers=1, deadline_seconds=60, wait_seconds=60)
    (item,) = await desk.document(wires.nitf().encode(), "application/xml", NOW)
    page = b'<html><head><link rel="alternate" type="application/atom+xml" href="/atom"></head></html>'
    assert await desk.linked_feeds(page, "text/html", "https://wire.example/") == ("https://wire.example/atom",)
    read = await desk.page(pdf("The water rose."), None, "https://wire.example/1.pdf", NOW)
    with pytest.raises(BrokenDocumentError, match="not well-formed"):
        await desk.document(b"<nitf>", "application/xml", NOW)
    await desk.stop()
    assert isinstance(item, ReceivedItem)
    assert (item.text, read.text) == (wires.TEXT, "The water rose.")
