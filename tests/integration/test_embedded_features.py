"""The MongoDB features Claimwatch may use (docs/decisions/0003-embedded-servers.md), where servers might differ.

They run against the server under test: the embedded one, or the one that CLAIMWATCH_MONGO names, which is how the table
is checked against a real MongoDB 8.
"""

import datetime as dt
import threading
import uuid
from collections.abc import Iterator
from typing import Any, Protocol

import pymongo
import pytest
from pymongo import DeleteOne, InsertOne, ReplaceOne, ReturnDocument, UpdateOne
from pymongo.collection import Collection
from pymongo.errors import BulkWriteError, DuplicateKeyError, WriteError

Documents = Collection[dict[str, Any]]
NOON = dt.datetime(2024, 5, 1, 12, 0, 0, 5000, tzinfo=dt.UTC)


class Addresses(Protocol):
    """What the servers' fixture gives."""

    @property
    def mongo(self) -> str: ...


@pytest.fixture
def documents(server_addresses: Addresses) -> Iterator[Documents]:
    """An empty collection, in a database that is dropped afterwards."""
    client: pymongo.MongoClient[dict[str, Any]] = pymongo.MongoClient(server_addresses.mongo, tz_aware=True)
    database = client[f"features-{uuid.uuid4().hex}"]
    yield database["reports"]
    client.drop_database(database)
    client.close()


@pytest.fixture
def places(documents: Documents) -> Documents:
    """Three documents with a number, a list, a word and a sub-document."""
    documents.insert_many(
        [
            {"_id": 1, "n": 1, "tags": ["x", "y"], "name": "Idlib", "at": {"km": 5}},
            {"_id": 2, "n": 2, "tags": ["y"], "name": "Homs", "at": {"km": 6}},
            {"_id": 3, "n": 3, "tags": [], "name": "idleb", "at": {"km": 7}},
        ]
    )
    return documents


def test_upsert_with_set_on_insert(documents: Documents) -> None:
    for number in range(2):
        update = {"$set": {"last": number}, "$setOnInsert": {"first": number}}
        documents.update_one({"_id": "a"}, update, upsert=True)
    assert documents.find_one() == {"_id": "a", "first": 0, "last": 1}


def test_an_upsert_under_a_condition_that_fails_is_a_duplicate_key(documents: Documents) -> None:
    documents.insert_one({"_id": "a", "revision": 5})
    with pytest.raises(DuplicateKeyError):
        documents.update_one({"_id": "a", "revision": {"$lt": 3}}, {"$set": {"revision": 3}}, upsert=True)
    with pytest.raises(DuplicateKeyError):
        documents.replace_one({"_id": "a", "revision": {"$lt": 3}}, {"revision": 3}, upsert=True)
    assert documents.find_one() == {"_id": "a", "revision": 5}


def test_find_one_and_update_returns_the_document_after(documents: Documents) -> None:
    after = documents.find_one_and_update(
        {"_id": 1}, {"$inc": {"n": 1}}, upsert=True, return_document=ReturnDocument.AFTER
    )
    assert after == {"_id": 1, "n": 1}
    assert documents.find_one_and_update({"_id": 2}, {"$inc": {"n": 1}}) is None


def test_a_condition_on_a_part_that_may_be_missing(documents: Documents) -> None:
    older = {"_id": 1, "$or": [{"parts.a.v": {"$exists": False}}, {"parts.a.v": {"$lt": 3}}]}
    documents.insert_one({"_id": 1})
    documents.update_one(older, {"$set": {"parts.a": {"v": 3}}}, upsert=True)
    documents.update_one({"_id": 1}, {"$set": {"parts.b": {"v": 1}}})
    assert documents.find_one() == {"_id": 1, "parts": {"a": {"v": 3}, "b": {"v": 1}}}


