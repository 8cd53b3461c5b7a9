"""``/aliases``: claimants and their other names. Built-in aliases are not listed."""

from fastapi import APIRouter

from claimwatch_contracts.documents import Alias
from services.api.building import alias_from
from services.api.editing import Editor
from services.api.requests import AliasRequest
from services.api.routes.documents import Kind, document_routes
from services.api.shown import Listing


def alias_routes(aliases: Editor[Alias]) -> APIRouter:
    """Create, read, replace and delete aliases."""
    kind = Kind(
        path="/aliases",
        editor=aliases,
        request=AliasRequest,
        build=alias_from,
        answer=Alias,
        listed=Listing[Alias],
        once_deleted="what was filed under its name stays so",
    )
    return document_routes(kind)
