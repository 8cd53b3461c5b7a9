"""The posts of a live blog on its page, by its JSON-LD or its microdata (https://schema.org/LiveBlogPosting)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from services.intake.articles.addresses import fragment_of
from services.intake.articles.live_blog import EARLIEST, Post, post_key
from services.intake.pages import linked_data
from services.intake.pages.stated_dates import read_moment
from services.intake.pages.titles import letters
from services.intake.text.markup import text_of

LEAST_POSTS = 2
_UPDATES = "//*[contains(concat(' ', normalize-space(@itemprop), ' '), ' liveBlogUpdate ')]"


def live_posts(tree: Any, url: str, now: datetime) -> tuple[Post, ...]:
    """The posts, the oldest first; none if the page is no live blog, or does not say what its posts say."""
    for found in (_linked(tree, url, now), _marked(tree, now)):
        posts = list({post.key: post for post in found if post.text}.values())
        if len(posts) >= LEAST_POSTS:
            newest_first = posts[::-1]
            return tuple(sorted(newest_first, key=lambda post: post.at or EARLIEST))
    return ()


def _linked(tree: Any, url: str, now: datetime) -> Iterator[Post]:
    for node in linked_data.articles(tree, url):
        if linked_data.kind(node) != "LiveBlogPosting":
            continue
        updates = node.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else [updates]:
            if isinstance(update, dict):
                yield _of_node(update, now)


def _of_node(update: linked_data.Node, now: datetime) -> Post:
    words = {name: next(iter(linked_data.texts(update.get(name))), "") for name in ("headline", "articleBody", "text")}
    headline, body = text_of(words["headline"]), text_of(words["articleBody"] or words["text"])
    stated = next(iter(linked_data.texts(update.get("datePublished"))), "")
    address = next((text for name in ("@id", "url") for text in linked_data.texts(update.get(name))), "")
    return _post(_place(address), stated, headline, body, now)


def _marked(tree: Any, now: datetime) -> Iterator[Post]:
    for update in tree.xpath(_UPDATES):
        headline, body = (_property(update, name) for name in ("headline", "articleBody"))
        times = update.xpath(".//*[@itemprop='datePublished']/@*[name()='datetime' or name()='content']")
        yield _post(update.get("id") or "", str(times[0]) if times else "", headline, body, now)


def _property(update: Any, name: str) -> str:
    """The text of the post's property; a ``<meta>`` has it as its content."""
    found = next(iter(update.xpath(f".//*[@itemprop='{name}']")), None)
    return "" if found is None else "\n".join(line for part in _texts(found) if (line := " ".join(part.split())))


def _texts(element: Any) -> list[str]:
    paragraphs = [paragraph.text_content() for paragraph in element.iter("p", "li", "blockquote")]
    return paragraphs or [str(element.get("content") or element.text_content())]


def _place(address: str) -> str:
    """What names the post on its page: the fragment of its address, or else the whole address."""
    return fragment_of(address) or address


def _post(place: str, stated: str, headline: str, body: str, now: datetime) -> Post:
    reading = read_moment(stated, now, UTC) if stated else None
    repeats = letters(body).startswith(letters(headline))
    text = body if repeats else "\n".join(filter(None, (headline, body)))
    return Post(post_key(place) if place else post_key(stated, headline or body[:100]), reading and reading[0], text)