def test_lists(documents: Documents) -> None:
    documents.insert_one({"_id": 1})
    documents.update_one({"_id": 1}, {"$addToSet": {"set": {"$each": ["a", "b", "a"]}}})
    documents.update_one({"_id": 1}, {"$addToSet": {"set": "b"}})
    documents.update_one({"_id": 1}, {"$push": {"list": {"$each": [3, 1, 2], "$sort": 1, "$slice": -2}}})
    documents.update_one({"_id": 1}, {"$push": {"list": 9}})
    documents.update_one({"_id": 1}, {"$pull": {"list": {"$lt": 3}}})
    assert documents.find_one() == {"_id": 1, "set": ["a", "b"], "list": [3, 9]}


def test_array_filters(documents: Documents) -> None:
    documents.insert_one({"_id": 1, "attempts": [{"k": 1}, {"k": 2}]})
    documents.update_one({"_id": 1}, {"$set": {"attempts.$[a].ok": True}}, array_filters=[{"a.k": 2}])
    assert documents.find_one() == {"_id": 1, "attempts": [{"k": 1}, {"k": 2, "ok": True}]}


def test_an_element_is_set_by_its_place(documents: Documents) -> None:
    documents.insert_one({"_id": 1, "attempts": [{"k": 1, "answer": "a"}, {"k": 2}]})
    documents.update_one({"_id": 1}, {"$set": {"attempts.0.answer": "", "attempts.1.answer": ""}})
    assert documents.find_one() == {"_id": 1, "attempts": [{"k": 1, "answer": ""}, {"k": 2, "answer": ""}]}


def test_max_min_inc_unset(documents: Documents) -> None:
    documents.insert_one({"_id": 1, "latest": NOON, "first": NOON, "n": 1, "old": 0})
    earlier = NOON - dt.timedelta(days=1)
    documents.update_one(
        {"_id": 1}, {"$max": {"latest": earlier}, "$min": {"first": earlier}, "$inc": {"n": 3}, "$unset": {"old": ""}}
    )
    assert documents.find_one() == {"_id": 1, "latest": NOON, "first": earlier, "n": 4}


def test_bulk_write_goes_on_after_an_error_when_unordered(documents: Documents) -> None:
    documents.bulk_write([InsertOne({"_id": 1}), ReplaceOne({"_id": 1}, {"n": 1}), DeleteOne({"_id": 9})])
    upsert = UpdateOne({"_id": 2}, {"$set": {"n": 2}}, upsert=True)
    with pytest.raises(BulkWriteError) as caught:
        documents.bulk_write([InsertOne({"_id": 1}), upsert], ordered=False)
    assert [error["code"] for error in caught.value.details["writeErrors"]] == [11000]
    assert list(documents.find(sort=[("_id", 1)])) == [{"_id": 1, "n": 1}, {"_id": 2, "n": 2}]


def test_ids_may_be_strings_and_sub_documents(documents: Documents) -> None:
    documents.insert_many([{"_id": "w|1"}, {"_id": "w|2"}, {"_id": "v|1"}, {"_id": {"watch": "w", "key": "k"}}])
    assert documents.count_documents({"_id": {"$gte": "w|", "$lt": "w}"}}) == 2
    assert documents.count_documents({"_id": {"watch": "w", "key": "k"}}) == 1
    assert documents.count_documents({"_id": {"key": "k", "watch": "w"}}) == 0, "the order of the fields counts"
    assert documents.count_documents({"_id.watch": "w"}) == 1
    for taken in ("w|1", {"watch": "w", "key": "k"}):
        with pytest.raises(DuplicateKeyError):
            documents.insert_one({"_id": taken})


def test_unique_and_compound_indexes(documents: Documents) -> None:
    documents.create_index([("source", 1), ("number", -1)], unique=True)
    documents.create_index([("source", 1), ("number", -1)], unique=True)
    documents.insert_many([{"source": "a", "number": 1}, {"source": "a", "number": 2}])
    with pytest.raises(DuplicateKeyError):
        documents.insert_one({"source": "a", "number": 1})


