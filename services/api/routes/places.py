"""``/places``: the places of a name, and the towns of a stretch of land."""

from typing import Annotated

from fastapi import APIRouter, Query

from services.api.places import Places
from services.api.routes.parameters import Stretch, answers
from services.api.shown import FoundPlaces, Towns


def place_routes(places: Places) -> APIRouter:
    """Find places."""
    router = APIRouter(prefix="/places", tags=["places"])

    @router.get("", responses=answers())
    async def find(
        name: Annotated[
            str, Query(min_length=1, max_length=200, description='in any spelling, as "Paris, Texas"; or a GeoNames id')
        ],
    ) -> FoundPlaces:
        """Find places by name, at most ten: those of that name, the best known first, then those that begin with it.

        Those that only sound so come last. If there is none, places with a similar name.
        """
        return FoundPlaces(items=tuple(await places.find(name)))

    @router.get("/towns", responses=answers())
    async def towns(box: Stretch) -> Towns:
        """The towns between two latitudes and two longitudes (degrees, WGS 84): at most 250, the largest first.

        Between a `west` and an `east` that lies west of it there are none.
        """
        return Towns(items=await places.towns(box))

    return router
