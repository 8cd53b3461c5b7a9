"""From ``alert-raised`` to receivers over real Kafka, MongoDB, HTTP and SMTP: delivered once, retried, given up."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from standardwebhooks import Webhook
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from claimwatch_contracts.documents import Channel
from services._cli.demo.receiver import MailCatcher, WebhookReceiver
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.http.server import HttpServer
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.notify.app import create_app
from services.notify.delivery import planned
from services.notify.settings import NotifySettings
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.group import group_of_one
from services.notify.store import NotifyStore
from tests.integration.kafka_client import running, send
from tests.unit.notify.alerts import alert, email_channel, webhook_channel
from tests.waiting import WAIT_SECONDS, answered, until

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class ScriptedReceiver:
    """Answers with the given responses in turn, the last one for ever; keeps each call's headers and raw body."""

    def __init__(self, *answers: int | Response | Callable[[], Awaitable[Response]]) -> None:
        self._answers = list(answers)
        self.calls: list[tuple[dict[str, str], bytes]] = []
        self._server = HttpServer(Starlette(routes=[Route("/", self._answer, methods=["POST"])]), "127.0.0.1", 0)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}/"

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.calls]

    async def __aenter__(self) -> "ScriptedReceiver":
        await self._server.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.stop()

    async def _answer(self, request: Request) -> Response:
        self.calls.append((dict(request.headers), await request.body()))
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, int):
            return Response(status_code=answer)
        return answer if isinstance(answer, Response) else await answer()


class Notify:
    """The test's database, and the service on it."""

    def __init__(self, shared: SharedSettings) -> None:
        self.shared = shared
        self.database: Database = connect(shared)
        self.store = NotifyStore(self.database)
        self.mine = uuid.uuid4().hex[:8]

    def service(self, clock: Clock = utc_now, **settings: Any) -> Service:
        """The service with short delays, allowed to reach loopback unless told otherwise."""
        fields = {
            "allow_private_addresses": True,
            "poll_seconds": 0.05,
            "retry_delays_seconds": (0, 0.1, 0.1, 0.1),
            "timeout_seconds": 1,
            "lease_seconds": 1.5,
            "group_wait_seconds": 0,
            "group_interval_seconds": 0,
        } | settings
        return create_app(NotifySettings(shared=self.shared, port=0, **fields), clock=clock)

    async def put(self, channel: Channel) -> None:
        """Write a channel as the api does."""
        fields = {"body": channel.model_dump(mode="json")}
        await self.database["channels"].update_one({"_id": channel.channel_id}, {"$set": fields}, upsert=True)

    async def plan(self, channel: Channel, number: int = 1) -> str:
        """Store a delivery that is due, as the handler does; its id."""
        await self.put(channel)
        notification = group_of_one(alert(f"{self.mine}-{number}"))
        decision = Decision(Reason.NOT_SENT_BEFORE, notification)
        delivery = planned(decision, channel.channel_id, channel, utc_now())
        assert await self.store.add(delivery, notification)
        return delivery.delivery_id

    async def ended(self, delivery_id: str) -> dict[str, Any]:
        """The delivery's document when it is no longer pending."""
        wanted = {"_id": delivery_id, "state": {"$ne": "pending"}}
        return await answered(lambda: self.database["deliveries"].find_one(wanted))


@pytest.fixture
async def notify(shared_settings: SharedSettings) -> AsyncIterator[Notify]:
    notify = Notify(shared_settings)
    yield notify
    notify.database.client.close()


def outcomes(document: dict[str, Any]) -> list[tuple[str, int | None]]:
    return [(attempt["outcome"], attempt["status"]) for attempt in document["attempts"]]


