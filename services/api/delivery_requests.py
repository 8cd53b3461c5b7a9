"""Asks the notify service, which alone writes deliveries, to send a test or to send again."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.deliveries import Delivery, delivery_id
from claimwatch_contracts.events import DeliveryRequested
from services._runtime.clock import Clock
from services._runtime.emitting import Emits, emit_within

PUBLISH_TIMEOUT_SECONDS = 15.0


class AcceptedRequest(BaseModel):
    """What was asked for will be done. ``delivery_id`` is the one to look at, ``null`` when several are meant."""

    request_id: str
    delivery_id: str | None


@dataclass(frozen=True)
class DeliveryRequests:
    """Publishes requests. The same one under the same idempotency key is done once.

    Each method raises ``TransientError``, ``KafkaError`` or ``TimeoutError`` when it is not known to be published:
    with a key it can be repeated.
    """

    emitter: Emits
    clock: Clock

    async def test(self, channel_id: str, key: str | None) -> AcceptedRequest:
        """Send a test to a channel."""
        identity = _identity(key, "test", channel_id)
        await self._publish(self._request(identity, channel_id, kind="test"))
        return AcceptedRequest(request_id=identity, delivery_id=delivery_id(identity, channel_id))

    async def one_again(self, delivery: Delivery, key: str | None) -> AcceptedRequest:
        """Send one delivery again."""
        one, channel_id = delivery.delivery_id, delivery.channel_id
        identity = _identity(key, "again", channel_id, one)
        await self._publish(self._request(identity, channel_id, kind="again", delivery_id=one))
        return AcceptedRequest(request_id=identity, delivery_id=one)

    async def all_again(self, channel_id: str, since: datetime, key: str | None) -> AcceptedRequest:
        """Send again what has not reached a channel since then."""
        identity = _identity(key, "again", channel_id, since.isoformat())
        await self._publish(self._request(identity, channel_id, kind="again", since=since))
        return AcceptedRequest(request_id=identity, delivery_id=None)

    def _request(self, identity: str, channel_id: str, **what: object) -> DeliveryRequested:
        fields = {"request_id": identity, "channel_id": channel_id, "requested_at": self.clock()}
        return DeliveryRequested.model_validate(fields | what)

    async def _publish(self, request: DeliveryRequested) -> None:
        await emit_within(self.emitter, request, PUBLISH_TIMEOUT_SECONDS)


def _identity(key: str | None, *what: str) -> str:
    return derived_id("delivery-request", key, *what) if key else str(uuid.uuid4())
