"""Intake's collections: ``articles``, ``feed_states`` and ``feed_entries``; it reads ``feeds``, which the api writes.

``articles`` has one document for each revision, without its text. A revision is reserved before it is published and
marked after, so that one whose publishing failed is published again under its own number and time.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from pymongo import ASCENDING, DESCENDING

from claimwatch_contracts.base import whole_milliseconds
from claimwatch_contracts.documents import Feed
from services._runtime.mongo import Database, Document, insert_once
from services._runtime.stored import readable, readable_by_id, readable_by_id_with, readable_with
from services.intake.articles.content import Content
from services.intake.articles.identity import canonical_url
from services.intake.feeds.entry_tries import EntryState
from services.intake.feeds.state import FeedState, IncompleteEntry

TRACES = ("article_id", "key", "words_hash")


@dataclass(frozen=True)
class Revision:
    """One content of an article. ``received_at`` is when the content first came, in whole milliseconds."""

    article_id: str
    number: int
    received_at: datetime
    published: bool


@dataclass(frozen=True)
class Origin:
    """The feed that a content came from, and what the feed calls the article."""

    feed_id: str
    key: str | None


@dataclass(frozen=True)
class Had:
    """The articles that a feed has had on a page: by its names for them, and by the hashes of their texts' words."""

    by_key: Mapping[str, str]
    by_words: Mapping[str, str]


class ArticleStore:
    """Which contents of which articles have been seen, and which were published."""

    def __init__(self, database: Database) -> None:
        self._articles = database["articles"]

    async def prepare(self) -> None:
        """Make sure the indexes are there."""
        await self._articles.create_index([("article_id", ASCENDING), ("revision", DESCENDING)])
        await self._articles.create_index([("article_id", ASCENDING), ("content_hash", ASCENDING)])
        await self._articles.create_index([("page", ASCENDING), ("feed_id", ASCENDING)])

    async def had(self, feed_id: str, page: str) -> Had:
        """The articles that a feed has had on the page with this canonical URL."""
        cursor = self._articles.find({"page": page, "feed_id": feed_id}, dict.fromkeys(TRACES, 1))
        traces = (await readable_by_id_with(itemgetter(*TRACES), cursor, "article")).values()
        by_key = {key: article_id for article_id, key, _words in traces if key}
        return Had(by_key, {words: article_id for article_id, _key, words in traces})

    async def reserve(
        self,
        article_id: str,
        content: Content,
        now: datetime,
        *,
        url: str | None,
        publisher: str,
        origin: Origin | None = None,
    ) -> Revision:
        """The revision of this content: the one that has it already, or the next number.

        A damaged copy of the newest revision is that revision. An older content that its feed shows again after
        another of the same feed is a new revision; from elsewhere it is known, as a request that is repeated is.

        The newest revision is read before the content is looked for: who adds this content after the first reading
        takes the number that we would, and who added it before is found by the second. So no content gets two numbers
        at once.
        """
        fields = {
            "article_id": article_id,
            **asdict(content),
            **(asdict(origin) if origin else {}),
            "url": url,
            "page": canonical_url(url) if origin and url else None,
            "publisher": publisher,
            "received_at": whole_milliseconds(now),
            "published": False,
        }
        while True:
            newest = await self._articles.find_one({"article_id": article_id}, sort=[("revision", DESCENDING)])
            same = {"article_id": article_id, "content_hash": content.content_hash}
            known = await self._articles.find_one(same, sort=[("revision", DESCENDING)])
            if known is not None and not _has_come_back(known, newest, origin):
                return _revision(known)
            if newest is not None and _is_damaged_copy(content, newest):
                return _revision(newest)
            number = 1 if newest is None else newest["revision"] + 1
            document = {"_id": f"{article_id}:{number}", "revision": number, **fields}
            if await insert_once(self._articles, document):
                return _revision(document)

    async def mark_published(self, revision: Revision) -> None:
        """Remember that the broker has it."""
        identity = f"{revision.article_id}:{revision.number}"
        await self._articles.update_one({"_id": identity}, {"$set": {"published": True}})


def _revision(document: Document) -> Revision:
    return Revision(document["article_id"], document["revision"], document["received_at"], document["published"])


def _has_come_back(known: Document, newest: Document | None, origin: Origin | None) -> bool:
    """Whether a feed shows again what it showed before its newest content."""
    if newest is None or origin is None or not known["published"] or known["revision"] >= newest["revision"]:
        return False
    return bool(newest.get("feed_id") == origin.feed_id)


def _is_damaged_copy(content: Content, newest: Document) -> bool:
    """Of a revision that was published; what an earlier release stored has no traces to compare."""
    names = Content.__dataclass_fields__
    if not newest["published"] or not newest.keys() >= names.keys():
        return False
    return content.is_damaged_copy_of(Content(**{name: newest[name] for name in names}))