async def test_alert_reaches_each_of_its_channels_once_though_it_is_published_twice(notify: Notify) -> None:
    receiver, catcher = WebhookReceiver(SECRET, lambda _alert: None), MailCatcher()
    await receiver.start()
    await catcher.start()
    hook, mail = f"hook-{notify.mine}", f"mail-{notify.mine}"
    await notify.put(webhook_channel(hook, receiver.url, SECRET))
    await notify.put(email_channel(mail, "reader@home.test"))
    raised = alert(f"a-{notify.mine}", hook, mail, "nowhere")
    settings = {"smtp_host": catcher.host, "smtp_port": catcher.port, "smtp_security": "none"}
    async with running(notify.service(**settings, smtp_sender="alerts@watch.test")) as service:
        await send(notify.shared.kafka, raised, raised)
        await until(lambda: len(receiver.received) == 1 and len(catcher.messages) == 1)
        await send(notify.shared.kafka, raised, alert(f"last-{notify.mine}", hook))
        await until(lambda: len(receiver.received) == 2)
        await until(lambda: _delivered(service, "webhook") == 2)
    assert [body["data"]["alert_id"] for body in receiver.received] == [raised.alert_id, f"last-{notify.mine}"]
    assert (receiver.duplicates, receiver.refused) == (0, 0)
    assert len(catcher.messages) == 1
    stored = {
        document["channel_id"]: document
        async for document in notify.database["deliveries"].find({"alert_ids": raised.alert_id})
    }
    assert {channel: document["state"] for channel, document in stored.items()} == {
        hook: "delivered",
        mail: "delivered",
        "nowhere": "failed",
    }
    assert "does not exist" in stored["nowhere"]["reason"]
    assert catcher.messages[0]["Message-ID"] == f"<{stored[mail]['_id']}@watch.test>"
    await receiver.stop()
    await catcher.stop()


def _delivered(service: Service, kind: str) -> float | None:
    labels = {"channel_kind": kind, "outcome": "delivered"}
    return service.registry.get_sample_value("claimwatch_notify_deliveries_total", labels)


async def test_failing_receiver_gets_the_same_id_until_it_succeeds(notify: Notify) -> None:
    async with ScriptedReceiver(500, 500, 200) as receiver, running(notify.service()):
        delivery_id = await notify.plan(webhook_channel("c", receiver.url, SECRET))
        document = await notify.ended(delivery_id)
    assert document["state"] == "delivered"
    assert outcomes(document) == [("temporary_failure", 500), ("temporary_failure", 500), ("delivered", 200)]
    assert receiver.ids == [delivery_id] * 3
    assert len({body for _, body in receiver.calls}) == 1
    for headers, body in receiver.calls:
        assert Webhook(SECRET).verify(body, headers)["type"] == "alert.raised"


async def test_delivery_fails_when_the_schedule_is_used_up(notify: Notify) -> None:
    async with ScriptedReceiver(500) as receiver, running(notify.service()):
        channel = webhook_channel("c", receiver.url, SECRET)
        document = await notify.ended(await notify.plan(channel, 1))
        later = await notify.ended(await notify.plan(channel, 2))
    assert document["state"] == "failed"
    assert "gave up after 4 attempts" in document["reason"]
    assert receiver.ids == [document["_id"]] * 4 + [later["_id"]] * 4


async def test_retry_after_is_waited_for(notify: Notify) -> None:
    busy = Response(status_code=503, headers={"retry-after": "1"})
    async with ScriptedReceiver(busy, 200) as receiver, running(notify.service()):
        document = await notify.ended(await notify.plan(webhook_channel("c", receiver.url, SECRET)))
    first, second = (attempt["at"] for attempt in document["attempts"])
    assert second >= first + timedelta(seconds=1)


async def test_410_disables_the_channel_until_it_is_changed(notify: Notify) -> None:
    async with ScriptedReceiver(410, 200) as receiver, running(notify.service()):
        channel = webhook_channel("c", receiver.url, SECRET)
        gone = await notify.ended(await notify.plan(channel, 1))
        held_back = await notify.ended(await notify.plan(channel, 2))
        assert len(receiver.calls) == 1
        changed = channel.model_copy(update={"updated_at": channel.updated_at + timedelta(seconds=1)})
        again = await notify.ended(await notify.plan(changed, 3))
    assert outcomes(gone) == [("disabled_by_receiver", 410)]
    assert (held_back["state"], held_back["attempts"]) == ("failed", [])
    assert again["state"] == "delivered"


