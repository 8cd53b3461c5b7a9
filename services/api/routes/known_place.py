"""The filter ``place`` of lists: what no place is would find nothing, so it is refused with a hint."""

import re
from collections.abc import Awaitable, Callable

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.params import Depends

from claimwatch_contracts.fields import LAST_GEONAMES_ID
from services.api.places import PlaceError, Places

NUMBER = re.compile(r"[-+]?[0-9][0-9.e_]*", re.ASCII)
MOST_DIGITS = 20
IsNamed = Callable[[int], Awaitable[bool]]
"""Whether a report names the place of an id, or one in it: the gazetteer of today may not know it any more."""


def known_place(places: Places, is_named: IsNamed) -> Depends:
    """What refuses a request whose ``place`` is none. Of a name, the refusal has the ids of the places it may mean."""

    async def check(request: Request) -> None:
        for asked in request.query_params.getlist("place"):
            if (fault := await _fault(asked)) is not None:
                raise RequestValidationError([{"type": "place", "loc": ("query", "place"), "msg": str(fault)}])

    async def _fault(asked: str) -> PlaceError | None:
        if not asked.strip():
            return None
        if not NUMBER.fullmatch(asked):
            return await places.no_id(asked)
        identity = int(asked) if asked.isdecimal() and len(asked) < MOST_DIGITS else 0
        if not 1 <= identity <= LAST_GEONAMES_ID or await places.is_known(identity) or await is_named(identity):
            return None
        return PlaceError("place", f"there is no place {identity}", ())

    return Depends(check)
