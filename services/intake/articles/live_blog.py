"""A live blog: one article whose text is that of its posts, the oldest first, so that it grows at its end."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Post:
    """A post. ``key`` is the same for all its wordings, ``at`` is the time that its page states of it."""

    key: str
    at: datetime | None
    text: str


def post_key(*marks: str) -> str:
    """The key of a post by what marks it on its page: its address, or else its time and headline."""
    return hashlib.sha256("\x1f".join(marks).encode(errors="surrogatepass")).hexdigest()[:24]


def grown(known: Mapping[str, Post], shown: Iterable[Post], longest: int) -> tuple[Post, ...]:
    """The posts of a live blog by now, in their order. ``shown`` are those on its page, the oldest first.

    A page shows the newest posts only, so that older ones are kept. A known post that the page lacks among those that
    it shows was taken off by the publisher. Of more than ``longest`` characters the oldest posts are left out.
    """
    on_page = {post.key: post for post in shown}
    times = [post.at for post in on_page.values() if post.at is not None]
    kept = [post for post in known.values() if post.key not in on_page and not _is_within(post, times)]
    posts = sorted((*kept, *on_page.values()), key=lambda post: post.at or EARLIEST)
    return tuple(_newest(posts, longest))[::-1]


def text_of_posts(posts: Iterable[Post]) -> str:
    """The text of a live blog."""
    return "\n".join(post.text for post in posts)


def _is_within(post: Post, times: list[datetime]) -> bool:
    return post.at is not None and bool(times) and min(times) <= post.at <= max(times)


def _newest(posts: list[Post], longest: int) -> Iterator[Post]:
    """The posts from the newest on, as far as there is room for them."""
    room = longest
    for post in reversed(posts):
        room -= len(post.text) + 1
        if room < 0:
            return
        yield post
