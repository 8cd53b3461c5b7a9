"""An alert or a request in, stored deliveries that are due out; the sender does the rest."""

from collections.abc import Callable

import structlog

from claimwatch_contracts.events import AlertRaised, DeliveryRequested
from services._runtime.clock import Clock
from services.notify.channel_test import ChannelTest
from services.notify.delivery import State, planned
from services.notify.metrics import NotifyMetrics
from services.notify.store import NotifyStore

log = structlog.get_logger(__name__)


class NotifyHandlers:
    """The handlers of what is to be sent. ``wake`` is called when there is something."""

    def __init__(self, store: NotifyStore, metrics: NotifyMetrics, clock: Clock, wake: Callable[[], None]) -> None:
        self._store = store
        self._metrics = metrics
        self._clock = clock
        self._wake = wake

    async def on_alert(self, alert: AlertRaised) -> None:
        """Plan the alert's deliveries, once each."""
        for channel_id in alert.channels:
            await self._plan(alert, channel_id)
        self._wake()

    async def on_request(self, request: DeliveryRequested) -> None:
        """Plan the test, or make due again what is asked for; the same request does it once."""
        if request.kind == "test":
            await self._plan_test(request)
        else:
            count = await self._store.request_again(request, self._clock())
            log.info("deliveries asked for again", channel_id=request.channel_id, count=count)
        self._wake()

    async def _plan(self, alert: AlertRaised, channel_id: str) -> None:
        channel = await self._store.channel(channel_id)
        disabled = channel is not None and await self._store.is_disabled(channel)
        delivery = planned(alert, channel_id, channel, self._clock(), disabled=disabled)
        if await self._store.add(delivery) and delivery.state is not State.PENDING:
            self._metrics.deliveries.labels(delivery.channel_kind, delivery.state.value).inc()

    async def _plan_test(self, request: DeliveryRequested) -> None:
        channel = await self._store.channel(request.channel_id)
        test = ChannelTest(
            request_id=request.request_id,
            channel_id=request.channel_id,
            channel_name=channel.name if channel else request.channel_id,
            requested_at=request.requested_at,
        )
        await self._store.add(planned(test, request.channel_id, channel, self._clock()))
