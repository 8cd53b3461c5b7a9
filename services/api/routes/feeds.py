"""``/feeds``: what is polled for articles, with its polling states."""

from datetime import datetime

from fastapi import APIRouter
from fastapi.responses import Response

from claimwatch_contracts.documents import Feed
from services.api.building import feed_from
from services.api.editing import Editor
from services.api.feed_states import PolledFeed, polled_feed
from services.api.filters import Conditions
from services.api.preconditions import Preconditions, read_answer
from services.api.refusals import followed
from services.api.requests import FeedRequest
from services.api.routes.documents import Identity, Kind, add_create, add_delete, add_patch, add_replace
from services.api.routes.parameters import Conditional, Wanted, answers, listing
from services.api.shown import Listing
from services.api.store.api_store import ApiStore


def feed_routes(store: ApiStore, feeds: Editor[Feed]) -> APIRouter:
    """Create, replace and delete feeds; read them with their states."""

    async def check_creatable(request: FeedRequest, key: str | None) -> None:
        """Refuse an address that a feed has. A repeated request is for the editor to answer."""
        if key and await feeds.documents.get(await feeds.documents.identity_of(key)) is not None:
            return
        await refuse_followed(str(request.url), {})

    async def check_replacement(request: FeedRequest, identity: str) -> None:
        """Refuse the address of another feed. A feed that has shared its address before may keep it."""
        url = str(request.url)
        if not await feeds.documents.ids({"_id": identity, "body.url": url}, 1):
            await refuse_followed(url, {"_id": {"$ne": identity}})

    async def refuse_followed(url: str, among: Conditions) -> None:
        for feed_id in await feeds.documents.ids({"body.url": url, **among}, 1):
            raise followed(feed_id, url)

    kind = Kind(
        path="/feeds",
        editor=feeds,
        request=FeedRequest,
        build=feed_from,
        check_creatable=check_creatable,
        check_replacement=check_replacement,
        refused_new=(409,),
        answer=Feed,
        listed=Listing[PolledFeed],
        once_deleted="its articles stay",
        read_as=PolledFeed,
    )
    router = kind.router()
    for add in (add_create, add_replace, add_patch, add_delete):
        add(router, kind)

    @router.get("", responses=answers(400))
    async def list_all(wanted: Wanted) -> Listing[PolledFeed]:
        """The feeds, newest first, each with how it fared."""
        page = await feeds.documents.page(wanted)
        states = await store.feed_states([feed.feed_id for feed in page.items])
        return listing(page, lambda feed: polled_feed(feed, states.get(feed.feed_id)))

    @router.get("/{id}", response_model=PolledFeed, responses=answers(304, 404, 409))
    async def read(identity: Identity, conditional: Conditional) -> Response:
        """One feed with how it fared. The `ETag` is that of the feed alone; one that has a state is always sent."""
        feed = await feeds.read(identity)
        state = (await store.feed_states([identity])).get(identity)
        answered = polled_feed(feed, state)
        return read_answer(feeds.readable(feed), conditional, answered, has_state=state is not None)

    @router.post("/{id}/poll", status_code=202, response_class=Response, responses=answers(404, 409))
    async def poll(identity: Identity) -> Response:
        """Have the feed polled now, whatever its interval: it counts as changed."""
        await feeds.change(identity, Preconditions(), _touched)
        return Response(status_code=202)

    return router


async def _touched(feed: Feed, now: datetime) -> Feed:
    return feed.model_copy(update={"updated_at": now})
