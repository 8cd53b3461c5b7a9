"""A mailbox (IMAP4rev1, RFC 3501) in which documents arrive as mails. Mails that are done are marked as seen."""

import asyncio
import imaplib
import re
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from email.utils import parseaddr
from time import mktime
from typing import Any
from urllib.parse import unquote, urlsplit

from services._runtime.errors import StartError, TransientError
from services.intake.arrivals.place import Arrival
from services.intake.received.documents import MAIL
from services.intake.received.mail import header

PORTS = {"imap": 143, "imaps": 993}
TIMEOUT_SECONDS = 30.0
MOST_AT_ONCE = 50
MOST_BYTES_AT_ONCE = 32 * 1024 * 1024
LONGEST_SENDER_BYTES = 2_000
"""Of a header with more, the library takes minutes to read the addresses."""
SEEN, FLAGGED = r"(\Seen)", r"(\Seen \Flagged)"
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class MailboxError(TransientError):
    """The mail server does not answer, or not as it should."""


class MailboxAddressError(StartError):
    """The address is that of no mailbox."""


@dataclass(frozen=True)
class MailboxAddress:
    """Where a mailbox is: ``imaps://user@host:port/folder``, or ``imap://`` without encryption."""

    host: str
    port: int
    user: str
    folder: str
    is_encrypted: bool

    @classmethod
    def of(cls, url: str) -> "MailboxAddress":
        """The address that a URL names. The folder is INBOX unless the URL says otherwise.

        Raises:
            MailboxAddressError: it is no such URL, has a password, or names that the protocol cannot send.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise MailboxAddressError(f"the address of the mailbox: {error}") from error
        if parts.scheme not in PORTS or not parts.hostname or not parts.username or parts.password:
            raise MailboxAddressError("a mailbox is imaps://user@host:port/folder, without a password")
        user, folder = unquote(parts.username), unquote(parts.path.strip("/")) or "INBOX"
        if not (user + folder).isascii():
            raise MailboxAddressError("user and folder are ASCII; a folder's name in modified UTF-7 (RFC 3501, 5.1.3)")
        return cls(parts.hostname, port or PORTS[parts.scheme], user, folder, parts.scheme == "imaps")


class Mailbox:
    """The unseen mails of a mailbox. A refused mail is flagged as well as seen.

    A sender is an address, or a host with all its addresses. Mails of others than ``senders`` are left as they are;
    without ``senders`` all are taken.
    """

    def __init__(
        self, address: MailboxAddress, password: str, *, max_bytes: int, senders: tuple[str, ...] = ()
    ) -> None:
        if not password.isascii():
            raise MailboxAddressError("the mailbox's password is not ASCII, and cannot be sent")
        self._address = address
        self._password = password
        self._max_bytes = max_bytes
        self._senders = frozenset(sender.lower() for sender in senders)

    async def waiting(self, now: datetime) -> AsyncIterator[Arrival]:
        """See ``Place``. At most ``MOST_AT_ONCE`` mails, and few large ones; others wait for the next look."""
        for arrival in await asyncio.to_thread(self._unseen, now):
            if arrival.body:
                yield arrival
            else:
                await self.refused(arrival, "too large")

    async def taken(self, arrival: Arrival) -> None:
        """See ``Place``."""
        await asyncio.to_thread(self._mark, arrival.name, SEEN)

    async def refused(self, arrival: Arrival, reason: str) -> None:
        """See ``Place``. The reason is only logged."""
        await asyncio.to_thread(self._mark, arrival.name, FLAGGED)

    def _unseen(self, now: datetime) -> list[Arrival]:
        with self._opened(readonly=True) as server:
            arrivals: list[Arrival] = []
            for uid in _data(server.uid("search", "UNSEEN"))[0].split():
                if len(arrivals) >= MOST_AT_ONCE or sum(len(each.body) for each in arrivals) >= MOST_BYTES_AT_ONCE:
                    break
                if (arrival := self._fetched(server, uid.decode(), now)) is not None:
                    arrivals.append(arrival)
            return arrivals

    def _fetched(self, server: imaplib.IMAP4, uid: str, now: datetime) -> Arrival | None:
        """A mail, without its text if it is too large; ``None`` for one of another sender."""
        head = _answer(server.uid("fetch", uid, "(RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER.FIELDS (FROM)])"))
        status = b" ".join(part[0] if isinstance(part, tuple) else part for part in head)
        if self._senders and not self._is_welcome(head):
            return None
        size = _SIZE.search(status)
        body = b"" if size and int(size[1]) > self._max_bytes else _literal(server.uid("fetch", uid, "(BODY.PEEK[])"))
        return Arrival(uid, body, MAIL, _arrived_at(status) or now)

    def _is_welcome(self, head: list[bytes | tuple[bytes, bytes]]) -> bool:
        lines = next((part[1] for part in head if isinstance(part, tuple)), b"")[:LONGEST_SENDER_BYTES]
        address = parseaddr(header(message_from_bytes(lines, policy=default), "From"))[1].lower()
        return bool({address, address.rpartition("@")[2]} & self._senders)

    def _mark(self, uid: str, flags: str) -> None:
        with self._opened(readonly=False) as server:
            _answer(server.uid("store", uid, "+FLAGS", flags))

    @contextmanager
    def _opened(self, *, readonly: bool) -> Iterator[imaplib.IMAP4]:
        """The mailbox, selected.

        Raises:
            MailboxError: the server does not answer, or does not let us in.
        """
        address = self._address
        try:
            with self._connected() as server:
                server.login(address.user, self._password)
                folder = address.folder.replace("\\", "\\\\").replace('"', '\\"')
                _answer(server.select(f'"{folder}"', readonly=readonly))
                yield server
        except (imaplib.IMAP4.error, OSError) as error:
            raise MailboxError(f"mailbox of {address.user} at {address.host}: {error}") from error

    def _connected(self) -> imaplib.IMAP4:
        """A connection; an encrypted one only to whoever shows a certificate of that host."""
        host, port = self._address.host, self._address.port
        if not self._address.is_encrypted:
            return imaplib.IMAP4(host, port, timeout=TIMEOUT_SECONDS)
        return imaplib.IMAP4_SSL(host, port, ssl_context=ssl.create_default_context(), timeout=TIMEOUT_SECONDS)


def _answer(answer: tuple[str, list[Any]]) -> list[bytes | tuple[bytes, bytes]]:
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error(f"answers {status}: {data!r}"[:300])
    return [part for part in data if part is not None]


def _data(answer: tuple[str, list[Any]]) -> list[bytes]:
    return [part for part in _answer(answer) if isinstance(part, bytes)] or [b""]


def _literal(answer: tuple[str, list[Any]]) -> bytes:
    """The text of a mail; empty if it is gone meanwhile."""
    return next((part[1] for part in _answer(answer) if isinstance(part, tuple)), b"")


def _arrived_at(status: bytes) -> datetime | None:
    """When the server got the mail."""
    moment = imaplib.Internaldate2tuple(status)
    return None if moment is None else datetime.fromtimestamp(mktime(moment), UTC)
