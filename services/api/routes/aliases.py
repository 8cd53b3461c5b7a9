"""``/aliases``: claimants and the other names they go by."""

from functools import partial

from fastapi import APIRouter
from fastapi.responses import Response

from claimwatch_contracts.documents import Alias
from services.api.building import alias_from
from services.api.editing import Editor
from services.api.preconditions import read_answer, written_answer
from services.api.requests import AliasRequest
from services.api.routes.parameters import ChosenId, Conditional, Key, Wanted, answers, as_is, created_or, listing
from services.api.shown import Listing
from services.api.store import ApiStore


def alias_routes(store: ApiStore, aliases: Editor[Alias]) -> APIRouter:
    """Create, read, replace and delete aliases."""
    router = APIRouter(prefix="/aliases", tags=["aliases"])

    @router.post("", status_code=201, response_model=Alias, responses=answers())
    async def create(request: AliasRequest, key: Key = None) -> Response:
        """Create an alias. With an `Idempotency-Key`, repeating the request creates nothing more."""
        change = await aliases.create(request, key, partial(alias_from, request))
        return written_answer(change.after, change.after, location=f"/aliases/{change.id}")

    @router.get("", responses=answers(400))
    async def list_all(wanted: Wanted) -> Listing[Alias]:
        """Aliases, newest first, without those that are built in."""
        return listing(await store.aliases.page(wanted), as_is)

    @router.get("/{alias_id}", response_model=Alias, responses=answers(304, 404))
    async def read(alias_id: str, conditional: Conditional) -> Response:
        """One alias, with its `ETag`."""
        return read_answer((await aliases.read(alias_id)).model, conditional)

    @router.put("/{alias_id}", response_model=Alias, responses=created_or(412))
    async def replace(alias_id: ChosenId, request: AliasRequest, conditional: Conditional) -> Response:
        """Replace an alias, or create it under an id of your choice; with `If-Match` only if it is still that one."""
        change = await aliases.replace(alias_id, conditional, partial(alias_from, request))
        created = f"/aliases/{change.id}" if change.before is None else None
        return written_answer(change.after, change.after, location=created)

    @router.delete("/{alias_id}", status_code=204, responses=answers(404, 412))
    async def delete(alias_id: str, conditional: Conditional) -> None:
        """Delete an alias; what was filed under its name stays so."""
        await aliases.delete(alias_id, conditional)

    return router
