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


async def add_copies(database: Database, numbers: range) -> AsyncIterator[int]:
    """Write a copy of every document under each of the numbers, in the order of ids, and yield the number.

    No look-up finds a copy: it is of other weeks, as most of what an archive has stored. It makes the collections
    larger, in which the look-ups search.
    """
    originals = {name: [document async for document in database[name].find().sort("_id")] for name in COPIED}
    for number in numbers:
        for name, documents in originals.items():
            copies = _copies(documents, COPIED[name], number)
            while batch := list(islice(copies, BATCH)):
                await database[name].insert_many(batch, ordered=False)
        yield number


def _copies(documents: list[Document], copied: Copied, number: int) -> Iterator[Document]:
    for document in documents:
        yield document | {"_id": copied(document["_id"], number)}
