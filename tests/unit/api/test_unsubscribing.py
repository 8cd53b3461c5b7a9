"""The unsubscribe links of mails over HTTP: without a key, by POST alone, and for one channel and address."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from claimwatch_contracts.events import DeliveryRequested
from claimwatch_contracts.unsubscribing import unsubscribing_key, unsubscribing_token
from services._runtime.errors import TransientError
from services.api.places import Places
from services.api.store.api_store import ApiStore
from tests.fakes.api import http_client
from tests.fakes.kafka import FakeEmitter
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import problem

MAIL = {"name": "<Desk>", "target": {"kind": "email", "to": "reader@home.test"}}


@pytest.fixture
async def client(database: FakeDatabase) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the open application, which people use."""
    async with http_client(database, Places()) as client:
        yield client


@pytest.fixture
async def stranger(database: FakeDatabase) -> AsyncIterator[httpx.AsyncClient]:
    """A client without a key, of the application that asks for keys."""
    async with http_client(database, Places(), locked=True) as client:
        yield client


async def link_of(database: FakeDatabase, channel_id: str, address: str = "reader@home.test") -> str:
    """The path in the channel's mails, as notify writes it."""
    salt = await ApiStore(database).channels.salt()  # type: ignore[arg-type]
    return f"/unsubscribe/{unsubscribing_token(unsubscribing_key(salt), channel_id, address)}"


async def test_whoever_has_the_link_stops_the_mails_by_post_alone(
    client: httpx.AsyncClient, stranger: httpx.AsyncClient, database: FakeDatabase
) -> None:
    made = (await client.post("/channels", json=MAIL)).json()
    where = f"/channels/{made['channel_id']}"
    link = await link_of(database, made["channel_id"])
    asked = await stranger.get(link)
    assert (asked.status_code, "&lt;Desk&gt;" in asked.text, "<form" in asked.text) == (200, True, True)
    assert asked.headers["referrer-policy"] == "same-origin", "or browsers post the form as of no origin"
    assert (await client.get(where)).json()["enabled"] is True
    for _ in range(2):
        stopped = await stranger.post(link, data={"List-Unsubscribe": "One-Click"})
        assert (stopped.status_code, "no more mails" in stopped.text) == (200, True)
    assert (await client.get(where)).json()["enabled"] is False
    changes = [entry for entry in (await client.get("/audit")).json()["items"] if entry["after"]["enabled"] is False]
    assert [entry["caller"] for entry in changes] == ["the reader of the mails, by the unsubscribe link"]


async def test_a_mail_program_may_send_the_form_in_parts(
    client: httpx.AsyncClient, stranger: httpx.AsyncClient, database: FakeDatabase
) -> None:
    made = (await client.post("/channels", json=MAIL)).json()
    link = await link_of(database, made["channel_id"])
    assert (await stranger.post(link, files={"List-Unsubscribe": (None, "One-Click")})).status_code == 200
    assert (await client.get(f"/channels/{made['channel_id']}")).json()["enabled"] is False


async def test_a_link_of_another_address_or_channel_or_of_nobody_stops_nothing(
    client: httpx.AsyncClient, stranger: httpx.AsyncClient, database: FakeDatabase
) -> None:
    made = (await client.post("/channels", json=MAIL)).json()["channel_id"]
    hook = {"name": "Hook", "target": {"kind": "webhook", "url": "https://desk.example/hooks"}}
    webhook = (await client.post("/channels", json=hook)).json()["channel_id"]
    links = [
        await link_of(database, made, "another@home.test"),
        await link_of(database, webhook),
        await link_of(database, "nobody"),
        "/unsubscribe/é",
        "/unsubscribe/x",
    ]
    for link in links:
        problem(await stranger.post(link), 404)
        problem(await stranger.get(link), 404)
    listed = (await client.get("/channels")).json()["items"]
    assert [channel["enabled"] for channel in listed] == [True, True]


async def test_a_link_is_no_key(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get("/channels")).status_code == 401
    assert (await stranger.get("/unsubscribe")).status_code == 401


async def test_the_owner_is_to_be_told_once_and_a_repetition_makes_good_what_was_not_told(
    database: FakeDatabase,
) -> None:
    emitter = FakeEmitter(TransientError("the broker is away"))
    async with http_client(database, Places(), emitter=emitter) as client:
        made = (await client.post("/channels", json=MAIL)).json()["channel_id"]
        link = await link_of(database, made)
        problem(await client.post(link), 503)
        assert (await client.get(f"/channels/{made}")).json()["enabled"] is False, "the mails stop all the same"
        emitter.error = None
        for _ in range(2):
            assert (await client.post(link)).status_code == 200
    told = [event for event in emitter.events if isinstance(event, DeliveryRequested)]
    assert [(event.kind, event.channel_id) for event in told] == [("unsubscribed", made)] * 2
    assert len({event.request_id for event in told}) == 1, "the notify service handles it once"


async def test_two_programs_that_follow_the_link_at_once_have_the_owner_told_once(database: FakeDatabase) -> None:
    emitter = FakeEmitter()
    async with http_client(database, Places(), emitter=emitter) as client:
        made = (await client.post("/channels", json=MAIL)).json()["channel_id"]
        link = await link_of(database, made)
        answers = await asyncio.gather(*(client.post(link) for _ in range(5)))
    assert [answer.status_code for answer in answers] == [200] * 5
    assert len({event.event_id for event in emitter.events}) == 1
