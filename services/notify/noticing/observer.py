"""The background observer: tells channels of the installation's trouble, and sends them their regular notes.

Any number of observers may run; one at a time has the lease. What is told has an id that follows from what it says, and
what is known is stored afterwards: an observer that dies in between tells the same again under the same id.
"""

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.deliveries import Notice, WhyNow, delivery_id
from claimwatch_contracts.documents import Channel, Watch
from claimwatch_contracts.withheld import withheld_in_words
from services._runtime.backoff import Backoff
from services._runtime.classification import classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass, TransientError
from services._runtime.kafka.backlog import Backlog
from services.notify.leaving.planner import Planner, notification_of_notice
from services.notify.metrics import NotifyMetrics
from services.notify.noticing.reading import Period, WatchReading, last_period, reading_notice
from services.notify.noticing.store import NoticeStore
from services.notify.noticing.troubles import (
    Known,
    Trouble,
    lags_unseen,
    news_of,
    troubles_of_feeds,
    troubles_of_groups,
)
from services.notify.settings import NotifySettings
from services.notify.store import NotifyStore

log = structlog.get_logger(__name__)


@dataclass
class Observer:
    """``backlogs`` says which messages wait unread, or raises a ``TransientError``."""

    store: NotifyStore
    notices: NoticeStore
    planner: Planner
    backlogs: Callable[[], Awaitable[Sequence[Backlog]]]
    settings: NotifySettings
    metrics: NotifyMetrics
    clock: Clock
    _unanswered_since: datetime | None = None

    async def run(self) -> None:
        """Look until cancelled.

        Raises:
            Exception: a look has a bug.
        """
        shared = self.settings.shared
        backoff = Backoff(shared.retry_base_seconds, shared.retry_max_seconds)
        failures = itertools.count(1)
        while True:
            try:
                await self.look()
            except Exception as error:
                if classify(error) is not ErrorClass.TRANSIENT:
                    raise
                log.warning("the installation cannot be observed, trying again", reason=type(error).__name__)
                await asyncio.sleep(backoff.delay(next(failures)))
                continue
            failures = itertools.count(1)
            await asyncio.sleep(self.settings.observe_seconds)

    async def look(self) -> None:
        """Tell what has begun and ended, and send the notes that are due. Nothing while another instance looks."""
        now = self.clock()
        channels = [channel for channel in await self.store.channels() if channel.enabled]
        asking = [channel for channel in channels if channel.system]
        notes = [(channel, period) for channel in channels if (period := await self._due(channel, now)) is not None]
        if not (asking or notes):
            return
        known = await self.notices.lease(now, now + timedelta(seconds=self.settings.lease_seconds))
        if known is None:
            return
        troubles = await self._troubles(known, now)
        self.metrics.troubles.set(len(troubles))
        for channel, period in notes:
            await self._send_note(channel, period, troubles)
        if asking:
            await self._tell(asking, known, troubles, now)

    async def _troubles(self, known: Known, now: datetime) -> list[Trouble]:
        longest = timedelta(seconds=self.settings.feed_alarm_seconds)
        feeds = troubles_of_feeds(await self.notices.feeds(), now, longest)
        return [*await self._lags(known, now), *feeds]

    async def _lags(self, known: Known, now: datetime) -> list[Trouble]:
        """The groups that lag. If the broker does not say, those that are known; and the broker, after a while."""
        longest = timedelta(seconds=self.settings.lag_alarm_seconds)
        try:
            lags = list(troubles_of_groups(await self.backlogs(), now, longest))
        except TransientError as error:
            log.warning("backlogs are not known", reason=str(error))
            self._unanswered_since = self._unanswered_since or now
            return lags_unseen(known, self._unanswered_since, now, longest)
        self._unanswered_since = None
        return lags

    async def _tell(
        self, asking: Collection[Channel], known: Known, troubles: Collection[Trouble], now: datetime
    ) -> None:
        notice, afterwards = news_of(known, troubles, now, timedelta(seconds=self.settings.trouble_interval_seconds))
        if notice is None:
            return
        log.warning("trouble noticed", title=notice.title, lines=notice.lines)
        before = known.noticed_at.isoformat() if known.noticed_at else "never"
        await self._plan(asking, derived_id("trouble", before, *notice.lines), notice, WhyNow.TROUBLE)
        await self.notices.keep(afterwards)

    async def _due(self, channel: Channel, now: datetime) -> Period | None:
        """The period of the channel's note that is due and not sent; none from before the channel's last change."""
        if channel.note is None:
            return None
        period = last_period(channel.note, now)
        is_sent = await self.store.has(delivery_id(_note_id(channel, period), channel.channel_id))
        return None if is_sent or period.until <= channel.updated_at else period

    async def _send_note(self, channel: Channel, period: Period, troubles: Collection[Trouble]) -> None:
        articles = await self.notices.articles(period)
        watches = [await self._reading(watch, period) for watch in await self.notices.watches_of(channel.channel_id)]
        notice = reading_notice(period, articles, watches, troubles)
        await self._plan([channel], _note_id(channel, period), notice, WhyNow.NOTE_DUE)

    async def _reading(self, watch: Watch, period: Period) -> WatchReading:
        held_back = withheld_in_words(await self.store.withheld([watch.watch_id], period.since, period.until))
        return WatchReading(watch.name, await self.notices.alerts(watch.watch_id, period), held_back, watch.enabled)

    async def _plan(self, channels: Collection[Channel], identity: str, notice: Notice, why: WhyNow) -> None:
        for channel in channels:
            await self.planner.plan(notification_of_notice(identity, notice, why), channel.channel_id, channel)


def _note_id(channel: Channel, period: Period) -> str:
    return derived_id("note", channel.channel_id, period.until.isoformat())
