"""Removes all that the archive keeps of an article, and leaves marks so that nothing of it is kept again.

Each revision's document in ``reports`` becomes a mark with ``erased_at``, which takes no part any more; revisions that
have not come yet get one too. Its entries leave the ledger, and the judgements of other reports, which repeat them. An
incident that the article opened loses that article's title. The ledger's sheets are made anew. Every write gives the
same result when repeated.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from claimwatch_contracts.events import ArticleErased
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_language.names.aliases import Aliases
from services._runtime.mongo import Database, Document
from services._runtime.stored import packed, readable
from services.archive.incidents.growth import incident_id
from services.archive.joining.join import report_id
from services.archive.judging.erasing import without_article
from services.archive.judging.sheets import incident_ids, keep_sheets, standing_places
from services.archive.ledger.memory import index_keys
from services.archive.ledger.rows import rows_of
from services.archive.store.aliases import AliasStore
from services.archive.store.entries import EntryStore
from services.archive.store.incidents import IncidentStore
from services.archive.store.sheets import SheetStore


class ErasingStore:
    """The collections with something of an article's words."""

    def __init__(self, database: Database) -> None:
        self._reports = database["reports"]
        self._stories = database["stories"]
        self._index = database["entry_index"]
        self._entries = EntryStore(database)
        self._aliases = AliasStore(database)
        self._sheets, self._incident_store = SheetStore(database), IncidentStore(database)

    async def erase(self, event: ArticleErased) -> int:
        """Erase the article's revisions. Returns the number of the documents that had something of it."""
        fields = {"revision": 1, "erased_at": 1, "incident_id": 1}
        reports = [report async for report in self._reports.find({"article_id": event.article_id}, fields)]
        known = {report["revision"]: "erased_at" not in report for report in reports}
        await self._take_title(event.article_id, {report.get("incident_id") for report in reports})
        for revision in range(1, max(event.revisions, *known, 1) + 1):
            mark = _mark(event, revision)
            await self._reports.replace_one({"_id": mark["_id"]}, mark, upsert=True)
        await self._forget(event.article_id)
        return sum(known.values())

    async def forget_if_erased(self, article_id: str, revision: int) -> None:
        """Remove what was kept beside the report of an erased article while the erasure was under way."""
        report = await self._reports.find_one({"_id": report_id(article_id, revision)}, {"erased_at": 1})
        if report is not None and "erased_at" in report:
            await self._forget(article_id)

    async def _forget(self, article_id: str) -> None:
        await self._stories.update_one({"_id": f"article:{article_id}"}, {"$unset": {"fingerprints": ""}})
        entries = await self._entries.of_article(article_id)
        incidents = incident_ids(entries) | {incident_id(article_id)}
        await self._take_title(article_id, incidents)
        await self._cut_judgements(article_id, incidents, index_keys(entries))
        await self._remake_sheets(article_id, entries)
        await self._entries.replace(article_id, ())  # last: they say which sheets and judgements repeat them

    async def _take_title(self, article_id: str, incidents: Iterable[str | None]) -> None:
        """Take the article's title from those of the incidents that it opened, by itself or by a split."""
        await self._incident_store.untitle(filter(None, incidents), article_id)

    async def _remake_sheets(self, article_id: str, gone: Sequence[LedgerEntry]) -> None:
        """Make the sheets that the article's entries stand in, and that of the incident it opened, without them."""
        incident = await self._incident_store.by_id(incident_id(article_id))
        known = {} if incident is None else {incident.incident_id: incident}
        left = await self._entries.of_incidents(incident_ids(gone) | set(known))
        totals = await self._entries.standing(standing_places(gone))
        others = [entry for entry in (*left, *totals) if entry.article_id != article_id]
        rows = rows_of(others, Aliases(await self._aliases.all_readable()))
        await keep_sheets(self._sheets, self._incident_store, gone, rows, known)

    async def _cut_judgements(self, article_id: str, incidents: Collection[str], keys: Collection[str]) -> None:
        """Take the article's entries out of the judgements that may repeat them.

        They are those of reports on the same incidents, and of articles with entries for the same incidents or places.
        """
        lists = [document["ids"] async for document in self._index.find({"_id": {"$in": sorted(keys)}})]
        beside = sorted({article for ids in lists for article in ids} - {article_id})
        named: list[Document] = [{"article_id": {"$in": beside}}, {"incident_id": {"$in": sorted(incidents)}}]
        async for document in self._reports.find({"$or": named}, {"judgement": 1}):
            kept: Any = document.get("judgement")
            judgement = None if kept is None else readable(Judgement, kept)
            if judgement is not None and (cut := without_article(judgement, article_id)) != judgement:
                as_read = {"_id": document["_id"], "judgement": kept}
                await self._reports.update_one(as_read, {"$set": {"judgement": packed(cut)}})


def _mark(event: ArticleErased, revision: int) -> Document:
    return {
        "_id": report_id(event.article_id, revision),
        "article_id": event.article_id,
        "revision": revision,
        "erased_at": event.erased_at,
        "body": None,
        "filed_at": None,
        "parts": {},
        "changes": 0,
    }
