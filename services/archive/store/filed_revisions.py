"""``filed_revisions``: which revisions of each article have a filed report. ``_id`` is the article's id."""

from collections.abc import Sequence

from pymongo import UpdateOne

from services._runtime.mongo import Database


class FiledRevisions:
    """The filed revisions of each article. Reads go by ``_id``, because every report needs one."""

    def __init__(self, database: Database) -> None:
        self._filed = database["filed_revisions"]
        self._stories = database["stories"]

    async def prepare(self) -> None:
        """Take over what the first release kept in an article's document in ``stories``, as ``filed``."""
        async for story in self._stories.find({"filed": {"$ne": None}}):
            article_id = story["_id"].removeprefix("article:")
            for revision in story["filed"]:
                await self.add([(article_id, revision)])
            await self._stories.update_one({"_id": story["_id"]}, {"$set": {"filed": None}})

    async def of(self, article_id: str) -> list[int]:
        """The filed revisions of an article, in the order of filing."""
        document = await self._filed.find_one({"_id": article_id})
        return [] if document is None else list(document["revisions"])

    async def add(self, revisions: Sequence[tuple[str, int]]) -> dict[str, list[int]]:
        """Add filed revisions, each of an article. Returns all filed revisions of these articles."""
        if not revisions:
            return {}
        adding = [UpdateOne({"_id": each}, {"$addToSet": {"revisions": n}}, upsert=True) for each, n in revisions]
        await self._filed.bulk_write(adding, ordered=False)
        found = self._filed.find({"_id": {"$in": sorted({article_id for article_id, _ in revisions})}})
        return {document["_id"]: list(document["revisions"]) async for document in found}
