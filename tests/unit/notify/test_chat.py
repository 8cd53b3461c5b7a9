"""Chat and push messages: what reaches a real receiver, and what the confined worker does not let out."""

import asyncio
import socket
import subprocess
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import requests
from apprise.manager_plugins import NotificationManager
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from claimwatch_contracts.deliveries import Outcome
from claimwatch_contracts.targets.apprise import AppriseTarget
from claimwatch_contracts.targets.apprise_schemes import SCHEMES
from services._runtime.http.server import HttpServer
from services._runtime.workers import WorkerPool
from services.notify.answer import Answer
from services.notify.channels.bounded_requests import BoundedAdapter
from services.notify.channels.chat import ALL_BUSY, AppriseTransport, answer_to_message
from services.notify.channels.confinement import Confinement, ConfinementError
from services.notify.channels.messenger import LOCAL, Sent
from services.notify.settings import NotifySettings
from tests.builders import NOW
from tests.unit.notify.alerts import ALERT

HOST = "127.0.0.1"


class Receiver:
    """Takes what is posted to ``/``; leads from ``/away`` to there; answers whole books under ``/book``.

    Under ``/login`` it hands out a token and fails.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._server = HttpServer(Starlette(routes=[Route("/{path:path}", self._answer, methods=["POST"])]), HOST, 0)

    async def start(self) -> "Receiver":
        """Listen on a free port."""
        await self._server.start()
        return self

    async def stop(self) -> None:
        """Stop listening."""
        await self._server.stop()

    @property
    def port(self) -> int:
        """The port."""
        assert self._server.port
        return self._server.port

    async def _answer(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        if request.url.path == "/away":
            return RedirectResponse("/", 307)
        if request.url.path == "/login":
            return Response('{"access_token": "tok-en", "expires": 60}', 500)
        return Response("word " * 100_000 if request.url.path == "/book" else "")


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A receiver on loopback."""
    receiver = await Receiver().start()
    yield receiver
    await receiver.stop()


async def sent_to(url: str, **settings: Any) -> Answer:
    """What comes of the usual alert to that address."""
    wanted = {"timeout_seconds": 60, "lease_seconds": 90, "chat_workers": 1, **settings}
    transport = AppriseTransport.from_settings(NotifySettings(**wanted))
    try:
        return await transport.send("d1", ALERT, AppriseTarget(url=url), NOW)
    finally:
        await transport.stop()


@pytest.mark.parametrize("host", [HOST, "localhost"])
@pytest.mark.parametrize("scheme", ["json://{}/", "xml://{}/", "form://{}/", "mailto://desk:word@{}?from=a@b.test"])
async def test_no_service_reaches_a_private_address_whatever_it_speaks(
    receiver: Receiver, scheme: str, host: str
) -> None:
    answer = await sent_to(scheme.format(f"{host}:{receiver.port}"), allowed_ports=(receiver.port,))
    assert (answer.outcome, answer.status) == (Outcome.TEMPORARY_FAILURE, None)
    assert "is not a public address. " in answer.detail
    assert "CLAIMWATCH_NOTIFY_ALLOW_PRIVATE_ADDRESSES" in answer.detail
    assert receiver.asked == []


async def test_a_redirect_is_not_followed(receiver: Receiver) -> None:
    url = f"json://{HOST}:{receiver.port}/away?redirect=yes"
    answer = await sent_to(url, allow_private_addresses=True)
    assert (answer.outcome, answer.status) == (Outcome.TEMPORARY_FAILURE, 307)
    assert receiver.asked == ["/away"]


async def test_no_answer_is_read_without_end(receiver: Receiver) -> None:
    answer = await sent_to(f"json://{HOST}:{receiver.port}/book", allow_private_addresses=True)
    assert (answer.outcome, receiver.asked) == (Outcome.TEMPORARY_FAILURE, ["/book"])
    assert 0 < len(answer.excerpt) <= 1_000


async def test_what_a_service_hands_out_is_not_kept(receiver: Receiver) -> None:
    answer = await sent_to(f"json://{HOST}:{receiver.port}/login", allow_private_addresses=True)
    assert (answer.status, answer.excerpt) == (500, '{"access_token": "***", "expires": 60}')


async def test_a_request_that_nobody_answers_is_not_taken_for_answered_as_the_one_before(receiver: Receiver) -> None:
    def ask() -> list[bool]:
        adapter = BoundedAdapter()
        with requests.Session() as session:
            session.mount("http://", adapter)
            first = len(adapter.answers)
            session.post(f"http://{HOST}:{receiver.port}/", timeout=60)
            with pytest.raises(requests.ConnectionError):
                session.post(f"http://{HOST}:1/", timeout=60)
        return [answer is not None for answer in adapter.answers[first:]]

    assert await asyncio.to_thread(ask) == [True, False]


@pytest.mark.parametrize(
    ("url", "words"),
    [("nosuch://host/", "no such address"), ("json://?x=1", "no such address"), ("syslog://_/", "itself")],
)
async def test_an_address_that_leads_nowhere_fails_for_good(url: str, words: str) -> None:
    answer = await sent_to(url)
    assert answer.outcome is Outcome.PERMANENT_FAILURE
    assert words in answer.detail


async def test_a_message_waits_for_a_worker_no_longer_than_for_an_answer() -> None:
    transport = AppriseTransport.from_settings(NotifySettings(timeout_seconds=0.01, lease_seconds=90, chat_workers=1))
    await transport.free.acquire()
    assert await transport.send("d1", ALERT, AppriseTarget(url="json://hooks.test/"), NOW) == ALL_BUSY


