"""The background flusher, which has the alerts of due groups leave. It plans deliveries, and the sender sends them.

Any number of flushers may run. Each takes a group that nobody has leased, seals what becomes of its alerts, stores
that, and finishes the group. Each step can be repeated by another flusher.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from claimwatch_contracts.deliveries import State, WhyNow
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.groups import Group, GroupKind
from claimwatch_contracts.withheld import withheld_in_words
from services._runtime.backoff import Backoff
from services._runtime.classification import classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass
from services.notify.leaving.group_store import IN_PARTS, MOST_WAITING, GroupStore, Held, Waiting
from services.notify.leaving.leaving import Leaving, leaving, outside_quiet_hours
from services.notify.metrics import NotifyMetrics
from services.notify.settings import NotifySettings
from services.notify.stages.decision import Decision
from services.notify.stages.group import notification_of
from services.notify.stages.mute import AFTER_SENDING
from services.notify.stages.pipeline import BEFORE_PLANNING, decisions
from services.notify.stages.situation import Situation
from services.notify.store import NotifyStore

log = structlog.get_logger(__name__)

HOUR = timedelta(hours=1)


@dataclass
class Flusher:
    """``wake`` is called after deliveries were planned."""

    store: NotifyStore
    groups: GroupStore
    settings: NotifySettings
    metrics: NotifyMetrics
    clock: Clock
    wake: Callable[[], None]
    _next: datetime | None = None
    _awake: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        shared = self.settings.shared
        self._backoff = Backoff(shared.retry_base_seconds, shared.retry_max_seconds)
        self._pauses = Backoff(self.settings.poll_seconds, self.settings.longest_poll_seconds)

    def due(self, moment: datetime) -> None:
        """Look again at that moment, or before."""
        if self._next is None or moment < self._next:
            self._next = moment
            self._awake.set()

    async def run(self) -> None:
        """Flush until cancelled.

        Raises:
            Exception: a flush has a bug.
        """
        failures = in_vain = 0
        while True:
            try:
                flushed = await self.flush()
            except Exception as error:
                if classify(error) is not ErrorClass.TRANSIENT:
                    raise
                failures += 1
                log.warning("groups cannot be flushed, trying again", attempt=failures, reason=type(error).__name__)
                await asyncio.sleep(self._backoff.delay(failures))
                continue
            failures = 0
            in_vain = 0 if flushed else in_vain + 1
            await self._sleep(in_vain or 1)

    async def flush(self) -> int:
        """Have everything leave that is due, and return the number of groups."""
        count = 0
        self._next = None
        while held := await self.groups.lease(self.clock(), self._lease_end()):
            await self._flush_or_leave(held)
            count += 1
        if (moment := await self.groups.next_due(self.clock())) is not None:
            self._next = moment if self._next is None else min(self._next, moment)
        return count

    async def _flush_or_leave(self, held: Held) -> None:
        """Flush the group. One that cannot be flushed holds up no other: its lease expires, and it is tried again."""
        try:
            await self._flush(held)
        except Exception as error:
            if classify(error) is ErrorClass.TRANSIENT:
                raise
            self.metrics.group_failures.inc()
            log.exception("group cannot be flushed", group_id=held.group.group_id, channel_id=held.group.channel_id)

    async def _flush(self, held: Held) -> None:
        now = self.clock()
        channel = await self.store.channel(held.group.channel_id)
        while held.seal is None:
            if not (taken := due_of(held, now, self.settings.rules.of(channel).interval)):
                break
            decided = await self._decide(held, taken, channel, now)
            await self.groups.seal(held, decided, taken, now)
            if (read := await self.groups.read(held.group.group_id)) is None:
                return
            held = read
        await self._store(held.sealed)
        await self.groups.finish(held, now)
        if held.sealed.deliveries:
            self.wake()

    async def _decide(self, held: Held, taken: tuple[Waiting, ...], channel: Channel | None, now: datetime) -> Leaving:
        alerts = tuple(sorted((each.alert for each in taken), key=lambda alert: (alert.raised_at, alert.alert_id)))
        ids, channel_id = [alert.alert_id for alert in alerts], held.group.channel_id
        is_again = held.group.kind in AFTER_SENDING
        situation = Situation(
            channel,
            await self.store.endpoint(channel_id),
            group=held.group,
            planned=frozenset() if held.group.kind is GroupKind.REPEAT else await self.store.planned(channel_id, ids),
            acknowledged=await self.store.acknowledged(ids) if is_again else frozenset(),
            silences=() if channel is None else await self.store.silences(now, channel.desk),
            rate_allows_at=None if len(taken) > MOST_WAITING else await self._rate_allows_at(channel_id, channel, now),
        )
        held_back = await self._held_back(held.group, alerts, now)
        notification = notification_of(held.group, alerts, WhyNow.FIRST_NOTIFICATION, held_back)
        made = tuple(decisions(BEFORE_PLANNING, notification, situation, now))
        self.metrics.counted(made)
        self._note_slow_silences(made)
        result = leaving(made, situation, held.group, now)
        watches = {each.alert.watch_id for each in result.onward}
        return outside_quiet_hours(result, {watch_id: await self.store.schedule(watch_id) for watch_id in watches})

    def _note_slow_silences(self, made: Iterable[Decision]) -> None:
        for silence_id in sorted({silence_id for decision in made for silence_id in decision.slow}):
            self.metrics.slow_silences.inc()
            log.warning("silence takes too long and mutes nothing", silence_id=silence_id)

    async def _held_back(self, group: Group, alerts: tuple[AlertRaised, ...], now: datetime) -> str:
        """What the watches of a digest were not told since the last one, or since its first alert, said in one part."""
        if group.kind is not GroupKind.DIGEST or group.labels:
            return ""
        since = group.notified_at or alerts[0].raised_at
        return withheld_in_words(await self.store.withheld({alert.watch_id for alert in alerts}, since, now))

    async def _rate_allows_at(self, channel_id: str, channel: Channel | None, now: datetime) -> datetime | None:
        own = None if channel is None else channel.most_an_hour
        most = self.settings.most_an_hour if own is None else own
        sent = await self.store.sent_between(channel_id, now - HOUR, now, most)
        return sent[-1] + HOUR if len(sent) >= most else None

    async def _store(self, sealed: Leaving) -> None:
        """Store what was sealed. What is stored already stays as it is."""
        for planned in sealed.deliveries:
            if await self.store.add(planned.delivery, planned.notification):
                log.debug("delivery planned", delivery_id=planned.delivery.delivery_id, state=planned.delivery.state)
                if planned.delivery.state is not State.PENDING:
                    self.metrics.ended(planned.delivery, planned.notification)
        for each in sealed.onward:
            await self.groups.join(each.group, each.alert, each.is_due, self.clock())

    async def _sleep(self, in_vain: int) -> None:
        """Wait to be told of something due, until the next group is due, or for a while that grows."""
        pause = self._pauses.delay(in_vain)
        if self._next is not None:
            pause = min(pause, max(0.0, (self._next - self.clock()).total_seconds()))
        try:
            async with asyncio.timeout(pause):
                await self._awake.wait()
        except TimeoutError:
            return
        finally:
            self._awake.clear()

    def _lease_end(self) -> datetime:
        return self.clock() + timedelta(seconds=self.settings.lease_seconds)


def due_of(held: Held, now: datetime, interval: timedelta) -> tuple[Waiting, ...]:
    """The alerts of a group that leave now: those that are due, and with them what is due within the interval.

    Of digests, quiet hours, repeats and escalations nothing leaves before it is due. What is over the rate leaves as a
    whole, and so does a group by labels that is full, whatever the rate: nothing may grow beyond what a document holds.
    """
    is_full = len(held.waiting) > MOST_WAITING and held.group.kind not in IN_PARTS
    if held.group.kind is GroupKind.OVERFLOW or is_full:
        return held.waiting
    ahead = interval if held.group.kind is GroupKind.LABELS else timedelta()
    return tuple(each for each in held.waiting if each.due_at <= now + ahead)
