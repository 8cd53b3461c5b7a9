"""Reads a document in any of the formats in which one is sent to us: ninjs, NewsML-G2, NewsML 1, NITF, PDF, mail."""

import json
from datetime import datetime
from email.message import Message

from services.intake.received.item import BrokenDocumentError, ReceivedItem, UnreadableItem
from services.intake.received.mail import read_mail
from services.intake.received.newsml import ROOTS, read_newsml
from services.intake.received.newsml_1 import read_newsml_1
from services.intake.received.ninjs import is_ninjs, read_ninjs
from services.intake.received.nitf import read_nitf
from services.intake.received.pdf import as_item, is_pdf, read_pdf
from services.intake.received.xml_documents import root_of
from services.intake.text.encodings import decoded, named_charset

MAIL, PDF = "message/rfc822", "application/pdf"
Items = tuple[ReceivedItem | UnreadableItem, ...]


def media_type(content_type: str) -> str:
    """The media type without its parameters, in lower case."""
    message = Message()
    message["Content-Type"] = " ".join(content_type.split())
    return message.get_content_type()


def read_document(body: bytes, content_type: str, now: datetime) -> Items:
    """The items of a document that came at ``now``, in their order.

    Raises:
        BrokenDocumentError: the document is in none of the formats, or breaks off.
    """
    if is_pdf(body):
        return (as_item(read_pdf(body, now)),)
    kind = media_type(content_type)
    if kind == PDF:
        raise BrokenDocumentError("no PDF: its first bytes are not those of one")
    if kind == MAIL:
        return tuple(read_mail(body, now, _read_attachment))
    text = decoded(body, named_charset(content_type)).text
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return _ninjs(text, now)
    root = root_of(text)
    if root.tag == "nitf":
        return (read_nitf(root, now),)
    if root.tag == "NewsML":
        return tuple(read_newsml_1(root, now))
    if root.tag in ROOTS:
        return tuple(read_newsml(root, now))
    raise BrokenDocumentError(f"XML with the root {str(root.tag)[:100]}, which is neither NewsML nor NITF")


def _read_attachment(body: bytes, content_type: str, now: datetime) -> Items:
    """The items of a mail's attachment. A mail inside of it is not read."""
    return read_document(body, content_type, now) if media_type(content_type) != MAIL else ()


def _ninjs(text: str, now: datetime) -> Items:
    try:
        document = json.loads(text.lstrip("\ufeff"))
        if not is_ninjs(document):
            raise BrokenDocumentError("JSON, but no ninjs: an item has a uri or a guid")
        return tuple(read_ninjs(document, now))
    except (ValueError, RecursionError) as error:  # also of a number of thousands of digits
        raise BrokenDocumentError(f"not JSON: {error}") from error
