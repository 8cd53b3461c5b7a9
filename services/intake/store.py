"""Intake's collections: ``articles``, ``feed_states`` and ``feed_entries``; it reads ``feeds``, which the api writes.

``articles`` has one document for each revision, without its text. A revision is reserved before it is published, and
marked afterwards. So a revision whose publishing failed is published again under the same number and time.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from pymongo import ASCENDING, DESCENDING

from claimwatch_contracts.base import whole_milliseconds
from claimwatch_contracts.documents import Feed
from services._runtime.mongo import Database, Document, insert_once
from services._runtime.stored import readable, readable_by_id, readable_by_id_with, readable_with
from services._runtime.sweeping import delete, in_batches
from services.intake.articles.content import Content
from services.intake.articles.page_key import shared_page_key
from services.intake.feeds.entry_tries import EntryState
from services.intake.feeds.rhythm import rhythm_of
from services.intake.feeds.state import FeedState, IncompleteEntry
from services.intake.feeds.tally import EntryTally

TRACES = ("article_id", "key", "words_hash")


@dataclass(frozen=True)
class Revision:
    """One content of an article. ``received_at`` is the time, in whole milliseconds, at which the content first came.

    ``number`` is the revision's, counted from 1.
    """

    article_id: str
    number: int
    received_at: datetime
    published: bool


@dataclass(frozen=True)
class Origin:
    """The feed that a content came from, and the feed's ``key`` for the article."""

    feed_id: str
    key: str | None


@dataclass(frozen=True)
class PageArticles:
    """Ids of the articles that a feed has had on a page, by the feed's keys and by the hashes of the texts' words."""

    by_key: Mapping[str, str]
    by_words: Mapping[str, str]


class ArticleStore:
    """The contents of each article so far, and which of the contents were published."""

    def __init__(self, database: Database) -> None:
        self._articles = database["articles"]

    async def prepare(self) -> None:
        """Make sure the indexes are there."""
        await self._articles.create_index([("article_id", ASCENDING), ("revision", DESCENDING)])
        await self._articles.create_index([("article_id", ASCENDING), ("content_hash", ASCENDING)])
        await self._articles.create_index([("page", ASCENDING), ("feed_id", ASCENDING)])
        await self._articles.create_index([("received_at", ASCENDING)])

    async def on_page(self, feed_id: str, page: str) -> PageArticles:
        """The articles that a feed has had on the page. ``page`` is the key of a page."""
        cursor = self._articles.find({"page": page, "feed_id": feed_id}, dict.fromkeys(TRACES, 1))
        traces = (await readable_by_id_with(itemgetter(*TRACES), cursor, "article")).values()
        by_key = {key: article_id for article_id, key, _words in traces if key}
        return PageArticles(by_key, {words: article_id for article_id, _key, words in traces})

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
        """The stored revision with this content, or a new revision under the next number.

        A damaged copy of the newest revision counts as the newest revision. A feed that goes back to an older content,
        after it showed another one, makes a new revision. From any other origin an older content is only a repetition.

        Most articles are new, so the first number is tried before anything is read. Then the newest revision is read
        first, and the content is looked up second. A concurrent writer of the same content either takes our number, so
        that we collide and retry, or is found by our look-up. So no content gets two numbers at the same moment.
        """
        fields = {
            "article_id": article_id,
            **asdict(content),
            **(asdict(origin) if origin else {}),
            "url": url,
            "page": shared_page_key(url) if origin and url else None,
            "publisher": publisher,
            "received_at": whole_milliseconds(now),
            "published": False,
        }
        number = 1
        while True:
            document = {"_id": f"{article_id}:{number}", "revision": number, **fields}
            if await insert_once(self._articles, document):
                return _revision(document)
            newest = await self._articles.find_one({"article_id": article_id}, sort=[("revision", DESCENDING)])
            same = {"article_id": article_id, "content_hash": content.content_hash}
            earlier = await self._articles.find_one(same, sort=[("revision", DESCENDING)])
            if earlier is not None and not _has_come_back(earlier, newest, origin):
                return _revision(earlier)
            if newest is not None and _is_damaged_copy(content, newest):
                return _revision(newest)
            number = 1 if newest is None else newest["revision"] + 1

    async def mark_published(self, revision: Revision) -> None:
        """Remember that the broker has the revision."""
        identity = f"{revision.article_id}:{revision.number}"
        await self._articles.update_one({"_id": identity}, {"$set": {"published": True}})

    async def forget_revisions(self, before: datetime) -> AsyncIterator[int]:
        """Forget revisions that came before that moment, but no article's first and newest.

        The newest numbers the next revision, and the first keeps its number from being given again.
        """
        old: Document = {"received_at": {"$lt": before}, "revision": {"$gt": 1}}
        async for batch in in_batches(self._articles, old, {"article_id": 1, "revision": 1}):
            next_ids = {_next(document): document["_id"] for document in batch}
            followers = self._articles.find({"_id": {"$in": list(next_ids)}}, {"_id": 1})
            yield await delete(self._articles, [next_ids[follower["_id"]] async for follower in followers], old)


def _next(document: Document) -> str:
    """The id of the revision that follows."""
    return f"{document['article_id']}:{document['revision'] + 1}"


def _revision(document: Document) -> Revision:
    return Revision(document["article_id"], document["revision"], document["received_at"], document["published"])


