"""The list of topics: the users' topics, newest first, then the built-in topics by key."""

from collections.abc import Collection

from claimwatch_contracts.documents import Topic
from claimwatch_language.topics.built_in import built_in_topics
from services.api.cursors import Page, Position, Window, encode
from services.api.shown import ListedTopic, built_in, own_topic
from services.api.store.documents import Documents


async def topic_page(topics: Documents[Topic], window: Window) -> Page[ListedTopic]:
    """A part of the list. A user's topic hides the built-in topic with the same key."""
    own: Page[Topic] = Page((), None)
    if not _is_among_built_in(window.after):
        own = await topics.page(window)
    items = tuple(own_topic(topic) for topic in own.items)
    if own.next is not None:
        return Page(items, own.next, own.unreadable)
    after = window.after.id if window.after and _is_among_built_in(window.after) else ""
    rest = _built_in_after(after, await topics.missing(built_in_topics().keys()))
    room = window.limit - len(items) - len(own.unreadable)
    shown = rest[:room]
    last = shown[-1].key if shown else after
    further = encode(Position(None, last)) if len(rest) > room else None
    return Page((*items, *shown), further, own.unreadable)


def _is_among_built_in(position: Position | None) -> bool:
    return position is not None and position.time is None


def _built_in_after(key: str, visible: Collection[str]) -> list[ListedTopic]:
    return [built_in(topic) for topic in built_in_topics().values() if topic.key > key and topic.key in visible]