class FeedStore:
    """The feeds to poll, how they have fared, who polls them, and which of their entries were handled."""

    def __init__(self, database: Database, owner: str) -> None:
        self._feeds = database["feeds"]
        self._states = database["feed_states"]
        self._entries = database["feed_entries"]
        self._owner = owner

    async def prepare(self) -> None:
        """Make sure the indexes are there."""
        await self._entries.create_index([("feed_id", ASCENDING)])

    async def enabled_feeds(self) -> list[Feed]:
        """Every feed that is switched on. One that cannot be read is reported and does not silence the others."""
        found = self._feeds.find({"body.enabled": {"$ne": False}})
        return [feed for feed in (await readable_by_id(Feed, found)).values() if feed.enabled]

    async def states(self, feeds: list[Feed], now: datetime) -> dict[str, FeedState]:
        """The state of each feed by its id; a feed that has none, or one that cannot be read, is due now."""
        found = self._states.find({"_id": {"$in": [feed.feed_id for feed in feeds]}})
        states = await readable_by_id_with(_state, found, "feed state")
        return {feed.feed_id: states.get(feed.feed_id) or FeedState(str(feed.url), now) for feed in feeds}

    async def lease(self, feed: Feed, now: datetime, seconds: float) -> FeedState | None:
        """Make the feed ours for so long; its state, or ``None`` when another instance is polling it.

        One whose state cannot be read begins anew: what the feed holds by then is its past.
        """
        first = asdict(FeedState(str(feed.url), now)) | {"lease_owner": None, "leased_until": now}
        await insert_once(self._states, {"_id": feed.feed_id, **first})
        lease = {"lease_owner": self._owner, "leased_until": now + timedelta(seconds=seconds)}
        free = {"_id": feed.feed_id, "leased_until": {"$lte": now}}
        taken = await self._states.find_one_and_update(free, {"$set": lease})
        return None if taken is None else readable_with(_state, taken, "feed state") or FeedState(str(feed.url), now)

    async def renew(self, feed: Feed, now: datetime, seconds: float) -> bool:
        """Keep the feed ours for so long from now; whether it still was."""
        until = {"leased_until": now + timedelta(seconds=seconds)}
        renewed = await self._states.update_one(self._ours(feed), {"$set": until})
        return renewed.matched_count == 1

    async def keep_state(self, feed: Feed, state: FeedState, now: datetime) -> None:
        """Write how the poll went and give the feed back, if it is still ours."""
        changes = asdict(state) | {"lease_owner": None, "leased_until": now}
        await self._states.update_one(self._ours(feed), {"$set": changes})

    async def is_current(self, feed: Feed) -> bool:
        """Whether the feed is still there, switched on and as we read it."""
        document = await self._feeds.find_one({"_id": feed.feed_id})
        current = None if document is None else readable(Feed, document)
        return current is not None and current.enabled and current.updated_at == feed.updated_at

    async def entries(self, feed: Feed) -> dict[str, EntryState]:
        """What became of the feed's entries, by their fingerprints."""
        found = self._entries.find({"feed_id": feed.feed_id})
        states = await readable_by_id_with(_entry_state, found, "feed entry")
        return {state.fingerprint: state for state in states.values()}

    async def keep_entry(self, feed: Feed, entry: EntryState) -> None:
        """Remember what became of an entry."""
        fields = {"feed_id": feed.feed_id, **asdict(entry)}
        await self._entries.update_one({"_id": f"{feed.feed_id}:{entry.fingerprint}"}, {"$set": fields}, upsert=True)

    async def forget_entries(self, feed: Feed, present: set[str]) -> None:
        """Forget the entries that the feed no longer has: the memory is as long as the feed."""
        await self._entries.delete_many({"feed_id": feed.feed_id, "fingerprint": {"$nin": sorted(present)}})

    def _ours(self, feed: Feed) -> Document:
        return {"_id": feed.feed_id, "lease_owner": self._owner}


def _state(document: Mapping[str, Any]) -> FeedState:
    fields = {name: document[name] for name in FeedState.__dataclass_fields__ if name in document}
    incomplete = tuple(IncompleteEntry(**entry) for entry in document.get("incomplete", ()))
    return FeedState(**fields | {"incomplete": incomplete})


def _entry_state(document: Mapping[str, Any]) -> EntryState:
    """An earlier release kept only what was handled, and no more of it than the fingerprint."""
    fields = {name: document[name] for name in EntryState.__dataclass_fields__ if name in document}
    return EntryState(**{"handled": True} | fields)
