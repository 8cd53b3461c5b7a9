"""``reports``: the parts of each article revision, the report that is joined from them, and what the report changed.

The judgement and the parts are packed, because the body repeats nearly all of the parts and a document has no room for
both in the clear. Every write is of one document, which has to be as it was read, and gives the same result when
repeated. Only a part of the same or a newer extractor version replaces a part.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import datetime
from typing import Any

from pymongo import ASCENDING, DESCENDING, InsertOne, UpdateOne
from pymongo.errors import BulkWriteError

from claimwatch_contracts.base import whole_milliseconds
from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from services._runtime.mongo import Database, Document, only_duplicates
from services._runtime.stored import BODY, readable, readable_with, restored
from services.archive.joining.join import report_id
from services.archive.store.filing import Filing
from services.archive.store.parts import (
    ARTICLE,
    AS_READ,
    PARTS,
    Part,
    Parts,
    ReadParts,
    complete,
    has_part,
    part_fields,
    part_name,
    putting,
    with_part,
)

BATCH = 50
REMEMBERED = 200
"""The reports without all parts that a process keeps as it wrote them last."""
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


class ReportStore:
    """The reports, complete or not."""

    def __init__(self, database: Database) -> None:
        self._reports = database["reports"]
        self._unfinished: OrderedDict[str, tuple[Document, ReadParts]] = OrderedDict()
        self._keeping = asyncio.Lock()

    async def prepare(self) -> None:
        """Create the indexes.

        A server that finds documents by the fields of unique indexes alone needs one for its writes, too.
        """
        await self._reports.create_index([(name, ASCENDING) for name in AS_READ], unique=True)
        newest = [("filed_at", DESCENDING), ("_id", DESCENDING)]
        await self._reports.create_index(newest)
        for path in INDEXED:
            await self._reports.create_index([(path, ASCENDING), *newest])

    async def keep(self, parts: Sequence[Part]) -> list[Parts | None]:
        """Keep parts of reports, one of each at most, unless a newer extractor's is kept.

        Returns for each all parts of its report, if none is missing.
        """
        async with self._keeping:
            ends = await self._keep({report_id(part.article_id, part.revision): part for part in parts})
        return [ends[report_id(part.article_id, part.revision)] for part in parts]

    async def report(self, article_id: str, revision: int) -> Report | None:
        """The filed report of a revision; ``None`` if there is none or if it cannot be read."""
        document = await self._reports.find_one({"_id": report_id(article_id, revision)}, BODY)
        return None if document is None else readable(Report, document)

    async def judged(self, article_id: str, revision: int) -> tuple[Report, Judgement] | None:
        """The filed report of a revision, and what it changed; ``None`` if there is none or one that was not judged."""
        identity = report_id(article_id, revision)
        return (await self.judged_all([identity])).get(identity)

    async def judged_all(self, identities: Sequence[str]) -> dict[str, tuple[Report, Judgement]]:
        """By id: the filed reports that were judged, with what they changed, those that can be read."""
        found: dict[str, tuple[Report, Judgement]] = {}
        if identities:
            documents = self._reports.find({"_id": {"$in": list(identities)}}, BODY | {"judgement": 1})
            async for document in documents:
                if (judged := _judged(document)) is not None:
                    found[document["_id"]] = judged
        return found

    async def parts(self, article_id: str, revision: int) -> Parts | None:
        """All current parts of a report; ``None`` if a part is missing."""
        identity = report_id(article_id, revision)
        return complete((await self._held([identity])).get(identity))

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

    async def file(self, filings: Sequence[Filing], now: datetime) -> list[bool]:
        """Store reports joined from their parts.

        ``False`` for each of which a part was written or a report filed since it was joined. The time of the first
        filing stays.
        """
        documents = await asyncio.to_thread(lambda: [filing.fields(now) for filing in filings])
        writes = [UpdateOne(filing.as_joined, {"$set": each}) for filing, each in zip(filings, documents, strict=True)]
        if not writes:
            return []
        if (await self._reports.bulk_write(writes, ordered=False)).matched_count == len(writes):
            return [True] * len(writes)
        asked = {"_id": {"$in": [each.report.report_id for each in filings]}}
        found = self._reports.find(asked, {"judgement": 1, "changes": 1, "filed_at": 1})
        kept = {document["_id"]: document async for document in found}
        pairs = zip(filings, documents, strict=True)
        return [_is_filed(kept.get(each.report.report_id), each, fields) for each, fields in pairs]

    async def _keep(self, parts: Mapping[str, Part]) -> dict[str, Parts | None]:
        """Keep parts by the ids of their reports. Returns for each all parts of its report, if none is missing.

        The article mostly comes first, and the others to the process that had it: a report is read only if it is not
        as this process wrote it last. A part that is kept already, and one of a revision that was erased, changes
        nothing.
        """
        fields = await asyncio.to_thread(lambda: {identity: part_fields(part) for identity, part in parts.items()})
        known = {each: self._unfinished.pop(each) for each in parts if each in self._unfinished}
        held = {identity: document for identity, (document, _) in known.items()}
        unknown = [identity for identity in parts if identity not in held]
        held |= await self._held([each for each in unknown if part_name(parts[each]) != ARTICLE])
        ends: dict[str, Parts | None] = {}
        waiting = list(parts)
        while waiting:
            after = {each: with_part(held.get(each), parts[each], fields[each]) for each in waiting}
            lost = await self._put(held, after, {each: part_name(parts[each]) for each in waiting})
            for identity in waiting:
                if identity not in lost:
                    read = known[identity][1] if identity in known else ReadParts()
                    ends[identity] = self._parts(after[identity], read | {fields[identity]["packed"]: parts[identity]})
            waiting = sorted(lost)
            held = await self._held(waiting)
        return ends

    def _parts(self, held: Document, read: ReadParts) -> Parts | None:
        """All parts of a report. If one is missing the report is remembered as it is."""
        parts = complete(held, read)
        if parts is None and "erased_at" not in held:
            self._unfinished[held["_id"]] = held, read
            if len(self._unfinished) > REMEMBERED:
                self._unfinished.popitem(last=False)
        return parts

    async def _put(
        self, held: Mapping[str, Document], after: Mapping[str, Document], names: Mapping[str, str]
    ) -> set[str]:
        """Write reports as they are after a part, called by its name. Returns those that have changed since read."""
        new = [document for each, document in after.items() if each not in held]
        changed = [document for each, document in after.items() if each in held and document is not held[each]]
        writes: list[Any] = [InsertOne(document) for document in new]
        writes += [putting(held[each["_id"]], each, names[each["_id"]]) for each in changed]
        if not writes:
            return set()
        lost, matched = set[str](), len(changed)
        try:
            matched = (await self._reports.bulk_write(writes, ordered=False)).matched_count
        except BulkWriteError as error:
            if not only_duplicates(error.details):
                raise
            lost = {new[failed["index"]]["_id"] for failed in error.details["writeErrors"]}
            matched = error.details["nMatched"]
        if matched < len(changed):
            now = await self._held([document["_id"] for document in changed])
            lost |= {each["_id"] for each in changed if not has_part(now.get(each["_id"]), each, names[each["_id"]])}
        return lost

    async def _held(self, identities: Sequence[str]) -> dict[str, Document]:
        """By id: reports with their parts."""
        if not identities:
            return {}
        found = self._reports.find({"_id": {"$in": list(identities)}}, PARTS)
        return {document["_id"]: document async for document in found}


def _is_filed(kept: Document | None, filing: Filing, fields: Document) -> bool:
    """Whether a report is kept as it was to be filed."""
    if kept is None or (kept["changes"], kept.get("judgement")) != (filing.changes, fields["judgement"]):
        return False
    return bool(kept["filed_at"] == whole_milliseconds(fields["filed_at"]))


def _judged(document: Document) -> tuple[Report, Judgement] | None:
    if document.get("judgement") is None:
        return None
    report, judgement = readable(Report, document), readable_with(_judgement, document, "judgement")
    return None if report is None or judgement is None else (report, judgement)


def _judgement(document: Mapping[str, Any]) -> Judgement:
    return restored(Judgement, document["judgement"])


def _article_part(document: Mapping[str, Any]) -> ArticlePublished:
    return restored(ArticlePublished, document["parts"]["article"])