async def test_redirects_and_private_addresses_are_not_followed(notify: Notify) -> None:
    async with ScriptedReceiver(200) as inside:
        away = Response(status_code=307, headers={"location": inside.url})
        async with ScriptedReceiver(away) as outside, running(notify.service(retry_delays_seconds=(0,))):
            redirected = await notify.ended(await notify.plan(webhook_channel("c", outside.url, SECRET), 1))
        port = urlsplit(inside.url).port
        async with running(notify.service(allow_private_addresses=False, allowed_ports=(port,))):
            refused = await notify.ended(await notify.plan(webhook_channel("d", inside.url, SECRET), 2))
        assert inside.calls == []
    assert outcomes(redirected) == [("temporary_failure", 307)]
    assert outcomes(refused) == [("temporary_failure", None)] * 4
    assert "not a public address" in refused["reason"]


async def test_slow_receiver_holds_up_no_other(notify: Notify) -> None:
    released = asyncio.Event()

    async def slowly() -> Response:
        await released.wait()
        return Response()

    service = notify.service(timeout_seconds=60, lease_seconds=90)
    async with ScriptedReceiver(slowly) as slow, ScriptedReceiver(200) as fast, running(service):
        stuck = [await notify.plan(webhook_channel("slow", slow.url, SECRET), number) for number in range(5)]
        await until(lambda: len(slow.calls) == 1)
        quick = [await notify.plan(webhook_channel("fast", fast.url, SECRET), number) for number in range(5, 10)]
        for delivery_id in quick:
            await notify.ended(delivery_id)
        waiting = [await notify.database["deliveries"].find_one({"_id": one}) or {} for one in stuck]
        assert [(one["state"], one["attempts"]) for one in waiting] == [("pending", [])] * 5
        assert len(slow.calls) == 1
        released.set()


async def test_delivery_whose_sender_died_is_sent_again_under_the_same_id(notify: Notify) -> None:
    async with ScriptedReceiver(200) as receiver, ScriptedReceiver(200) as other:
        delivery_id = await notify.plan(webhook_channel("c", receiver.url, SECRET))
        died_at = utc_now()
        dead = await notify.store.lease(died_at, died_at + timedelta(hours=1), but_not=())
        assert dead is not None
        async with running(notify.service()):
            await notify.ended(await notify.plan(webhook_channel("other", other.url, SECRET), 2))
            assert receiver.calls == [], "the dead one has it still"
        async with running(notify.service(clock=lambda: utc_now() + timedelta(hours=1))):
            await notify.ended(delivery_id)
    assert receiver.ids == [delivery_id]


async def test_stop_waits_for_what_is_in_flight(notify: Notify) -> None:
    async def slowly() -> Response:
        await until(lambda: not service.started)
        return Response()

    service = notify.service(timeout_seconds=WAIT_SECONDS, lease_seconds=2 * WAIT_SECONDS)
    async with ScriptedReceiver(slowly) as receiver:
        async with running(service):
            delivery_id = await notify.plan(webhook_channel("c", receiver.url, SECRET))
            await until(lambda: len(receiver.calls) == 1)
        document = await notify.database["deliveries"].find_one({"_id": delivery_id})
    assert document is not None
    assert document["state"] == "delivered"


@pytest.mark.parametrize("unreadable", ["deliveries", "channels"])
async def test_document_that_cannot_be_read_fails_its_delivery_only(notify: Notify, unreadable: str) -> None:
    async with ScriptedReceiver(200) as receiver:
        broken = await notify.plan(webhook_channel("broken", receiver.url, SECRET), 1)
        key = broken if unreadable == "deliveries" else "broken"
        await notify.database[unreadable].update_one({"_id": key}, {"$set": {"body": {"odd": True}}})
        well = await notify.plan(webhook_channel("well", receiver.url, SECRET), 2)
        async with running(notify.service()):
            assert (await notify.ended(well))["state"] == "delivered"
            document = await notify.ended(broken)
    assert document["state"] == "failed"
    assert "cannot be read" in document["reason"]
