"""``/places``: the places of a name."""

from typing import Annotated

from fastapi import APIRouter, Query

from services.api.places import Places
from services.api.routes.parameters import answers
from services.api.shown import FoundPlaces


def place_routes(places: Places) -> APIRouter:
    """Find places."""
    router = APIRouter(prefix="/places", tags=["places"])

    @router.get("", responses=answers())
    async def find(
        name: Annotated[
            str, Query(min_length=1, max_length=200, description='in any spelling; "Paris, Texas" narrows it')
        ],
    ) -> FoundPlaces:
        """At most ten places: those of that name, the best known first, then those whose name begins with it.

        If there is none, places with a similar name.
        """
        return FoundPlaces(items=tuple(await places.find(name)))

    return router
