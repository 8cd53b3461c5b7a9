"""``/topics``: what articles can be found to speak of. Those that are built in are listed and read, never written."""

from functools import partial

from fastapi import APIRouter
from fastapi.responses import Response

from claimwatch_contracts.documents import Topic
from claimwatch_language.topics.built_in import built_in_topics
from services._runtime.stored import Unreadable
from services.api.building import topic_from
from services.api.editing import Change, Editor
from services.api.preconditions import read_answer, written_answer
from services.api.refusals import built_in_topic, in_use, not_found, unreadable
from services.api.requests import NewTopicRequest, TopicRequest
from services.api.routes.documents import ChosenIdentity, Identity, Kind, add_delete, add_patch, taking
from services.api.routes.parameters import Conditional, Wanted, answers, as_is, created_or, listing
from services.api.routes.topic_list import topic_page
from services.api.shown import ListedTopic, Listing, built_in, own_topic
from services.api.store import ApiStore


def topic_routes(store: ApiStore, topics: Editor[Topic]) -> APIRouter:
    """Create, read, replace and delete topics of one's own, and read those that are built in."""

    async def admit(key: str) -> None:
        """Refuse a new topic where a built-in one is."""
        if key in built_in_topics() and await store.topics.get(key) is None:
            raise built_in_topic(key)

    async def release(key: str) -> None:
        if key in built_in_topics():
            await admit(key)
        elif using := await store.watches.with_value("topics", key):
            raise in_use("topic", key, using)

    kept = "what was filed keeps it; no watch may use it"
    shown, listed = ListedTopic, Listing[ListedTopic]
    kind = Kind("/topics", topics, TopicRequest, topic_from, shown, listed, kept, release=release)
    router = kind.router()

    async def create(request: NewTopicRequest) -> Response:
        """Create a topic under the key it is given. Repeating the request creates nothing more.

        Articles that come from then on are found to speak of it.
        """
        await admit(request.key)
        return _written(await topics.create_as(request, request.key, partial(topic_from, request)))

    new = Kind("/topics", topics, NewTopicRequest, topic_from, shown, listed, kept)
    refusals = answers(408, 409, 413)
    router.post("", status_code=201, response_model=ListedTopic, responses=refusals)(taking(new, create))

    @router.get("", responses=answers())
    async def list_all(wanted: Wanted) -> Listing[ListedTopic]:
        """Topics of one's own, newest first, then those that are built in, by key."""
        return listing(await topic_page(store.topics, wanted), as_is)

    @router.get("/{id}", response_model=ListedTopic, responses=answers(304, 404, 409))
    async def read(key: Identity, conditional: Conditional) -> Response:
        """One topic, with its `ETag`."""
        if (held := await store.topics.get(key)) is not None:
            if isinstance(held.model, Unreadable):
                raise unreadable("topic", held.model)
            return read_answer(own_topic(held.model), conditional)
        if key in built_in_topics():
            return read_answer(built_in(built_in_topics()[key]), conditional)
        raise not_found("topic", key)

    async def replace(key: ChosenIdentity, request: TopicRequest, conditional: Conditional) -> Response:
        """Replace a topic, or create it under this key; with `If-Match` only if it is still that one."""
        await admit(key)
        return _written(await topics.replace(key, conditional, partial(topic_from, request)))

    router.put("/{id}", response_model=ListedTopic, responses=created_or(409, 412))(taking(kind, replace))
    add_patch(router, kind)
    add_delete(router, kind)
    return router


def _written(change: Change[Topic]) -> Response:
    readable = own_topic(change.after)
    return written_answer(readable, readable, location=f"/topics/{change.id}" if change.created else None)
