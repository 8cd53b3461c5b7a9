"""Stored documents of every form and version can be read."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from claimwatch_contracts.base import Versioned
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.upcasts import Upcasts
from services._runtime.stored import Unreadable, packed, read_body, readable, readable_by_id, stored
from tests.builders import watch

DATA = packed(watch())["packed"]


@pytest.mark.parametrize(
    "form",
    [
        stored(watch()),
        {"body": watch().model_dump(mode="json")},
        {"body": {"name": "abridged"}, **packed(watch())},
        {"packed": DATA},
        watch().model_dump() | {"kept_by_the_store": 1},
    ],
)
def test_a_body_is_read_in_the_clear_packed_or_spread_over_its_document(form: dict[str, object]) -> None:
    assert read_body(Watch, {"_id": "w1", **form}) == watch()


@pytest.mark.parametrize("data", [b"", b"no zlib", DATA[:-9]])
def test_what_was_packed_and_is_damaged_says_so(data: bytes) -> None:
    assert isinstance(read_body(Watch, {"_id": "w1", "packed": data}), Unreadable)


class Boat(Versioned):
    """Of the second version: its ``name`` was a ``title``."""

    VERSION = 2

    name: str


UPCASTS: Upcasts = {("boat", 1): lambda body: {"name": body["title"].strip()}}


@pytest.mark.parametrize(
    "form",
    [
        {"body": {"title": "Mary "}},
        {"v": 1, "body": {"title": "Mary"}},
        {"v": 1, "title": "Mary"},
        packed(Boat(name="Mary")),
        stored(Boat(name="Mary")),
    ],
)
def test_an_older_version_is_read_as_todays(form: dict[str, Any]) -> None:
    assert readable(Boat, {"_id": "b1", **form}, UPCASTS) == Boat(name="Mary")


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ({"v": 3, "body": {"names": ["Mary"]}}, "written by a newer Claimwatch: this one reads boat up to version 2"),
        ({"v": 1, "body": {"titel": "Mary"}}, "KeyError: 'title'"),
        ({"v": 1, "body": None}, "TypeError"),
        ({"v": 1, "body": {"title": 7}}, "AttributeError"),
        ({"v": "two", "body": {}}, "TypeError"),
        ({"v": 0, "body": {}}, "nothing makes version 0 of boat into the next one"),
        ({"v": 2, "packed": packed(Boat(name="Mary"))["packed"][:-9]}, "error"),
        ({"v": 2, "body": {"title": "Mary"}}, "name: Field required"),
        ({}, "KeyError"),
    ],
)
def test_what_cannot_be_read_says_why(form: dict[str, Any], reason: str) -> None:
    unread = read_body(Boat, {"_id": "b1", **form}, UPCASTS)
    assert isinstance(unread, Unreadable)
    assert unread.id == "b1"
    assert reason in unread.reason
    assert readable(Boat, {"_id": "b1", **form}, UPCASTS) is None


async def test_one_that_cannot_be_read_voids_none_of_its_neighbours() -> None:
    async def documents() -> AsyncIterator[dict[str, Any]]:
        for identity, form in (("w1", stored(watch())), ("w2", {"body": {}}), ("w3", stored(watch()))):
            yield {"_id": identity, **form}

    assert await readable_by_id(Watch, documents()) == {"w1": watch(), "w3": watch()}
