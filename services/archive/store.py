"""The archive's collections: ``reports`` (parts as they come in, then the joined body) and ``stories``; it reads
``aliases``, which the api writes.

The parts are kept packed: the body has nearly all of them in the clear, and a document has room for that once. Every
write is an upsert of one document that gives the same result when repeated. A part is replaced by one of a newer
extractor version only.
"""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from pymongo import ASCENDING, DESCENDING, ReturnDocument
from pymongo.errors import DuplicateKeyError

from claimwatch_contracts.documents import Alias
from claimwatch_contracts.events import (
    EXTRACTORS,
    ArticlePublished,
    AttributionsExtracted,
    Extracted,
    FiguresExtracted,
    MentionsExtracted,
)
from claimwatch_contracts.report import Report
from services._runtime.mongo import Database, Document
from services._runtime.stored import packed, readable, readable_with, restored, stored
from services.archive.join import report_id
from services.archive.stories import story_key

log = structlog.get_logger(__name__)

BATCH = 50
INDEXED = (
    "story_id",
    "body.article.publisher",
    "body.attributions.claimant.key",
    "body.figures.claimant.key",
    "body.places.geonames_id",
    "body.places.within.geonames_id",
    "body.topics.key",
)


@dataclass(frozen=True)
class Parts:
    """Everything one report is joined from. ``changes`` counts how often any of it was written."""

    article: ArticlePublished
    extractions: tuple[AttributionsExtracted, FiguresExtracted, MentionsExtracted]
    story_id: str
    original: str
    changes: int


