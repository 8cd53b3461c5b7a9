"""``/claimants``: who has made claims, how many and when last."""

import uuid
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query

from claimwatch_contracts.documents import Alias
from claimwatch_contracts.fields import Moment
from claimwatch_language.names.aliases import Aliases
from services.api.building import alias_from
from services.api.claimants.counting import Claimants
from services.api.claimants.merging import FiledElsewhereError, merger_of
from services.api.cursors import CursorError
from services.api.editing import Editor
from services.api.preconditions import Preconditions
from services.api.refusals import bad_cursor, filed_elsewhere
from services.api.requests import AliasRequest, MergerRequest
from services.api.routes.parameters import Place, Wanted, Word, answers
from services.api.store.api_store import ApiStore


def claimant_routes(store: ApiStore, aliases: Editor[Alias]) -> APIRouter:
    """List claimants, and merge those that are one."""
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
        today = Aliases(await store.aliases.all_readable())
        counting = await store.filed_claimants.count(today, place, since)
        try:
            return counting.found(name, wanted)
        except CursorError as error:
            raise bad_cursor(error) from error

    @router.post("/merge", response_model=Alias, responses=answers(408, 409, 413))
    async def merge(request: MergerRequest) -> Alias:
        """File claimants with one of `names` as `name` from now on, by one alias, which takes in those of all of them.

        The list of claimants shows them as one at once, the ledger as its articles are read again. A name that another
        claimant has is refused (409, `filed-elsewhere`): that claimant has to be merged, or the name split off first.
        """
        try:
            merger = merger_of(request.name, request.names, await store.aliases.all_readable())
        except FiledElsewhereError as error:
            raise filed_elsewhere(error) from error
        identity = str(uuid.uuid4()) if merger.into is None else merger.into.alias_id
        body = AliasRequest.model_construct(name=merger.name, names=merger.names, kind=merger.kind)
        change = await aliases.replace(identity, Preconditions(), partial(alias_from, body))
        for alias in merger.taken_in:
            await aliases.delete(alias.alias_id, Preconditions())
        return change.after

    return router
