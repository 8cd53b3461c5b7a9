"""``/views``: filters of pages that a desk keeps under a name."""

from fastapi import APIRouter

from claimwatch_contracts.views import View
from services.api.building import view_from
from services.api.editing import Editor
from services.api.requests import ViewRequest
from services.api.routes.documents import Kind, document_routes
from services.api.shown import Listing


def view_routes(views: Editor[View]) -> APIRouter:
    """Create, read, replace and delete views."""
    kind = Kind(
        path="/views",
        editor=views,
        request=ViewRequest,
        build=view_from,
        answer=View,
        listed=Listing[View],
        once_deleted="what it chose is there all the same",
    )
    return document_routes(kind)
