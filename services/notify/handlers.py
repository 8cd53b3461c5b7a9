"""Lets alerts wait in the groups of their channels, and stores due deliveries for a request."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from claimwatch_contracts.deliveries import ChannelTest, Notification, WhyNow
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import AlertRaised, ArticleErased, DeliveryRequested
from services._runtime.clock import Clock
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
        """Let the alert wait in a group of each of its channels, once. An alert of an erased article does not wait."""
        if await self.store.is_erased(alert.article.article_id):
            log.info("nothing is sent of an erased article", alert_id=alert.alert_id)
            return
        schedule = await self.store.schedule(alert.watch_id)
        for channel_id in alert.channels:
            rules = self.rules.of(await self.store.channel(channel_id))
            await self._wait(alert, seat(alert, channel_id, schedule, rules), rules)

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
