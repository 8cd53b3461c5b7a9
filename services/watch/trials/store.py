"""Filed reports with what they changed, out of the archive's collection, the first filed first."""

from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime
from typing import Any

from claimwatch_contracts.events import ReportFiled
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from services._runtime.mongo import Database, Document
from services._runtime.stored import read_with, restored
from services.watch.trials.trial import Filed

READ_AT_ONCE = 50
OLDEST = [("filed_at", 1), ("_id", 1)]


class FiledReports:
    """The filed reports of a database."""

    def __init__(self, database: Database) -> None:
        self._reports = database["reports"]

    async def ids(self, since: datetime) -> list[str]:
        """The ids of the reports that were filed at that time or later."""
        return await self._found({"filed_at": {"$gte": since}})

    async def ids_of(self, article_id: str) -> list[str]:
        """The ids of the reports on an article, one for each of its revisions."""
        return await self._found({"article_id": article_id, "filed_at": {"$ne": None}})

    async def ids_at(self, is_there: Callable[[str], bool]) -> list[str]:
        """The same for the articles whose URL is there. The URLs of all reports are read."""
        found = self._reports.find({"filed_at": {"$ne": None}}, {"body.article.url": 1}).sort(OLDEST)
        return [document["_id"] async for document in found if is_there(_url(document))]

    async def _found(self, query: Document) -> list[str]:
        return [document["_id"] async for document in self._reports.find(query, {"_id": 1}).sort(OLDEST)]

    async def read(self, ids: list[str]) -> AsyncIterator[Filed]:
        """The reports with these ids, in the same order, without those that are gone by now."""
        for first in range(0, len(ids), READ_AT_ONCE):
            some = ids[first : first + READ_AT_ONCE]
            found = self._reports.find({"_id": {"$in": some}}, {"parts": 0})
            documents = {document["_id"]: document async for document in found}
            for document in (documents[identity] for identity in some if identity in documents):
                if document.get("filed_at") is not None:
                    yield Filed(document["filed_at"], read_with(_event, document))


def _url(document: Mapping[str, Any]) -> str:
    """The URL of a report's article; empty if it has none, or cannot be read."""
    body = document.get("body")
    article = body.get("article") if isinstance(body, dict) else None
    url = article.get("url") if isinstance(article, dict) else None
    return url if isinstance(url, str) else ""


def _event(document: Mapping[str, Any]) -> ReportFiled:
    kept = document.get("judgement")
    judgement = Judgement() if kept is None else restored(Judgement, kept)
    return ReportFiled(report=restored(Report, document), judgement=judgement)
