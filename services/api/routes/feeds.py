"""``/feeds``: RSS and Atom feeds to poll."""

from fastapi import APIRouter

from claimwatch_contracts.documents import Feed
from services.api.building import feed_from
from services.api.editing import Editor
from services.api.requests import FeedRequest
from services.api.routes.documents import Kind, document_routes
from services.api.shown import Listing


def feed_routes(feeds: Editor[Feed]) -> APIRouter:
    """Create, read, replace and delete feeds."""
    kept = "its articles stay"
    return document_routes(Kind("/feeds", feeds, FeedRequest, feed_from, Feed, Listing[Feed], kept))