class ReportStore:
    """Reports and stories in MongoDB."""

    def __init__(self, database: Database) -> None:
        self._reports = database["reports"]
        self._stories = database["stories"]
        self._aliases = database["aliases"]

    async def prepare(self) -> None:
        """Make sure the indexes are there."""
        newest = [("filed_at", DESCENDING), ("_id", DESCENDING)]
        await self._reports.create_index(newest)
        for path in INDEXED:
            await self._reports.create_index([(path, ASCENDING), *newest])

    async def keep_article(self, article: ArticlePublished) -> Parts | None:
        """Keep an article revision and the story it belongs to; all parts, if it was the last one missing."""
        story_id, original = await self._story_of(article)
        return await self._keep(
            article.article_id,
            article.revision,
            {"parts.article": packed(article), "story_id": story_id, "original": original},
        )

    async def keep_extraction(self, extraction: Extracted) -> Parts | None:
        """Keep an extractor's answer unless a newer version of it has answered; all parts, if none is missing."""
        identity = report_id(extraction.article_id, extraction.revision)
        path = f"parts.{extraction.EXTRACTOR}"
        kept = await self._reports.find_one({"_id": identity}, {f"{path}.extractor_version": 1})
        version = ((kept or {}).get("parts", {}).get(extraction.EXTRACTOR) or {}).get("extractor_version", 0)
        part = packed(extraction) | {"extractor_version": extraction.extractor_version}
        fields = {path: part} if version <= extraction.extractor_version else {}
        return await self._keep(extraction.article_id, extraction.revision, fields)

    async def alias_versions(self) -> dict[str, object]:
        """When each alias was changed last, by its id."""
        kept = self._aliases.find({}, {"body.updated_at": 1})
        return {each["_id"]: each.get("body") async for each in kept}

    async def aliases(self) -> list[Alias]:
        """Every alias that operators have added. One that cannot be read is reported and does not void the others."""
        return [alias async for document in self._aliases.find() if (alias := readable(Alias, document))]

    async def previous(self, article_id: str, revision: int) -> Report | None:
        """The joined report of the newest earlier revision that was filed."""
        earlier = [filed for filed in await self._filed(article_id) if filed < revision]
        if not earlier:
            return None
        found = await self._reports.find_one({"_id": report_id(article_id, max(earlier))})
        return None if found is None else readable(Report, found)

    async def is_superseded(self, article_id: str, revision: int) -> bool:
        """Whether a later revision has been filed already."""
        return any(filed > revision for filed in await self._filed(article_id))

    async def parts(self, article_id: str, revision: int) -> Parts | None:
        """All parts of a report as they are now, if none is missing."""
        return _complete(await self._reports.find_one({"_id": report_id(article_id, revision)}))

    async def articles(
        self, *, since: datetime | None = None, article_id: str | None = None
    ) -> AsyncGenerator[ArticlePublished, None]:
        """The article revisions whose reports were filed, at that time or later, of that article; first filed first.

        One that cannot be read is reported and left out.
        """
        wanted: Document = {"filed_at": {"$ne": None} if since is None else {"$gte": since}}
        if article_id is not None:
            revisions = await self._filed(article_id)
            wanted["_id"] = {"$in": [report_id(article_id, revision) for revision in revisions]}
        oldest = [("filed_at", ASCENDING), ("_id", ASCENDING)]
        async for document in self._reports.find(wanted, {"parts.article": 1}, batch_size=BATCH).sort(oldest):
            if article := readable_with(_article_part, document, "article"):
                yield article

    async def file(self, report: Report, changes: int, now: datetime) -> bool:
        """Store the report that was joined after so many changes; ``False`` if a part was written since.

        The time of its first filing stays.
        """
        as_joined = {"_id": report.report_id, "changes": changes}
        written = await self._reports.update_one(as_joined, {"$set": stored(report)})
        if not written.matched_count:
            return False
        await self._reports.update_one({"_id": report.report_id, "filed_at": None}, {"$set": {"filed_at": now}})
        article = report.article
        await self._stories.update_one(
            {"_id": _article(article.article_id)}, {"$addToSet": {"filed": article.revision}}
        )
        return True

    async def _filed(self, article_id: str) -> list[int]:
        """The article's revisions that were filed. By id: the archive asks it of every report."""
        found = await self._stories.find_one({"_id": _article(article_id)}, {"filed": 1})
        return list((found or {}).get("filed", []))

    async def _keep(self, article_id: str, revision: int, fields: Document) -> Parts | None:
        identity = report_id(article_id, revision)
        fixed = {"article_id": article_id, "revision": revision, "body": None, "filed_at": None}
        changes: Document = {"$setOnInsert": fixed, "$inc": {"changes": 1}} | ({"$set": fields} if fields else {})
        try:
            document = await self._reports.find_one_and_update(
                {"_id": identity}, changes, upsert=True, return_document=ReturnDocument.AFTER
            )
        except DuplicateKeyError:  # another part was the first to come, at the same moment
            document = await self._reports.find_one_and_update(
                {"_id": identity}, changes, return_document=ReturnDocument.AFTER
            )
        return _complete(document)

    async def _story_of(self, article: ArticlePublished) -> tuple[str, str]:
        """The story and its original article: that of the article's first revision, else of an equal text, else new.

        Later revisions bring their text into the article's story, so that copies of them are reprints too.
        """
        key = story_key(article.text)
        own = await self._stories.find_one({"_id": _article(article.article_id)})
        proposed = own or {"story_id": key, "original": article.article_id}
        text = await self._first(f"text:{key}", proposed)
        own = own or await self._first(_article(article.article_id), text)
        return own["story_id"], own["original"]

    async def _first(self, identity: str, story: Document) -> Document:
        """The story document as its first writer left it: this one, if nobody was before us."""
        fields = {"story_id": story["story_id"], "original": story["original"]}
        try:
            await self._stories.update_one({"_id": identity}, {"$setOnInsert": fields}, upsert=True)
        except DuplicateKeyError:
            log.debug("story written by another at the same moment", story=identity)
        found = await self._stories.find_one({"_id": identity})
        assert found is not None, "stories are never deleted"  # noqa: S101
        return found


def _article_part(document: Mapping[str, Any]) -> ArticlePublished:
    return restored(ArticlePublished, document["parts"]["article"])


def _article(article_id: str) -> str:
    return f"article:{article_id}"


def _complete(document: Document | None) -> Parts | None:
    parts = (document or {}).get("parts", {})
    if document is None or any(name not in parts for name in ("article", *EXTRACTORS)):
        return None
    return Parts(
        article=restored(ArticlePublished, parts["article"]),
        extractions=(
            restored(AttributionsExtracted, parts["attribution"]),
            restored(FiguresExtracted, parts["figures"]),
            restored(MentionsExtracted, parts["mentions"]),
        ),
        story_id=document["story_id"],
        original=document["original"],
        changes=document["changes"],
    )
