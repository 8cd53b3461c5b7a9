"""The api's documents: written once, changed by nobody who has not read them as they are, listed without gaps."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from claimwatch_contracts.access import Caller, Role
from claimwatch_contracts.documents import Alias
from claimwatch_contracts.silence import LabelName, Matcher, Silence
from claimwatch_contracts.vocabulary import ClaimantKind
from services._runtime.access.callers import NOBODY, enter
from services._runtime.stored import Unreadable
from services.api.cursors import Window, decode
from services.api.store.documents import Documents, Held
from tests.builders import NOW

UNREADABLE: list[dict[str, Any]] = [
    {"body": {"name": "of another time", "surprise": True}, "created_at": NOW},
    {"body": None, "created_at": NOW},
    {"body": "text", "created_at": "yesterday"},
    {},
]


def alias(identity: str, name: str = "River Office") -> Alias:
    """An alias of claimants."""
    times = {"created_at": NOW, "updated_at": NOW}
    return Alias(alias_id=identity, name=name, kind=ClaimantKind.GOVERNMENT, names=("RHO", "Bureau"), **times)


async def add(documents: Documents[Alias], identity: str, created_at: datetime = NOW) -> Held[Alias]:
    """A new document, as it is read."""
    assert await documents.insert(identity, alias(identity), created_at=created_at, request="digest")
    held = await documents.get(identity)
    assert held is not None
    return held


@pytest.fixture
async def documents(database: Any) -> Documents[Alias]:
    """A collection without documents."""
    documents = Documents(database, "aliases", Alias)
    await documents.prepare()
    return documents


async def test_a_document_is_inserted_once(documents: Documents[Alias]) -> None:
    assert await documents.get("a") is None
    held = await add(documents, "a")
    assert (held.id, held.model, held.request) == ("a", alias("a"), "digest")
    assert not await documents.insert("a", alias("a", "Other"), created_at=NOW, request="other")
    assert await documents.get("a") == held
    assert await documents.count() == 1


async def test_only_what_is_still_as_it_was_read_is_replaced_or_deleted(documents: Documents[Alias]) -> None:
    first = await add(documents, "a")
    assert await documents.replace(first, alias("a", "Changed"))
    assert not await documents.replace(first, alias("a", "Changed over it"))
    assert not await documents.delete(first)
    second = await documents.get("a")
    assert second is not None
    assert second.model == alias("a", "Changed")
    assert await documents.delete(second)
    assert not await documents.delete(second)
    assert await documents.count() == 0


async def test_of_writers_at_the_same_moment_one_comes_through(documents: Documents[Alias]) -> None:
    held = await add(documents, "a")
    replaced = await asyncio.gather(*(documents.replace(held, alias("a", f"Writer {n}")) for n in range(5)))
    assert replaced.count(True) == 1


@pytest.mark.parametrize("broken", UNREADABLE)
async def test_what_cannot_be_read_is_named_beside_its_neighbours_and_can_be_replaced_and_deleted(
    documents: Documents[Alias], database: Any, broken: dict[str, Any]
) -> None:
    await add(documents, "good")
    for identity in ("old-1", "old-2"):
        await database["aliases"].insert_one({"_id": identity, **broken})
    page = await documents.page(Window(10))
    assert page.items == (alias("good"),)
    assert [item.id for item in page.unreadable] == ["old-2", "old-1"]
    assert await documents.all_readable() == [alias("good")]
    one, other = await documents.get("old-1"), await documents.get("old-2")
    assert one is not None
    assert other is not None
    assert isinstance(one.model, Unreadable)
    assert await documents.replace(one, alias("old-1"))
    assert await documents.delete(other)
    assert (await documents.page(Window(10))).unreadable == ()


@pytest.mark.parametrize("limit", [1, 2, 5, 12])
async def test_pages_go_from_the_newest_to_the_oldest_and_miss_nothing_of_one_instant_or_of_none(
    documents: Documents[Alias], database: Any, limit: int
) -> None:
    for number in range(9):
        await add(documents, f"a{number}", NOW + timedelta(minutes=number // 3))
    for number in range(2):
        without = {"_id": f"b{number}", "body": alias(f"b{number}").model_dump(mode="json")}
        await database["aliases"].insert_one(without | {"created_at": None} if number else without)
    read: list[str] = []
    window: Window | None = Window(limit)
    while window is not None:
        page = await documents.page(window)
        assert len(page.items) <= limit
        read += [item.alias_id for item in page.items]
        window = Window(limit, decode(page.next)) if page.next else None
    assert read == [*(f"a{number}" for number in reversed(range(9))), "b1", "b0"]


async def test_what_comes_while_pages_are_read_moves_nothing(documents: Documents[Alias]) -> None:
    for number in range(4):
        await add(documents, f"a{number}", NOW + timedelta(minutes=number))
    first = await documents.page(Window(2))
    await add(documents, "new", NOW + timedelta(minutes=9))
    assert first.next is not None
    second = await documents.page(Window(2, decode(first.next)))
    assert [item.alias_id for item in (*first.items, *second.items)] == ["a3", "a2", "a1", "a0"]
    assert second.next is None


async def test_documents_are_found_by_a_value_that_is_one_of_a_field_s(documents: Documents[Alias]) -> None:
    for number in range(12):
        await add(documents, f"a{number:02}")
    assert await documents.with_value("names", "RHO") == [f"a{number:02}" for number in range(10)]
    assert await documents.with_value("names", "R") == []
    assert await documents.missing(["a00", "gone", "a11"]) == ["gone"]
    assert {item.alias_id for item in await documents.readable(["a00", "gone", "a11"])} == {"a00", "a11"}


async def test_an_id_made_of_a_key_is_always_the_same_and_another_elsewhere(
    documents: Documents[Alias], database: Any
) -> None:
    same = Documents(database, "aliases", Alias)
    await same.prepare()
    assert await documents.identity_of("key") == await same.identity_of("key")
    assert await documents.identity_of("key") != await documents.identity_of("another")
    assert await documents.identity_of("key") != await Documents(database, "feeds", Alias).identity_of("key")


async def test_documents_of_another_desk_are_not_there(database: Any) -> None:
    silences = Documents(database, "silences", Silence, of_desks=True)
    await silences.prepare()
    held = {desk: await _added(silences, desk) for desk in ("default", "night-desk")}
    await database["silences"].insert_one({"_id": "old", "v": 1, "body": _body_without_desk(), "created_at": NOW})
    for desk, own, other in (
        ("default", {"default", "old"}, "night-desk"),
        ("night-desk", {"night-desk"}, "default"),
    ):
        enter(Caller(name="the test", role=Role.READER, desk=desk))
        assert {silence.silence_id for silence in (await silences.page(Window(10))).items} == own
        assert {silence.silence_id for silence in await silences.readable([*held, "old"])} == own
        assert set(await silences.missing([*held, "old"])) == {*held, "old"} - own
        assert await silences.get(other) is None
        assert (await silences.get_of_any_desk(other), await silences.is_taken(other)) == (held[other], True)
        assert not await silences.insert(other, silence(other, desk), created_at=NOW, request="")
    enter(NOBODY)


def silence(identity: str, desk: str) -> Silence:
    """A silence of a desk."""
    matchers = (Matcher(label=LabelName.PLACE, value="Aleppo"),)
    times = {"starts_at": NOW, "ends_at": NOW + timedelta(days=1), "created_at": NOW, "updated_at": NOW}
    return Silence(silence_id=identity, desk=desk, matchers=matchers, author="Desk", **times)


def _body_without_desk() -> dict[str, Any]:
    return silence("old", "default").model_dump(mode="json", exclude={"desk"})


async def _added(silences: Documents[Silence], desk: str) -> Held[Silence]:
    assert await silences.insert(desk, silence(desk, desk), created_at=NOW, request="")
    held = await silences.get_of_any_desk(desk)
    assert held is not None
    return held
