"""The parameters that several paths share, and what they become."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Header, Path, Query

from services.api.cursors import DEFAULT_LIMIT, MAX_LIMIT, CursorError, Page, decode
from services.api.preconditions import Preconditions
from services.api.refusals import bad_cursor
from services.api.shown import Listing
from services.api.store import Window

T = TypeVar("T")
U = TypeVar("U")


def window(
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT, description="items on a page")] = DEFAULT_LIMIT,
    cursor: Annotated[str | None, Query(max_length=500, description="`next` of the page before, opaque")] = None,
) -> Window:
    """The part of a list that a request asks for."""
    try:
        return Window(limit, decode(cursor) if cursor else None)
    except CursorError as error:
        raise bad_cursor(error) from error


Wanted = Annotated[Window, Depends(window)]
Conditional = Annotated[Preconditions, Depends()]
Key = Annotated[
    str | None,
    Header(alias="Idempotency-Key", min_length=1, max_length=255, description="makes a repeated request harmless"),
]
ChosenId = Annotated[str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$")]

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_MEANINGS = {
    304: "the caller has this representation",
    400: "the cursor is not from here",
    404: "there is no such thing",
    409: "the state of things forbids it",
    412: "it is not as the request expects it",
    422: "the request is not valid",
}


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The statuses beside success, for the OpenAPI document."""
    return {
        status: {"description": _MEANINGS[status]} | ({"content": PROBLEM} if status >= 400 else {})
        for status in statuses
    }


def listing(page: Page[T], form: Callable[[T], U]) -> Listing[U]:
    """A page as it is answered."""
    return Listing(items=tuple(form(item) for item in page.items), next=page.next)


def as_is(item: T) -> T:
    """For lists that show what is stored."""
    return item
