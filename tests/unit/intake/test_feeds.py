"""RSS and Atom documents, whole, sloppy and broken."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch_contracts.documents import Feed
from services.intake.entries import Entry
from services.intake.feed_state import FeedState
from services.intake.feeds import BrokenFeedError, read_feed

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


def test_rss_entries_come_oldest_first_with_their_longest_text() -> None:
    older, talks = read_feed(RSS, "application/rss+xml", URL).entries
    assert talks == Entry(
        url="https://wire.example/2026/06/talks?id=9",
        title="Talks & fighting",
        text="Talks went on in Al-Rasi.\n“No one knows,” the ministry said.",
        published_at=datetime(2026, 6, 2, 8, 30, tzinfo=UTC),
        key="c",
    )
    assert older == Entry(url=None, title="Older", text="Markets were quiet.", published_at=None, key="tag:9")


def test_atom_entries_come_oldest_first_and_an_identifier_is_no_address() -> None:
    document = read_feed(ATOM, "application/atom+xml", URL)
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
    document = read_feed(b'<rss version="2.0"><channel><title>t</title></channel></rss>', "text/xml", URL)
    assert (document.entries, document.flaw) == ((), None)


def test_sloppy_markup_is_read_and_said_to_be_so() -> None:
    document = read_feed(RSS.replace(b"Talks &amp;amp; fighting", b"Talks & fighting"), "application/rss+xml", URL)
    assert [entry.title for entry in document.entries] == ["Older", "Talks & fighting"]
    assert document.flaw is not None
    assert "malformed" in document.flaw


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("whole", [RSS, ATOM])
def test_a_document_that_breaks_off_is_broken(whole: bytes, share: float) -> None:
    with pytest.raises(BrokenFeedError):
        read_feed(whole[: int(len(whole) * share)], "application/xml", URL)


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>Not here</body></html>", b'{"items": []}', b"/etc/passwd", b"\xff\xfe\x00\x00"]
)
def test_what_is_no_feed_is_broken(body: bytes) -> None:
    with pytest.raises(BrokenFeedError, match="not a feed"):
        read_feed(body, "text/html", URL)


def test_an_external_entity_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("never to be seen")
    entity = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss'.encode()
    document = read_feed(RSS.replace(b"<rss", entity, 1).replace(b"Older", b"Older &x;"), "text/xml", URL)
    assert document.entries[0].title.startswith("Older")
    assert "never" not in str(document)


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(RSS)))
def test_whatever_a_server_sends_is_read_or_broken(noise: bytes, position: int) -> None:
    try:
        read_feed(RSS[:position] + noise + RSS[position:], "application/rss+xml", URL)
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
