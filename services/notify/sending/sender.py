"""The background sender, which leases due deliveries and passes them to the courier."""

import asyncio
import itertools
from dataclasses import dataclass
from datetime import timedelta

import structlog

from services._runtime.backoff import Backoff
from services._runtime.classification import classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass
from services._runtime.redaction import shortened
from services.notify.metrics import NotifyMetrics
from services.notify.sending.courier import Courier
from services.notify.settings import NotifySettings
from services.notify.store import Lease, NotifyStore

log = structlog.get_logger(__name__)

LONGEST_REASON = 500


@dataclass
class Sender:
    """Sends several deliveries at once, at most one for each channel, so that a slow receiver delays no other."""

    store: NotifyStore
    courier: Courier
    settings: NotifySettings
    metrics: NotifyMetrics
    clock: Clock

    def __post_init__(self) -> None:
        self._backoff = Backoff(self.settings.shared.retry_base_seconds, self.settings.shared.retry_max_seconds)
        self._pauses = Backoff(self.settings.poll_seconds, self.settings.longest_poll_seconds)
        self._awake = asyncio.Event()
        self._looks_in_vain = 0
        self._in_flight: dict[str, asyncio.Task[None]] = {}
        self._bug: BaseException | None = None

    def wake(self) -> None:
        """Look for due deliveries at once."""
        self._awake.set()

    async def run(self) -> None:
        """Send until cancelled, then finish the deliveries in flight within the drain time."""
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
        """A leased delivery, or ``None`` if none can be sent at the moment. It waits while the database is away."""
        for failures in itertools.count(1):
            try:
                return await self._lease()
            except Exception as error:
                if classify(error) is not ErrorClass.TRANSIENT:
                    raise
                log.warning("deliveries cannot be leased, trying again", attempt=failures, reason=_for_the_log(error))
                await asyncio.sleep(self._backoff.delay(failures))
        raise AssertionError("unreachable")

    async def _lease(self) -> Lease | None:
        if self._bug is not None:
            raise self._bug
        if len(self._in_flight) >= self.settings.concurrency:
            return None
        now = self.clock()
        until = now + timedelta(seconds=self.settings.lease_seconds)
        return await self.store.lease(now, until, but_not=self._in_flight)

    async def _sleep(self) -> None:
        """Wait to be woken, about twice as long as the last time: on some servers a look-up reads every delivery."""
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
            self.metrics.in_flight.set(len(self._in_flight))
            if not task.cancelled():
                self._bug = self._bug or task.exception()
            self.wake()

        self._in_flight[channel_id] = asyncio.create_task(
            self._deliver(lease), name=f"send {lease.delivery.delivery_id}"
        )
        self._in_flight[channel_id].add_done_callback(ended)
        self.metrics.in_flight.set(len(self._in_flight))

    async def _drain(self) -> None:
        if not self._in_flight:
            return
        _, late = await asyncio.wait(self._in_flight.values(), timeout=self.settings.shared.drain_timeout_seconds)
        for task in late:  # their leases expire, and they are sent again under the same id
            task.cancel()
        if late:
            await asyncio.wait(late)

    async def _deliver(self, lease: Lease) -> None:
        """Make one attempt. If the database fails, the lease is left to expire."""
        try:
            await self.courier.take(lease)
        except Exception as error:
            if classify(error) is not ErrorClass.TRANSIENT:
                raise
            log.warning("delivery left to expire", delivery_id=lease.delivery.delivery_id, reason=_for_the_log(error))


def _for_the_log(error: Exception) -> str:
    return shortened(f"{type(error).__name__}: {error}", LONGEST_REASON)
