"""An alert says until when it is silenced and by what, as the service that sends alerts sees it."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from services.api.places import Places
from tests.builders import NOW
from tests.fakes.api import http_client
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import alert, keep_alert

HOUR = timedelta(hours=1)


def at(hours: float) -> str:
    """So many hours from now on."""
    return (NOW + hours * HOUR).isoformat().replace("+00:00", "Z")


@pytest.fixture
async def client(database: FakeDatabase, places: Places) -> Any:
    """A client of an api in which it is ``NOW`` and there are two alerts."""
    for name in ("a", "b"):
        await keep_alert(database, alert(name, watch_id=f"watch-of-{name}"))
    async with http_client(database, places, clock=lambda: NOW) as client:
        yield client


async def silence(client: httpx.AsyncClient, label: str, operator: str, value: str, **more: Any) -> str:
    """Make a silence."""
    matchers = [{"label": label, "operator": operator, "value": value}]
    if operator.startswith("!"):  # a silence has to ask for something
        matchers.append({"label": "publisher", "operator": "=", "value": "The Courier"})
    body = {"matchers": matchers, "author": "Night desk", "starts_at": at(-1), "ends_at": at(1)} | more
    return str((await client.post("/silences", json=body)).raise_for_status().json()["silence_id"])


async def silenced(client: httpx.AsyncClient) -> dict[str, tuple[str | None, str | None]]:
    """Of each alert until when it is silenced, and by what, which every answer says alike."""
    items = (await client.get("/alerts")).raise_for_status().json()["items"]
    found = {each["alert_id"]: (each["silenced_until"], each["silenced_by"]) for each in items}
    asked = (await client.get("/alerts/silenced", params={"alert_ids": ",".join([*found, "none"])})).json()["items"]
    assert {each["alert_id"]: (each["silenced_until"], each["silenced_by"]) for each in asked} == {
        name: by for name, by in found.items() if by != (None, None)
    }
    for name, by in found.items():
        one = (await client.get(f"/alerts/{name}")).json()["silenced"]
        assert ((one or {}).get("silenced_until"), (one or {}).get("silenced_by")) == by
    return found


@pytest.mark.parametrize(
    ("label", "operator", "value", "mutes"),
    [
        ("place", "=", "163843", True),
        ("place", "=", "Syria", True),
        ("place", "=", "Beirut", False),
        ("publisher", "=~", "The (Courier|Echo)", True),
        ("publisher", "=~", "Courier", False),
        ("publisher", "!~", "Courier", True),
        ("measure", "!=", "killed", True),
        ("measure", "=", "bodies_found", True),
        ("topic", "!=", "mass-graves", False),
        ("watch", "!~", ".*", False),
        ("incident", "=", "another", False),
        ("claimant", "=~", "(?i)health.*", True),
    ],
)
async def test_what_mutes_an_alert_goes_by_the_values_of_its_labels(
    client: httpx.AsyncClient, label: str, operator: str, value: str, mutes: bool
) -> None:
    made = await silence(client, label, operator, value)
    assert await silenced(client) == dict.fromkeys("ab", (at(1), made) if mutes else (None, None))


async def test_of_several_silences_the_one_that_ends_last_is_named(client: httpx.AsyncClient) -> None:
    assert await silenced(client) == dict.fromkeys("ab", (None, None))
    await silence(client, "publisher", "=", "The Courier", ends_at=at(2))
    last = await silence(client, "publisher", "=", "The Courier", ends_at=at(9))
    own = await silence(client, "watch", "=", "watch-of-b", ends_at=at(20))
    await silence(client, "publisher", "=", "The Courier", starts_at=at(1), ends_at=at(99))
    await silence(client, "publisher", "=", "The Courier", starts_at=at(-2), ends_at=at(-1))
    await silence(client, "publisher", "=~", "(a|aa)+(T|The)+.*(C|Co)+x?", ends_at=at(50))
    assert await silenced(client) == {"a": (at(9), last), "b": (at(20), own)}


async def test_silences_of_another_desk_mute_nothing_here(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    made = await silence(client, "publisher", "=", "The Courier")
    await database["silences"].update_one({"_id": made}, {"$set": {"body.desk": "night"}})
    assert await silenced(client) == dict.fromkeys("ab", (None, None))


async def test_the_whole_list_says_it_too(client: httpx.AsyncClient) -> None:
    made = await silence(client, "watch", "=", "watch-of-a")
    lines = (await client.get("/alerts", params={"format": "jsonl"})).text.splitlines()
    assert [f'"silenced_by":"{made}"' in line for line in sorted(lines)] == [True, False]
