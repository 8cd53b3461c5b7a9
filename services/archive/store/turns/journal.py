"""``turns``: what several reports that were judged together write, from before the first write until after the last.

If the archive dies in between, whoever gets one of the reports again makes the writes of all of them first. So none is
judged by what those after it wrote. Nothing is there while no report is filed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

import structlog
from bson import Binary
from pymongo import ASCENDING

from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from services._runtime.mongo import Database, Document
from services._runtime.stored import packed, restored
from services.archive.store.filing import Filing
from services.archive.store.steps import Step, decoded, encoded

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Unfinished:
    """What a turn writes: the steps, in their order, and then the reports."""

    turn_id: str
    steps: Sequence[Step]
    filings: Sequence[Filing]


class Journal:
    """The turns that are not finished."""

    def __init__(self, database: Database) -> None:
        self._turns = database["turns"]

    async def prepare(self) -> None:
        """Create the index by which turns are found."""
        await self._turns.create_index([("articles", ASCENDING)])

    async def begin(self, steps: Sequence[Step], filings: Sequence[Filing], now: datetime) -> str:
        """Keep what a turn writes. Returns the turn's id.

        Raises:
            PyMongoError: it may not be kept, or is too much for a document.
        """
        turn_id = uuid4().hex
        await self._turns.insert_one(
            {
                "_id": turn_id,
                "begun_at": now,
                "articles": sorted({filing.report.article.article_id for filing in filings}),
                "steps": Binary(encoded(steps)),
                "filings": [_filing(each) for each in filings],
            }
        )
        return turn_id

    async def end(self, turn_id: str) -> None:
        """Forget a turn, all of whose writes are made."""
        await self._turns.delete_one({"_id": turn_id})

    async def unfinished(self, article_ids: Collection[str] | None) -> list[Unfinished]:
        """The turns in which one of these articles was judged, or all turns, the oldest first.

        One that cannot be read is reported, and holds up no other.
        """
        asked = {} if article_ids is None else {"articles": {"$in": sorted(article_ids)}}
        turns = []
        for document in sorted([each async for each in self._turns.find(asked)], key=lambda each: each["begun_at"]):
            try:
                turns.append(_unfinished(document))
            except Exception as error:
                log.warning("turn that was broken off cannot be read", turn_id=document["_id"], error=repr(error))
        return turns


def _filing(filing: Filing) -> Document:
    parts = {"changes": filing.changes, "filed_at": filing.filed_at}
    return {"report": packed(filing.report), "judgement": filing.packed_judgement, **parts}


def _unfinished(document: Document) -> Unfinished:
    return Unfinished(document["_id"], decoded(document["steps"]), [_read(each) for each in document["filings"]])


def _read(filing: dict[str, Any]) -> Filing:
    report, judgement = restored(Report, filing["report"]), restored(Judgement, filing["judgement"])
    return Filing(report, judgement, filing["changes"], filing["filed_at"])
