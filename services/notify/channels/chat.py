"""Chat and push through Apprise, which runs in confined worker processes."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from claimwatch_contracts.deliveries import Notification, Outcome
from claimwatch_contracts.targets.apprise import AppriseTarget
from services._runtime.errors import DeadlineExceededError, WorkerDiedError
from services._runtime.workers import WorkerPool
from services.notify.answer import Answer
from services.notify.channels.messenger import Messenger, Sent
from services.notify.channels.webhook import answer_to_webhook
from services.notify.settings import NotifySettings
from services.notify.writing.chat import ChatMessage, chat_message
from services.notify.writing.content import content_of

START_SECONDS = 10.0
"""What a worker may take to start, on top of the time for an attempt."""
OF_A_LEASE = 0.9
ALL_BUSY = Answer(Outcome.TEMPORARY_FAILURE, None, "all workers for chat messages are busy", is_our_fault=True)


@dataclass(frozen=True)
class AppriseTransport:
    """Sends messages in worker processes, as many at once as there are workers.

    An attempt waits ``seconds`` for a worker, and has ``seconds`` and the time of the worker's start from then on; in
    all it has ``longest`` seconds, which is less than the delivery is leased for.
    """

    pool: WorkerPool
    free: asyncio.Semaphore
    seconds: float
    longest: float
    public_url: str | None

    @classmethod
    def from_settings(cls, settings: NotifySettings) -> "AppriseTransport":
        """A transport that reaches the addresses and ports that the settings allow. No worker is started yet."""
        make: Callable[[], Messenger] = partial(
            Messenger,
            allow_private=settings.allow_private_addresses,
            ports=settings.allowed_ports,
            seconds=settings.timeout_seconds,
        )
        public_url = str(settings.public_url) if settings.public_url else None
        workers = settings.chat_workers
        longest = settings.lease_seconds * OF_A_LEASE
        pool, free = WorkerPool(make, workers), asyncio.Semaphore(workers)
        return cls(pool, free, settings.timeout_seconds, longest, public_url)

    async def send(
        self,
        delivery_id: str,
        notification: Notification,
        target: AppriseTarget,
        now: datetime,
        *,
        leave_url: str | None = None,
    ) -> Answer:
        """Send the message. Apprise says whether it has arrived, and the last HTTP status says why not."""
        message = chat_message(content_of(notification), delivery_id, self.public_url)
        try:
            async with asyncio.timeout(self.longest):
                return await self._send(target.url, message, now)
        except TimeoutError:
            return Answer(Outcome.TEMPORARY_FAILURE, None, f"it was not sent within {self.longest:g} s")

    async def _send(self, url: str, message: ChatMessage, now: datetime) -> Answer:
        try:
            async with asyncio.timeout(self.seconds):
                await self.free.acquire()
        except TimeoutError:
            return ALL_BUSY
        try:
            deadline = self.seconds + START_SECONDS
            sent = await self.pool.call("send", url, message, deadline_seconds=deadline)
        except DeadlineExceededError as error:
            return Answer(Outcome.TEMPORARY_FAILURE, None, f"{type(error).__name__}: {error}")
        except WorkerDiedError as error:
            return Answer(Outcome.TEMPORARY_FAILURE, None, str(error), is_our_fault=True)
        finally:
            self.free.release()
        return answer_to_message(sent, now)

    async def stop(self) -> None:
        """End the workers."""
        await self.pool.stop()


def answer_to_message(sent: Sent, now: datetime) -> Answer:
    """The answer for what came of a message. An address that nobody can read is a permanent failure."""
    if sent.has_arrived:
        return Answer(Outcome.DELIVERED, sent.status, excerpt=sent.excerpt)
    if sent.fault:
        return Answer(Outcome.PERMANENT_FAILURE, None, sent.fault)
    if sent.refused:
        return Answer(Outcome.TEMPORARY_FAILURE, None, sent.refused)
    if sent.bug:
        return Answer(Outcome.BUG, None, f"Apprise failed with {sent.bug}", is_our_fault=True)
    if sent.status is None:
        return Answer(Outcome.TEMPORARY_FAILURE, None, "Apprise could not send it: nobody answered")
    if 200 <= sent.status < 300:
        words = f"Apprise could not send it: HTTP {sent.status}, and an answer that says no"
        return Answer(Outcome.TEMPORARY_FAILURE, sent.status, words, excerpt=sent.excerpt)
    answer = answer_to_webhook(sent.status, sent.retry_after, now)
    return Answer(answer.outcome, answer.status, answer.detail, answer.retry_after, sent.excerpt)
