"""The mailbox, against an IMAP server on loopback (pymap, in memory)."""

import imaplib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from services._embedded.ports import free_port
from services._runtime.errors import StartError
from services.intake.arrivals.mailbox import Mailbox, MailboxAddress, MailboxAddressError, MailboxError
from services.intake.arrivals.place import Arrival
from services.intake.arrivals.poller import ArrivalPoller
from tests.unit.intake.world import World
from tests.waiting import until_then

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
USER, PASSWORD = "desk", "a secret"
TEXT = "The harbour office said on Tuesday that four people were hurt near Al-Rasi, and that nobody was missing."


@pytest.fixture(scope="module")
def server() -> Iterator[MailboxAddress]:
    """A server that answers, with an empty mailbox."""
    address = MailboxAddress("127.0.0.1", free_port(), USER, "INBOX", is_encrypted=False)
    at = ["--host", address.host, "--port", str(address.port), "--no-tls"]
    code = "from pymap.main import main; main()"
    command = [sys.executable, "-c", code, *at, "dict", "--demo-user", USER, "--demo-password", PASSWORD]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until_then(lambda: _answers(address))
        yield address
    finally:
        process.terminate()
        process.wait()


def _answers(address: MailboxAddress) -> bool:
    try:
        with imaplib.IMAP4(address.host, address.port, timeout=60):
            return True
    except OSError:
        return False


@pytest.fixture
def folder(server: MailboxAddress) -> Iterator[imaplib.IMAP4]:
    """The mailbox of the server, emptied."""
    with imaplib.IMAP4(server.host, server.port, timeout=60) as client:
        client.login(USER, PASSWORD)
        client.select("INBOX")
        client.store("1:*", "+FLAGS", r"(\Deleted)")
        client.expunge()
        yield client


def mailbox(server: MailboxAddress, **options: object) -> Mailbox:
    """The mailbox as intake sees it."""
    usual: dict[str, object] = {"max_bytes": 50_000}
    return Mailbox(server, PASSWORD, **(usual | options))  # type: ignore[arg-type]


def put(
    folder: imaplib.IMAP4,
    subject: str,
    *,
    sender: str = "press@harbour.example",
    text: str = TEXT,
    age: timedelta = timedelta(),
) -> None:
    """Put a mail there that arrived so long before the clock's time."""
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = (
        f"The Office <{sender}>",
        subject,
        f"<{subject}@harbour.example>",
    )
    mail.set_content(text)
    moment = imaplib.Time2Internaldate((NOW - age).timestamp())
    assert folder.append("INBOX", "", moment, bytes(mail))[0] == "OK"


async def waiting(place: Mailbox) -> list[Arrival]:
    """What waits there."""
    return [arrival async for arrival in place.waiting(NOW)]


def unseen(folder: imaplib.IMAP4) -> int:
    """How many mails nobody has seen."""
    folder.noop()
    return len(folder.search(None, "UNSEEN")[1][0].split())


async def test_a_mail_waits_until_it_is_taken(server: MailboxAddress, folder: imaplib.IMAP4) -> None:
    put(folder, "one", age=timedelta(days=1))
    put(folder, "two")
    place = mailbox(server)
    first, second = await waiting(place)
    assert [b"Subject: one" in first.body, b"Subject: two" in second.body] == [True, True]
    assert (first.content_type, first.arrived_at) == ("message/rfc822", NOW - timedelta(days=1))
    assert [arrival.name for arrival in await waiting(place)] == [first.name, second.name]
    await place.taken(first)
    assert [arrival.name for arrival in await waiting(place)] == [second.name]
    await place.refused(second, "no text")
    assert (await waiting(place), unseen(folder)) == ([], 0)
    assert len(folder.search(None, "FLAGGED")[1][0].split()) == 1


async def test_other_senders_are_left_as_they_are(server: MailboxAddress, folder: imaplib.IMAP4) -> None:
    for number, sender in enumerate(["press@harbour.example", "a@wire.example", "b@wire.example", "spam@x.example"]):
        put(folder, str(number), sender=sender)
    place = mailbox(server, senders=("press@harbour.example", "Wire.example"))
    assert [arrival.body.split(b"Subject: ")[1][:1] for arrival in await waiting(place)] == [b"0", b"1", b"2"]
    assert unseen(folder) == 4


@pytest.mark.parametrize("sender", [b"=?utf-8?q?a=0d=0ab?= <a@x.example>", b"a, " * 100_000, b""])
async def test_a_sender_that_cannot_be_read_is_another_sender(
    server: MailboxAddress, folder: imaplib.IMAP4, sender: bytes
) -> None:
    folder.append("INBOX", "", imaplib.Time2Internaldate(NOW.timestamp()), b"From: " + sender + b"\r\n\r\nhello")
    put(folder, "mine", sender="press@harbour.example")
    (arrival,) = await waiting(mailbox(server, senders=("press@harbour.example",)))
    assert b"Subject: mine" in arrival.body


async def test_a_mail_that_is_too_large_is_flagged_and_not_read(server: MailboxAddress, folder: imaplib.IMAP4) -> None:
    put(folder, "large", text="word " * 20_000)
    put(folder, "small")
    (arrival,) = await waiting(mailbox(server))
    assert b"Subject: small" in arrival.body
    assert (unseen(folder), len(folder.search(None, "FLAGGED")[1][0].split())) == (1, 1)


async def test_press_releases_come_in_once(server: MailboxAddress, folder: imaplib.IMAP4) -> None:
    world = World()
    world.now = NOW
    put(folder, "release")
    put(folder, "old", age=timedelta(days=8), text=f"{TEXT} More.")
    put(folder, "empty", text=" ")
    poller = ArrivalPoller(mailbox(server), world.documents, world.clock, 0, 7 * 86_400)
    for _ in range(2):
        await poller.look()
    assert [(event.title, event.publisher, event.text, event.replay) for event in world.published] == [
        ("release", "The Office", TEXT, False),
        ("old", "The Office", f"{TEXT} More.", True),
    ]
    assert unseen(folder) == 0


@pytest.mark.parametrize("change", [{"port": 1}, {"folder": 'no "such" folder'}, {"user": "nobody"}])
async def test_a_server_that_does_not_let_us_in_is_asked_again_later(
    server: MailboxAddress, change: dict[str, object]
) -> None:
    with pytest.raises(MailboxError, match=r"mailbox of \w+ at 127\.0\.0\.1"):
        await waiting(mailbox(replace(server, **change)))  # type: ignore[arg-type]


def test_addresses_of_mailboxes() -> None:
    assert MailboxAddress.of("imaps://desk%40x.example@mail.x.example/Press/In") == MailboxAddress(
        "mail.x.example", 993, "desk@x.example", "Press/In", is_encrypted=True
    )
    assert MailboxAddress.of("imap://desk@127.0.0.1:1143").port == 1143
    wrong_names = ("imaps://desk@x.example/B%C3%BCro", "imaps://b%C3%BCro@x.example", "imaps://u@x.example:99999")
    for wrong in (
        "https://desk@x.example",
        "imaps://x.example",
        "imaps://u:p@x.example",
        "mail.x.example",
        *wrong_names,
    ):
        with pytest.raises(MailboxAddressError):
            MailboxAddress.of(wrong)
    with pytest.raises(MailboxAddressError, match="password is not ASCII"):
        Mailbox(MailboxAddress.of("imaps://desk@x.example"), "schlüssel", max_bytes=1)
    assert issubclass(MailboxAddressError, StartError)
