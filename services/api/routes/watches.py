"""``/watches``: what users track."""

from typing import TypeVar

from fastapi import APIRouter

from claimwatch_contracts.documents import Watch
from claimwatch_language.topics.built_in import built_in_topics
from services.api.building import watch_from
from services.api.editing import Editor
from services.api.places import Places, UnknownPlacesError
from services.api.refusals import unknown_channels, unknown_places, unknown_topics
from services.api.requests import GroupRequest, WatchRequest
from services.api.routes.documents import Kind, document_routes
from services.api.shown import Listing
from services.api.store import ApiStore

GROUPS = ("any_of", "none_of")
Criteria = TypeVar("Criteria", WatchRequest, GroupRequest)


def watch_routes(store: ApiStore, watches: Editor[Watch], places: Places) -> APIRouter:
    """Create, read, replace and delete watches."""

    async def check_request(request: WatchRequest) -> WatchRequest:
        if missing := await store.channels.missing(request.channels):
            raise unknown_channels(missing)
        groups = {name: await checked(group, name) for name in GROUPS if (group := getattr(request, name))}
        return (await checked(request)).model_copy(update=groups)

    async def checked(criteria: Criteria, *within: str) -> Criteria:
        """The criteria with the ids of their places; ``within`` is the field that they stand in."""
        own = [key for key in criteria.topics if key not in built_in_topics()]
        if missing := await store.topics.missing(own):
            raise unknown_topics(missing, built_in_topics().keys(), *within)
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
    return document_routes(kind)
