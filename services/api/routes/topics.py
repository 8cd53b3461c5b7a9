"""``/topics``: the subjects that are recognised in articles. Built-in topics can be listed and read, never written."""

import dataclasses
from functools import partial

from fastapi import APIRouter
from fastapi.responses import Response

from claimwatch_contracts.documents import Topic
from claimwatch_language.topics.built_in import built_in_topics
from services._runtime.stored import Unreadable
from services.api.building import topic_from
from services.api.editing import Editor
from services.api.preconditions import read_answer
from services.api.refusals import built_in_topic, in_use, not_found, unreadable
from services.api.requests import NewTopicRequest, TopicRequest
from services.api.routes.documents import ChosenIdentity, Identity, Kind, add_delete, add_patch, taking
from services.api.routes.parameters import Conditional, Wanted, answers, as_is, created_or, listing
from services.api.routes.topic_list import topic_page
from services.api.shown import ListedTopic, Listing, built_in, own_topic
from services.api.store.api_store import ApiStore

WATCHED = ("topics", "any_of.topics", "none_of.topics")
"""The fields in which a watch has topics."""


def topic_routes(store: ApiStore, topics: Editor[Topic]) -> APIRouter:
    """Create, read, replace and delete users' topics, and read built-in topics."""

    async def refuse_built_in(key: str) -> None:
        """Refuse the key of a built-in topic, unless a user's topic with the key exists."""
        if key in built_in_topics() and await store.topics.get(key) is None:
            raise built_in_topic(key)

    async def check_deletable(key: str) -> None:
        if key in built_in_topics():
            await refuse_built_in(key)
        elif using := {each for field in WATCHED for each in await store.watches.with_value(field, key)}:
            own = using - set(await store.watches.missing(using))
            raise in_use("topic", key, sorted(own))

    kind = Kind(
        path="/topics",
        editor=topics,
        request=TopicRequest,
        build=topic_from,
        answer=ListedTopic,
        listed=Listing[ListedTopic],
        once_deleted="what was filed keeps it; no watch may use it",
        check_deletable=check_deletable,
    )
    router = kind.router()

    async def create(request: NewTopicRequest) -> Response:
        """Create a topic under its key. Repeating the request creates nothing more.

        The topic is recognised in articles that come in from then on.
        """
        await refuse_built_in(request.key)
        return kind.written_answer(await topics.create_as(request, request.key, partial(topic_from, request)))

    new = dataclasses.replace(kind, request=NewTopicRequest)
    refusals = answers(408, 409, 413)
    router.post("", status_code=201, response_model=ListedTopic, responses=refusals)(taking(new, create))

    @router.get("", responses=answers())
    async def list_all(wanted: Wanted) -> Listing[ListedTopic]:
        """The users' topics, newest first, then the built-in topics by key."""
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
        await refuse_built_in(key)
        return kind.written_answer(await topics.replace(key, conditional, partial(topic_from, request)))

    router.put("/{id}", response_model=ListedTopic, responses=created_or(409, 412))(taking(kind, replace))
    add_patch(router, kind)
    add_delete(router, kind)
    return router
