"""``/watches``: what users track."""

from functools import partial

from fastapi import APIRouter
from fastapi.responses import Response

from claimwatch_contracts.documents import Watch
from services.api.building import watch_from
from services.api.editing import Editor
from services.api.preconditions import read_answer, written_answer
from services.api.refusals import unknown_channels
from services.api.requests import WatchRequest
from services.api.routes.parameters import ChosenId, Conditional, Key, Wanted, answers, as_is, created_or, listing
from services.api.shown import Listing
from services.api.store import ApiStore


def watch_routes(store: ApiStore, watches: Editor[Watch]) -> APIRouter:
    """Create, read, replace and delete watches."""
    router = APIRouter(prefix="/watches", tags=["watches"])

    async def require_channels(request: WatchRequest) -> None:
        if missing := await store.channels.missing(request.channels):
            raise unknown_channels(missing)

    @router.post("", status_code=201, response_model=Watch, responses=answers(413))
    async def create(request: WatchRequest, key: Key = None) -> Response:
        """Create a watch. With an `Idempotency-Key`, repeating the request creates nothing more."""
        await require_channels(request)
        change = await watches.create(request, key, partial(watch_from, request))
        return written_answer(change.after, change.after, location=f"/watches/{change.id}")

    @router.get("", responses=answers(400))
    async def list_all(wanted: Wanted) -> Listing[Watch]:
        """Watches, newest first."""
        return listing(await store.watches.page(wanted), as_is)

    @router.get("/{watch_id}", response_model=Watch, responses=answers(304, 404))
    async def read(watch_id: str, conditional: Conditional) -> Response:
        """One watch, with its `ETag`."""
        return read_answer((await watches.read(watch_id)).model, conditional)

    @router.put("/{watch_id}", response_model=Watch, responses=created_or(412))
    async def replace(watch_id: ChosenId, request: WatchRequest, conditional: Conditional) -> Response:
        """Replace a watch, or create it under an id of your choice; with `If-Match` only if it is still that one."""
        await require_channels(request)
        change = await watches.replace(watch_id, conditional, partial(watch_from, request))
        created = f"/watches/{change.id}" if change.before is None else None
        return written_answer(change.after, change.after, location=created)

    @router.delete("/{watch_id}", status_code=204, responses=answers(404, 412))
    async def delete(watch_id: str, conditional: Conditional) -> None:
        """Delete a watch; its alerts stay."""
        await watches.delete(watch_id, conditional)

    return router
