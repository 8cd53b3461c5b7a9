"""Many stored reports in little time: copies of some that were kept, under other ids and in other weeks."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from itertools import islice

from services._runtime.mongo import Database, Document

BATCH = 2_000
"""The documents that are written at a time."""

Copied = Callable[[str, int], str]
"""The id of a document's copy, from the id and the number of the copy."""


def _in_another_period(identity: str, number: int) -> str:
    period, _, key = identity.partition(":")
    return f"{int(period) - number}:{key}"


def _beside(identity: str, number: int) -> str:
    return f"{number:04d}~{identity}"


COPIED: Mapping[str, Copied] = {
    "shingles": _in_another_period,
    "stories": _beside,
    "incident_keys": _beside,
    "incidents": _beside,
    "entry_index": _beside,
    "entries": _beside,
}
"""The collections that a report is looked up in, with the ids of copies. What they hold is as in the original."""


class Copies:
    """Copies of all that a database holds.

    No look-up finds a copy: it is of other weeks, as most of what an archive has stored. It makes the collections
    larger, in which the look-ups search.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._originals: dict[str, list[Document]] = {}
        self._last = 0

    async def add(self, count: int) -> AsyncIterator[int]:
        """Add copies until there are so many of every document. Yields the number of each when it is written."""
        if not self._originals:
            for name in COPIED:
                self._originals[name] = [each async for each in self._database[name].find().sort("_id")]
        while self._last < count:
            self._last += 1
            for name, documents in self._originals.items():
                await self._write(name, _copies(documents, COPIED[name], self._last))
            yield self._last

    async def _write(self, name: str, copies: Iterator[Document]) -> None:
        """Write copies in the order of their ids, which is fast."""
        while batch := list(islice(copies, BATCH)):
            await self._database[name].insert_many(batch, ordered=False)


def _copies(documents: list[Document], copied: Copied, number: int) -> Iterator[Document]:
    for document in documents:
        yield document | {"_id": copied(document["_id"], number)}
