"""``/watches``: what users track."""

from fastapi import APIRouter

from claimwatch_contracts.documents import Watch
from claimwatch_language.topics.built_in import built_in_topics
from services.api.building import watch_from
from services.api.editing import Editor
from services.api.places import Places, UnknownPlacesError
from services.api.refusals import unknown_channels, unknown_places, unknown_topics
from services.api.requests import WatchRequest
from services.api.routes.documents import Kind, document_routes
from services.api.shown import Listing
from services.api.store import ApiStore


def watch_routes(store: ApiStore, watches: Editor[Watch], places: Places) -> APIRouter:
    """Create, read, replace and delete watches."""

    async def check_request(request: WatchRequest) -> WatchRequest:
        if missing := await store.channels.missing(request.channels):
            raise unknown_channels(missing)
        own = [key for key in request.topics if key not in built_in_topics()]
        if missing := await store.topics.missing(own):
            raise unknown_topics(missing, built_in_topics().keys())
        try:
            return request.model_copy(update={"places": await places.known(request.places)})
        except UnknownPlacesError as error:
            raise unknown_places(error) from error

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
    return document_routes(kind)
