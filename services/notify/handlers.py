"""Lets alerts wait in the groups of their channels, and stores due deliveries for a request."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from claimwatch_contracts.deliveries import ChannelTest, Notification, WhyNow
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import AlertRaised, ArticleErased, DeliveryRequested
from services._runtime.clock import Clock
from services.notify.grouping.addresses import address_of, of_one_address
from services.notify.grouping.seats import Rules, Seat, due, seat
from services.notify.leaving.group_store import GroupStore
from services.notify.leaving.planner import Planner
from services.notify.metrics import NotifyMetrics
from services.notify.store import NotifyStore

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class NotifyHandlers:
    """The handlers of alerts and requests.

    They call ``due`` with the time at which a group is due, and ``wake`` after storing deliveries.
    """

    store: NotifyStore
    groups: GroupStore
    planner: Planner
    rules: Rules
    metrics: NotifyMetrics
    clock: Clock
    due: Callable[[datetime], None]
    wake: Callable[[], None]

    async def on_alert(self, alert: AlertRaised) -> None:
        """Let the alert wait in a group of each of its channels, once. An alert of an erased article does not wait.

        Of channels that one person reads under one address it waits in one.
        """
        if await self.store.is_erased(alert.article.article_id):
            log.info("nothing is sent of an erased article", alert_id=alert.alert_id)
            return
        schedule = await self.store.schedule(alert.watch_id)
        read_at: set[str] = set()
        for named in alert.channels:
            channel_id, channel = await self._through(named)
            address = address_of(channel) if channel is not None and channel.enabled else None
            if address not in read_at:
                rules = self.rules.of(channel)
                await self._wait(alert, seat(alert, channel_id, schedule, rules), rules)
            read_at |= {address} if address is not None else set()

    async def _through(self, channel_id: str) -> tuple[str, Channel | None]:
        """The channel through which a channel's alerts are told: the oldest of its address that takes any."""
        channel = await self.store.channel(channel_id)
        if channel is None or not channel.enabled or address_of(channel) is None:
            return channel_id, channel
        for other in of_one_address(channel, await self.store.channels()):
            endpoint = await self.store.endpoint(other.channel_id)
            if endpoint is None or not endpoint.disables(other):
                return other.channel_id, other
        return channel_id, channel

    async def _wait(self, alert: AlertRaised, chosen: Seat, rules: Rules) -> None:
        now = self.clock()
        moment = await self.groups.join(chosen.group, alert, lambda group: due(chosen, group, alert, rules, now), now)
        if moment is not None:
            self.due(moment)

    async def on_request(self, request: DeliveryRequested) -> None:
        """Plan a test or a notice, or make deliveries due again. A repeated request has no further effect."""
        if request.kind == "again":
            count = await self.store.request_again(request, self.clock())
            log.info("deliveries asked for again", channel_id=request.channel_id, count=count)
            self.wake()
            return
        channel = await self.store.channel(request.channel_id)
        if request.kind == "test":
            await self.planner.plan(_test(request, channel), request.channel_id, channel)
        elif channel is not None:
            await self.planner.tell_unsubscribed(channel, request)

    async def on_erased(self, event: ArticleErased) -> None:
        """Remove what quotes the article from all groups and deliveries, so that none of it is sent any more."""
        await self.groups.erase(event.article_id)
        count = await self.store.erase(event.article_id)
        self.metrics.deliveries_erased.inc(count)
        log.info("article erased", article_id=event.article_id, deliveries=count)


def _test(request: DeliveryRequested, channel: Channel | None) -> Notification:
    test = ChannelTest(
        request_id=request.request_id,
        channel_id=request.channel_id,
        channel_name=channel.name if channel else request.channel_id,
        requested_at=request.requested_at,
    )
    return Notification(
        notification_id=request.request_id, group_key=request.request_id, reason=WhyNow.TEST_REQUESTED, test=test
    )
