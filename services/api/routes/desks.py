"""``/desk``: the caller's desk, and ``/desks``: all of them, for admins."""

from fastapi import APIRouter

from services._runtime.access.callers import caller
from services.api.access.desks import DeskList, ShownDesk
from services.api.routes.parameters import Wanted, answers, as_is, listing
from services.api.shown import Listing


def desk_routes(desks: DeskList) -> APIRouter:
    """Read desks. One is made by a key that names it."""
    router = APIRouter(tags=["desks"])

    @router.get("/desk", responses=answers())
    async def own() -> ShownDesk:
        """The caller's desk: who works there, and how much belongs to it."""
        return await desks.one(caller().desk)

    @router.get("/desks", responses=answers())
    async def list_all(wanted: Wanted) -> Listing[ShownDesk]:
        """All desks, by name. A desk is there as soon as a key names it."""
        return listing(await desks.page(wanted), as_is)

    return router
