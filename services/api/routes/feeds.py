"""``/feeds``: RSS and Atom feeds to poll."""

from functools import partial

from fastapi import APIRouter
from fastapi.responses import Response

from claimwatch_contracts.documents import Feed
from services.api.building import feed_from
from services.api.editing import Editor
from services.api.preconditions import read_answer, written_answer
from services.api.requests import FeedRequest
from services.api.routes.parameters import ChosenId, Conditional, Key, Wanted, answers, as_is, created_or, listing
from services.api.shown import Listing
from services.api.store import ApiStore


def feed_routes(store: ApiStore, feeds: Editor[Feed]) -> APIRouter:
    """Create, read, replace and delete feeds."""
    router = APIRouter(prefix="/feeds", tags=["feeds"])

    @router.post("", status_code=201, response_model=Feed, responses=answers(413))
    async def create(request: FeedRequest, key: Key = None) -> Response:
        """Create a feed. With an `Idempotency-Key`, repeating the request creates nothing more."""
        change = await feeds.create(request, key, partial(feed_from, request))
        return written_answer(change.after, change.after, location=f"/feeds/{change.id}")

    @router.get("", responses=answers(400))
    async def list_all(wanted: Wanted) -> Listing[Feed]:
        """Feeds, newest first."""
        return listing(await store.feeds.page(wanted), as_is)

    @router.get("/{feed_id}", response_model=Feed, responses=answers(304, 404))
    async def read(feed_id: str, conditional: Conditional) -> Response:
        """One feed, with its `ETag`."""
        return read_answer((await feeds.read(feed_id)).model, conditional)

    @router.put("/{feed_id}", response_model=Feed, responses=created_or(412))
    async def replace(feed_id: ChosenId, request: FeedRequest, conditional: Conditional) -> Response:
        """Replace a feed, or create it under an id of your choice; with `If-Match` only if it is still that one."""
        change = await feeds.replace(feed_id, conditional, partial(feed_from, request))
        created = f"/feeds/{change.id}" if change.before is None else None
        return written_answer(change.after, change.after, location=created)

    @router.delete("/{feed_id}", status_code=204, responses=answers(404, 412))
    async def delete(feed_id: str, conditional: Conditional) -> None:
        """Delete a feed; its articles stay."""
        await feeds.delete(feed_id, conditional)

    return router
