"""No query reads a whole collection. The other suites of this folder are held to it by the ``database`` fixture."""

from typing import Any

import pytest

from tests.fakes.mongo import Asked
from tests.indexes import declared, unindexed

INDEXES = {"reports": [("filed_at", "_id"), ("article_id",)]}


@pytest.mark.parametrize(
    "query",
    [
        {"_id": "a"},
        {"_id": {"$in": ["a", "b"]}, "changes": 3},
        {"article_id": "a", "revision": 1},
        {"$and": [{"revision": 1}, {"filed_at": {"$lt": 5}}]},
        {"$or": [{"article_id": "a"}, {"_id": "b"}]},
    ],
)
def test_what_is_asked_by_id_or_by_the_first_field_of_an_index_is_found_by_it(query: dict[str, Any]) -> None:
    assert unindexed([Asked("reports", query)], INDEXES) == []


@pytest.mark.parametrize(
    "query",
    [{"revision": 1}, {"article_id": {"$ne": None}}, {"$or": [{"article_id": "a"}, {"revision": 1}]}],
)
def test_what_names_no_first_field_reads_a_collection(query: dict[str, Any]) -> None:
    asked = Asked("reports", query)
    assert unindexed([asked], INDEXES) == [asked]
    assert unindexed([asked._replace(first="filed_at")], INDEXES) == [], "it is read in the order of an index"


def test_every_service_with_lists_declares_indexes() -> None:
    indexes = declared()
    assert {"reports", "incidents", "stories", "alerts", "told", "subjects", "watches", "deliveries"} <= set(indexes)
    assert all(fields for each in indexes.values() for fields in each)
