"""Stored documents as models. One that cannot be read says so, and voids none of its neighbours.

What is large is packed: a server without indexes reads every document that it looks through.
"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog
from pydantic import BaseModel, ValidationError

Document = Mapping[str, Any]
T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)
LONGEST_REASON = 500

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Unreadable:
    """A document that does not have the form it should have, and why. The reason does not repeat its values."""

    id: str
    reason: str


def read_with(make: Callable[[Document], T], document: Document) -> T | Unreadable:
    """What ``make`` makes of a document."""
    try:
        return make(document)
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors(include_input=False))
        reason = "; ".join(faults)
    except (LookupError, TypeError, AttributeError, zlib.error) as error:
        reason = f"{type(error).__name__}: {error}"
    return Unreadable(str(document.get("_id")), reason[:LONGEST_REASON])


def packed(model: BaseModel) -> bytes:
    """A model in a fraction of its size."""
    return zlib.compress(model.model_dump_json().encode())


def unpacked(model: type[M], data: bytes) -> M:
    """What was packed."""
    return model.model_validate_json(zlib.decompress(data))


def read_body(model: type[M], document: Document) -> M | Unreadable:
    """A document's body, or what it has packed beside an abridged one."""
    return read_with(lambda found: _body(model, found), document)


def _body(model: type[M], document: Document) -> M:
    data = document.get("packed")
    return model.model_validate(document.get("body")) if data is None else unpacked(model, data)


def readable(model: type[M], document: Document) -> M | None:
    """A document's body; ``None`` when it cannot be read, which is logged."""
    made = read_body(model, document)
    if isinstance(made, Unreadable):
        log.error(f"{model.__name__.lower()} cannot be read", id=made.id, reason=made.reason)
        return None
    return made
