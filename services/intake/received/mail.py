"""Reads mails (RFC 5322): press releases, and dispatches that agencies send as attachments."""

import email
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage, Message, MIMEPart
from email.policy import default
from email.utils import parseaddr
from typing import cast

from services.intake.dates.reading import first_credible
from services.intake.received.answered import without_answered
from services.intake.received.item import BrokenDocumentError, ReceivedItem, UnreadableItem
from services.intake.received.item_text import body_text
from services.intake.text.encodings import decoded
from services.intake.text.markup import text_of, visible

LEAST_TEXT = 80
"""Characters. A shorter plain text says no more than that the mail is to be read as HTML."""
SIGNATURE = "\n-- \n"
ATTACHMENTS = frozenset({"application/pdf", "application/xml", "text/xml", "application/json"})
GENERIC = "application/octet-stream"
ReadDocument = Callable[[bytes, str, datetime], Iterable[ReceivedItem | UnreadableItem]]


def read_mail(body: bytes, now: datetime, read_document: ReadDocument) -> Iterator[ReceivedItem | UnreadableItem]:
    """The mail's text as an item, and the items of its attachments. ``read_document`` reads an attachment.

    Raises:
        BrokenDocumentError: it is no mail, an automatic reply, or has neither a text nor an attachment to read.
    """
    try:
        own, attached = _read(email.message_from_bytes(body, policy=default), now, read_document)
    except BrokenDocumentError:
        raise
    except Exception as error:  # a broken mail makes the library raise nearly anything
        raise BrokenDocumentError(f"the mail is broken: {type(error).__name__}: {error}"[:300]) from error
    if not own.text and not attached:
        raise BrokenDocumentError("the mail has no text")
    if own.text:
        yield own
    yield from attached


def header(mail: Message, name: str) -> str:
    """A header's value as it is to be shown, or as it was sent if it cannot be read; empty without one."""
    try:
        return str(mail[name] or "")
    except Exception:  # the library reads a header when it is asked for, and some values make it fail in any way
        return next(str(value) for given, value in mail.raw_items() if given.lower() == name.lower())


def _read(
    mail: EmailMessage, now: datetime, read_document: ReadDocument
) -> tuple[ReceivedItem, list[ReceivedItem | UnreadableItem]]:
    """The mail's text as an item, which may be empty, and the items of its attachments."""
    if not header(mail, "From"):
        raise BrokenDocumentError("no mail: it has no sender")
    if header(mail, "Auto-Submitted").partition(";")[0].strip().lower() == "auto-replied":
        raise BrokenDocumentError("an automatic reply (RFC 3834)")
    if mail.get_content_type() == "multipart/report":
        raise BrokenDocumentError("a report on the delivery of a mail (RFC 6522)")
    own = _own(mail, now)
    parts = [*mail.iter_attachments()] if mail.is_multipart() else []
    return own, [item for part in parts for item in _attached(part, own, now, read_document)]


def _own(mail: EmailMessage, now: datetime) -> ReceivedItem:
    identifier = "".join(header(mail, "Message-ID").split()).strip("<>")
    subject = " ".join(visible(header(mail, "Subject")).split())
    return ReceivedItem(
        guid=f"mid:{identifier}" if identifier else "",
        title=subject,
        text=_text(mail, subject),
        publisher=_sender(mail),
        published_at=first_credible(filter(None, (header(mail, "Date"),)), UTC, now),
    )


def _sender(mail: EmailMessage) -> str:
    """The sender's name, or else the host of the address."""
    name, address = parseaddr(header(mail, "From"))
    return " ".join(visible(name).split()) or address.rpartition("@")[2]


def _text(mail: EmailMessage, subject: str) -> str:
    """The plain text without its signature and the mail that it answers; that of the HTML if it is too short."""
    plain = body_text(without_answered(_content(mail.get_body(("plain",)))).partition(SIGNATURE)[0], subject)
    if len(plain) >= LEAST_TEXT:
        return plain
    return text_of(_content(mail.get_body(("html",)))) or plain


def _content(part: MIMEPart | None) -> str:
    """The text of a part, by the encoding that it states if its bytes can be of it; see ``decoded``."""
    if part is None:
        return ""
    payload = cast(bytes, part.get_payload(decode=True) or b"")
    return decoded(payload, part.get_content_charset()).text.replace("\r\n", "\n")


def _attached(
    part: MIMEPart, own: ReceivedItem, now: datetime, read_document: ReadDocument
) -> Iterator[ReceivedItem | UnreadableItem]:
    """The items of an attachment. What they do not say themselves is said by the mail."""
    name, kind = part.get_filename() or "attachment", part.get_content_type()
    if kind not in ATTACHMENTS and not (kind == GENERIC and name.lower().endswith((".pdf", ".xml", ".json"))):
        return
    try:
        items = [*read_document(cast(bytes, part.get_payload(decode=True) or b""), kind, now)]
    except BrokenDocumentError as error:
        items = [UnreadableItem(name, str(error))]
    for item in items:
        yield item if isinstance(item, UnreadableItem) else _completed(item, own, name)


def _completed(item: ReceivedItem, own: ReceivedItem, name: str) -> ReceivedItem:
    """The item of an attachment. A PDF is dated by the mail: the file may be older, made from a template."""
    return replace(
        item,
        guid=item.guid or (f"{own.guid}/{name}" if own.guid else ""),
        title=item.title or own.title,
        publisher=item.publisher or own.publisher,
        published_at=own.published_at if item.page_starts else item.published_at or own.published_at,
    )
