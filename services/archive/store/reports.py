"""``reports``: the parts of each article revision, the report that is joined from them, and what the report changed.

The judgement and the parts are packed, because the body repeats nearly all of the parts and a document has no room for
both in the clear. Every write is of one document, which has to be as it was read, and gives the same result when
repeated. Only a part of the same or a newer extractor version replaces a part.
"""

from collections import OrderedDict
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar

from pymongo import ASCENDING, DESCENDING

from claimwatch_contracts.base import Versioned
from claimwatch_contracts.events import (
    EXTRACTORS,
    ArticlePublished,
    AttributionsExtracted,
    Extracted,
    FiguresExtracted,
    MentionsExtracted,
)
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from services._runtime.mongo import Database, Document, insert_once
from services._runtime.stored import BODY, packed, readable, readable_with, restored, stored
from services.archive.joining.join import report_id

P = TypeVar("P", bound=Versioned)
ReadParts = dict[Any, ArticlePublished | Extracted]
"""Parts that need no reading, by their packed body."""

BATCH = 50
REMEMBERED = 50
"""The reports without all parts that a process keeps as it wrote them last."""
PARTS = {"parts": 1, "changes": 1, "filed_at": 1, "erased_at": 1}
"""The projection with which the parts of a report are read."""
AS_READ = ("_id", "changes", "filed_at")
"""The fields by which a write finds its report unchanged since it was read."""
INDEXED = (
    "article_id",
    "story_id",
    "incident_id",
    "body.article.publisher",
    "body.attributions.claimant.key",
    "body.figures.claimant.key",
    "body.places.geonames_id",
    "body.places.within.geonames_id",
    "body.topics.key",
    "body.incident_id",
)


@dataclass(frozen=True)
class Parts:
    """The parts of one report. ``changes`` counts the writes to any of them.

    ``filed_at`` is the time at which a report of these or earlier parts was first filed.
    """

    article: ArticlePublished
    extractions: tuple[AttributionsExtracted, FiguresExtracted, MentionsExtracted]
    changes: int
    filed_at: datetime | None


