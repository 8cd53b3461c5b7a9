"""What an operator does about a channel: see how it fares, send it a test, send again what has not arrived.

The api and the notify service run beside each other, as in a deployed stack, over real Kafka, MongoDB, HTTP and SMTP.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from starlette.responses import Response

from services._cli.demo.receiver import MailCatcher
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.integration.kafka_client import running, send
from tests.integration.test_notify import Notify, ScriptedReceiver, outcomes
from tests.unit.api.over_http import problem, read_all
from tests.unit.notify.alerts import alert
from tests.waiting import WAIT_SECONDS, answered, until

LONG_NAME = "Посёлок у реки: раненые, пропавшие и вывезенные после обстрела пристани"
LONG_AGO = {"since": "2020-01-01T00:00:00Z"}


@pytest.fixture
async def notify(shared_settings: SharedSettings) -> AsyncIterator[Notify]:
    notify = Notify(shared_settings)
    yield notify
    notify.database.client.close()


@asynccontextmanager
async def api(notify: Notify) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a running api on the test's database."""
    async with (
        running(create_app(ApiSettings(shared=notify.shared, port=0))) as service,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{service.http.port}", timeout=WAIT_SECONDS) as client,
    ):
        yield client


async def made(client: httpx.AsyncClient, target: dict[str, str]) -> str:
    """The path of a new channel."""
    answer = await client.post("/channels", json={"name": "Desk", "target": target})
    assert answer.status_code == 201, answer.text
    return answer.headers["location"]


async def ended(client: httpx.AsyncClient, path: str, state: str, attempts: int = 0) -> dict[str, Any]:
    """The delivery when it is so, with so many attempts at least."""

    async def delivery() -> dict[str, Any] | None:
        answer = await client.get(path)
        found: dict[str, Any] = answer.json()
        is_so = answer.status_code == 200 and found["state"] == state and len(found["attempts"]) >= attempts
        return found if is_so else None

    return await answered(delivery)


async def asked(client: httpx.AsyncClient, path: str, body: Any = None, key: str | None = None) -> str:
    """Where to look for what was asked for."""
    answer = await client.post(path, json=body, headers={"Idempotency-Key": key} if key else None)
    assert answer.status_code == 202, answer.text
    return answer.headers["location"]


async def test_what_a_receiver_missed_after_its_410_is_sent_when_the_channel_is_enabled_again(notify: Notify) -> None:
    async with ScriptedReceiver(410, 200) as receiver, running(notify.service()), api(notify) as client:
        channel = await made(client, {"kind": "webhook", "url": receiver.url})
        await until_sent(notify, channel, 1)
        missed = [f"/deliveries/{await until_sent(notify, channel, 2)}", f"/deliveries/{receiver.ids[0]}"]
        for path in missed:
            await ended(client, path, "failed")
        for shown in ((await client.get(channel)).json(), *await read_all(client, "/channels")):
            assert (shown["health"]["state"], "410" in shown["health"]["reason"]) == ("disabled_by_receiver", True)
        problem(await client.post(missed[0] + "/send-again"), 409)
        problem(await client.post(channel + "/send-again", json=LONG_AGO), 409)

        document = (await client.get(channel)).json()
        sent_back = {name: document[name] for name in ("name", "target", "enabled")}
        assert (await client.put(channel, json=sent_back)).status_code == 200
        assert (await client.get(channel)).json()["health"]["state"] == "untried"
        await asked(client, channel + "/send-again", LONG_AGO)
        for path in missed:
            await ended(client, path, "delivered")
        assert (await client.get(channel)).json()["health"]["state"] == "ok"
        problem(await client.post(missed[0] + "/send-again"), 409)
    assert sorted(receiver.ids[1:]) == sorted(path.removeprefix("/deliveries/") for path in missed)


async def until_sent(notify: Notify, channel: str, number: int) -> str:
    """Raise an alert for the channel and wait until its delivery has ended; the delivery's id."""
    raised = alert(f"{notify.mine}-{number}", channel.removeprefix("/channels/"))
    await send(notify.shared.kafka, raised)
    wanted = {"alert_ids": raised.alert_id, "state": {"$ne": "pending"}}
    document = await answered(lambda: notify.database["deliveries"].find_one(wanted))
    return str(document["_id"])


async def test_a_request_that_is_repeated_sends_once_and_under_the_same_id(notify: Notify) -> None:
    said = Response("no such hook, says pa55word", status_code=500)
    async with ScriptedReceiver(said) as receiver, api(notify) as client:
        url = receiver.url.replace("http://", "http://desk:pa55word@")
        channel = await made(client, {"kind": "webhook", "url": url})
        async with running(notify.service(retry_delays_seconds=(0,))):
            path = f"/deliveries/{await until_sent(notify, channel, 1)}"
            await asked(client, path + "/send-again", key="first")
            await ended(client, path, "failed", attempts=2)
            await asked(client, path + "/send-again", key="first")
            await asked(client, path + "/send-again", key="second")
            await ended(client, path, "failed", attempts=3)
            await ended(client, await asked(client, channel + "/test"), "failed")  # behind the others in Kafka
            delivery = await ended(client, path, "failed")
        assert [attempt["status"] for attempt in delivery["attempts"]] == [500] * 3
        assert delivery["attempts"][0]["answer"] == "no such hook, says ***"
        assert all(attempt["seconds"] >= 0 for attempt in delivery["attempts"])
        assert receiver.ids[:3] == [delivery["delivery_id"]] * 3
        assert len(receiver.ids) == 4
        shown = await client.get(channel + "/deliveries")
        assert [item["alert_id"] is None for item in shown.json()["items"]] == [True, False]
        everything = shown.text + (await client.get("/channels")).text + (await client.get(channel)).text
        assert "pa55word" not in everything
        assert (await client.get(channel)).json()["health"]["state"] == "failing"
        for edge in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-01T00:00:00", "yesterday"):
            problem(await client.post(channel + "/send-again", json={"since": edge}), 422)
        problem(await client.get("/channels/nowhere/deliveries"), 404)
        problem(await client.get("/deliveries/nothing"), 404)
        problem(await client.post("/deliveries/nothing/send-again"), 404)
        problem(await client.post("/channels/nowhere/test"), 404)


