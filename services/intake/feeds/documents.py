"""Reads a feed in any of its formats: RSS, Atom, JSON Feed, news sitemap, Telegram channel, ReliefWeb's API."""

from dataclasses import replace
from datetime import datetime

from services.intake.feeds.document import BrokenFeedError, FeedDocument
from services.intake.feeds.json_feed import is_json, read_json_feed
from services.intake.feeds.mistaken import is_page, reason_instead
from services.intake.feeds.relief_web import is_report_list, read_reports
from services.intake.feeds.sitemap import is_sitemap, read_sitemap
from services.intake.feeds.syndication import read_syndication
from services.intake.feeds.telegram import is_channel, read_channel
from services.intake.text.encodings import decoded, named_charset


def read_feed(body: bytes, content_type: str, url: str, now: datetime) -> FeedDocument:
    """The entries of a document that was fetched from ``url`` at ``now``, oldest first.

    Raises:
        BrokenFeedError: the document is no feed, or breaks off; the message says what it is instead, if that is known.
    """
    document = decoded(body, named_charset(content_type))
    if is_json(document.text):
        read = (read_reports if is_report_list(document.text) else read_json_feed)(document.text, url, now)
    elif is_sitemap(document.text):
        read = read_sitemap(document.text, url, now)
    elif is_page(document.text) and is_channel(document.text):
        read = read_channel(document.text, url, now)
    elif reason := reason_instead(document.text, url):
        raise BrokenFeedError(f"not a feed: {reason}")
    else:
        read = read_syndication(document.text, content_type, url, now)
    return replace(read, flaw="; ".join(filter(None, (read.flaw, document.flaw))) or None)
