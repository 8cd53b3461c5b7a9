"""A mail that its server has taken has arrived, whatever the server does after that."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from claimwatch_contracts.deliveries import Outcome
from claimwatch_contracts.targets import EmailTarget
from services.notify.answer import Answer
from services.notify.channels import email
from services.notify.channels.email import EmailTransport
from services.notify.settings import NotifySettings
from tests.builders import NOW
from tests.unit.notify.alerts import ALERT

Farewell = Callable[[asyncio.StreamWriter], Awaitable[None]]
REPLIES = {b"DATA": b"354 go on\r\n"}


async def says_nothing(_writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def breaks_off(writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def complains(writer: asyncio.StreamWriter) -> None:
    writer.write(b"451 not now\r\n")


async def says_goodbye(writer: asyncio.StreamWriter) -> None:
    writer.write(b"221 bye\r\n")


async def answer_of_a_server(farewell: Farewell, taken: bytes) -> Answer:
    """What comes of a mail to a server that answers the text of the mail so, and QUIT like that."""
    sessions: list[asyncio.Task[None]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.test\r\n")
        while line := (await reader.readline()).strip():
            if line.upper() == b"QUIT":
                await farewell(writer)
                return
            writer.write(REPLIES.get(line.upper(), b"250 ok\r\n"))
            if line.upper() == b"DATA":
                await reader.readuntil(b"\r\n.\r\n")
                writer.write(taken)

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        sessions.append(asyncio.ensure_future(serve(reader, writer)))

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    settings = NotifySettings(
        smtp_host="127.0.0.1", smtp_port=port, smtp_security="none", smtp_sender="alerts@watch.test", timeout_seconds=5
    )
    answer = await EmailTransport(settings).send("d1", ALERT, EmailTarget(to="reader@home.test"), NOW)
    for session in sessions:
        session.cancel()
    server.close()
    return answer


@pytest.mark.parametrize("farewell", [says_nothing, breaks_off, complains, says_goodbye])
async def test_what_was_taken_has_arrived_whatever_follows(farewell: Farewell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(email, "GOODBYE_SECONDS", 0.1)
    answer = await answer_of_a_server(farewell, b"250 queued as 7\r\n")
    assert (answer.outcome, answer.status, answer.excerpt) == (Outcome.DELIVERED, 250, "queued as 7")


@pytest.mark.parametrize(
    ("taken", "outcome"),
    [(b"554 spam\r\n", Outcome.PERMANENT_FAILURE), (b"451 greylisted\r\n", Outcome.TEMPORARY_FAILURE)],
)
async def test_what_was_not_taken_has_not_arrived_though_the_recipient_was(taken: bytes, outcome: Outcome) -> None:
    answer = await answer_of_a_server(says_goodbye, taken)
    assert answer.outcome is outcome
    assert answer.detail.startswith("SMTPDataError")
