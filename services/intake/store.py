"""Intake's collections: ``articles``, ``feed_states`` and ``feed_entries``; it reads ``feeds``, which the api writes.

``articles`` has one document for each revision, without its text. A revision is reserved before it is published and
marked after, so that one whose publishing failed is published again under its own number and time.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

import structlog
from pymongo import ASCENDING, DESCENDING
from pymongo.errors import DuplicateKeyError

from claimwatch_contracts.documents import Feed
from services._runtime.mongo import Database, Document
from services._runtime.stored import readable
from services.intake.feed_state import FeedState

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Revision:
    """One content of an article. ``received_at`` is when the content first came, in whole milliseconds."""

    article_id: str
    number: int
    received_at: datetime
    published: bool


class ArticleStore:
    """Which contents of which articles have been seen, and which were published."""

    def __init__(self, database: Database) -> None:
        self._articles = database["articles"]

    async def prepare(self) -> None:
        """Make sure the indexes are there."""
        await self._articles.create_index([("article_id", ASCENDING), ("revision", DESCENDING)])
        await self._articles.create_index([("article_id", ASCENDING), ("content_hash", ASCENDING)])

    async def reserve(
        self, article_id: str, content_hash: str, now: datetime, *, url: str | None, publisher: str
    ) -> Revision:
        """The revision of this content: the one that has it already, or the next number.

        The newest revision is read before the content is looked for: who adds this content after the first reading
        takes the number that we would, and who added it before is found by the second. So no content gets two numbers.
        """
        fields = {
            "article_id": article_id,
            "content_hash": content_hash,
            "url": url,
            "publisher": publisher,
            "received_at": now.replace(microsecond=now.microsecond // 1_000 * 1_000),
            "published": False,
        }
        while True:
            newest = await self._articles.find_one({"article_id": article_id}, sort=[("revision", DESCENDING)])
            same = {"article_id": article_id, "content_hash": content_hash}
            known = await self._articles.find_one(same, sort=[("revision", ASCENDING)])
            if known is not None:
                return _revision(known)
            number = 1 if newest is None else newest["revision"] + 1
            document = {"_id": f"{article_id}:{number}", "revision": number, **fields}
            try:
                await self._articles.insert_one(document)
            except DuplicateKeyError:
                continue
            return _revision(document)

    async def mark_published(self, revision: Revision) -> None:
        """Remember that the broker has it."""
        identity = f"{revision.article_id}:{revision.number}"
        await self._articles.update_one({"_id": identity}, {"$set": {"published": True}})


def _revision(document: Document) -> Revision:
    return Revision(document["article_id"], document["revision"], document["received_at"], document["published"])


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
        return [feed async for document in found if (feed := readable(Feed, document)) and feed.enabled]

    async def states(self, feeds: list[Feed], now: datetime) -> dict[str, FeedState]:
        """The state of each feed by its id; a feed that has none is due now."""
        found = self._states.find({"_id": {"$in": [feed.feed_id for feed in feeds]}})
        states = {document["_id"]: _state(document) async for document in found}
        return {feed.feed_id: states.get(feed.feed_id) or FeedState(str(feed.url), now) for feed in feeds}

    async def lease(self, feed: Feed, now: datetime, seconds: float) -> FeedState | None:
        """Make the feed ours for so long; its state, or ``None`` when another instance is polling it."""
        first = asdict(FeedState(str(feed.url), now)) | {"lease_owner": None, "leased_until": now}
        try:
            await self._states.update_one({"_id": feed.feed_id}, {"$setOnInsert": first}, upsert=True)
        except DuplicateKeyError:
            log.debug("feed state written by another at the same moment", feed_id=feed.feed_id)
        lease = {"lease_owner": self._owner, "leased_until": now + timedelta(seconds=seconds)}
        free = {"_id": feed.feed_id, "leased_until": {"$lte": now}}
        taken = await self._states.find_one_and_update(free, {"$set": lease})
        return None if taken is None else _state(taken)

    async def renew(self, feed: Feed, now: datetime, seconds: float) -> bool:
        """Keep the feed ours for so long from now; whether it still was."""
        until = {"leased_until": now + timedelta(seconds=seconds)}
        renewed = await self._states.update_one(self._ours(feed), {"$set": until})
        return renewed.matched_count == 1

    async def keep_state(self, feed: Feed, state: FeedState, now: datetime) -> None:
        """Write how the poll went and give the feed back, if it is still ours."""
        changes = asdict(state) | {"lease_owner": None, "leased_until": now}
        await self._states.update_one(self._ours(feed), {"$set": changes})

    async def handled_entries(self, feed: Feed) -> set[str]:
        """The fingerprints of the feed's entries that need no second look."""
        found = self._entries.find({"feed_id": feed.feed_id}, {"fingerprint": 1})
        return {document["fingerprint"] async for document in found}

    async def mark_handled(self, feed: Feed, fingerprint: str) -> None:
        """Remember that this entry was published, or can never be."""
        identity = {"_id": f"{feed.feed_id}:{fingerprint}"}
        fields = {"feed_id": feed.feed_id, "fingerprint": fingerprint}
        await self._entries.update_one(identity, {"$setOnInsert": fields}, upsert=True)

    async def forget_entries(self, feed: Feed, present: set[str]) -> None:
        """Forget the entries that the feed no longer has: the memory is as long as the feed."""
        await self._entries.delete_many({"feed_id": feed.feed_id, "fingerprint": {"$nin": sorted(present)}})

    def _ours(self, feed: Feed) -> Document:
        return {"_id": feed.feed_id, "lease_owner": self._owner}


def _state(document: Document) -> FeedState:
    return FeedState(**{name: document[name] for name in FeedState.__dataclass_fields__ if name in document})
