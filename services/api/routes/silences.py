"""``/silences``: which alerts are muted for a while."""

from fastapi import APIRouter

from claimwatch_contracts.silence import LabelName, Matcher, Silence
from services.api.building import silence_from
from services.api.editing import Editor
from services.api.places import Places
from services.api.requests import SilenceRequest
from services.api.routes.documents import Kind, document_routes
from services.api.shown import Listing


def silence_routes(silences: Editor[Silence], places: Places) -> APIRouter:
    """Create, read, replace and delete silences."""

    async def check_request(request: SilenceRequest) -> SilenceRequest:
        """The request with places under the names that alerts have for them."""
        return request.model_copy(update={"matchers": tuple([await named(one) for one in request.matchers])})

    async def named(matcher: Matcher) -> Matcher:
        if matcher.label is not LabelName.PLACE or matcher.operator.is_pattern or matcher.value.isdecimal():
            return matcher
        return matcher.model_copy(update={"value": await places.own_name(matcher.value)})

    kind = Kind(
        path="/silences",
        editor=silences,
        request=SilenceRequest,
        build=silence_from,
        answer=Silence,
        listed=Listing[Silence],
        once_deleted="what it has muted stays muted, and is listed under `/deliveries?state=muted`",
        check_request=check_request,
    )
    return document_routes(kind)
