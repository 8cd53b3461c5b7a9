"""``/claimants``: who has made claims, how many and when last."""

from typing import Annotated

from fastapi import APIRouter, Query

from claimwatch_contracts.fields import Moment
from claimwatch_language.names.aliases import Aliases
from services.api.claimants.counting import Claimants
from services.api.cursors import CursorError
from services.api.refusals import bad_cursor
from services.api.routes.parameters import Place, Wanted, Word, answers
from services.api.store.api_store import ApiStore


def claimant_routes(store: ApiStore) -> APIRouter:
    """List claimants."""
    router = APIRouter(prefix="/claimants", tags=["claimants"])

    @router.get("", responses=answers())
    async def list_all(
        wanted: Wanted,
        name: Annotated[Word | None, Query(description="letters of a name or key")] = None,
        place: Annotated[
            Place | None, Query(description="GeoNames id: in reports that name it or what lies in it")
        ] = None,
        since: Annotated[Moment | None, Query(description="in reports filed at this time or later")] = None,
    ) -> Claimants:
        """The claimants of the 5,000 reports that were filed last, those in most reports first.

        Names that mean one claimant by the aliases of today are counted together, whenever they were filed. What a
        claimant said: `GET /search?kind=claim&claimant=`, `kind=figure`, and `GET /ledger?claimant=`.
        """
        aliases = Aliases(await store.aliases.all_readable())
        counting = await store.filed_claimants.count(aliases, place, since)
        try:
            return counting.found(name, wanted)
        except CursorError as error:
            raise bad_cursor(error) from error

    return router
