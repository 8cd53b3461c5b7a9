"""Removes what is no longer kept: from ``reports`` texts by the policy, and the parts that reports were joined from.

A report without its text keeps its findings with their words and offsets, and the text's hash and length. Without the
article's part a revision cannot be joined or read again. Articles whose fingerprints are gone keep their stories, and
no later article is found to be a copy of theirs.
"""

import hashlib
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from pymongo import ASCENDING

from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.report import RemovedText
from services._runtime.mongo import Database, Document
from services._runtime.stored import readable
from services._runtime.sweeping import deleted, in_batches
from services.archive.retention import TextPolicy
from services.archive.stories.memory import first_of_period

TEXTS_AT_ONCE = 50
UNFILED: Document = {"filed_at": None, "parts.article": {"$ne": None}}
WITH_TEXT: Document = {"$or": [{"body.article.text": {"$gt": ""}}, {"parts.article": {"$ne": None}}]}


class ReportRetention:
    """What is removed from the reports, a batch at a time. Repeating it changes nothing."""

    def __init__(self, database: Database) -> None:
        self._reports = database["reports"]

    async def remove_texts(self, policy: TextPolicy, now: datetime) -> AsyncIterator[int]:
        """Remove the texts that are due, of filed reports and of articles that were never filed."""
        for condition in _due(policy, now):
            async for batch in in_batches(self._reports, condition, {"body.article.text": 1}, size=TEXTS_AT_ONCE):
                yield sum([await self._remove_text(document, condition, now) for document in batch])
        async for batch in in_batches(self._reports, UNFILED, {"parts.article": 1}, size=TEXTS_AT_ONCE):
            due = [document["_id"] for document in batch if _is_due(document, policy, now)]
            yield await self._remove_articles({"_id": {"$in": due}, **UNFILED})

    async def remove_parts(self, before: datetime) -> AsyncIterator[int]:
        """Remove all parts of reports that were filed before that moment."""
        old: Document = {"filed_at": {"$lt": before}, "parts": {"$ne": {}}}
        async for batch in in_batches(self._reports, old):
            identities = [document["_id"] for document in batch]
            changed = await self._reports.update_many({"_id": {"$in": identities}, **old}, {"$set": {"parts": {}}})
            yield int(changed.modified_count)

    async def _remove_text(self, document: Document, condition: Document, now: datetime) -> int:
        """Remove a report's text, unless the report was filed again since it was read."""
        text = ((document.get("body") or {}).get("article") or {}).get("text")
        fields = {}
        if text:
            removed = RemovedText(
                removed_at=now, characters=len(text), sha256=hashlib.sha256(text.encode()).hexdigest()
            )
            fields = {"body.article.text": "", "body.removed_text": removed.model_dump(mode="json")}
        as_read = {"_id": document["_id"], "body.article.text": text, "$and": [condition]}
        changes: dict[str, Any] = {"$unset": {"parts.article": ""}} | ({"$set": fields} if fields else {})
        return int((await self._reports.update_one(as_read, changes)).matched_count)

    async def _remove_articles(self, condition: Document) -> int:
        changes: Document = {"$unset": {"parts.article": ""}, "$inc": {"changes": 1}}
        changed = await self._reports.update_many(condition, changes)
        return int(changed.modified_count)


class StoryRetention:
    """What is removed from ``stories`` and ``shingles``: what copies of articles published long ago are found by."""

    def __init__(self, database: Database) -> None:
        self._stories = database["stories"]
        self._shingles = database["shingles"]

    async def prepare(self) -> None:
        """Make sure that fingerprints are found by the time of publication."""
        await self._stories.create_index([("published", ASCENDING)])

    async def remove_fingerprints(self, before: datetime) -> AsyncIterator[int]:
        """Remove the fingerprints of articles that were published before that moment, and whole periods of keys."""
        old: Document = {"published": {"$lt": before}, "fingerprints": {"$exists": True}}
        async for batch in in_batches(self._stories, old):
            found = {"_id": {"$in": [document["_id"] for document in batch]}, **old}
            yield int((await self._stories.update_many(found, {"$unset": {"fingerprints": ""}})).modified_count)
        async for count in deleted(self._shingles, {"_id": {"$lt": first_of_period(before)}}):
            yield count


def _due(policy: TextPolicy, now: datetime) -> list[Document]:
    """Conditions that together find the filed reports whose texts are due."""
    conditions: list[Document] = [
        {"body.article.publisher": publisher, "filed_at": {"$lt": before}, **WITH_TEXT}
        for publisher, before in policy.limits(now).items()
    ]
    if (before := policy.limit(now)) is not None:
        others = {"$nin": list(policy.days_by_publisher)}
        conditions.append({"body.article.publisher": others, "filed_at": {"$lt": before}, **WITH_TEXT})
    return conditions


def _is_due(document: Document, policy: TextPolicy, now: datetime) -> bool:
    article = readable(ArticlePublished, document["parts"]["article"])
    return article is not None and policy.is_due(article.publisher, article.received_at, now)
