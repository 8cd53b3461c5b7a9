"""Reads stored documents of any version as today's models.

A document has its body in the clear (``body``) or compressed (``packed``), or is itself the body. Next to ``packed``,
``body`` may be abridged. ``v`` is the body's version, 1 if it is missing. A document that cannot be read is reported
and does not hinder the reading of others. Large bodies are packed, because a server without indexes reads every
document that it searches.
"""

import json
import zlib
from collections.abc import AsyncIterable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog
from pydantic import ValidationError
from pydantic_core import from_json

from claimwatch_contracts.base import Versioned
from claimwatch_contracts.upcasts import UPCASTS, Body, NewerVersionError, Upcasts, upcast

Document = Mapping[str, Any]
T = TypeVar("T")
M = TypeVar("M", bound=Versioned)
LONGEST_REASON = 500
BODY = {"v": 1, "body": 1, "packed": 1}
"""The projection with which a whole body is read."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Unreadable:
    """The id of a document that cannot be read, and the reason. The reason does not repeat the document's values."""

    id: str
    reason: str


def stored(model: Versioned) -> dict[str, Any]:
    """The document fields that hold the model in the clear."""
    body = from_json(model.model_dump_json())  # less than half the time of dumping into a dictionary
    return {"v": model.VERSION, "body": body}


def packed(model: Versioned) -> dict[str, Any]:
    """The document fields that hold the model compressed."""
    return {"v": model.VERSION, "packed": zlib.compress(model.model_dump_json().encode())}


def body_of(model: type[Versioned], document: Document, upcasts: Upcasts = UPCASTS) -> Body:
    """A document's body in today's version of the model, not validated.

    If the document itself is the body, only the fields of the model are kept.

    Raises:
        NewerVersionError: a later release wrote the document.
        Exception: the document does not have the expected form; see ``read_with``.
    """
    version, data = document.get("v", 1), document.get("packed")
    if data is not None:
        return upcast(model, version, json.loads(zlib.decompress(data)), upcasts)
    if "body" in document:
        return upcast(model, version, document["body"], upcasts)
    own = {name: value for name, value in document.items() if name not in ("_id", "v")}
    own = upcast(model, version, own, upcasts)
    return {name: own[name] for name in model.model_fields if name in own}


def restored(model: type[M], document: Document, upcasts: Upcasts = UPCASTS) -> M:
    """The model that a document holds.

    Raises:
        Exception: the document does not have the expected form; see ``read_with``.
    """
    data = document.get("packed")
    if data is not None and document.get("v", 1) == model.VERSION:
        return model.model_validate_json(zlib.decompress(data))  # a third faster than parsing into a body first
    return model.model_validate(body_of(model, document, upcasts))


def read_with(make: Callable[[Document], T], document: Document) -> T | Unreadable:
    """What ``make`` returns for a document, or why it raises an error of reading."""
    try:
        return make(document)
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors(include_input=False))
        reason = "; ".join(faults)
    except NewerVersionError as error:
        reason = str(error)
    except (LookupError, TypeError, AttributeError, ValueError, zlib.error) as error:
        reason = f"{type(error).__name__}: {error}"
    return Unreadable(str(document.get("_id")), reason[:LONGEST_REASON])


def read_body(model: type[M], document: Document, upcasts: Upcasts = UPCASTS) -> M | Unreadable:
    """The model that a document holds."""
    return read_with(lambda held: restored(model, held, upcasts), document)


def readable_with(make: Callable[[Document], T], document: Document, kind: str) -> T | None:
    """What ``make`` returns for a document; ``None`` if the document, called ``kind`` in the log, cannot be read."""
    result = read_with(make, document)
    if isinstance(result, Unreadable):
        log.error(f"{kind} cannot be read", id=result.id, reason=result.reason)
        return None
    return result


def readable(model: type[M], document: Document, upcasts: Upcasts = UPCASTS) -> M | None:
    """The model that a document holds; ``None`` if the document cannot be read, which is logged."""
    return readable_with(lambda held: restored(model, held, upcasts), document, model.__name__.lower())


async def readable_by_id_with(
    make: Callable[[Document], T], documents: AsyncIterable[Document], kind: str
) -> dict[str, T]:
    """By id and in order: what ``make`` returns for each document that can be read.

    Unreadable documents, called ``kind`` in the log, are logged.
    """
    made = {document["_id"]: readable_with(make, document, kind) async for document in documents}
    return {identity: item for identity, item in made.items() if item is not None}


async def readable_by_id(
    model: type[M], documents: AsyncIterable[Document], upcasts: Upcasts = UPCASTS
) -> dict[str, M]:
    """By id and in order: the models of the documents that can be read. Unreadable documents are logged."""
    return await readable_by_id_with(lambda held: restored(model, held, upcasts), documents, model.__name__.lower())
