"""No query makes the api fail: its database query can be encoded in BSON, or the request is refused."""

from collections.abc import AsyncIterator
from typing import Any, Self

import bson
import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services._runtime.clock import utc_now
from services.api.access.store import AccessStore
from services.api.cursors import Position, encode
from services.api.http import Asked, http_app
from services.api.ledger.store import LedgerStore
from services.api.places import PlaceError
from services.api.store.api_store import ApiStore
from tests.fakes.api import search_desk

LISTS = ["/watches", "/channels", "/feeds", "/aliases", "/topics", "/reports", "/alerts", "/deliveries"]
LISTS += ["/incidents", "/ledger", "/amendments", "/search"]
HOSTILE = st.sampled_from(
    [
        *("99999999999999999999", "-9223372036854775809", "9223372036854775808", "1e400", "NaN", "0", "-1", "", "null"),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-02-30T00:00:00Z", "0.5", "1700000000"),
        *("\0", "$gt", '{"$gt": ""}', "%ED%A0%80", "x" * 600, encode(Position(None, "x"))),
    ]
)
PARAMETERS = ["limit", "cursor", "place", "topic", "claimant", "publisher", "since", "watch_id", "state", "until", "q"]
PARAMETERS += ["kind", "measure", "incident"]
QUERIES = st.dictionaries(st.sampled_from(PARAMETERS), HOSTILE | st.text(max_size=30), max_size=3)


class Nothing:
    """An empty collection and cursor, which encodes each query in BSON as the driver does."""

    def __getitem__(self, _name: str) -> Self:
        return self

    def find(self, query: dict[str, Any], *_more: Any, **_named: Any) -> Self:
        bson.encode(query)
        return self

    def sort(self, *_keys: Any) -> Self:
        return self

    limit = batch_size = sort

    async def find_one(self, query: dict[str, Any], *_more: Any) -> None:
        bson.encode(query)

    async def __aiter__(self) -> AsyncIterator[dict[str, Any]]:
        for document in ():
            yield document


class AnyPlaces:
    """Places of every id and of no name."""

    async def is_known(self, _id: int) -> bool:
        """Whether a place has that id."""
        return True

    async def no_id(self, _text: str) -> PlaceError:
        """The refusal of a name."""
        return PlaceError("place", "a GeoNames id is needed", ())


NOTHING = Nothing()
SEARCH = search_desk(NOTHING)
ASKED: Any = Asked(requests=None, emitter=None, trials=None, previews=None, search=SEARCH, pipeline=None)  # type: ignore
APP = http_app(ApiStore(NOTHING), LedgerStore(NOTHING), AccessStore(NOTHING), None, None, AnyPlaces(), utc_now, ASKED)  # type: ignore


@given(st.sampled_from(LISTS), QUERIES)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
async def test_no_query_makes_a_list_fail(path: str, query: dict[str, str]) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://127.0.0.1") as client:
        answer = await client.get(path, params=query)
    assert answer.status_code in (200, 400, 422), answer.text


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("untill=2026-01-01T00:00:00Z", "unknown parameter 'untill'"),
        ("limti=5", "did you mean 'limit'?"),
        ("limit=5&limit=6", "given more than once"),
    ],
)
async def test_a_parameter_that_would_be_ignored_is_refused(path: str, query: str, said: str) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://127.0.0.1") as client:
        answer = await client.get(f"{path}?{query}")
    assert answer.status_code == 422
    assert said in answer.json()["detail"]
    assert answer.json()["errors"][0]["parameter"] == query.partition("=")[0]


@pytest.mark.parametrize(
    "edge",
    ["since=0001-01-01T00:00:00%2B14:00", "since=9999-12-31T23:59:59-14:00", "place=99999999999999999999", "place=-1"],
)
async def test_what_no_database_could_be_asked_is_refused(edge: str) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://127.0.0.1") as client:
        answer = await client.get(f"/reports?{edge}")
    assert answer.status_code == 422, answer.text
