"""The editor on a database in memory: edits are conditional and repeatable, and overwrite no change in between."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from fastapi.exceptions import RequestValidationError

from claimwatch_contracts.documents import Alias
from services._runtime.http.problems import Problem
from services.api.building import alias_from
from services.api.editing import Change, Editor
from services.api.preconditions import Preconditions
from services.api.requests import AliasRequest
from services.api.store.documents import Documents
from tests.builders import NOW
from tests.fakes.mongo import FakeDatabase

ANY = Preconditions(None, None)
THIS = Preconditions(if_match="*")
NONE = Preconditions(if_none_match="*")
MOST = 3


class Desk:
    """An editor of at most three aliases, with a clock that advances by a minute at each call."""

    def __init__(self) -> None:
        self.database: Any = FakeDatabase()
        self.now = NOW
        self.editor = Editor("alias", Documents(self.database, "aliases", Alias), self.clock, most=MOST)

    def clock(self) -> datetime:
        """The time."""
        self.now += timedelta(minutes=1)
        return self.now

    async def create(self, name: str, key: str | None = None) -> Change[Alias]:
        """Create an alias."""
        return await self.editor.create(asked(name), key, building(name))

    async def put(self, identity: str, name: str, preconditions: Preconditions = ANY) -> Change[Alias]:
        """Create or replace an alias."""
        return await self.editor.replace(identity, preconditions, building(name))


def asked(name: str) -> AliasRequest:
    """A request for an alias."""
    return AliasRequest(name=name, names=("RHO",))


def building(name: str) -> Callable[[str, datetime, Alias | None], Alias]:
    """The function that builds the alias of a request."""
    return lambda identity, now, current: alias_from(asked(name), identity, now, current)


async def status_of(refused: Awaitable[object]) -> int:
    """The status of the problem that a request ends with."""
    with pytest.raises(Problem) as problem:
        await refused
    return problem.value.status


async def test_a_request_repeated_with_its_key_creates_once_and_gives_what_there_is_now() -> None:
    desk = Desk()
    first = await desk.create("River Office", "key")
    again = await desk.create("River Office", "key")
    assert (again.created, again.after) == (True, first.after)
    changed = await desk.put(first.id, "Night Office")
    assert (await desk.create("River Office", "key")).after == changed.after
    assert await status_of(desk.create("Another", "key")) == 422
    assert (await desk.create("River Office")).id != first.id


async def test_under_a_chosen_id_another_request_is_refused() -> None:
    desk = Desk()
    create = desk.editor.create_as
    first = await create(asked("River Office"), "rho", building("River Office"))
    assert (await create(asked("River Office"), "rho", building("River Office"))).after == first.after
    assert await status_of(create(asked("Another"), "rho", building("Another"))) == 409


async def test_a_change_keeps_when_it_was_created_and_its_conditions_hold_or_refuse_it() -> None:
    desk = Desk()
    assert await status_of(desk.put("rho", "River Office", THIS)) == 412
    created = await desk.put("rho", "River Office", NONE)
    assert (created.created, created.before) == (True, None)
    assert await status_of(desk.put("rho", "River Office", NONE)) == 412
    replaced = await desk.put("rho", "Night Office", THIS)
    assert (replaced.created, replaced.before) == (False, created.after)
    assert replaced.after.created_at == created.after.created_at < replaced.after.updated_at
    stale = Preconditions(if_match='"stale"')
    assert await status_of(desk.put("rho", "Day Office", stale)) == 412
    assert await status_of(desk.editor.delete("rho", stale)) == 412
    assert await desk.editor.read("rho") == replaced.after


async def test_a_change_that_somebody_else_made_meanwhile_is_built_upon() -> None:
    desk = Desk()
    await desk.put("rho", "River Office")
    tries: list[str] = []

    async def longer(current: Alias, now: datetime) -> Alias:
        tries.append(current.name)
        if len(tries) == 1:
            await desk.put("rho", "Night Office")
        return current.model_copy(update={"names": (*current.names, "Bureau"), "updated_at": now})

    change = await desk.editor.change("rho", ANY, longer)
    assert tries == ["River Office", "Night Office"]
    assert (change.after.name, change.after.names) == ("Night Office", ("RHO", "Bureau"))
    assert await desk.editor.read("rho") == change.after


async def test_of_conditional_writers_at_the_same_moment_one_comes_through() -> None:
    desk = Desk()
    await desk.put("rho", "River Office")
    writers = [desk.put("rho", f"Writer {number}") for number in range(4)]
    assert [change.created for change in await asyncio.gather(*writers)] == [False] * 4
    creators = [desk.put("new", f"Writer {number}", NONE) for number in range(4)]
    outcomes = await asyncio.gather(*creators, return_exceptions=True)
    assert sorted(isinstance(outcome, Problem) for outcome in outcomes) == [False, True, True, True]


async def test_what_is_not_there_is_neither_read_nor_changed_nor_deleted() -> None:
    desk = Desk()

    async def same(current: Alias, _now: datetime) -> Alias:
        return current

    await desk.put("rho", "River Office")
    await desk.editor.delete("rho", THIS)
    edits = (desk.editor.read("rho"), desk.editor.change("rho", ANY, same), desk.editor.delete("rho", ANY))
    assert [await status_of(edit) for edit in edits] == [404, 404, 404]


async def test_what_cannot_be_read_is_replaced_or_deleted_and_nothing_else() -> None:
    desk = Desk()
    for identity in ("one", "other"):
        await desk.database["aliases"].insert_one({"_id": identity, "body": {"surprise": True}})
    assert await status_of(desk.editor.read("one")) == 409
    assert (await desk.put("one", "River Office", THIS)).before is None
    await desk.editor.delete("other", ANY)
    assert (await desk.editor.read("one")).name == "River Office"


async def test_one_more_than_there_can_be_is_refused_and_a_change_is_not() -> None:
    desk = Desk()
    for number in range(MOST):
        await desk.put(f"a{number}", f"Office {number}")
    assert await status_of(desk.create("Another")) == 409
    assert await status_of(desk.put("new", "Another")) == 409
    assert not (await desk.put("a0", "Changed")).created
    await desk.editor.delete("a1", ANY)
    assert (await desk.put("new", "Another")).created


async def test_an_impossible_document_is_refused_as_the_request_model_would() -> None:
    desk = Desk()
    with pytest.raises(RequestValidationError):
        await desk.editor.replace("rho", ANY, lambda identity, now, _: Alias.model_validate({"alias_id": identity}))
    assert (await desk.put("rho", "River Office")).created
