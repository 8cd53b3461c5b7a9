"""Reads the claimants of filed reports, and remembers what each report says until it is filed anew."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pymongo import DESCENDING

from claimwatch_language.names.aliases import Aliases
from services._runtime.mongo import Database
from services._runtime.stored import readable_with
from services.api.claimants.counting import FIELDS, Counting, Said, said_in
from services.api.filters import ReportFilter

MOST_READ = 5_000
"""The reports that are looked through."""
READ_AT_ONCE = 500
MARKED = dict.fromkeys(("v", "filed_at", "body.relation", "body.extractions", "body.amended"), 1)
"""What a report says follows from these fields."""
PROJECTION = MARKED | dict.fromkeys((f"body.{field}" for field in FIELDS), 1)


class ClaimantStore:
    """The collection ``reports``, of which the archive is the writer.

    To read the claimants of all reports takes a server without indexes several times as long as to list the reports.
    """

    def __init__(self, database: Database) -> None:
        self._reports = database["reports"]
        self._said: dict[str, tuple[str, Said | None]] = {}
        """What each report says by its id, beside its mark; ``None`` if it cannot be read."""

    async def count(self, aliases: Aliases, place: int | None, since: datetime | None) -> Counting:
        """The count of those reports, of the last filed, that name the place, or one in it, and were filed since.

        What cannot be read is logged and left out.
        """
        query = ReportFilter(place=place, since=since).conditions()
        newest = [("filed_at", DESCENDING), ("_id", DESCENDING)]
        cursor = self._reports.find(query, MARKED).sort(newest).limit(MOST_READ).batch_size(READ_AT_ONCE)
        marks = {str(document["_id"]): _mark(document) async for document in cursor}
        changed = [identity for identity, mark in marks.items() if self._said.get(identity, ("",))[0] != mark]
        for start in range(0, len(changed), READ_AT_ONCE):
            await self._read(changed[start : start + READ_AT_ONCE])
        counting = Counting(aliases)
        for identity in marks:
            if (said := self._said.get(identity, ("", None))[1]) is not None:
                counting.add(said)
        if len(self._said) > 2 * MOST_READ:
            self._said = {identity: self._said[identity] for identity in marks if identity in self._said}
        return counting

    async def _read(self, identities: Sequence[str]) -> None:
        async for document in self._reports.find({"_id": {"$in": list(identities)}}, PROJECTION):
            said = readable_with(lambda held: said_in(held["body"]), document, "report")
            self._said[str(document["_id"])] = _mark(document), said


def _mark(document: Mapping[str, Any]) -> str:
    held = document.get("body") or {}
    return repr(
        [document.get("v"), document["filed_at"], *(held.get(name) for name in ("relation", "extractions", "amended"))]
    )
