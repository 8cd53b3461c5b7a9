"""A feed is shown before it is added, and found from the address of its site."""

import httpx
import pytest

from services.intake.feeds.discovery import linked_feeds, usual_feeds
from tests.fakes.web import rss
from tests.unit.intake.world import World

SITE = "https://wire.example"
ENTRIES = tuple((f"/{number}", f"Item {number}", f"Text of item {number}.") for number in range(7, 0, -1))
FEED = rss(*ENTRIES, more="<pubDate>Tue, 02 Jun 2026 08:00:00 GMT</pubDate>").replace(
    "<title>t<", "<title>The Wire<", 1
)
HEAD = "<!doctype html><html><head>{links}</head><body><p>News of the day</p>{body}</body></html>"
COMMENTS = '<link rel="alternate" type="application/rss+xml" href="/comments/feed.xml">'
LINK = '<link rel="alternate" type="application/rss+xml" href="/own/feed.xml">'


@pytest.fixture
def world() -> World:
    """Intake on fakes."""
    return World()


async def preview(world: World, url: str) -> httpx.Response:
    """The answer to a request for a preview."""
    async with world.http() as client:
        return await client.post("/previews", json={"url": url})


async def test_a_feed_is_shown_with_its_newest_entries_and_nothing_is_stored(world: World) -> None:
    world.site.pages["/feed.xml"] = (200, FEED)
    answer = await preview(world, f"{SITE}/feed.xml")
    shown = answer.json()
    assert (answer.status_code, shown["url"], shown["publisher"]) == (200, f"{SITE}/feed.xml", "The Wire")
    assert (shown["entries"], shown["newest_at"], shown["flaw"]) == (7, "2026-06-02T08:00:00Z", None)
    assert [entry["title"] for entry in shown["newest"]] == [f"Item {number}" for number in (7, 6, 5, 4, 3)]
    assert (shown["newest"][0]["begins"], shown["newest"][0]["characters"]) == ("Text of item 7.", 15)
    assert (world.published, await world.feeds.enabled_feeds()) == ([], [])


async def test_the_feed_of_a_site_is_found_and_others_are_named(world: World) -> None:
    world.site.pages |= {
        "/": (200, HEAD.format(links=COMMENTS + LINK, body='<a href="/region/rss">Region</a>')),
        "/own/feed.xml": (200, FEED),
    }
    shown = (await preview(world, f"{SITE}/")).json()
    assert (shown["url"], shown["publisher"]) == (f"{SITE}/own/feed.xml", "The Wire")
    assert shown["also_found"] == [f"{SITE}/region/rss", f"{SITE}/comments/feed.xml"]


async def test_a_feed_that_is_named_and_broken_gives_way_to_the_next(world: World) -> None:
    world.site.pages |= {
        "/": (200, HEAD.format(links=LINK, body='<a href="/region/rss">Region</a>')),
        "/own/feed.xml": (200, "<rss>"),
        "/region/rss": (200, FEED),
    }
    assert (await preview(world, f"{SITE}/")).json()["url"] == f"{SITE}/region/rss"


async def test_a_feed_that_no_page_names_is_looked_for_where_sites_have_it(world: World) -> None:
    world.site.pages |= {"/news/": (200, HEAD.format(links="", body="")), "/rss.xml": (200, FEED)}
    assert (await preview(world, f"{SITE}/news/")).json()["url"] == f"{SITE}/rss.xml"


@pytest.mark.parametrize(
    ("page", "status", "reason"),
    [
        (
            (200, HEAD.format(links="", body="")),
            422,
            "names no feed of its own, nor is there one where sites usually have it",
        ),
        ((200, HEAD.format(links=LINK, body="")), 422, f"its feed is at {SITE}/own/feed.xml"),
        ((404, "gone"), 422, "answers 404"),
        ((503, "later"), 502, "answers 503"),
    ],
)
async def test_no_feed_is_a_problem_that_says_what_was_found(
    world: World, page: tuple[int, str], status: int, reason: str
) -> None:
    world.site.pages["/"] = page
    answer = await preview(world, f"{SITE}/")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert reason in answer.json()["detail"]


ITEM = "<item><title>Rain</title><description>&lt;html&gt; and more</description></item>"
NO_PAGES = [
    (f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{ITEM}', "application/rss+xml", "breaks off"),
    (f'<rss version="2.0"><channel><!-- <html> --><title>t</title>{ITEM}', "text/html", "breaks off"),
    ('<opml version="2.0"><body><outline xmlUrl="/rss"/></body></opml>', "text/xml", "a list of feeds (OPML)"),
    ('<opml version="2.0"><body><outline xmlUrl="/rss"/></body></opml>', "text/html", "a list of feeds (OPML)"),
    ("<sitemapindex><sitemap><loc>https://wire.example/1.xml</loc></sitemap></sitemapindex>", "text/xml", "sitemap"),
    ("<sitemapindex><sitemap><loc>https://wire.example/1.xml</loc></sitemap></sitemapindex>", "text/html", "sitemap"),
    ('{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_html": "<html>"', "text/html", "JSON"),
    ("no feed at all", "text/plain", ""),
]


@pytest.mark.parametrize(("document", "content_type", "reason"), NO_PAGES)
async def test_what_is_no_page_says_so_and_no_other_feed_of_its_host_is_taken(
    world: World, document: str, content_type: str, reason: str
) -> None:
    world.site.pages |= {"/given": (200, document), "/feed": (200, FEED), "/rss": (200, FEED)}
    world.site.content_types["/given"] = content_type
    answer = await preview(world, f"{SITE}/given")
    assert (answer.status_code, reason in answer.json()["detail"]) == (422, True), answer.text
    assert "usually" not in answer.json()["detail"]


PAGES = [
    ("<title>News</title><p>News of the day", "text/html; charset=utf-8"),
    ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "application/xhtml+xml"),
    ("<!doctype html><title>News</title><!-- <rdf:RDF xmlns='x'> -->", "text/plain"),
]


@pytest.mark.parametrize(("document", "content_type"), PAGES)
async def test_a_page_of_any_form_leads_to_the_feed_of_its_host(world: World, document: str, content_type: str) -> None:
    world.site.pages |= {"/given": (200, document), "/rss": (200, FEED)}
    world.site.content_types["/given"] = content_type
    assert (await preview(world, f"{SITE}/given")).json()["url"] == f"{SITE}/rss"


def test_links_that_are_no_addresses_are_passed_over() -> None:
    head = "".join(LINK.replace("/own/feed.xml", each) for each in ("http://[bad/rss", "file:///etc/feed.xml", "/rss"))
    page = HEAD.format(links=head, body='<a href="http://[::bad/rss">1</a><a href="javascript:go(\'/rss\')">2</a>')
    assert linked_feeds(page, SITE) == (f"{SITE}/rss",)


def test_links_that_are_named_as_feeds_are_found_on_the_site_alone() -> None:
    links = (
        '<a href="/rss">1</a><a href="https://feeds.other.example/wire.rss">feed host</a><a href="/feedback">no</a>'
        '<a href="https://elsewhere.example/rss">other site</a><a href="?feed=rss2">2</a><a href="/a.atom">3</a>'
    )
    assert linked_feeds(HEAD.format(links="", body=links), "https://www.wire.example/") == (
        "https://www.wire.example/rss",
        "https://feeds.other.example/wire.rss",
        "https://www.wire.example/?feed=rss2",
        "https://www.wire.example/a.atom",
    )
    assert usual_feeds("https://wire.example/a/b?c")[0] == "https://wire.example/feed"
