"""``filed_revisions``: which revisions of each article have a filed report. ``_id`` is the article's id."""

from pymongo import ReturnDocument

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
                await self.add(article_id, revision)
            await self._stories.update_one({"_id": story["_id"]}, {"$set": {"filed": None}})

    async def of(self, article_id: str) -> list[int]:
        """The filed revisions of an article, in the order of filing."""
        document = await self._filed.find_one({"_id": article_id})
        return [] if document is None else list(document["revisions"])

    async def add(self, article_id: str, revision: int) -> list[int]:
        """Add a filed revision, and return all filed revisions of the article."""
        document = await self._filed.find_one_and_update(
            {"_id": article_id},
            {"$addToSet": {"revisions": revision}},
            upsert=True,
            return_document=ReturnDocument.AFTER,
        )
        return list(document["revisions"])
