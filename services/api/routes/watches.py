"""``/watches``: what users track."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.trial import TriedWatch
from claimwatch_language.topics.built_in import built_in_topics
from services.api.atom import MEDIA_TYPE, atom_of
from services.api.building import Criteria, checked_throughout, watch_from
from services.api.clients import Trials
from services.api.cursors import Window
from services.api.editing import Editor
from services.api.filters import AlertFilter
from services.api.places import Places, UnknownPlacesError
from services.api.preconditions import read_bytes
from services.api.refusals import unknown_channels, unknown_places, unknown_topics
from services.api.requests import WatchRequest
from services.api.routes.documents import Identity, Kind, document_routes
from services.api.routes.parameters import Conditional, answers
from services.api.shown import Listing
from services.api.store.api_store import ApiStore

MOST_DAYS = 90
IN_FEED = 50
"""The alerts in a watch's feed."""
ATOM: dict[int | str, dict[str, Any]] = {200: {"description": "an Atom feed", "content": {MEDIA_TYPE: {}}}}


def watch_routes(store: ApiStore, watches: Editor[Watch], places: Places, trials: Trials) -> APIRouter:
    """Create, read, replace and delete watches, and try one."""

    async def check_request(request: WatchRequest) -> WatchRequest:
        if missing := await store.channels.missing(request.channels):
            raise unknown_channels(missing)
        return await checked_throughout(request, checked)

    async def checked(criteria: Criteria, *within: str) -> Criteria:
        """The criteria with the ids of their places; ``within`` is the field that they stand in."""
        own = [key for key in criteria.topics if key not in built_in_topics()]
        if missing := await store.topics.missing(own):
            raise unknown_topics(missing, *within)
        try:
            return criteria.model_copy(update={"places": await places.known(criteria.places)})
        except UnknownPlacesError as error:
            raise unknown_places(error, *within) from error

    kind = Kind(
        path="/watches",
        editor=watches,
        request=WatchRequest,
        build=watch_from,
        answer=Watch,
        listed=Listing[Watch],
        once_deleted="its alerts stay",
        check_request=check_request,
    )
    router = document_routes(kind)

    @router.post("/test", responses=answers(401, 408, 413, 502))
    async def try_watch(
        http: Request,
        request: WatchRequest,
        days: Annotated[float, Query(gt=0, le=MOST_DAYS, description="how far back to go")] = 7,
    ) -> TriedWatch:
        """What a watch would have been told of the reports of the last days, had it been new then, and what not.

        Nobody is notified and nothing is stored. At most the last 2,000 reports are looked at.
        """
        checked_request = await check_request(request)
        watch = watch_from(checked_request, "trial", watches.clock(), None)
        return await trials.tried(watch, days, http.headers)

    @router.get("/{id}/alerts.atom", response_class=Response, responses=ATOM | answers(304, 404, 409))
    async def follow(identity: Identity, http: Request, conditional: Conditional) -> Response:
        """The last alerts of a watch as an Atom feed, with its `ETag`. Show a key as for every request."""
        watch = await watches.read(identity)
        page = await store.alerts(Window(IN_FEED), AlertFilter(identity))
        return read_bytes(atom_of(watch, page.items, str(http.base_url)), MEDIA_TYPE, conditional)

    return router