@pytest.mark.parametrize(
    ("sent", "outcome", "detail"),
    [
        (Sent(has_arrived=True, status=200), Outcome.DELIVERED, ""),
        (Sent(has_arrived=False, status=410), Outcome.DISABLED_BY_RECEIVER, "410"),
        (Sent(has_arrived=False, status=429, retry_after="60"), Outcome.TEMPORARY_FAILURE, "HTTP 429"),
        (Sent(has_arrived=False, status=200), Outcome.TEMPORARY_FAILURE, "says no"),
        (Sent(has_arrived=False), Outcome.TEMPORARY_FAILURE, "nobody answered"),
        (Sent(has_arrived=False, bug="KeyError"), Outcome.BUG, "KeyError"),
    ],
)
def test_what_came_of_a_message_is_judged_by_the_last_answer(sent: Sent, outcome: Outcome, detail: str) -> None:
    answer = answer_to_message(sent, NOW)
    assert answer.outcome is outcome
    assert detail in answer.detail
    assert answer.retry_after == (timedelta(minutes=1) if sent.retry_after else None)


def _connect(kind: socket.SocketKind, *address: Any) -> None:
    with socket.socket(socket.AF_INET, kind) as opened:
        opened.connect(address)


def _to_a_file_of_the_machine() -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        opened.connect("/nonexistent")


def _datagram() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened:
        opened.sendto(b"hello", ("169.254.169.254", 80))


DEEDS: dict[str, Callable[[], object]] = {
    "its own machine": partial(_connect, socket.SOCK_STREAM, HOST, 80),
    "a name that is resolved below": partial(_connect, socket.SOCK_STREAM, "localhost", 80),
    "another port": partial(_connect, socket.SOCK_STREAM, "192.88.98.1", 25),
    "the cloud's own service": _datagram,
    "a socket in the file system": _to_a_file_of_the_machine,
    "a program": partial(subprocess.run, ["true"], check=False),
    "somebody's file": partial(Path("/etc/passwd").read_text),
    "a file of its own": partial(Path("/tmp/claimwatch-confined").write_text, "hello"),  # noqa: S108
}


class Prisoner:
    """Tries in a confined process what it may not do."""

    def __init__(self) -> None:
        self._confinement = Confinement(allow_private=False, ports=(80, 443))
        self._confinement.begin()

    def attempt(self, deed: str) -> str:
        """How it was refused."""
        try:
            DEEDS[deed]()
        except ConfinementError as error:
            assert self._confinement.refused == str(error)
            return str(error)
        return "it was done"

    def read_a_module(self) -> int:
        """What is part of Python may be read."""
        return len(Path(subprocess.__file__).read_text(encoding="utf-8"))


async def test_a_confined_process_reaches_nothing_but_the_public_network() -> None:
    pool = WorkerPool(Prisoner, 1)
    try:
        refusals = {deed: await pool.call("attempt", deed, deadline_seconds=60) for deed in DEEDS}
        assert await pool.call("read_a_module", deadline_seconds=60) > 1_000
    finally:
        await pool.stop()
    assert {deed: "done" in words for deed, words in refusals.items()} == dict.fromkeys(DEEDS, False)
    assert "127.0.0.1, which is not a public address" in refusals["its own machine"]
    assert "localhost was not resolved" in refusals["a name that is resolved below"]
    assert "port 25" in refusals["another port"]
    assert "169.254.169.254" in refusals["the cloud's own service"]


async def test_no_message_is_under_way_for_longer_than_its_delivery_is_leased(receiver: Receiver) -> None:
    wanted = NotifySettings(allow_private_addresses=True, timeout_seconds=60, lease_seconds=90, chat_workers=1)
    transport, target = AppriseTransport.from_settings(wanted), AppriseTarget(url=f"json://{HOST}:{receiver.port}/")
    assert transport.longest < wanted.lease_seconds
    late = await replace(transport, longest=0.0).send("d1", ALERT, target, NOW)
    assert (late.outcome, receiver.asked) == (Outcome.TEMPORARY_FAILURE, [])
    assert (await transport.send("d1", ALERT, target, NOW)).outcome is Outcome.DELIVERED
    await transport.stop()


async def test_a_worker_that_overruns_is_ended_and_the_next_message_has_another(receiver: Receiver) -> None:
    wanted = NotifySettings(allow_private_addresses=True, timeout_seconds=60, lease_seconds=90, chat_workers=1)
    transport = AppriseTransport.from_settings(wanted)
    target = AppriseTarget(url=f"json://{HOST}:{receiver.port}/")
    assert (await transport.send("d1", ALERT, target, NOW)).outcome is Outcome.DELIVERED
    abandoned = asyncio.create_task(transport.send("d2", ALERT, target, NOW))
    await asyncio.sleep(0)
    abandoned.cancel()
    assert (await transport.send("d3", ALERT, target, NOW)).outcome is Outcome.DELIVERED
    await transport.stop()


def test_the_schemes_that_a_channel_may_have_are_those_that_apprise_can_send_to() -> None:
    services = NotificationManager()
    able = {scheme for scheme in services.schemas() if services[scheme].enabled}
    assert able - LOCAL - {"deltachat", "deltachats"} | {"https"} == SCHEMES
    assert len(SCHEMES) > 200


async def test_the_address_that_a_service_hands_out_is_read(receiver: Receiver) -> None:
    url = "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
    answer = await sent_to(url, allowed_ports=(receiver.port,))
    assert (answer.outcome, answer.status) == (Outcome.TEMPORARY_FAILURE, None)
