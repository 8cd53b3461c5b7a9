"""``/map``: where incidents have been reported lately, and what is watched."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Response

from claimwatch_contracts.fields import Moment
from services.api.ledger.filters import IncidentFilter
from services.api.ledger.map import IncidentMap, Spot, outlined
from services.api.ledger.store import LedgerStore
from services.api.outlines import Outlines, outlines_in
from services.api.places import Places
from services.api.routes.parameters import InPlace, Stretch, Word, answers
from services.api.store.api_store import ApiStore

MOST = 300


def map_routes(ledger: LedgerStore, store: ApiStore, places: Places) -> APIRouter:
    """Read the map."""
    router = APIRouter(prefix="/map", tags=["incidents"])

    @router.get("", responses=answers())
    async def read(
        place: InPlace = None,
        topic: Annotated[Word | None, Query(description="topic key")] = None,
        since: Annotated[Moment | None, Query(description="with an article published at this time or later")] = None,
    ) -> IncidentMap:
        """At most 300 incidents, those with the latest articles, and the places of all watches that are switched on."""
        incidents, left_out = await ledger.mapped(IncidentFilter(place=place, topic=topic, since=since), MOST)
        spots, known = outlined(await store.watches.all_readable())
        points = await places.points([geonames_id for _, geonames_id, _ in known])
        for watch, geonames_id, name in known:
            if (point := points.get(geonames_id)) is not None:
                lat, lon = point
                spots.append(Spot(watch_id=watch.watch_id, watch_name=watch.name, name=name, lat=lat, lon=lon))
        return IncidentMap(incidents=tuple(incidents), left_out=left_out, watched=tuple(spots))

    @router.get("/outlines", responses=answers())
    async def outlines(box: Stretch, response: Response) -> Outlines:
        """The coasts and borders between two latitudes and two longitudes (degrees, WGS 84), as fine as can be seen.

        Between a `west` and an `east` that lies west of it there are none.
        """
        response.headers["Cache-Control"] = "private, max-age=86400"
        return await asyncio.to_thread(outlines_in, box)

    return router
