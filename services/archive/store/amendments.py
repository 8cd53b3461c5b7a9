"""``amendments``, which the api writes and indexes."""

from collections.abc import Collection

from claimwatch_contracts.amendment import Amendment, Amends
from services._runtime.mongo import Database
from services._runtime.stored import readable, readable_by_id


class AmendmentStore:
    """The corrections by hand."""

    def __init__(self, database: Database) -> None:
        self._amendments = database["amendments"]

    async def by_id(self, amendment_id: str) -> Amendment | None:
        """The amendment with that id; ``None`` if there is none or if it cannot be read."""
        document = await self._amendments.find_one({"_id": amendment_id})
        return None if document is None else readable(Amendment, document)

    async def merging(self, incident_ids: Collection[str]) -> list[Amendment]:
        """The amendments that merge one of the incidents with others and were not taken back, the earliest first."""
        query = {"body.incidents": {"$in": sorted(incident_ids)}, "body.correction.kind": Amends.MERGE.value}
        found = (await readable_by_id(Amendment, self._amendments.find(query))).values()
        return sorted((each for each in found if each.stands), key=lambda each: (each.updated_at, each.amendment_id))

    async def of_articles(self, article_ids: Collection[str]) -> list[Amendment]:
        """The amendments of articles that can be read, also those that were taken back."""
        found = self._amendments.find({"body.articles": {"$in": sorted(article_ids)}})
        return list((await readable_by_id(Amendment, found)).values())
