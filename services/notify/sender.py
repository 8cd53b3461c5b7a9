"""The background sender: leases what is due, sends it, records what came of it."""

import asyncio
import itertools
import random
from collections.abc import Mapping
from datetime import timedelta

import structlog

from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.vocabulary import ChannelKind
from services._runtime.backoff import Backoff
from services._runtime.classification import classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass
from services._runtime.redaction import shortened
from services.notify.clients import Client
from services.notify.delivery import Answer, Delivery, Outcome, State, abandoned, after, obstacle
from services.notify.endpoints import answered
from services.notify.metrics import NotifyMetrics
from services.notify.secrecy import without_secrets
from services.notify.settings import NotifySettings
from services.notify.store import Lease, NotifyStore

log = structlog.get_logger(__name__)

LONGEST_REASON = 500


class Sender:
    """Has several deliveries in flight, one for each channel at most, so that a slow receiver holds up only itself."""

    def __init__(
        self,
        store: NotifyStore,
        clients: Mapping[ChannelKind, Client],
        settings: NotifySettings,
        metrics: NotifyMetrics,
        clock: Clock,
        chance: random.Random,
    ) -> None:
        self._store = store
        self._clients = clients
        self._settings = settings
        self._metrics = metrics
        self._clock = clock
        self._chance = chance
        self._backoff = Backoff(settings.shared.retry_base_seconds, settings.shared.retry_max_seconds)
        self._awake = asyncio.Event()
        self._pauses = Backoff(settings.poll_seconds, settings.longest_poll_seconds)
        self._looks_in_vain = 0
        self._in_flight: dict[str, asyncio.Task[None]] = {}
        self._bug: BaseException | None = None

    def wake(self) -> None:
        """Look now, there is something to send."""
        self._awake.set()

    async def run(self) -> None:
        """Send until cancelled; then finish what is in flight, as long as the drain may take."""
        try:
            while True:
                self._awake.clear()
                lease = await self._next()
                if lease is None:
                    await self._sleep()
                else:
                    self._launch(lease)
        finally:
            await self._drain()

    async def _next(self) -> Lease | None:
        """A delivery to send, or nothing due; a database that is away is waited for."""
        for failures in itertools.count(1):
            try:
                return await self._lease()
            except Exception as error:
                if classify(error) is not ErrorClass.TRANSIENT:
                    raise
                log.warning("deliveries cannot be leased, trying again", attempt=failures, reason=_in_words(error))
                await asyncio.sleep(self._backoff.delay(failures))
        raise AssertionError("unreachable")

    async def _lease(self) -> Lease | None:
        if self._bug is not None:
            raise self._bug
        if len(self._in_flight) >= self._settings.concurrency:
            return None
        now = self._clock()
        until = now + timedelta(seconds=self._settings.lease_seconds)
        return await self._store.lease(now, until, but_not=self._in_flight)

    async def _sleep(self) -> None:
        """Wait to be woken, about twice as long as the last time: some servers read every delivery at a look."""
        self._looks_in_vain += 1
        try:
            async with asyncio.timeout(self._pauses.delay(self._looks_in_vain)):
                await self._awake.wait()
        except TimeoutError:
            return
        self._looks_in_vain = 0

    def _launch(self, lease: Lease) -> None:
        channel_id = lease.delivery.channel_id

        def ended(task: asyncio.Task[None]) -> None:
            del self._in_flight[channel_id]
            self._metrics.in_flight.set(len(self._in_flight))
            if not task.cancelled():
                self._bug = self._bug or task.exception()
            self.wake()

        self._in_flight[channel_id] = asyncio.create_task(
            self._deliver(lease), name=f"send {lease.delivery.delivery_id}"
        )
        self._in_flight[channel_id].add_done_callback(ended)
        self._metrics.in_flight.set(len(self._in_flight))

    async def _drain(self) -> None:
        if not self._in_flight:
            return
        _, late = await asyncio.wait(self._in_flight.values(), timeout=self._settings.shared.drain_timeout_seconds)
        for task in late:  # their leases expire, and they are sent again under the same id
            task.cancel()
        if late:
            await asyncio.wait(late)

    async def _deliver(self, lease: Lease) -> None:
        """One attempt, from the channel as it is now to the record. A database that fails lets the lease expire."""
        try:
            await self._attempt(lease)
        except Exception as error:
            if classify(error) is not ErrorClass.TRANSIENT:
                raise
            log.warning("delivery left to expire", delivery_id=lease.delivery.delivery_id, reason=_in_words(error))

    async def _attempt(self, lease: Lease) -> None:
        delivery = lease.delivery
        channel = await self._store.channel(delivery.channel_id)
        disabled = channel is not None and await self._store.is_disabled(channel)
        reason = obstacle(delivery, channel, disabled=disabled)
        if channel is None or reason:
            await self._end(abandoned(delivery, reason or ""), lease)
        else:
            await self._send(lease, channel)

    async def _send(self, lease: Lease, channel: Channel) -> None:
        """Send and record. What is known of the receiver is kept first, but cannot keep the record from being made."""
        kind, begun = channel.target.kind, self._clock()
        answer = without_secrets(await self._answer(lease.delivery, channel), channel)
        now = self._clock()
        seconds = (now - begun).total_seconds()
        self._metrics.attempt_seconds.labels(kind.value).observe(seconds)
        self._metrics.attempts.labels(kind.value, answer.outcome.value).inc()
        if answer.outcome is Outcome.DISABLED_BY_RECEIVER:
            self._metrics.endpoints_disabled.inc()
        delays = self._settings.retry_delays_seconds
        try:
            endpoint = await self._store.endpoint(channel.channel_id)
            await self._store.keep_endpoint(channel.channel_id, answered(endpoint, channel, answer, now))
        finally:
            await self._end(after(lease.delivery, answer, now, delays, self._chance, seconds=seconds), lease)

    async def _end(self, delivery: Delivery, lease: Lease) -> None:
        await self._store.record(delivery, lease.token)
        self._count(delivery)

    async def _answer(self, delivery: Delivery, channel: Channel) -> Answer:
        try:
            return await self._clients[channel.target.kind].send(delivery, channel, self._clock())
        except Exception as error:
            log.exception("delivery failed unexpectedly", delivery_id=delivery.delivery_id)
            return Answer(Outcome.BUG, None, f"{type(error).__name__}: {error}")

    def _count(self, delivery: Delivery) -> None:
        fields = {"delivery_id": delivery.delivery_id, "channel_id": delivery.channel_id, "reason": delivery.reason}
        log.info("delivery attempted", state=delivery.state.value, attempts=len(delivery.attempts), **fields)
        if delivery.state is State.PENDING or not isinstance(delivery.content, AlertRaised):
            return
        self._metrics.deliveries.labels(delivery.channel_kind, delivery.state.value).inc()
        if delivery.state is State.DELIVERED:
            waited = delivery.attempts[-1].at - delivery.content.raised_at
            self._metrics.delivered_after.labels(delivery.channel_kind).observe(waited.total_seconds())


def _in_words(error: Exception) -> str:
    return shortened(f"{type(error).__name__}: {error}", LONGEST_REASON)
