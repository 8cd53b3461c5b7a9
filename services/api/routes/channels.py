"""``/channels``: where alerts are sent. The request that sets a secret is answered with it; later it is redacted."""

from datetime import datetime
from functools import partial
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from claimwatch_contracts.documents import Channel
from services.api.building import channel_from
from services.api.channel_health import ChannelWithHealth, with_health
from services.api.editing import Editor
from services.api.preconditions import read_answer, written_answer
from services.api.refusals import escalated_to, in_use, no_secrets, not_found, unknown_channel
from services.api.requests import ChannelRequest
from services.api.routes.documents import Identity, Kind, add_delete, add_patch, add_replace, taking
from services.api.routes.parameters import Conditional, Key, Wanted, answers, listing
from services.api.shown import Listing, created_channel, redacted_channel, without_known_secrets
from services.api.store.api_store import ApiStore


def channel_routes(store: ApiStore, channels: Editor[Channel]) -> APIRouter:
    """Create, read, replace and delete channels, and rotate their secrets."""

    async def check_deletable(channel_id: str) -> None:
        if await store.channels.get(channel_id) is None:
            raise not_found("channel", channel_id)
        if using := await store.watches.with_value("channels", channel_id):
            raise in_use("channel", channel_id, using)
        for field in ("escalation.to", "failures_to"):
            if using := await store.channels.with_value(field, channel_id):
                raise escalated_to(channel_id, using)

    async def check_request(request: ChannelRequest) -> ChannelRequest:
        named = {"escalation.to": request.escalation and request.escalation.to, "failures_to": request.failures_to}
        for field, channel_id in named.items():
            if channel_id and (missing := await store.channels.missing([channel_id])):
                raise unknown_channel(field, missing)
        return request

    kind = Kind(
        path="/channels",
        editor=channels,
        request=ChannelRequest,
        build=channel_from,
        answer=Channel,
        listed=Listing[ChannelWithHealth],
        once_deleted="no watch may use it",
        check_request=check_request,
        check_deletable=check_deletable,
        read_as=ChannelWithHealth,
        written=lambda change: without_known_secrets(change.after, change.before),
    )
    router = kind.router()

    async def create(request: ChannelRequest, key: Key = None) -> Response:
        """Create a channel. A webhook without a secret is given one; this answer is the only one that shows it.

        With an `Idempotency-Key`, repeating the request creates nothing more. It shows the same answer until the
        channel is changed; then the channel as it is, its secrets redacted.
        """
        checked = await check_request(request)
        channel = (await channels.create(checked, key, partial(channel_from, checked))).after
        location = f"/channels/{channel.channel_id}"
        return written_answer(redacted_channel(channel), created_channel(channel), location=location)

    router.post("", status_code=201, response_model=Channel, responses=answers(408, 413))(taking(kind, create))

    kept = "Without secrets it keeps those it has. A redacted secret stands for the one it was made from."
    add_replace(router, kind, kept)
    add_patch(router, kind)

    @router.post("/{id}/rotate-secret", response_model=Channel, responses=answers(404, 409, 412))
    async def rotate_secret(channel_id: Identity, conditional: Conditional) -> Response:
        """Put a new secret first and keep the previous one: both sign until the next rotation."""
        return kind.written_answer(await channels.change(channel_id, conditional, _rotated))

    @router.get("", response_model=Listing[ChannelWithHealth], responses=answers(400))
    async def list_all(wanted: Wanted) -> Any:
        """The channels, newest first, each with how its receiver fares."""
        page = await store.channels.page(wanted)
        endpoints = await store.endpoints([channel.channel_id for channel in page.items])
        return listing(page, lambda channel: with_health(redacted_channel(channel), endpoints.get(channel.channel_id)))

    @router.get("/{id}", response_model=ChannelWithHealth, responses=answers(304, 404, 409))
    async def read(channel_id: Identity, conditional: Conditional) -> Response:
        """One channel, and how its receiver fares. The `ETag` is of what can be written; one tried is always sent."""
        channel = redacted_channel(await channels.read(channel_id))
        endpoint = (await store.endpoints([channel_id])).get(channel_id)
        return read_answer(channel, conditional, with_health(channel, endpoint), has_state=endpoint is not None)

    add_delete(router, kind)
    return router


async def _rotated(channel: Channel, now: datetime) -> Channel:
    if (target := channel.target.rotated()) is None:
        raise no_secrets(channel.channel_id)
    return channel.model_copy(update={"target": target, "updated_at": now})
