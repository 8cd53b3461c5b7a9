"""``POST /previews``: what a feed would bring, before it is added."""

from fastapi import APIRouter, Request

from claimwatch_contracts.feed_preview import AskedFeed, FeedPreview
from services.api.clients import Previews
from services.api.routes.parameters import answers


def preview_routes(previews: Previews) -> APIRouter:
    """Look at a feed. Nothing is stored."""
    router = APIRouter(prefix="/previews", tags=["feeds"])

    @router.post("", responses=answers(408, 413, 502))
    async def preview(asked: AskedFeed, request: Request) -> FeedPreview:
        """What the feed at an address would bring, or that of the site whose page is there. Nothing is stored.

        Intake is asked, which fetches the feed. `url` of the answer is the address to add.
        """
        return await previews.preview(asked, request.headers)

    return router
