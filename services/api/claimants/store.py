"""Reads the claimants of filed reports."""

from datetime import datetime

from pymongo import DESCENDING

from claimwatch_language.names.aliases import Aliases
from services._runtime.mongo import Database
from services._runtime.stored import readable_with
from services.api.claimants.counting import FIELDS, Counting
from services.api.filters import ReportFilter

MOST_READ = 5_000
"""The reports that are looked through."""
READ_AT_ONCE = 500
PROJECTION = dict.fromkeys((f"body.{field}" for field in FIELDS), 1)


class ClaimantStore:
    """The collection ``reports``, of which the archive is the writer."""

    def __init__(self, database: Database) -> None:
        self._reports = database["reports"]

    async def count(self, aliases: Aliases, place: int | None, since: datetime | None) -> Counting:
        """The count of those reports, of the last filed, that name the place, or one in it, and were filed since.

        What cannot be read is logged and left out.
        """
        query = ReportFilter(place=place, since=since).conditions()
        newest = [("filed_at", DESCENDING), ("_id", DESCENDING)]
        counting = Counting(aliases)
        cursor = self._reports.find(query, PROJECTION).sort(newest).limit(MOST_READ).batch_size(READ_AT_ONCE)
        async for document in cursor:
            readable_with(lambda held: counting.add(held["body"]), document, "report")
        return counting
