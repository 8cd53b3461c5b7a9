"""PDFs are read by page, without headers and footers; what cannot be read says why."""

from datetime import UTC, datetime

import httpx
import pytest

from services.intake.fetching import NoArticleError, PageFetcher
from services.intake.received.documents import read_document
from services.intake.received.item import BrokenDocumentError
from services.intake.received.pdf import read_pdf
from tests.unit.intake.pdfs import pdf
from tests.unit.intake.world import World

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
PROSE = (
    "The health office of Karsa said on Monday that 14 people were in the field\n"
    "hospital, four of them children, and that a further seven had been sent home\n"
    "after they were looked at by nurses.",
    "Water is short in Al-Rasi, where the two wells of the lower quarter are closed,\n"
    "said Zoë Krüger of the water board.",
    "The road to the harbour was opened again at noon for lorries with flour.",
)
WHOLE = tuple(" ".join(page.split()) for page in PROSE)
REPORT = pdf(
    *(f"Situation report No. 4 | Karsa\n{page}\n\nPage {number} of 3" for number, page in enumerate(PROSE, 1)),
    Title="Karsa: situation report",
    CreationDate="D:20260601183000+02'00'",
)


def test_a_report_is_read_by_its_pages_without_what_stands_on_each_of_them() -> None:
    read = read_pdf(REPORT, NOW)
    assert read.text == "\n".join(WHOLE)
    assert [read.text[start:][: len(page)] for start, page in zip(read.page_starts, WHOLE, strict=True)] == [*WHOLE]
    assert (read.title, read.published_at) == ("Karsa: situation report", datetime(2026, 6, 1, 16, 30, tzinfo=UTC))


@pytest.mark.parametrize("stated", ["Microsoft Word - sitrep4.docx", "untitled", "", "sitrep.pdf"])
def test_a_title_that_is_none_gives_way_to_the_first_line(stated: str) -> None:
    read = read_pdf(pdf(f"Karsa: water is short\n{PROSE[0]}", Title=stated), NOW)
    assert (read.title, read.text) == ("Karsa: water is short", WHOLE[0])


def test_few_pages_keep_their_first_and_last_lines() -> None:
    assert (
        read_pdf(pdf("Killed: 12\nas of Monday", "Killed: 14\nas of Tuesday", Title="Tolls"), NOW).text.count("Killed")
        == 2
    )


def test_a_file_that_anybody_may_open_is_read_although_it_is_encrypted() -> None:
    assert read_pdf(pdf(PROSE[0], owner_password="o"), NOW).text == WHOLE[0]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (pdf(PROSE[0], password="secret"), "opens only with a password"),
        (pdf("", ""), "the PDF has 2 pages without text"),
        (pdf(), "no pages"),
        (b"%PDF-1.7 and then nothing", "the PDF is broken"),
        (REPORT[:200], "the PDF is broken"),
    ],
    ids=["encrypted", "scanned", "empty", "no PDF", "cut off"],
)
def test_what_cannot_be_read_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(BrokenDocumentError, match=reason):
        read_document(body, "application/pdf", NOW)


async def test_a_pdf_is_posted_with_what_it_does_not_say_itself() -> None:
    world = World()
    said = {"publisher": "Health office", "url": "https://karsa.example/4.pdf"}
    async with world.http(max_body_bytes=100_000) as client:
        headers = {"content-type": "application/pdf"}
        answer = await client.post("/articles", params=said, content=REPORT, headers=headers)
        refused = await client.post("/articles", content=REPORT, headers=headers)
    (event,), (item,) = world.published, answer.json()["items"]
    assert (answer.status_code, event.publisher, event.url) == (201, "Health office", said["url"])
    assert [event.text[start : start + 9] for start in item["page_starts"]] == [page[:9] for page in WHOLE]
    assert (refused.status_code, "needs its publisher" in refused.json()["detail"]) == (422, True)


async def test_the_page_of_an_entry_may_be_a_pdf() -> None:
    pages, world = World().intake.pages, World()

    async def serve(request: httpx.Request) -> httpx.Response:
        body = REPORT if request.url.path == "/4.pdf" else pdf("", "")
        headers = {"content-type": "application/octet-stream"}
        return httpx.Response(200, stream=httpx.ByteStream(body), headers=headers)

    pages.web._client = httpx.AsyncClient(transport=httpx.MockTransport(serve))
    fetcher = PageFetcher(pages.web, pages.desk, world.clock, world.live_blogs)
    page = (await fetcher.page("https://karsa.example/4.pdf")).page
    assert (page.title, page.text) == ("Karsa: situation report", "\n".join(WHOLE))
    with pytest.raises(NoArticleError, match=r"https://karsa.example/scan.pdf could not be read: the PDF has 2 pages"):
        await fetcher.page("https://karsa.example/scan.pdf")
