"""Whoever guesses keys is slowed down, and nobody else."""

from datetime import timedelta

import httpx
import pytest

from claimwatch_contracts.access import Role
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.access.locked import WRONG, Clock, key


async def guesses(client: httpx.AsyncClient, shown: str, times: int) -> list[int]:
    """How wrong keys are answered at the door."""
    headers = {"Authorization": f"Bearer {shown}"}
    return [(await client.get("/alerts", headers=headers)).status_code for _ in range(times)]


async def test_who_guesses_is_told_to_wait_for_a_while(locked: httpx.AsyncClient, clock: Clock) -> None:
    assert await guesses(locked, WRONG, 10) == [401] * 10
    refused = await locked.get("/alerts", headers={"Authorization": f"Bearer {WRONG}"})
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "300")
    clock.now += timedelta(minutes=5)
    assert await guesses(locked, WRONG, 1) == [401]


@pytest.mark.parametrize("way", ["at the door", "at the login"])
async def test_a_key_that_is_right_works_whatever_others_guess_from_its_address(
    locked: httpx.AsyncClient, database: FakeDatabase, way: str
) -> None:
    shown = await key(database, Role.READER)
    token = shown["Authorization"].removeprefix("Bearer ")
    with_its_id = token[:-43] + "x" * 43
    for wrong in (WRONG, "no key at all", with_its_id):
        assert await guesses(locked, wrong, 11) == [401] * 10 + [429]
    if way == "at the door":
        assert (await locked.get("/alerts", headers=shown)).status_code == 200
    else:
        assert (await locked.post("/login", json={"key": token})).status_code == 200


async def test_who_mistypes_a_key_is_told_so_also_if_somebody_else_guesses(locked: httpx.AsyncClient) -> None:
    assert await guesses(locked, WRONG, 11) == [401] * 10 + [429]
    assert await guesses(locked, WRONG.replace("0123", "4567"), 1) == [401]


async def test_guesses_are_counted_once_wherever_they_are_made(locked: httpx.AsyncClient) -> None:
    assert await guesses(locked, WRONG, 6) == [401] * 6
    statuses = [(await locked.post("/login", json={"key": WRONG})).status_code for _ in range(5)]
    assert statuses == [401] * 4 + [429]


async def test_who_is_logged_in_is_not_kept_out_by_wrong_keys_from_the_same_address(
    locked: httpx.AsyncClient, database: FakeDatabase
) -> None:
    token = (await key(database, Role.READER))["Authorization"].removeprefix("Bearer ")
    (await locked.post("/login", json={"key": token})).raise_for_status()
    wrong = [(await locked.get("/alerts", headers={"Authorization": f"Bearer {WRONG}"})).status_code for _ in range(11)]
    assert wrong == [401] * 10 + [429]
    assert (await locked.get("/alerts")).status_code == 200
    locked.cookies.clear()
    assert (await locked.get("/", headers={"Accept": "text/html"})).status_code == 303, "led to the login"


async def test_guesses_at_the_login_are_limited_too(locked: httpx.AsyncClient) -> None:
    statuses = [(await locked.post("/login", json={"key": WRONG})).status_code for _ in range(11)]
    assert statuses == [401] * 10 + [429]