def _has_come_back(earlier: Document, newest: Document | None, origin: Origin | None) -> bool:
    """Whether a feed goes back from its newest content to an earlier one."""
    if newest is None or origin is None or not earlier["published"] or earlier["revision"] >= newest["revision"]:
        return False
    return bool(newest.get("feed_id") == origin.feed_id)


def _is_damaged_copy(content: Content, newest: Document) -> bool:
    """Whether the content is a damaged copy of a published revision. Documents of earlier releases lack traces."""
    names = Content.__dataclass_fields__
    if not newest["published"] or not newest.keys() >= names.keys():
        return False
    return content.is_damaged_copy_of(Content(**{name: newest[name] for name in names}))


class FeedStore:
    """The feeds to poll, their states and leases, and the states of their entries."""

    def __init__(self, database: Database, owner: str) -> None:
        self._feeds = database["feeds"]
        self._states = database["feed_states"]
        self._entries = database["feed_entries"]
        self._owner = owner

    async def prepare(self) -> None:
        """Make sure the indexes are there."""
        await self._entries.create_index([("feed_id", ASCENDING)])

    async def enabled_feeds(self) -> list[Feed]:
        """All enabled feeds. A feed that cannot be read is reported and left out."""
        documents = self._feeds.find({"body.enabled": {"$ne": False}})
        return [feed for feed in (await readable_by_id(Feed, documents)).values() if feed.enabled]

    async def states(self, feeds: list[Feed], now: datetime) -> dict[str, FeedState]:
        """Each feed's state by the feed's id. A feed without a readable state is due at once."""
        documents = self._states.find({"_id": {"$in": [feed.feed_id for feed in feeds]}})
        states = await readable_by_id_with(_state, documents, "feed state")
        return {feed.feed_id: states.get(feed.feed_id) or FeedState(str(feed.url), now) for feed in feeds}

    async def lease(self, feed: Feed, now: datetime, seconds: float) -> FeedState | None:
        """Lease the feed for so many seconds and return its state; ``None`` while another instance holds the lease.

        A feed whose state cannot be read begins anew, as if it were read for the first time.
        """
        first = asdict(FeedState(str(feed.url), now)) | {"lease_owner": None, "leased_until": now}
        await insert_once(self._states, {"_id": feed.feed_id, **first})
        lease = {"lease_owner": self._owner, "leased_until": now + timedelta(seconds=seconds)}
        free = {"_id": feed.feed_id, "leased_until": {"$lte": now}}
        document = await self._states.find_one_and_update(free, {"$set": lease})
        if document is None:
            return None
        return readable_with(_state, document, "feed state") or FeedState(str(feed.url), now)

    async def renew(self, feed: Feed, now: datetime, seconds: float) -> bool:
        """Extend our lease to so many seconds from ``now``. ``False`` means that the lease was lost."""
        until = {"leased_until": now + timedelta(seconds=seconds)}
        renewed = await self._states.update_one(self._ours(feed), {"$set": until})
        return renewed.matched_count == 1

    async def keep_state(self, feed: Feed, state: FeedState, now: datetime) -> None:
        """Store the feed's state and end the lease, if the lease is still ours."""
        changes = asdict(state) | {"lease_owner": None, "leased_until": now}
        await self._states.update_one(self._ours(feed), {"$set": changes})

    async def is_current(self, feed: Feed) -> bool:
        """Whether the feed is still stored, enabled and unchanged since ``feed`` was read."""
        document = await self._feeds.find_one({"_id": feed.feed_id})
        current = None if document is None else readable(Feed, document)
        return current is not None and current.enabled and current.updated_at == feed.updated_at

    async def entries(self, feed: Feed) -> dict[str, EntryState]:
        """The states of the feed's entries by the entries' fingerprints."""
        documents = self._entries.find({"feed_id": feed.feed_id})
        states = await readable_by_id_with(_entry_state, documents, "feed entry")
        return {state.fingerprint: state for state in states.values()}

    async def keep_entry(self, feed: Feed, entry: EntryState) -> None:
        """Store an entry's state."""
        fields = {"feed_id": feed.feed_id, **asdict(entry)}
        await self._entries.update_one({"_id": f"{feed.feed_id}:{entry.fingerprint}"}, {"$set": fields}, upsert=True)

    async def forget_entries(self, feed: Feed, present: set[str]) -> None:
        """Forget entries that the feed no longer has. ``present`` are the fingerprints of those it has."""
        await self._entries.delete_many({"feed_id": feed.feed_id, "fingerprint": {"$nin": sorted(present)}})

    def _ours(self, feed: Feed) -> Document:
        return {"_id": feed.feed_id, "lease_owner": self._owner}


def _state(document: Mapping[str, Any]) -> FeedState:
    fields = {name: document[name] for name in FeedState.__dataclass_fields__ if name in document}
    nested: dict[str, Any] = {"incomplete": tuple(IncompleteEntry(**entry) for entry in document.get("incomplete", ()))}
    if "rhythm" in document:
        nested |= {"rhythm": rhythm_of(document["rhythm"]), "tally": EntryTally(**document["tally"])}
    return FeedState(**fields | nested)


def _entry_state(document: Mapping[str, Any]) -> EntryState:
    """The entry's state. Earlier releases stored handled entries only, with the fingerprint alone."""
    fields = {name: document[name] for name in EntryState.__dataclass_fields__ if name in document}
    return EntryState(**{"handled": True} | fields)
