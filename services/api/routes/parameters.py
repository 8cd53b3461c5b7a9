"""The parameters and answers that several paths share."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Header, Query
from fastapi.exceptions import RequestValidationError
from pydantic import Field

from claimwatch_contracts.criteria import Box, Latitude, Longitude
from claimwatch_contracts.fields import LAST_GEONAMES_ID
from services._runtime.http.problems import problem_responses
from services.api.cursors import DEFAULT_LIMIT, MAX_LIMIT, CursorError, Page, Window, decode
from services.api.preconditions import Preconditions
from services.api.refusals import bad_cursor
from services.api.shown import Listing, UnreadableItem

T = TypeVar("T")
U = TypeVar("U")
MOST_ALERTS = 100
"""Alerts that may be asked about by their ids at once."""


def window(
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT, description="items on a page")] = DEFAULT_LIMIT,
    cursor: Annotated[str | None, Query(max_length=1_000, description="`next` of the page before, opaque")] = None,
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
Word = Annotated[str, Field(min_length=1, max_length=500)]
Place = Annotated[int, Field(ge=1, le=LAST_GEONAMES_ID)]
InPlace = Annotated[Place | None, Query(description="GeoNames id: the place and all that lies in it")]
OfClaimant = Annotated[Word | None, Query(description="a claimant's key, or one of its names")]


def stretch(
    south: Annotated[Latitude, Query()],
    west: Annotated[Longitude, Query()],
    north: Annotated[Latitude, Query()],
    east: Annotated[Longitude, Query()],
) -> Box:
    """The stretch of land that a request asks for."""
    if south > north:
        fault = {"type": "value_error", "loc": ("query", "south"), "msg": "south is greater than north", "input": south}
        raise RequestValidationError([fault])
    return Box(south=south, west=west, north=north, east=east)


Stretch = Annotated[Box, Depends(stretch)]
CHOSEN_ID = r"^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$"

NOT_MODIFIED: dict[int | str, dict[str, Any]] = {304: {"description": "the caller has this representation"}}


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The statuses other than success, for the OpenAPI document. Those of invalid requests are always included."""
    unmodified = NOT_MODIFIED if 304 in statuses else {}
    return unmodified | problem_responses(
        *(status for status in statuses if status >= 400), 400, 401, 403, 421, 422, 429, 503
    )


def created_or(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The statuses of a path that may create a document, for the OpenAPI document."""
    return answers(*statuses, 408, 413) | {201: {"description": "there was none: created"}}


def listing(page: Page[T], form: Callable[[T], U]) -> Listing[U]:
    """The page in the form of an answer."""
    unreadable = tuple(UnreadableItem(id=document.id, reason=document.reason) for document in page.unreadable)
    return Listing(items=tuple(form(item) for item in page.items), next=page.next, unreadable=unreadable)


def as_is(item: T) -> T:
    """The item itself, for lists of stored documents."""
    return item
