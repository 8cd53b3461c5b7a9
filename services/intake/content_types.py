"""Tells by its content type, and by its content, what a request to ``POST /articles`` sends."""

import json
from email.message import Message

from services._runtime.errors import InvalidError
from services.intake.received.ninjs import is_ninjs

JSON = "application/json"
XML = frozenset({"application/xml", "text/xml"})
OTHERS = frozenset({"application/pdf", "message/rfc822"})
READ = "application/json (an article, or ninjs), application/xml (NewsML, NITF), application/pdf or message/rfc822"


class UnknownTypeError(InvalidError):
    """Nothing of this content type is read."""


def media_type(content_type: str) -> str:
    """The media type without its parameters, in lower case."""
    message = Message()
    message["Content-Type"] = " ".join(content_type.split())
    return message.get_content_type()


def is_document(body: bytes, content_type: str) -> bool:
    """Whether the body is a document with items, and not an article of our own form.

    Raises:
        UnknownTypeError: it is neither.
        json.JSONDecodeError, UnicodeDecodeError, RecursionError: it is JSON, but not well-formed.
    """
    kind = media_type(content_type)
    if kind in XML or kind.endswith("+xml") or kind in OTHERS:
        return True
    if kind != JSON and not kind.endswith("+json"):
        raise UnknownTypeError(f"{kind} is not read here: send {READ}")
    return kind != JSON or is_ninjs(json.loads(body))
