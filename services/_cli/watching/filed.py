"""Filed reports with what they changed, out of the archive's collection, the first filed first."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claimwatch_contracts.events import ReportFiled
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from services._runtime.mongo import Database, Document
from services._runtime.stored import Unreadable, read_with, restored
from services.intake.articles.identity import InvalidUrlError, canonical_url

READ_AT_ONCE = 50


@dataclass(frozen=True)
class Filed:
    """A filed report, or why it cannot be read; ``at`` is when it was first filed."""

    at: datetime
    content: ReportFiled | Unreadable


class FiledReports:
    """The filed reports of a database."""

    def __init__(self, database: Database) -> None:
        self._reports = database["reports"]

    async def ids(self, since: datetime) -> list[str]:
        """The ids of the reports that were filed at that time or later."""
        return await self._found({"filed_at": {"$gte": since}})

    async def ids_of(self, article: str) -> list[str]:
        """The ids of the reports on an article, by its id or its URL; one for each of its revisions.

        The database is searched whole for a URL.
        """
        try:
            named: Document = {"body.article.url": {"$in": list({article, canonical_url(article)})}}
        except InvalidUrlError:
            named = {"article_id": article}
        return await self._found({"filed_at": {"$ne": None}, **named})

    async def _found(self, query: Document) -> list[str]:
        oldest = [("filed_at", 1), ("_id", 1)]
        return [document["_id"] async for document in self._reports.find(query, {"_id": 1}).sort(oldest)]

    async def read(self, ids: list[str]) -> AsyncIterator[Filed]:
        """The reports with these ids, in the same order, without those that are gone by now."""
        for first in range(0, len(ids), READ_AT_ONCE):
            some = ids[first : first + READ_AT_ONCE]
            found = self._reports.find({"_id": {"$in": some}}, {"parts": 0})
            documents = {document["_id"]: document async for document in found}
            for document in (documents[identity] for identity in some if identity in documents):
                if document.get("filed_at") is not None:
                    yield Filed(document["filed_at"], read_with(_event, document))


def _event(document: Mapping[str, Any]) -> ReportFiled:
    kept = document.get("judgement")
    judgement = Judgement() if kept is None else restored(Judgement, kept)
    return ReportFiled(report=restored(Report, document), judgement=judgement)
