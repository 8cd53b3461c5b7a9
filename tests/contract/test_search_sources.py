"""What searches are made of: a document's mark says whether it has changed, whichever way it was read."""

from datetime import timedelta
from typing import Any

import pytest

from services.api.search.entries import Kind
from services.api.search.store import SOURCES, SearchSources
from tests.golden import documents

VERSIONS = {"reports": 4, "ledger_sheets": 1, "alerts": 5, "deliveries": 2}
KINDS = {
    "reports": {Kind.REPORT, Kind.CLAIM, Kind.FIGURE},
    "ledger_sheets": {Kind.INCIDENT, Kind.ROW},
    "alerts": {Kind.ALERT},
    "deliveries": {Kind.DELIVERY},
}
CHANGES: dict[str, dict[str, Any]] = {
    "reports": {"body.amended": [{"amendment_id": "a"}]},
    "ledger_sheets": {"packed": b"other"},
    "alerts": {"body.headline": "Another"},
    "deliveries": {"state": "muted"},
}


async def marks(sources: SearchSources, collection: str) -> dict[str, str]:
    """All marks of a collection."""
    return {identity: mark async for batch in sources.marks(collection) for identity, mark in batch.items()}


@pytest.mark.parametrize("collection", sorted(SOURCES))
async def test_a_document_has_the_same_mark_alone_and_in_a_round(database: Any, collection: str) -> None:
    stored = [document for version in range(1, VERSIONS[collection] + 1) for document in documents(collection, version)]
    by_id = {document["_id"]: document for document in stored}
    await database[collection].insert_many(list(by_id.values()))
    sources = SearchSources(database)
    read = [SOURCES[collection].read(each) for each in await sources.documents(collection, [*by_id, "nobody"])]
    assert {each.id: each.mark for each in read} == await marks(sources, collection)
    assert {entry.kind for each in read for entry in each.entries} == KINDS[collection]
    assert set(by_id) == {each.id for each in read}


@pytest.mark.parametrize("collection", sorted(SOURCES))
async def test_a_changed_document_has_another_mark(database: Any, collection: str) -> None:
    (first, *_) = documents(collection, VERSIONS[collection])
    await database[collection].insert_one(first)
    sources = SearchSources(database)
    before = await marks(sources, collection)
    await database[collection].update_one({"_id": first["_id"]}, {"$set": CHANGES[collection]})
    after = await marks(sources, collection)
    assert before.keys() == after.keys() == {first["_id"]}
    assert before != after


async def test_what_was_made_since_a_time_is_looked_at_alone(database: Any) -> None:
    (first, *_) = documents("deliveries", 2)
    old = first | {"_id": "old", "created_at": first["created_at"] - timedelta(days=30)}
    await database["deliveries"].insert_many([first, old])
    found = SearchSources(database).marks("deliveries", first["created_at"])
    assert [sorted(batch) async for batch in found] == [[first["_id"]]]


async def test_a_report_that_was_erased_has_no_entries(database: Any) -> None:
    (first, *_) = documents("reports", 4)
    erased = {"_id": first["_id"], "body": None, "filed_at": None, "parts": {}, "erased_at": first["filed_at"]}
    await database["reports"].insert_one(erased)
    (found,) = await SearchSources(database).documents("reports", [first["_id"]])
    assert SOURCES["reports"].read(found).entries == ()
