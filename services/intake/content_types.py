"""Tells by its content type, and by its content, what a request to ``POST /articles`` sends."""

import json

from services._runtime.errors import InvalidError
from services.intake.received.documents import MAIL, PDF, media_type
from services.intake.received.ninjs import is_ninjs

JSON = "application/json"
XML = frozenset({"application/xml", "text/xml"})
OTHERS = frozenset({PDF, MAIL})
READ = "application/json (an article, or ninjs), application/xml (NewsML, NITF), application/pdf or message/rfc822"


SUFFIXES = {
    ".json": JSON,
    ".ninjs": JSON,
    ".xml": "application/xml",
    ".nitf": "application/xml",
    ".newsml": "application/xml",
    ".pdf": PDF,
    ".eml": MAIL,
}
"""The content types of documents by the endings of their files' names."""


class UnknownTypeError(InvalidError):
    """Nothing of this content type is read."""


def is_document(body: bytes, content_type: str) -> bool:
    """Whether the body is a document with items, and not an article of our own form.

    Raises:
        UnknownTypeError: it is neither.
        json.JSONDecodeError, RecursionError: it is JSON, but not well-formed.
    """
    kind = media_type(content_type)
    if kind in XML or kind.endswith("+xml") or kind in OTHERS:
        return True
    if kind != JSON and not kind.endswith("+json"):
        raise UnknownTypeError(f"{kind} is not read here: send {READ}")
    return kind != JSON or is_ninjs(_parsed(body))


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body)
    except json.JSONDecodeError:
        raise
    except ValueError as error:  # an encoding that is none, a number of thousands of digits
        raise json.JSONDecodeError(str(error), "", 0) from error
