"""The names in bylines, wherever an article has one."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.articles.submission import SubmittedArticle
from services.intake.feeds.documents import read_feed
from services.intake.pages.article import read_page
from services.intake.received.documents import read_document
from services.intake.received.item import ReceivedItem
from services.intake.text.bylines import authors_in
from tests.fakes.web import PAGE, TEXT, rss
from tests.unit.intake.world import LINK, World

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
URL = "https://courier.example/2026/06/02/graves"
BODY = "<p>" + "The health office said that four bodies were found near the old mill on Monday. " * 4 + "</p>"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["Mara Okello"], ("Mara Okello",)),
        (["By Mara Okello"], ("Mara Okello",)),
        (["BY MARA OKELLO AND IVO LANG"], ("MARA OKELLO", "IVO LANG")),
        (["Mara Okello, Ivo Lang and Sami Bek"], ("Mara Okello", "Ivo Lang", "Sami Bek")),
        (["Okello, Mara"], ("Okello, Mara",)),
        (["Mara Okello; Ivo Lang"], ("Mara Okello", "Ivo Lang")),
        (["Mara Okello | Ivo Lang"], ("Mara Okello", "Ivo Lang")),
        (["Mara Okello", "mara okello", "Ivo Lang"], ("Mara Okello", "Ivo Lang")),
        (["mara@courier.example (Mara Okello)"], ("Mara Okello",)),
        (["<b>Mara</b> Okello"], ("Mara Okello",)),
        (["Par Anaïs Dupré"], ("Anaïs Dupré",)),
        (["Von Jörg Weiß und Ina Roth"], ("Jörg Weiß", "Ina Roth")),
        (["Автор: Ирина Белова"], ("Ирина Белова",)),
        (["Byron Marsh"], ("Byron Marsh",)),
        (["Anders Andersson"], ("Anders Andersson",)),
        (["News desk"], ("News desk",)),
        (["admin"], ()),
        (["https://courier.example/people/mara", "@mara", "mara@courier.example", "", "--", None, 7], ()),
        (["Jo Ray, AFP"], ("Jo Ray",)),
        (["By Jo Ray and Mara Okello, CNN"], ("Jo Ray", "Mara Okello")),
        (["Doe, JANE"], ("Doe, JANE",)),
    ],
)
def test_a_byline_has_these_names(written: list[object], names: tuple[str, ...]) -> None:
    assert authors_in(written) == names


@given(st.lists(st.text(max_size=300), max_size=40))
def test_whatever_is_written_the_names_can_be_submitted(written: list[str]) -> None:
    names = authors_in(written)
    article = SubmittedArticle.model_validate({"text": "Words.", "publisher": "Wire", "authors": names})
    assert article.authors == names


def page(head: str = "", byline: str = "") -> str:
    return (
        f"<html><head><title>Graves found</title>{head}</head>"
        f"<body><article><h1>Graves found</h1>{byline}{BODY}</article>"
        '<aside><span class="byline">By Another Writer</span></aside></body></html>'
    )


def linked(**fields: Any) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Graves found", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "html",
    [
        page(linked(author={"@type": "Person", "name": "Mara Okello"})),
        page(linked(author=[{"@type": "Person", "name": "Mara Okello"}])),
        page(linked(author="Mara Okello")),
        page(linked(creator=["Mara Okello"])),
        page(
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#m"}},'
            ' {"@type": "Person", "@id": "#m", "name": "Mara Okello"}]}</script>'
        ),
        page('<meta name="author" content="Mara Okello">'),
        page(
            '<meta property="article:author" content="https://x.example/m"><meta name="byl" content="By Mara Okello">'
        ),
        page('<meta name="parsely-author" content="Mara Okello">'),
        page('<meta name="DC.creator" content="Mara Okello">'),
        page("", '<p>By <a rel="author" href="/mara">Mara Okello</a>, border correspondent</p>'),
        page("", '<div itemprop="author" itemscope><span itemprop="name">Mara Okello</span>, Reporter</div>'),
        page("", '<p class="article-byline">By Mara Okello</p>'),
        page("", '<span class="author-name">Mara Okello</span>'),
        page(
            linked(author={"name": "The Courier"}, publisher={"name": "The Courier"}),
            '<p class="byline">Mara Okello</p>',
        ),
    ],
)
def test_a_page_names_its_author(html: str) -> None:
    assert read_page(html.encode(), "utf-8", URL, NOW).authors == ("Mara Okello",)


def test_a_page_without_a_byline_has_no_authors() -> None:
    read = read_page(page().encode(), "utf-8", URL, NOW)
    assert (read.authors, bool(read.text)) == ((), True)


RSS = (
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title>'
    "<managingEditor>boss@wire.example (The Boss)</managingEditor><item><title>Graves</title>"
    "<link>https://wire.example/1</link>%s<description>Four bodies were found.</description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>Graves</title><id>urn:1</id>'
    '<link href="https://wire.example/1"/>%s<summary>Four bodies were found.</summary></entry></feed>'
)


@pytest.mark.parametrize(
    ("document", "names"),
    [
        (RSS % "<dc:creator>Mara Okello</dc:creator><dc:creator>Ivo Lang</dc:creator>", ("Mara Okello", "Ivo Lang")),
        (RSS % "<author>mara@wire.example (Mara Okello)</author>", ("Mara Okello",)),
        (RSS % "<author>desk@wire.example</author>", ()),
        (RSS % "", ()),
        (ATOM % "<author><name>Mara Okello</name><email>m@wire.example</email></author>", ("Mara Okello",)),
    ],
)
def test_an_entry_of_a_feed_names_its_authors(document: str, names: tuple[str, ...]) -> None:
    (entry,) = read_feed(document.encode(), "application/xml", "https://wire.example/feed", NOW).entries
    assert entry.authors == names


@pytest.mark.parametrize(
    "said", [{"authors": [{"name": "Mara Okello"}, {"url": "/x"}]}, {"author": {"name": "Mara Okello"}}]
)
def test_an_item_of_a_json_feed_names_its_authors(said: dict[str, Any]) -> None:
    item = {"id": "1", "url": "https://wire.example/1", "content_text": "Four bodies were found.", **said}
    document = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": [item]})
    (entry,) = read_feed(document.encode(), "application/json", "https://wire.example/feed.json", NOW).entries
    assert entry.authors == ("Mara Okello",)


NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1"><contentMeta><headline>Graves</headline>'
    "%s</contentMeta><contentSet><inlineData>Four bodies were found near the mill.</inlineData></contentSet></newsItem>"
)
NITF = (
    "<nitf><head><docdata><du-key key='1'/></docdata></head><body><body.head><hedline><hl1>Graves</hl1></hedline>"
    "<byline>%s</byline></body.head><body.content><p>Four bodies were found.</p></body.content></body></nitf>"
)


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        (json.dumps({"uri": "urn:1", "headline": "Graves", "body_text": "Four.", "byline": "By Mara Okello"}), "json"),
        (json.dumps({"uri": "urn:1", "headline": "Graves", "body_text": "Four.", "by": "Mara Okello"}), "json"),
        (NEWSML % "<by>By Mara Okello</by>", "xml"),
        (NEWSML % '<creator literal="mo"><name>Mara Okello</name></creator>', "xml"),
        (NITF % "By <person>Mara Okello</person><byttl>Border correspondent</byttl>", "xml"),
        (NITF % "By Mara Okello<byttl>Border correspondent</byttl>", "xml"),
    ],
)
def test_an_item_of_an_agency_names_its_authors(document: str, kind: str) -> None:
    (item,) = read_document(document.encode(), f"application/{kind}", NOW)
    assert isinstance(item, ReceivedItem)
    assert item.authors == ("Mara Okello",)


SIGNED = PAGE.replace("<h1>", '<p class="byline">By Ivo Lang</p><h1>')


async def test_the_names_of_an_entry_come_before_those_of_its_page() -> None:
    world = World()
    world.site.pages["/1"] = world.site.pages["/2"] = (200, SIGNED.format(text=TEXT))
    named = rss((LINK, "Found", "Four bodies."), more="<author>Mara Okello</author>")
    await world.poll_each(named, rss(("https://wire.example/2", "Found", "Four bodies.")))
    assert [event.authors for event in world.published] == [("Mara Okello",), ("Ivo Lang",)]


async def test_the_names_stay_with_an_article_whose_page_names_nobody_later() -> None:
    world = World()
    world.site.pages["/1"] = (200, SIGNED.format(text=TEXT))
    await world.intake.submit(SubmittedArticle(url=LINK, publisher="Wire"))
    world.site.pages["/1"] = (200, PAGE.format(text=TEXT.replace("four", "seven")))
    await world.reread(hours=1)
    world.site.pages["/1"] = (200, SIGNED.format(text=TEXT).replace("Ivo Lang", "Ivo Lang and Mara Okello"))
    await world.reread(hours=2)
    assert [event.authors for event in world.published] == [("Ivo Lang",), ("Ivo Lang",), ("Ivo Lang", "Mara Okello")]


async def test_a_changed_byline_alone_is_no_revision() -> None:
    world = World()
    async with world.http() as client:
        article = {"text": "Four bodies were found.", "publisher": "Wire", "authors": ["Mara Okello"]}
        first = await client.post("/articles", json=article)
        second = await client.post("/articles", json=article | {"authors": ["Ivo Lang"]})
        refused = await client.post("/articles", json=article | {"authors": [""]})
    assert (first.status_code, second.status_code, refused.status_code) == (201, 200, 422)
    assert [event.authors for event in world.published] == [("Mara Okello",)]
