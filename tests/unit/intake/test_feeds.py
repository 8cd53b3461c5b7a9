"""RSS and Atom documents, whole, sloppy and broken."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch_contracts.documents import Feed
from services.intake.feeds.document import BrokenFeedError
from services.intake.feeds.documents import read_feed
from services.intake.feeds.entries import Entry
from services.intake.feeds.state import FeedState

URL = "https://wire.example/news/feed.xml"
NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example Wire</title><link>https://wire.example/</link><description>News</description>
<item><title>Talks &amp;amp; fighting</title><link>/2026/06/talks?utm_source=rss&amp;id=9#c</link>
<pubDate>Tue, 02 Jun 2026 10:30:00 +0200</pubDate><description>Talks went on.</description>
<content:encoded><![CDATA[<p>Talks went on in <b>Al-Rasi</b>.</p><script>track()</script><p>“No one
knows,” the ministry said.</p>]]></content:encoded></item>
<item><title>Older</title><guid isPermaLink="false">tag:9</guid><pubDate>31 Foo</pubDate>
<description>Markets were quiet.</description></item>
</channel></rss>""".encode()
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Post</title><id>urn:post</id>
<updated>2026-06-02T08:00:00Z</updated>
<entry><id>urn:post:1</id><title type="html">Four &lt;i&gt;bodies&lt;/i&gt;</title>
<link rel="alternate" href="https://post.example/1"/><updated>2026-06-02T08:00:00+02:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Four bodies</p><p>were found.</p></div></content>
</entry><entry><id>urn:post:2</id><title>Plain</title><updated>2026-06-01T08:00:00Z</updated>
<summary type="text">a &lt; b</summary></entry></feed>"""


def test_rss_entries_come_oldest_first_with_their_fullest_text() -> None:
    older, talks = read_feed(RSS, "application/rss+xml", URL, NOW).entries
    assert talks == Entry(
        url="https://wire.example/2026/06/talks?id=9",
        title="Talks & fighting",
        text="Talks went on in Al-Rasi.\n“No one knows,” the ministry said.",
        published_at=datetime(2026, 6, 2, 8, 30, tzinfo=UTC),
        key="c",
    )
    assert older == Entry(url=None, title="Older", text="Markets were quiet.", published_at=None, key="tag:9")


def test_atom_entries_come_oldest_first_and_an_identifier_is_no_address() -> None:
    document = read_feed(ATOM, "application/atom+xml", URL, NOW)
    assert document.flaw is None
    assert document.entries == (
        Entry(None, "Plain", "a < b", datetime(2026, 6, 1, 8, 0, tzinfo=UTC), "urn:post:2"),
        Entry(
            "https://post.example/1",
            "Four bodies",
            "Four bodies\nwere found.",
            datetime(2026, 6, 2, 6, 0, tzinfo=UTC),
            key="urn:post:1",
        ),
    )


def test_a_feed_without_entries_is_a_feed() -> None:
    document = read_feed(b'<rss version="2.0"><channel><title>t</title></channel></rss>', "text/xml", URL, NOW)
    assert (document.entries, document.flaw) == ((), None)


def test_sloppy_markup_is_read_and_said_to_be_so() -> None:
    document = read_feed(RSS.replace(b"Talks &amp;amp; fighting", b"Talks & fighting"), "application/rss+xml", URL, NOW)
    assert [entry.title for entry in document.entries] == ["Older", "Talks & fighting"]
    assert document.flaw is not None
    assert "malformed" in document.flaw


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("whole", [RSS, ATOM])
def test_a_document_that_breaks_off_is_broken(whole: bytes, share: float) -> None:
    with pytest.raises(BrokenFeedError):
        read_feed(whole[: int(len(whole) * share)], "application/xml", URL, NOW)


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>Not here</body></html>", b'{"items": []}', b"/etc/passwd", b"\xff\xfe\x00\x00"]
)
def test_what_is_no_feed_is_broken(body: bytes) -> None:
    with pytest.raises(BrokenFeedError, match="not a feed"):
        read_feed(body, "text/html", URL, NOW)


RUSSIAN = "Губернатор сообщил в пятницу, что погибли девять человек."


def entry(item: str, head: str = "") -> Entry:
    """The one entry of a feed that has this item."""
    namespaces = " ".join(
        f'xmlns:{name}="{url}"'
        for name, url in {
            "content": "http://purl.org/rss/1.0/modules/content/",
            "media": "http://search.yahoo.com/mrss/",
            "dc": "http://purl.org/dc/elements/1.1/",
            "yandex": "http://news.yandex.ru",
        }.items()
    )
    body = f'<rss version="2.0" {namespaces}><channel><title>t</title>{head}<item>{item}</item></channel></rss>'
    (found,) = read_feed(body.encode(), "application/rss+xml", URL, NOW).entries
    return found


@pytest.mark.parametrize("content_type", ["application/rss+xml", "text/xml; charset=utf-8", ""])
def test_a_cut_character_garbles_nothing_else_and_is_a_flaw(content_type: str) -> None:
    body = RSS.replace(b"Markets were quiet.", RUSSIAN.encode() + "…".encode()[:2])
    older, talks = (document := read_feed(body, content_type, URL, NOW)).entries
    assert older.text == RUSSIAN + "\N{REPLACEMENT CHARACTER}"
    assert "“No one knows,”" in talks.text
    assert "not utf-8" in (document.flaw or "")


@pytest.mark.parametrize(
    ("codec", "declared", "flaw"),
    [
        ("cp1251", 'encoding="windows-1251"', None),
        ("koi8-r", 'encoding="koi8-r"', None),
        ("utf-16", 'encoding="utf-16"', None),
        ("cp1251", "", "read as cp1251, though it names no encoding"),
        ("utf-8", 'encoding="iso-8859-1"', "read as utf-8, though it names cp1252"),
    ],
)
def test_a_feed_is_read_in_its_encoding_and_a_wrong_or_missing_name_is_a_flaw(
    codec: str, declared: str, flaw: str | None
) -> None:
    item = f"<item><title>Мост</title><description>{RUSSIAN}</description></item>"
    body = f'<?xml version="1.0" {declared}?><rss version="2.0"><channel>{item}</channel></rss>'
    document = read_feed(body.encode(codec), "application/xml", URL, NOW)
    assert [(entry.title, entry.text) for entry in document.entries] == [("Мост", RUSSIAN)]
    assert document.flaw == flaw


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
@pytest.mark.parametrize("after", ["", "\n\n", f"<!-- cached {'x' * 3_000} -->", "<script>stats()</script>"])
def test_a_flawed_feed_is_whole_whatever_caches_write_after_its_end(codec: str, after: str) -> None:
    text = RSS.decode().replace("utf-8", codec).replace("Older", "A &nbsp; B") + after
    document = read_feed(text.encode(codec), "application/rss+xml", URL, NOW)
    assert len(document.entries) == 2
    assert "malformed" in (document.flaw or "")


def test_an_end_tag_that_is_quoted_in_an_entry_is_not_the_end() -> None:
    body = RSS.replace(b"Talks went on in <b>", b"They wrote </rss> and <b>").replace(b"Older", b"A &nbsp; B")
    with pytest.raises(BrokenFeedError, match="breaks off"):
        read_feed(body[: body.index(b"A &nbsp;") + 20], "application/rss+xml", URL, NOW)


CAPTION = "<media:description>Soldiers at a funeral in 2019, when 31 of them had been killed.</media:description>"


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (f"<description>Nine were killed.</description>{CAPTION}", "Nine were killed."),
        (f"{CAPTION}<description>Nine were killed.</description>", "Nine were killed."),
        (
            f"<media:content url='p'>{CAPTION}</media:content><description>Nine were killed.</description>",
            "Nine were killed.",
        ),
        (
            "<description>A far longer teaser that says less.</description><content:encoded>Nine.</content:encoded>",
            "Nine.",
        ),
        ("<content:encoded>&lt;img src='x'&gt;</content:encoded><description>Nine.</description>", "Nine."),
        ("<yandex:full-text>Nine were killed.</yandex:full-text><description>Nine.</description>", "Nine were killed."),
        ("<media:group><media:description>A video of it.</media:description></media:group>", "A video of it."),
        ("<description>&lt;p&gt;At least 23&lt;sup&gt;7&lt;/sup&gt; hurt&lt;/p&gt;</description>", "At least 23 hurt"),
        ("<description>&amp;lt;p&amp;gt;Nine.&amp;lt;/p&amp;gt;</description>", "Nine."),
        ("<description>Ni\u00adne \u200bbodies</description>", "Nine bodies"),
        ("<description>ticker &lt;BIGCO&gt; up</description>", "ticker <BIGCO> up"),
    ],
)
def test_the_text_of_an_entry_is_what_the_feed_says_of_the_event_itself(item: str, text: str) -> None:
    assert entry(f"<title>Bridge</title>{item}").text == text


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("<title>Bridge</title><image><title>Logo</title><link>https://desk.example/l</link></image>", "Bridge"),
        ("<title>Bridge</title><media:title>Picture of a bridge</media:title>", "Bridge"),
        ("<title>Bridge&lt;br&gt;nine dead</title>", "Bridge nine dead"),
        ("<title>std::unique_ptr&lt;S&gt;</title>", "std::unique_ptr<S>"),
    ],
)
def test_the_title_of_an_entry_is_its_own(item: str, title: str) -> None:
    found = entry(f"<link>https://desk.example/n/1</link>{item}<description>Nine.</description>")
    assert (found.title, found.url) == (title, "https://desk.example/n/1")


def test_the_address_of_an_entry_is_taken_out_of_its_wrapper() -> None:
    link = "https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://desk.example/n/6&amp;ct=ga"
    assert entry(f"<link>{link}</link>").url == "https://desk.example/n/6"


def test_an_entry_has_the_language_that_it_or_its_feed_names() -> None:
    assert entry("<title>x</title>", head="<language>ru-RU</language>").language == "ru-RU"
    assert entry("<dc:language>uk</dc:language>", head="<language>ru</language>").language == "uk"
    assert entry("<title>x</title>").language is None


@pytest.mark.parametrize(
    ("reference", "character"),
    [("&#55357;", ""), ("&#xDE00;", ""), ("&#55357;&#xde00;", "😀"), ("&#x110000;", "\ufffd"), ("&#8217;", "’")],
)
def test_a_number_of_no_character_leaves_a_feed_readable(reference: str, character: str) -> None:
    item = f"<item><title>Nine{reference} dead</title><description>Nine were killed.{reference}</description></item>"
    (entry,) = read_feed(f'<rss version="2.0"><channel>{item}</channel></rss>'.encode(), "", URL, NOW).entries
    assert entry.title == f"Nine{character} dead"
    assert entry.text == f"Nine were killed.{character}"


def test_an_external_entity_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("never to be seen")
    entity = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss'.encode()
    document = read_feed(RSS.replace(b"<rss", entity, 1).replace(b"Older", b"Older &x;"), "text/xml", URL, NOW)
    assert document.entries[0].title.startswith("Older")
    assert "never" not in str(document)


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(RSS)))
def test_whatever_a_server_sends_is_read_or_broken(noise: bytes, position: int) -> None:
    try:
        read_feed(RSS[:position] + noise + RSS[position:], "application/rss+xml", URL, NOW)
    except BrokenFeedError as error:
        assert str(error)


def test_an_entry_is_another_when_the_feed_says_something_else_of_it() -> None:
    entry = Entry("https://post.example/1", "t", "x", None)
    others = [Entry("https://post.example/1", "u", "x", None), Entry("https://post.example/1", "t", "y", None)]
    assert len({item.fingerprint for item in (entry, *others)}) == 3


def feed(**changes: object) -> Feed:
    """A feed that is polled every five minutes."""
    fields = {
        "feed_id": "f",
        "url": URL,
        "publisher": "Example Wire",
        "interval_seconds": 300,
        "created_at": NOW - timedelta(days=1),
        "updated_at": NOW - timedelta(days=1),
    }
    return Feed.model_validate(fields | changes)


def test_a_feed_is_due_by_its_interval_or_when_it_was_changed() -> None:
    state = FeedState(URL, NOW).handled(feed(), NOW, "e", "m")
    assert not state.is_due(feed(), NOW + timedelta(seconds=299))
    assert state.is_due(feed(), NOW + timedelta(seconds=300))
    assert state.is_due(feed(updated_at=NOW + timedelta(seconds=1)), NOW)


def test_validators_are_sent_for_the_address_and_document_they_belong_to() -> None:
    state = FeedState(URL, NOW).handled(feed(), NOW, '"e"', "m")
    assert state.conditions(feed()) == {"If-None-Match": '"e"', "If-Modified-Since": "m"}
    assert state.conditions(feed(url="https://wire.example/other")) == {}
    assert state.failed(feed(), NOW, "x", 3_600).conditions(feed()) == state.conditions(feed())
    assert state.flawed(feed(), NOW, "x").conditions(feed()) == {}


@given(st.integers(1, 60), st.integers(10, 10_000))
def test_a_failing_feed_is_polled_ever_more_rarely_but_polled(failures: int, interval: int) -> None:
    state = FeedState(URL, NOW)
    for _ in range(failures):
        state = state.failed(feed(interval_seconds=interval), NOW, "no answer", 3_600)
    waits = (state.next_poll_at - NOW).total_seconds()
    longest = max(3_600, interval)
    full = min(longest, interval * 2 ** (failures - 1))
    assert full / 2 <= waits + 0.001
    assert waits <= full
    assert (state.failures, state.last_error, state.last_ok_at) == (failures, "no answer", None)
    mended = state.handled(feed(), NOW, None, None)
    assert (mended.failures, mended.last_error, mended.last_ok_at) == (0, None, NOW)
