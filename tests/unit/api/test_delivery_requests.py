"""Requests to the notify service, and the passwords of channels' URLs."""

from datetime import timedelta

import pytest
from pydantic import HttpUrl

from claimwatch_contracts.deliveries import Delivery, State, delivery_id
from claimwatch_contracts.events import DeliveryRequested
from claimwatch_contracts.targets.url_passwords import chosen_url, redacted_url
from services._runtime.errors import TransientError
from services.api.delivery_requests import DeliveryRequests
from services.api.places import Places
from tests.builders import NOW
from tests.fakes.api import http_client
from tests.fakes.kafka import FakeEmitter
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import problem

HOOK = {"name": "Desk", "target": {"kind": "webhook", "url": "https://desk.example/hooks"}}

FAILED = Delivery(
    delivery_id="d1", alert_ids=("a1",), watch_ids=("w1",), channel_id="c1", state=State.FAILED, created_at=NOW
)


async def test_a_request_is_the_same_under_the_same_key_and_another_for_anything_else() -> None:
    emitter = FakeEmitter()
    requests = DeliveryRequests(emitter, lambda: NOW)
    ids = [
        (await requests.test("c1", "k")).request_id,
        (await requests.test("c1", "k")).request_id,
        (await requests.test("c2", "k")).request_id,
        (await requests.one_again(FAILED, "k")).request_id,
        (await requests.one_again(FAILED, "k", even_if_delivered=True)).request_id,
        (await requests.all_again("c1", NOW, "k")).request_id,
        (await requests.all_again("c1", NOW - timedelta(days=1), "k")).request_id,
        (await requests.test("c1", None)).request_id,
        (await requests.test("c1", None)).request_id,
    ]
    assert ids[0] == ids[1]
    assert len(set(ids)) == len(ids) - 1
    assert [event.event_id for event in emitter.events] == ids
    assert {event.subject for event in emitter.events} == {"c1", "c2"}


async def test_the_answer_names_the_delivery_that_the_test_becomes() -> None:
    emitter = FakeEmitter()
    accepted = await DeliveryRequests(emitter, lambda: NOW).test("c1", None)
    (event,) = emitter.events
    assert isinstance(event, DeliveryRequested)
    assert delivery_id(event.request_id, "c1") == accepted.delivery_id


async def test_a_request_that_was_not_published_is_not_accepted() -> None:
    with pytest.raises(TransientError):
        await DeliveryRequests(FakeEmitter(TransientError("not connected")), lambda: NOW).test("c1", None)


@pytest.mark.parametrize("wanted", [{"kind": "again"}, {"kind": "test", "delivery_id": "d"}])
def test_a_request_says_exactly_what_it_wants(wanted: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="either delivery_id or since"):
        DeliveryRequested.model_validate({"request_id": "r", "channel_id": "c", "requested_at": NOW} | wanted)


def test_what_has_arrived_is_asked_for_again_one_by_one() -> None:
    with pytest.raises(ValueError, match="by its delivery_id alone"):
        DeliveryRequested(
            request_id="r", channel_id="c", requested_at=NOW, kind="again", since=NOW, even_if_delivered=True
        )


async def test_what_has_arrived_is_sent_again_only_when_asked_for_even_so() -> None:
    database, emitter = FakeDatabase(), FakeEmitter()
    async with http_client(database, Places(), emitter=emitter) as client:  # type: ignore[arg-type]
        channel = (await client.post("/channels", json=HOOK)).json()["channel_id"]
        arrived = FAILED.model_copy(update={"channel_id": channel, "state": State.DELIVERED})
        fields = arrived.model_dump(include=Delivery.model_fields.keys() - {"delivery_id"})
        await database["deliveries"].insert_one({"_id": "d1", "v": Delivery.VERSION, **fields})
        for body in (None, {}, {"even_if_delivered": False}):
            refused = problem(await client.post("/deliveries/d1/send-again", json=body), 409)
            assert "even_if_delivered" in refused["detail"]
        problem(await client.post("/deliveries/d1/send-again", json={"force": True}), 422)
        accepted = await client.post("/deliveries/d1/send-again", json={"even_if_delivered": True})
    assert (accepted.status_code, accepted.json()["delivery_id"]) == (202, "d1")
    (event,) = emitter.events
    assert isinstance(event, DeliveryRequested)
    assert (event.delivery_id, event.even_if_delivered) == ("d1", True)


@pytest.mark.parametrize(
    "url",
    [
        "https://desk:pa55@hooks.test/a?b=c@d",
        "https://:pa55@hooks.test/",
        "https://pa55:pa55@hooks.test:8443/pa55",
        "https://desk:p%40%2Fss@hooks.test/",
        "https://hooks.test/a",
        "https://desk@hooks.test/a@b",
    ],
)
def test_what_was_read_can_be_sent_back_and_shows_no_password(url: str) -> None:
    kept = HttpUrl(url)
    shown = redacted_url(kept)
    assert shown.password in (None, "***")
    assert (shown.username, shown.host, shown.port, shown.path, shown.query) == (
        (kept.username, kept.host, kept.port, kept.path, kept.query)
    )
    assert chosen_url(HttpUrl(str(shown)), kept) == kept


@pytest.mark.parametrize("elsewhere", ["https://desk:***@evil.test/", "http://desk:***@hooks.test/"])
def test_a_password_is_kept_for_its_own_server_only(elsewhere: str) -> None:
    assert chosen_url(HttpUrl(elsewhere), HttpUrl("https://desk:pa55@hooks.test/")) == HttpUrl(elsewhere)
