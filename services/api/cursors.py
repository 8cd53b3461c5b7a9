"""Cursors of lists. A cursor names the last returned item, so that new and deleted items do not shift the next page."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from claimwatch_contracts.fields import Moment
from services._runtime.errors import InvalidError
from services._runtime.stored import Unreadable

T = TypeVar("T")

DEFAULT_LIMIT = 50
MAX_LIMIT = 200
_PARTS: TypeAdapter[tuple[Moment | None, str]] = TypeAdapter(tuple[Moment | None, str])


class CursorError(InvalidError):
    """A text is not a cursor of this service."""


@dataclass(frozen=True)
class Position:
    """The position of an item in a list: by time, newest first, then by id. Items without a time come last."""

    time: datetime | None
    id: str


@dataclass(frozen=True)
class Window:
    """The requested part of a list: at most ``limit`` items after a position, or from the beginning."""

    limit: int
    after: Position | None = None


@dataclass(frozen=True)
class Page(Generic[T]):
    """A part of a list. ``next`` is the cursor of the following page, ``None`` at the end.

    ``unreadable`` names the documents of that part that cannot be read.
    """

    items: tuple[T, ...]
    next: str | None
    unreadable: tuple[Unreadable, ...] = ()


def encode(position: Position) -> str:
    """The cursor of a position: opaque text, safe in a URL."""
    time = None if position.time is None else position.time.isoformat()
    return base64.urlsafe_b64encode(json.dumps([time, position.id]).encode()).decode().rstrip("=")


def decode(cursor: str) -> Position:
    """The position of a cursor.

    Raises:
        CursorError: the text is no cursor.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        time, identity = _PARTS.validate_json(base64.b64decode(padded, altchars=b"-_", validate=True))
    except ValueError as error:
        raise CursorError(f"not a cursor of this service: {cursor[:100]!r}") from error
    return Position(time, identity)


def page_of(items: Sequence[T], position_of: Callable[[T], Position], *, more: bool) -> Page[T]:
    """A page of the items. With ``more``, it has a cursor after its last item."""
    return Page(tuple(items), encode(position_of(items[-1])) if more else None)
