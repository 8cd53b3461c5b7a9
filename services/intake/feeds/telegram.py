"""Reads the public preview of a Telegram channel, ``https://t.me/s/<channel>``: each post is an entry."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from lxml import html
from trafilatura import load_html

from services.intake.dates.reading import first_credible
from services.intake.feeds.document import BrokenFeedError, FeedDocument, address_of
from services.intake.feeds.entries import Entry, with_keys
from services.intake.text.bylines import authors_in
from services.intake.text.markup import text_of

POSTS = "//*[@data-post]"
REPLY = "tgme_widget_message_reply"
TEXT = "tgme_widget_message_text"
SIGNATURE = "tgme_widget_message_from_author"
CHANNEL = "tgme_channel_info"
NAME = "tgme_channel_info_header_title"


def is_channel(text: str) -> bool:
    """Whether the text is the preview of a channel, also of one without posts."""
    return TEXT in text or CHANNEL in text


def read_channel(text: str, url: str, now: datetime) -> FeedDocument:
    """The posts of a channel's preview with words of their own, in their order. A post has no title.

    What a post answers to is not a part of it. Posts without words, such as pictures, are no entries.

    Raises:
        BrokenFeedError: the preview cannot be read, or shows no posts.
    """
    tree = load_html(text)
    posts = [] if tree is None else tree.xpath(POSTS)
    if not posts:
        raise BrokenFeedError("the preview of a channel without posts: it may be private, or show none to strangers")
    entries = [entry for post in posts if (entry := _entry(post, url, now)).text]
    return FeedDocument(with_keys((entry, "") for entry in entries), title=_name(tree))


def _name(tree: Any) -> str:
    """The channel's name, as the preview gives it above the posts or of itself; empty if it does not."""
    headed = (element.text_content() for element in tree.find_class(NAME))
    named = (" ".join(str(name).split()) for name in (*headed, *tree.xpath("//meta[@property='og:title']/@content")))
    return next(filter(None, named), "")


def _entry(post: Any, url: str, now: datetime) -> Entry:
    identifier = post.get("data-post")
    return Entry(
        url=address_of(f"https://t.me/{identifier}", url),
        title="",
        text="\n".join(_texts(post)),
        published_at=first_credible(post.xpath(".//time/@datetime"), UTC, now),
        authors=authors_in(signature.text_content() for signature in post.find_class(SIGNATURE)),
    )


def _texts(post: Any) -> Iterator[str]:
    """What the post itself says, a text for each of its parts."""
    for part in post.find_class(TEXT):
        is_within = any(TEXT in (above.get("class") or "").split() for above in part.iterancestors())
        if not is_within and not any(REPLY in (each.get("class") or "") for each in (part, *part.iterancestors())):
            yield text_of(html.tostring(part, encoding="unicode", with_tail=False))
