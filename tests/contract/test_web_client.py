"""What is fetched from the web: over a web server on loopback, and over the one in memory that other tests use."""

from collections.abc import AsyncIterator

import pytest

from services._runtime.http.outbound import guarded_client
from services._runtime.http.server import HttpServer
from services.intake.clients import RefusedFetchError, UnreachableError, WebClient
from tests.fakes.web import Site


@pytest.fixture(params=["fake", "real"])
async def site(request: pytest.FixtureRequest) -> AsyncIterator[Site]:
    """A publisher's web server."""
    site = Site()
    if request.param == "fake":
        yield site
        return
    server = HttpServer(site.app, "127.0.0.1", 0)
    await server.start()
    site.address = f"http://127.0.0.1:{server.port}"
    yield site
    await server.stop()


@pytest.fixture
async def web(site: Site) -> AsyncIterator[WebClient]:
    """The client that meets it."""
    in_memory = not site.address.startswith("http://127.")
    client = (
        site.client() if in_memory else guarded_client(allow_private=True, timeout_seconds=60, follow_redirects=True)
    )
    async with client:
        yield WebClient(client, timeout_seconds=60, max_bytes=1_000)


async def test_a_page_is_fetched_with_where_it_was_found(site: Site, web: WebClient) -> None:
    site.pages = {"/old": (301, "/new"), "/new": (200, "<p>Zoë</p>")}
    fetched = await web.page(site.url("/old"))
    assert (fetched.status, fetched.url, fetched.body) == (200, site.url("/new"), "<p>Zoë</p>".encode())
    assert (fetched.content_type, fetched.charset) == ("text/html; charset=utf-8", "utf-8")
    assert [path for path, _, _ in site.asked] == ["/old", "/new"]


async def test_a_document_that_is_known_is_not_sent_again(site: Site, web: WebClient) -> None:
    site.pages["/feed.xml"] = (200, "<rss/>")
    first = await web.get(site.url("/feed.xml"), {})
    known = {"If-None-Match": first.headers["etag"]}
    assert [(await web.get(site.url("/feed.xml"), known)).status for _ in range(2)] == [304, 304]
    site.pages["/feed.xml"] = (200, "<rss>new</rss>")
    assert (await web.get(site.url("/feed.xml"), known)).status == 200


@pytest.mark.parametrize(
    ("path", "page", "error"),
    [
        ("/nothing", (404, "gone"), RefusedFetchError),
        ("/feed.xml", (200, "<rss/>"), RefusedFetchError),
        ("/long", (200, "x" * 1_001), RefusedFetchError),
        ("/round", (302, "/round"), RefusedFetchError),
        ("/sick", (503, "later"), UnreachableError),
        ("/busy", (429, "later"), UnreachableError),
    ],
)
async def test_what_is_no_page_or_not_to_be_had_says_which(
    site: Site, web: WebClient, path: str, page: tuple[int, str], error: type[Exception]
) -> None:
    site.pages[path] = page
    with pytest.raises(error):
        await web.page(site.url(path))
