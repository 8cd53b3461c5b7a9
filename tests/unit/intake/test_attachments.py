"""A PDF that is attached to a short entry of a feed is its text, if it is about the same."""

import json
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from services.intake.clients import WebClient
from tests.fakes.web import rss
from tests.unit.intake.pdfs import pdf
from tests.unit.intake.world import World

PROSE = "The health office of Karsa said on Monday that fourteen people were in the field hospital."
TEASER = "Fourteen people in the field hospital of Karsa"
REPORT = "https://karsa.example/4.pdf"


def of_rss(address: str) -> str:
    """A feed in RSS with an enclosure."""
    enclosure = f'<enclosure url="{address}" type="application/pdf" length="1"/>'
    return rss(("https://karsa.example/4", TEASER, f"{TEASER}."), more=enclosure)


def of_json_feed(address: str) -> str:
    """A JSON Feed with an attachment."""
    attached = [{"url": "https://karsa.example/a.mp3", "mime_type": "audio/mpeg"}, {"url": f"{address}?v=1"}]
    item = {"id": "4", "url": "https://karsa.example/4", "title": TEASER, "attachments": attached}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Karsa", "items": [item]})


def of_relief_web(address: str) -> str:
    """An answer of ReliefWeb's API with a file."""
    fields = {
        "title": TEASER,
        "url": "https://karsa.example/4",
        "file": [{"url": address, "mimetype": "application/pdf"}],
    }
    return json.dumps({"totalCount": 1, "data": [{"id": "4", "fields": fields}]})


async def polled(feed: str, body: bytes, status: int = 200) -> tuple[World, list[str]]:
    """What came in of a feed whose attachment is this, and which pages were asked for."""
    world, asked = World(), []

    async def serve(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        if request.url.path == "/feed.xml":
            return httpx.Response(200, stream=httpx.ByteStream(feed.encode()))
        code, content = (status, body) if request.url.path == "/4.pdf" else (404, b"")
        return httpx.Response(code, stream=httpx.ByteStream(content), headers={"content-type": "application/pdf"})

    client = httpx.AsyncClient(transport=httpx.MockTransport(serve))
    web = WebClient(client, timeout_seconds=60, max_bytes=100_000)
    pages = replace(world.polite, fetcher=replace(world.polite.fetcher, web=web))
    world.poll = replace(world.poll, web=web, pages=pages)
    await world.poll_each(feed)
    return world, asked


@pytest.mark.parametrize("feed", [of_rss, of_json_feed, of_relief_web])
async def test_the_attached_report_is_the_entrys_text(feed: Callable[[str], str]) -> None:
    world, asked = await polled(feed(REPORT), pdf(PROSE, "Second page.", Title="Report"))
    (event,) = world.published
    assert (event.title, event.text, event.url) == (TEASER, f"{PROSE}\nSecond page.", "https://karsa.example/4")
    assert asked == ["/feed.xml", "/4.pdf"]


@pytest.mark.parametrize(
    ("body", "status"),
    [(pdf("Terms of use of this server, in all of its parts, for everybody."), 200), (pdf("", ""), 200), (b"", 404)],
    ids=["about something else", "scanned", "gone"],
)
async def test_an_attachment_that_is_no_report_leaves_the_entry_to_its_page(body: bytes, status: int) -> None:
    world, asked = await polled(of_rss(REPORT), body, status)
    assert [event.text for event in world.published] == [f"{TEASER}."]
    assert asked == ["/feed.xml", "/4.pdf", "/4"]


async def test_an_attachment_that_cannot_be_fetched_now_is_tried_again() -> None:
    world, _ = await polled(of_rss(REPORT), b"", 503)
    assert [event.text for event in world.published] == [f"{TEASER}."]
    assert world.counted("feed_entries", "failed") == 1