async def test_a_url_s_password_survives_being_read_and_sent_back(notify: Notify) -> None:
    async with api(notify) as client:
        channel = await made(client, {"kind": "webhook", "url": "https://desk:pa55word@hooks.test/a"})
        read = (await client.get(channel)).json()["target"]
        assert read["url"] == "https://desk:***@hooks.test/a"
        other = {"kind": "webhook", "url": "https://desk:***@hooks.test/b"}
        elsewhere = {"kind": "webhook", "url": "https://desk:***@evil.test/b"}
        kept = [await url_after(notify, client, channel, target) for target in (read, other, elsewhere)]
    assert kept[:2] == ["https://desk:pa55word@hooks.test/a", "https://desk:pa55word@hooks.test/b"]
    assert "pa55word" not in kept[2], "a password goes to no other server than the one it was given for"


async def url_after(notify: Notify, client: httpx.AsyncClient, channel: str, target: dict[str, str]) -> str:
    answer = await client.put(channel, json={"name": "Desk", "target": target})
    assert answer.status_code == 200, answer.text
    stored = await notify.database["channels"].find_one({"_id": channel.removeprefix("/channels/")})
    assert stored is not None
    return str(stored["body"]["target"]["url"])


async def test_mails_wait_for_a_mail_server_and_are_sent_when_there_is_one(notify: Notify) -> None:
    catcher = MailCatcher()
    await catcher.start()
    async with api(notify) as client:
        channel = await made(client, {"kind": "email", "to": "reader@home.test"})
        async with running(notify.service(retry_delays_seconds=(0, 3_600))):
            raised = alert(f"{notify.mine}-1", channel.removeprefix("/channels/"))
            await send(notify.shared.kafka, raised.model_copy(update={"headline": LONG_NAME}))
            (waiting,) = await listed(client, channel, 1)
            path = f"/deliveries/{waiting['delivery_id']}"
            waiting = await ended(client, path, "pending", attempts=1)
            assert outcomes(waiting) == [("temporary_failure", None)]
            health = (await client.get(channel)).json()["health"]
            assert (health["state"], "SMTP_HOST" in health["reason"]) == ("failing", True)
        mended = {"smtp_host": catcher.host, "smtp_port": catcher.port, "smtp_security": "none"}
        async with running(notify.service(**mended, smtp_sender="alerts@watch.test")):
            await asked(client, channel + "/send-again", LONG_AGO)
            delivered = await ended(client, path, "delivered")
            await ended(client, await asked(client, channel + "/test"), "delivered")
            await until(lambda: len(catcher.messages) == 2)
    mail, test = catcher.messages
    assert mail["Subject"] == LONG_NAME
    assert mail["Message-ID"] == f"<{delivered['delivery_id']}@watch.test>"
    assert delivered["attempts"][-1]["status"] == 250
    assert test["Subject"] == "[Claimwatch] Test of the channel “Desk”"
    await catcher.stop()


async def listed(client: httpx.AsyncClient, channel: str, count: int) -> list[dict[str, Any]]:
    """The channel's deliveries when there are so many."""

    async def items() -> list[dict[str, Any]]:
        listed_now: list[dict[str, Any]] = (await client.get(channel + "/deliveries")).json()["items"]
        return listed_now if len(listed_now) >= count else []

    return await answered(items)


async def test_a_test_reaches_a_disabled_channel_and_one_that_is_taken_undoes_a_410(notify: Notify) -> None:
    async with ScriptedReceiver(410, 200) as receiver, running(notify.service()), api(notify) as client:
        channel = await made(client, {"kind": "webhook", "url": receiver.url})
        gone = await ended(client, await asked(client, channel + "/test"), "failed")
        assert outcomes(gone) == [("disabled_by_receiver", 410)]
        taken = await asked(client, channel + "/test", key="again")
        assert await asked(client, channel + "/test", key="again") == taken
        await ended(client, taken, "delivered")
        await ended(client, f"/deliveries/{await until_sent(notify, channel, 1)}", "delivered")
        document = (await client.get(channel)).json()
        assert document["health"]["state"] == "ok"
        off = {name: document[name] for name in ("name", "target")} | {"enabled": False}
        await client.put(channel, json=off)
        await ended(client, await asked(client, channel + "/test"), "delivered")
        problem(await client.post(channel + "/send-again", json=LONG_AGO), 409)
    assert len(receiver.ids) == len(set(receiver.ids)) == 4
    assert b'"type":"channel.test"' in receiver.calls[0][1]
