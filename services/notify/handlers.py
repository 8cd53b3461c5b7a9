"""An alert in, a stored delivery for each of its channels out; the sender does the rest."""

from collections.abc import Callable

from claimwatch_contracts.events import AlertRaised
from services._runtime.clock import Clock
from services.notify.delivery import State, planned
from services.notify.metrics import NotifyMetrics
from services.notify.store import NotifyStore


class NotifyHandlers:
    """The handler of ``alert-raised``. ``wake`` is called when there is something to send."""

    def __init__(self, store: NotifyStore, metrics: NotifyMetrics, clock: Clock, wake: Callable[[], None]) -> None:
        self._store = store
        self._metrics = metrics
        self._clock = clock
        self._wake = wake

    async def on_alert(self, alert: AlertRaised) -> None:
        """Plan the alert's deliveries, once each; a replay notifies nobody."""
        if alert.replay:
            self._metrics.replays.inc()
            return
        for channel_id in alert.channels:
            await self._plan(alert, channel_id)
        self._wake()

    async def _plan(self, alert: AlertRaised, channel_id: str) -> None:
        channel = await self._store.channel(channel_id)
        disabled = channel is not None and await self._store.is_disabled(channel)
        delivery = planned(alert, channel_id, channel, self._clock(), disabled=disabled)
        if await self._store.add(delivery) and delivery.state is not State.PENDING:
            self._metrics.deliveries.labels(delivery.channel_kind, delivery.state.value).inc()
