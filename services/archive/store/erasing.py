"""Removes all that the archive keeps of an article, and leaves marks so that nothing of it is kept again.

Each revision's document in ``reports`` becomes a mark with ``erased_at``, which takes no part any more; revisions that
have not come yet get one too. Every write gives the same result when repeated.
"""

from claimwatch_contracts.events import ArticleErased
from services._runtime.mongo import Database, Document
from services.archive.joining.join import report_id
from services.archive.store.entries import EntryStore


class ErasingStore:
    """The collections with something of an article's words: reports, entries, and fingerprints with the stories."""

    def __init__(self, database: Database) -> None:
        self._reports = database["reports"]
        self._stories = database["stories"]
        self._entries = EntryStore(database)

    async def erase(self, event: ArticleErased) -> int:
        """Erase the article's revisions. Returns the number of the documents that had something of it."""
        known = {
            document["revision"]: "erased_at" not in document
            async for document in self._reports.find({"article_id": event.article_id}, {"revision": 1, "erased_at": 1})
        }
        for revision in range(1, max(event.revisions, *known, 1) + 1):
            mark = _mark(event, revision)
            await self._reports.replace_one({"_id": mark["_id"]}, mark, upsert=True)
        await self._stories.update_one({"_id": f"article:{event.article_id}"}, {"$unset": {"fingerprints": ""}})
        await self._entries.replace(event.article_id, ())
        return sum(known.values())


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
