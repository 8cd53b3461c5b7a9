"""``/feeds.opml``: all feeds as a list that feed readers can read, and lists of theirs taken in."""

from functools import partial
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, ValidationError

from claimwatch_contracts.documents import Feed
from services._runtime.clock import Clock
from services._runtime.http.problems import Problem
from services._runtime.plain_words import in_words
from services.api.building import feed_from
from services.api.editing import Editor
from services.api.feed_states import redacted_feed
from services.api.opml import BrokenListError, Outline, read_opml, written_opml
from services.api.requests import FeedRequest
from services.api.routes.parameters import answers

OPML = "text/x-opml"
_BODY = {"requestBody": {"required": True, "content": {OPML: {"schema": {"type": "string", "format": "binary"}}}}}


class ListedFeed(BaseModel):
    """What became of a feed of a list: created, or ``known`` by its address from before, or refused with a reason."""

    url: str
    publisher: str
    status: Literal["created", "known", "refused"]
    feed_id: str | None = None
    reason: str | None = None


class ListedFeeds(BaseModel):
    """What became of each feed of a list, in its order."""

    items: tuple[ListedFeed, ...]


def feed_list_routes(feeds: Editor[Feed], clock: Clock) -> APIRouter:
    """Export and import all feeds."""
    router = APIRouter(prefix="/feeds.opml", tags=["feeds"])

    @router.get("", responses={200: {"content": {OPML: {}}}, **answers()}, response_class=Response)
    async def export() -> Response:
        """All feeds as OPML, by their publishers. A feed that is not enabled is commented out."""
        listed = sorted(map(redacted_feed, await feeds.documents.all_readable()), key=lambda feed: feed.publisher)
        outlines = [Outline(str(feed.url), feed.publisher, feed.enabled) for feed in listed]
        headers = {"Content-Disposition": 'attachment; filename="feeds.opml"'}
        return Response(written_opml(outlines, clock()), media_type=OPML, headers=headers)

    @router.post("", responses=answers(408, 413), openapi_extra=_BODY)
    async def take_in(request: Request) -> ListedFeeds:
        """Add the feeds of a list in OPML, each with the name it has there as its publisher.

        A feed whose address is known stays as it is, so that a list may be sent again. Folders are not kept.
        """
        try:
            outlines = read_opml(await request.body())
        except BrokenListError as error:
            raise Problem(422, detail=str(error)) from error
        known = {str(feed.url): feed.feed_id for feed in await feeds.documents.all_readable()}
        return ListedFeeds(items=tuple([await _taken(feeds, outline, known) for outline in outlines]))

    return router


async def _taken(feeds: Editor[Feed], outline: Outline, known: dict[str, str]) -> ListedFeed:
    """Create the feed, unless one with its address is ``known``; a new one is known from then on."""
    listed = partial(ListedFeed, url=outline.url, publisher=outline.name)
    try:
        request = FeedRequest.model_validate(
            {"url": outline.url, "publisher": outline.name, "enabled": outline.enabled}
        )
    except ValidationError as error:
        return listed(status="refused", reason="; ".join(map(in_words, error.errors(include_input=False))))
    if (feed_id := known.get(str(request.url))) is not None:
        return listed(status="known", feed_id=feed_id)
    change = await feeds.create(request, None, partial(feed_from, request))
    known[str(request.url)] = change.id
    return listed(status="created", feed_id=change.id)
