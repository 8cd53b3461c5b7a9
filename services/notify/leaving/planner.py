"""Plans what leaves at once and waits in no group: tests and notices."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.deliveries import Notice, Notification, State, WhyNow, delivery_id
from claimwatch_contracts.documents import Channel, Endpoint
from claimwatch_contracts.events import DeliveryRequested
from services._runtime.clock import Clock
from services.notify.delivery import planned
from services.notify.metrics import NotifyMetrics
from services.notify.stages.decision import Effect
from services.notify.stages.pipeline import BEFORE_PLANNING, decisions
from services.notify.stages.situation import Situation
from services.notify.store import NotifyStore
from services.notify.writing.notices import disabled_notice, unsubscribed_notice

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Planner:
    """``wake`` is called after a delivery was planned."""

    store: NotifyStore
    metrics: NotifyMetrics
    clock: Clock
    wake: Callable[[], None]

    async def plan(self, notification: Notification, channel_id: str, channel: Channel | None) -> None:
        """Store the delivery to the channel, once. A channel that takes nothing gets one that has failed."""
        now = self.clock()
        identity = delivery_id(notification.notification_id, channel_id)
        situation = Situation(channel, await self.store.endpoint(channel_id), await self.store.has(identity))
        decision = self.metrics.counted(decisions(BEFORE_PLANNING, notification, situation, now))
        if decision.effect is Effect.DROPS:
            return
        delivery = planned(decision, channel_id, channel, now)
        if await self.store.add(delivery, decision.notification) and delivery.state is not State.PENDING:
            self.metrics.ended(delivery, decision.notification)
        self.wake()

    async def tell_disabled(self, channel: Channel, endpoint: Endpoint) -> None:
        """Tell those who want to hear of it that the channel is disabled, once for each version of the channel."""
        identity = derived_id("disabled", channel.channel_id, channel.updated_at.isoformat())
        await self._tell_of(channel, identity, disabled_notice(channel, endpoint, self.clock()))

    async def tell_unsubscribed(self, channel: Channel, request: DeliveryRequested) -> None:
        """Tell those who want to hear of it that the channel's reader has stopped it, once for each request."""
        notice = unsubscribed_notice(channel, request.requested_at)
        await self._tell_of(channel, request.request_id, notice)

    async def _tell_of(self, channel: Channel, identity: str, notice: Notice) -> None:
        told = [one for one in await self.store.channels_of_trouble(channel) if one.channel_id != channel.channel_id]
        names = [one.channel_id for one in told]
        log.warning("channel disabled", channel_id=channel.channel_id, reason=notice.lines[0], told=names)
        for one in told:
            await self.plan(notification_of_notice(identity, notice), one.channel_id, one)


def notification_of_notice(identity: str, notice: Notice, why: WhyNow = WhyNow.TROUBLE) -> Notification:
    """The notification of a notice."""
    return Notification(notification_id=identity, group_key=identity, reason=why, notice=notice)
