"""Deliveries to channels, and requests to send a test or to repeat deliveries."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from claimwatch_contracts.deliveries import Delivery, State
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.fields import Moment
from services._runtime.stored import Unreadable
from services.api.delivery_requests import AcceptedRequest, DeliveryRequests
from services.api.editing import Editor
from services.api.filters import DeliveryFilter
from services.api.preconditions import read_answer, representation
from services.api.refusals import channel_off, delivered, not_found, unreadable_record
from services.api.requests import AgainRequest, OneAgainRequest
from services.api.routes.documents import Identity
from services.api.routes.parameters import Conditional, Key, Wanted, Word, answers, as_is, listing
from services.api.routes.whole_lists import JSON, OR_LINES, LinesOrJson, WholeList
from services.api.shown import Listing
from services.api.store.api_store import ApiStore

ACCEPTED: dict[str, Any] = {"status_code": 202, "response_model": AcceptedRequest}
BY_DEFAULT = OneAgainRequest()


def delivery_routes(store: ApiStore, channels: Editor[Channel], requests: DeliveryRequests) -> APIRouter:
    """List and read deliveries, ask for tests, ask for what failed to be sent again."""
    router = APIRouter(tags=["deliveries"])

    async def require_on(channel_id: str) -> None:
        channel = await channels.read(channel_id)
        endpoint = (await store.endpoints([channel_id])).get(channel_id)
        if not channel.enabled or (endpoint is not None and endpoint.disables(channel)):
            raise channel_off(channel_id)

    @router.get("/deliveries", response_model=Listing[Delivery], responses=OR_LINES | answers())
    async def list_deliveries(
        wanted: Wanted,
        form: LinesOrJson,
        alert_id: Annotated[Word | None, Query(description="of this alert")] = None,
        watch_id: Annotated[Word | None, Query(description="of an alert of this watch")] = None,
        channel_id: Annotated[Word | None, Query(description="to this channel")] = None,
        state: Annotated[State | None, Query(description="how far they have come")] = None,
        since: Annotated[Moment | None, Query(description="planned at this time or later")] = None,
        until: Annotated[Moment | None, Query(description="planned at this time or earlier")] = None,
    ) -> Listing[Delivery] | Response:
        """Deliveries, newest first.

        With `format=jsonl` or `Accept: application/jsonl` the whole list as JSON Lines, without regard to `limit`.
        """
        conditions = DeliveryFilter(alert_id, watch_id, channel_id, state, since, until)
        if form != JSON:
            return WholeList("deliveries", lambda window: store.deliveries(window, conditions)).answer(form)
        return listing(await store.deliveries(wanted, conditions), as_is)

    @router.get("/deliveries/{id}", response_model=Delivery, responses=answers(304, 404, 409))
    async def read(identity: Identity, conditional: Conditional) -> Response:
        """One delivery with its attempts, with its `ETag`. What was just asked for is there a moment later."""
        return read_answer(await _existing(store, identity), conditional)

    @router.post("/deliveries/{id}/send-again", **ACCEPTED, responses=answers(404, 409, 503))
    async def send_one_again(identity: Identity, how: OneAgainRequest = BY_DEFAULT, key: Key = None) -> Response:
        """Send again what has not arrived, under the same id; what waits for its next attempt is sent at once.

        What has arrived is sent again only with `even_if_delivered`.
        """
        delivery = await _existing(store, identity)
        if delivery.state is State.DELIVERED and not how.even_if_delivered:
            raise delivered(identity)
        await require_on(delivery.channel_id)
        accepted = await requests.one_again(delivery, key, even_if_delivered=how.even_if_delivered)
        return _accepted(accepted, f"/deliveries/{identity}")

    @router.get("/channels/{id}/deliveries", responses=answers(400, 404, 409))
    async def list_of_channel(identity: Identity, wanted: Wanted) -> Listing[Delivery]:
        """What was sent to a channel, newest first. A delivery without an `alert_id` is a test or a notice."""
        await channels.read(identity)
        return listing(await store.deliveries(wanted, DeliveryFilter(channel_id=identity)), as_is)

    @router.post("/channels/{id}/send-again", **ACCEPTED, responses=answers(404, 409, 413, 503))
    async def send_all_again(identity: Identity, request: AgainRequest, key: Key = None) -> Response:
        """Send again all alerts since a time that have not reached the channel, each under its own id."""
        await require_on(identity)
        accepted = await requests.all_again(identity, request.since, key)
        return _accepted(accepted, f"/channels/{identity}/deliveries")

    @router.post("/channels/{id}/test", **ACCEPTED, responses=answers(404, 409, 503))
    async def send_test(identity: Identity, key: Key = None) -> Response:
        """Send a test, once, also to a channel that is disabled; see its delivery for what came of it.

        A receiver that had answered 410 and takes the test gets alerts again.
        """
        await channels.read(identity)
        accepted = await requests.test(identity, key)
        return _accepted(accepted, f"/deliveries/{accepted.delivery_id}")

    return router


async def _existing(store: ApiStore, delivery_id: str) -> Delivery:
    if (delivery := await store.delivery(delivery_id)) is None:
        raise not_found("delivery", delivery_id)
    if isinstance(delivery, Unreadable):
        raise unreadable_record("delivery", delivery)
    return delivery


def _accepted(request: AcceptedRequest, location: str) -> Response:
    return Response(representation(request), 202, media_type="application/json", headers={"Location": location})