class ReportStore:
    """The reports, complete or not."""

    def __init__(self, database: Database) -> None:
        self._reports = database["reports"]
        self._unfinished: OrderedDict[str, tuple[Document, ReadParts]] = OrderedDict()

    async def prepare(self) -> None:
        """Create the indexes.

        A server that finds documents by the fields of unique indexes alone needs one for its writes, too.
        """
        await self._reports.create_index([(name, ASCENDING) for name in AS_READ], unique=True)
        newest = [("filed_at", DESCENDING), ("_id", DESCENDING)]
        await self._reports.create_index(newest)
        for path in INDEXED:
            await self._reports.create_index([(path, ASCENDING), *newest])

    async def keep_article(self, article: ArticlePublished) -> Parts | None:
        """Keep an article revision. Returns all parts if none is missing."""
        return await self._keep("article", article, packed(article))

    async def keep_extraction(self, extraction: Extracted) -> Parts | None:
        """Keep an extraction unless a newer extractor's is kept. Returns all parts if none is missing."""
        part = packed(extraction) | {"extractor_version": extraction.extractor_version}
        return await self._keep(extraction.EXTRACTOR, extraction, part)

    async def report(self, article_id: str, revision: int) -> Report | None:
        """The filed report of a revision; ``None`` if there is none or if it cannot be read."""
        document = await self._reports.find_one({"_id": report_id(article_id, revision)}, BODY)
        return None if document is None else readable(Report, document)

    async def judged(self, article_id: str, revision: int) -> tuple[Report, Judgement] | None:
        """The filed report of a revision, and what it changed; ``None`` if there is none or one that was not judged."""
        document = await self._reports.find_one({"_id": report_id(article_id, revision)}, BODY | {"judgement": 1})
        if document is None or document.get("judgement") is None:
            return None
        report, judgement = readable(Report, document), readable_with(_judgement, document, "judgement")
        return None if report is None or judgement is None else (report, judgement)

    async def parts(self, article_id: str, revision: int) -> Parts | None:
        """All current parts of a report; ``None`` if a part is missing."""
        return _complete(await self._held(report_id(article_id, revision)))

    async def articles(
        self, *, since: datetime | None = None, article_id: str | None = None
    ) -> AsyncGenerator[ArticlePublished, None]:
        """The article revisions with filed reports whose texts are kept, first filed first.

        ``since`` is the earliest time of filing. A revision that cannot be read is reported and left out.
        """
        filed_at = {"$ne": None} if since is None else {"$gte": since}
        query: Document = {"filed_at": filed_at, "parts.article": {"$ne": None}}
        if article_id is not None:
            query["article_id"] = article_id
        oldest = [("filed_at", ASCENDING), ("_id", ASCENDING)]
        async for document in self._reports.find(query, {"parts.article": 1}, batch_size=BATCH).sort(oldest):
            if article := readable_with(_article_part, document, "article"):
                yield article

    async def file(self, report: Report, judgement: Judgement, parts: Parts, now: datetime) -> bool:
        """Store a report joined from the parts; ``False`` if a part was written or a report was filed since.

        The time of the first filing stays.
        """
        as_joined = {"_id": report.report_id, "changes": parts.changes, "filed_at": parts.filed_at}
        story = {"story_id": report.story_id, "original": report.original, "incident_id": report.incident_id}
        filed = stored(report) | story | {"judgement": packed(judgement), "filed_at": parts.filed_at or now}
        return bool((await self._reports.update_one(as_joined, {"$set": filed})).matched_count)

    async def _keep(self, name: str, part: ArticlePublished | Extracted, document: Document) -> Parts | None:
        """Keep the part, held by ``document``. Returns all parts if none is missing.

        The article mostly comes first, and the others to the process that had it: a report is read only if it is not
        as this process wrote it last. A part that is kept already, and one of a revision that was erased, changes
        nothing.
        """
        identity = report_id(part.article_id, part.revision)
        held, read = self._unfinished.pop(identity, (None, ReadParts()))
        if held is None and name != "article":
            held = await self._held(identity)
        while True:
            if held is None:
                fixed = {"article_id": part.article_id, "revision": part.revision, "body": None, "filed_at": None}
                new = {"_id": identity, **fixed, "parts": {name: document}, "changes": 1}
                if await insert_once(self._reports, new):
                    return self._parts(new, read | {document["packed"]: part})
            elif not _takes(held, name, document):
                return self._parts(held, read)
            elif await self._put(held, name, document):
                after = held | {"parts": held["parts"] | {name: document}, "changes": held["changes"] + 1}
                return self._parts(after, read | {document["packed"]: part})
            held = await self._held(identity)

    def _parts(self, held: Document, read: ReadParts) -> Parts | None:
        """All parts of a report. If one is missing the report is remembered as it is."""
        parts = _complete(held, read)
        if parts is None and "erased_at" not in held:
            self._unfinished[held["_id"]] = held, read
            if len(self._unfinished) > REMEMBERED:
                self._unfinished.popitem(last=False)
        return parts

    async def _put(self, held: Document, name: str, document: Document) -> bool:
        """Put a part into a report; ``False`` if the report has changed since it was read."""
        as_read = {field: held[field] for field in AS_READ}
        change = {"$set": {f"parts.{name}": document}, "$inc": {"changes": 1}}
        return bool((await self._reports.update_one(as_read, change)).matched_count)

    async def _held(self, identity: str) -> Document | None:
        return await self._reports.find_one({"_id": identity}, PARTS)


def _takes(held: Document, name: str, document: Document) -> bool:
    """Whether a part changes a report: not if it is the same, or of an older extractor, or if the report was erased."""
    kept = held["parts"].get(name, {})
    is_older = kept.get("extractor_version", 0) > document.get("extractor_version", 0)
    return "erased_at" not in held and not is_older and kept != document


def _judgement(document: Mapping[str, Any]) -> Judgement:
    return restored(Judgement, document["judgement"])


def _article_part(document: Mapping[str, Any]) -> ArticlePublished:
    return restored(ArticlePublished, document["parts"]["article"])


def _complete(document: Document | None, read: Mapping[Any, Any] = MappingProxyType({})) -> Parts | None:
    """All parts in the document of a report."""
    parts = (document or {}).get("parts", {})
    if document is None or any(name not in parts for name in ("article", *EXTRACTORS)):
        return None
    return Parts(
        article=_part(ArticlePublished, parts["article"], read),
        extractions=(
            _part(AttributionsExtracted, parts["attribution"], read),
            _part(FiguresExtracted, parts["figures"], read),
            _part(MentionsExtracted, parts["mentions"], read),
        ),
        changes=document["changes"],
        filed_at=document["filed_at"],
    )


def _part(model: type[P], part: Document, read: Mapping[Any, P]) -> P:
    return read.get(part.get("packed")) or restored(model, part)
