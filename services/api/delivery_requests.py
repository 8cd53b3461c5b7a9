"""Asks the notify service, which alone writes deliveries, for tests, repeated deliveries, and a notice to an owner."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.deliveries import Delivery, delivery_id
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import DeliveryRequested
from services._runtime.clock import Clock
from services._runtime.emitting import Emits, emit_within

PUBLISH_TIMEOUT_SECONDS = 15.0


class AcceptedRequest(BaseModel):
    """A request that will be carried out. ``delivery_id`` is the delivery to look at, ``null`` if there are several."""

    request_id: str
    delivery_id: str | None


@dataclass(frozen=True)
class DeliveryRequests:
    """Publishes requests. Equal requests with the same idempotency key are carried out once.

    Each method raises ``TransientError``, ``KafkaError`` or ``TimeoutError`` if the request may not be published; a
    caller with a key may then repeat the request.
    """

    emitter: Emits
    clock: Clock

    async def test(self, channel_id: str, key: str | None) -> AcceptedRequest:
        """Send a test to a channel."""
        identity = _identity(key, "test", channel_id)
        await self._publish(self._request(identity, channel_id, kind="test"))
        return AcceptedRequest(request_id=identity, delivery_id=delivery_id(identity, channel_id))

    async def one_again(
        self, delivery: Delivery, key: str | None, *, even_if_delivered: bool = False
    ) -> AcceptedRequest:
        """Send one delivery again."""
        repeated_id, channel_id = delivery.delivery_id, delivery.channel_id
        identity = _identity(key, "again", channel_id, repeated_id, *(["delivered"] if even_if_delivered else []))
        what = {"delivery_id": repeated_id, "even_if_delivered": even_if_delivered}
        await self._publish(self._request(identity, channel_id, kind="again", **what))
        return AcceptedRequest(request_id=identity, delivery_id=repeated_id)

    async def all_again(self, channel_id: str, since: datetime, key: str | None) -> AcceptedRequest:
        """Send again the deliveries since that time that have not reached the channel."""
        identity = _identity(key, "again", channel_id, since.isoformat())
        await self._publish(self._request(identity, channel_id, kind="again", since=since))
        return AcceptedRequest(request_id=identity, delivery_id=None)

    async def unsubscribed(self, channel: Channel) -> None:
        """Have the channel's owner told that its reader has stopped it, once for each version of the channel."""
        identity = derived_id("unsubscribed", channel.channel_id, channel.updated_at.isoformat())
        await self._publish(self._request(identity, channel.channel_id, kind="unsubscribed"))

    def _request(self, identity: str, channel_id: str, **what: object) -> DeliveryRequested:
        fields = {"request_id": identity, "channel_id": channel_id, "requested_at": self.clock()}
        return DeliveryRequested.model_validate(fields | what)

    async def _publish(self, request: DeliveryRequested) -> None:
        await emit_within(self.emitter, request, PUBLISH_TIMEOUT_SECONDS)


def _identity(key: str | None, *what: str) -> str:
    return derived_id("delivery-request", key, *what) if key else str(uuid.uuid4())
