"""Places in a list. A cursor names the last item that was returned, so what comes or goes meanwhile moves nothing."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

T = TypeVar("T")

DEFAULT_LIMIT = 50
MAX_LIMIT = 200


class CursorError(ValueError):
    """A cursor that no list of ours gave out."""


@dataclass(frozen=True)
class Position:
    """Where an item stands: its time, newest first, then its id. What has no time stands behind all that has one."""

    time: datetime | None
    id: str


@dataclass(frozen=True)
class Page(Generic[T]):
    """A part of a list, and the cursor that goes on after its last item; ``None`` at the end."""

    items: tuple[T, ...]
    next: str | None


def encode(position: Position) -> str:
    """The position as opaque text, safe in a URL."""
    time = None if position.time is None else position.time.isoformat()
    return base64.urlsafe_b64encode(json.dumps([time, position.id]).encode()).decode().rstrip("=")


def decode(cursor: str) -> Position:
    """The position that was encoded.

    Raises:
        CursorError: the text is no cursor.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        time, identity = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        position = Position(None if time is None else datetime.fromisoformat(time), identity)
    except (ValueError, TypeError, binascii.Error) as error:
        raise CursorError(f"not a cursor of this service: {cursor[:100]!r}") from error
    if not isinstance(identity, str) or (position.time is not None and position.time.tzinfo is None):
        raise CursorError(f"not a cursor of this service: {cursor[:100]!r}")
    return position


def page_of(found: Sequence[T], limit: int, position_of: Callable[[T], Position]) -> Page[T]:
    """The first ``limit`` of what was found, being asked for one more to know whether there is more."""
    items = tuple(found[:limit])
    return Page(items, encode(position_of(items[-1])) if len(found) > limit else None)
