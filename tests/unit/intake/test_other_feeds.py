"""JSON Feeds and news sitemaps are read as RSS is, and what is no feed says what it is and where the feed may be."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from services.intake.feeds.document import BrokenFeedError, FeedDocument
from services.intake.feeds.documents import read_feed

NOW = datetime(2026, 7, 4, 12, tzinfo=UTC)
URL = "https://desk.example/feeds/news"


def read(text: str, content_type: str = "application/octet-stream") -> FeedDocument:
    """The document as it is read."""
    return read_feed(text.encode(), content_type, URL, NOW)


def json_feed(*items: Any, **of_feed: Any) -> str:
    """A JSON Feed."""
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "items": items} | of_feed)


def test_a_json_feed_is_read() -> None:
    document = read(
        json_feed(
            {
                "id": "2",
                "url": "/n/2",
                "title": "Bridge shelled",
                "content_html": "<p>Nine were killed.</p>",
                "date_published": "2026-07-03T06:45:00+03:00",
            },
            {"id": "https://desk.example/n/1", "content_text": "A short note.", "language": "fr"},
            language="en",
        )
    )
    older, newer = document.entries
    assert (newer.url, newer.title, newer.text) == ("https://desk.example/n/2", "Bridge shelled", "Nine were killed.")
    assert newer.published_at == datetime(2026, 7, 3, 3, 45, tzinfo=UTC)
    assert (older.url, older.text) == ("https://desk.example/n/1", "A short note.")
    assert (newer.language, older.language) == ("en", "fr")
    assert document.flaw is None


def test_items_that_are_none_are_a_flaw_of_the_feed_and_void_no_neighbour() -> None:
    document = read(json_feed("odd", {"id": 7, "summary": "A note."}, None))
    assert [(entry.key, entry.text) for entry in document.entries] == [("7", "A note.")]
    assert document.flaw == "2 items are no objects"


@pytest.mark.parametrize(
    "odd", [{"title": 7}, {"title": ["x"]}, {"url": {"a": 1}}, {"date_published": "soon"}, {"content_html": None}, {}]
)
def test_odd_fields_of_an_item_are_no_error(odd: dict[str, Any]) -> None:
    assert len(read(json_feed(odd)).entries) == 1


@pytest.mark.parametrize("text", ['{"items": []}', "{}", '{"version": "https://jsonfeed.org/version/1", "items": 7}'])
def test_other_json_is_no_feed(text: str) -> None:
    with pytest.raises(BrokenFeedError, match="not a feed"):
        read(text)


def test_a_json_feed_that_breaks_off_is_broken() -> None:
    with pytest.raises(BrokenFeedError, match="breaks off"):
        read(json_feed({"id": "1"})[:-3])


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
  <url><loc>https://desk.example/n/2</loc><news:news>
    <news:publication><news:name>Desk</news:name><news:language>en</news:language></news:publication>
    <news:publication_date>2026-07-03T06:45:00+03:00</news:publication_date>
    <news:title>Bridge shelled &amp; closed</news:title></news:news></url>
  <url><loc>https://desk.example/about</loc><lastmod>2020-01-01</lastmod></url>
  <url><loc>https://desk.example/n/1</loc><lastmod>2026-07-02</lastmod><news:news><news:title>Flood</news:title></news:news></url>
</urlset>"""


def test_the_news_of_a_sitemap_is_read() -> None:
    assert read(SITEMAP).title == "Desk"
    older, newer = read(SITEMAP).entries
    assert (newer.url, newer.title, newer.text) == ("https://desk.example/n/2", "Bridge shelled & closed", "")
    assert (newer.published_at, newer.language) == (datetime(2026, 7, 3, 3, 45, tzinfo=UTC), "en")
    assert (older.url, older.published_at) == ("https://desk.example/n/1", datetime(2026, 7, 1, 21, tzinfo=UTC))


def test_a_sitemap_that_breaks_off_is_broken() -> None:
    with pytest.raises(BrokenFeedError, match="breaks off"):
        read(SITEMAP[:-40])


def test_a_sitemap_reads_no_file_of_ours() -> None:
    entity = '<!DOCTYPE urlset [<!ENTITY own SYSTEM "file:///etc/hostname">]>'
    document = read(SITEMAP.replace("<urlset", f"{entity}<urlset", 1).replace("Flood", "Flood &own;"))
    assert document.entries[0].title == "Flood"


def post(number: int, *parts: str, at: str = "2026-07-03T06:45:00+00:00") -> str:
    """A post of a channel's preview."""
    return (
        f'<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="desk_channel/{number}">'
        f'{"".join(parts)}<a class="tgme_widget_message_date" href="https://t.me/desk_channel/{number}">'
        f'<time datetime="{at}">06:45</time></a></div></div>'
    )


def said(words: str) -> str:
    """The text of a post."""
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{words}</div>'


def channel(*posts: str) -> str:
    """The preview of a channel."""
    name = '<div class="tgme_channel_info_header_title">River  Desk</div>'
    head = f'<div class="tgme_channel_info">{name}Desk<div class="counter_value">12.3K</div> subscribers</div>'
    return f"<!DOCTYPE html><html><body>{head}{''.join(posts)}</body></html>"


def test_the_posts_of_a_telegram_channel_are_entries() -> None:
    answer = '<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text">Is it true?</div></a>'
    picture = '<a class="tgme_widget_message_photo_wrap"></a>'
    document = read(
        channel(
            post(76, said("Nine dead at the <b>bridge</b>.<br/>The governor said so.")),
            post(77, answer, said("It is."), at="2026-07-03T07:00:00+00:00"),
            post(78, picture),
        ),
        "text/html",
    )
    assert document.title == "River Desk"
    first, second = document.entries
    assert (first.url, first.title) == ("https://t.me/desk_channel/76", "")
    assert first.text == "Nine dead at the bridge.\nThe governor said so."
    assert first.published_at == datetime(2026, 7, 3, 6, 45, tzinfo=UTC)
    assert (second.url, second.text) == ("https://t.me/desk_channel/77", "It is.")


def test_a_channel_that_shows_strangers_nothing_says_so() -> None:
    with pytest.raises(BrokenFeedError, match="without posts"):
        read(channel(), "text/html")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("%PDF-1.7\n1 0 obj", "a PDF document"),
        (" \n", "an empty document"),
        (
            "<!doctype html><html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>",
            "a web page; its feed is at https://desk.example/rss",
        ),
        ("<html><body>Not here</body></html>", "a web page that names no feed"),
        ("<?xml version='1.0'?><opml version='2.0'><body/></opml>", "OPML"),
        (
            "<sitemapindex><sitemap><loc>https://desk.example/news.xml</loc></sitemap>"
            "<sitemap><loc>https://desk.example/tags.xml</loc></sitemap></sitemapindex>",
            "add the one with the news: https://desk.example/news.xml$",
        ),
        ("<urlset><url><loc>https://desk.example/a</loc></url></urlset>", "a sitemap without news"),
    ],
)
def test_what_is_no_feed_says_what_it_is(text: str, reason: str) -> None:
    with pytest.raises(BrokenFeedError, match=reason):
        read(text)