def test_queries(places: Documents) -> None:
    assert places.count_documents({"_id": {"$in": [1, 3, 9]}}) == 2
    assert places.count_documents({"name": {"$regex": "^idl", "$options": "i"}}) == 2
    assert places.count_documents({"tags": {"$all": ["x", "y"]}}) == 1
    assert places.count_documents({"$and": [{"n": {"$gt": 1}}, {"$nor": [{"name": "Homs"}]}]}) == 1
    assert places.count_documents({"missing": None, "at.km": {"$ne": 5, "$not": {"$gt": 6}}}) == 1
    assert [one["_id"] for one in places.find().sort([("n", -1)]).skip(1).limit(1)] == [2]
    assert places.find_one({"_id": 1}, {"n": 1, "at.km": 1, "_id": 0}) == {"n": 1, "at": {"km": 5}}
    assert sorted(places.distinct("tags")) == ["x", "y"]


def test_elem_match(documents: Documents) -> None:
    documents.insert_one({"figures": [{"measure": "killed", "max": 3}, {"measure": "wounded", "max": 9}]})
    assert not documents.count_documents({"figures": {"$elemMatch": {"measure": "killed", "max": {"$gt": 5}}}})
    assert documents.count_documents({"figures": {"$elemMatch": {"measure": "wounded", "max": {"$gt": 5}}}})


def test_times_are_kept_to_the_millisecond_and_compared(documents: Documents) -> None:
    documents.insert_many([{"_id": day, "at": NOON + dt.timedelta(days=day)} for day in range(3)])
    days = {"$gte": NOON + dt.timedelta(days=1), "$lt": NOON + dt.timedelta(days=2)}
    assert [one["_id"] for one in documents.find({"at": days})] == [1]
    assert (documents.find_one({"_id": 0}) or {})["at"] == NOON


def test_pages_by_a_cursor_on_two_keys(documents: Documents) -> None:
    documents.insert_many([{"_id": number, "at": number // 2} for number in range(6)])
    after = {"$or": [{"at": {"$lt": 2}}, {"at": 2, "_id": {"$lt": 5}}]}
    assert [one["_id"] for one in documents.find(after).sort([("at", -1), ("_id", -1)]).limit(3)] == [4, 3, 2]


def test_aggregation_groups(places: Documents) -> None:
    stages: list[dict[str, Any]] = [
        {"$unwind": "$tags"},
        {"$group": {"_id": "$tags", "n": {"$sum": 1}, "least": {"$min": "$n"}, "most": {"$max": "$n"}}},
        {"$sort": {"n": -1}},
        {"$limit": 1},
    ]
    assert list(places.aggregate(stages)) == [{"_id": "y", "n": 2, "least": 1, "most": 2}]


def test_aggregation_looks_up_and_facets(places: Documents) -> None:
    same = {"from": places.name, "localField": "n", "foreignField": "_id", "as": "same"}
    (one,) = places.aggregate([{"$match": {"_id": 2}}, {"$lookup": same}])
    assert [other["name"] for other in one["same"]] == ["Homs"]
    facets: dict[str, Any] = {
        "all": [{"$count": "n"}],
        "top": [{"$sort": {"n": -1}}, {"$limit": 1}, {"$project": {"n": 1}}],
    }
    assert list(places.aggregate([{"$facet": facets}])) == [{"all": [{"n": 3}], "top": [{"_id": 3, "n": 3}]}]


def test_a_large_document(documents: Documents) -> None:
    documents.insert_one({"_id": 1, "text": "x" * 10_000_000})
    assert len((documents.find_one() or {})["text"]) == 10_000_000


def test_an_id_cannot_be_changed(documents: Documents) -> None:
    documents.insert_one({"_id": 1})
    with pytest.raises(WriteError):
        documents.update_one({"_id": 1}, {"$set": {"_id": 2}})


def test_updates_of_one_document_are_atomic(documents: Documents) -> None:
    documents.insert_one({"_id": 1, "n": 0})

    def count() -> None:
        for _ in range(50):
            documents.update_one({"_id": 1}, {"$inc": {"n": 1}})

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert documents.find_one() == {"_id": 1, "n": 400}
