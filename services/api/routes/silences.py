"""``/silences``: which alerts are muted for a while."""

from fastapi import APIRouter

from claimwatch_contracts.silence import Silence
from services.api.building import silence_from
from services.api.editing import Editor
from services.api.requests import SilenceRequest
from services.api.routes.documents import Kind, document_routes
from services.api.shown import Listing


def silence_routes(silences: Editor[Silence]) -> APIRouter:
    """Create, read, replace and delete silences."""
    kind = Kind(
        path="/silences",
        editor=silences,
        request=SilenceRequest,
        build=silence_from,
        answer=Silence,
        listed=Listing[Silence],
        once_deleted="what it has muted stays muted, and is listed under `/deliveries?state=muted`",
    )
    return document_routes(kind)
