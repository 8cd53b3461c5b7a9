"""Stored documents as models. One that cannot be read says so, and voids none of its neighbours."""

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
    except (LookupError, TypeError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}"
    return Unreadable(str(document.get("_id")), reason[:LONGEST_REASON])


def read_body(model: type[M], document: Document) -> M | Unreadable:
    """A document's body."""
    return read_with(lambda found: model.model_validate(found.get("body")), document)


def readable(model: type[M], document: Document) -> M | None:
    """A document's body; ``None`` when it cannot be read, which is logged."""
    made = read_body(model, document)
    if isinstance(made, Unreadable):
        log.error(f"{model.__name__.lower()} cannot be read", id=made.id, reason=made.reason)
        return None
    return made
