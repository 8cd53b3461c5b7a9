"""Takes one leased delivery to its channel: decides whether to send it, sends it, and records the result."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from pydantic import HttpUrl

from claimwatch_contracts.deliveries import Delivery, Outcome, State
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.vocabulary import ChannelKind
from services._runtime.clock import Clock
from services.notify.answer import Answer
from services.notify.channels.transport import Transport
from services.notify.delivery import after, held_back
from services.notify.leaving.planner import Planner
from services.notify.metrics import NotifyMetrics
from services.notify.sending.endpoints import answered, has_been_disabled
from services.notify.sending.secrecy import without_secrets
from services.notify.sending.unsubscribing import unsubscribe_link
from services.notify.stages.decision import Effect
from services.notify.stages.deliver import Progress, deliver
from services.notify.stages.pipeline import BEFORE_AN_ATTEMPT, decisions
from services.notify.stages.situation import Situation
from services.notify.store import Lease, NotifyStore

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Courier:
    """Makes attempts through the transport of the channel's kind. ``delays`` are the schedule's, in seconds.

    A channel whose receiver has failed for ``longest_failing`` is disabled. ``public_url`` is where readers reach the
    api.
    """

    store: NotifyStore
    planner: Planner
    transports: Mapping[ChannelKind, Transport]
    delays: Sequence[float]
    longest_failing: timedelta
    public_url: HttpUrl | None
    metrics: NotifyMetrics
    clock: Clock
    chance: random.Random

    async def take(self, lease: Lease) -> None:
        """Make one attempt with the channel's present settings, and record the result."""
        channel_id = lease.delivery.channel_id
        situation = Situation(await self.store.channel(channel_id), await self.store.endpoint(channel_id))
        decision = self.metrics.counted(decisions(BEFORE_AN_ATTEMPT, lease.notification, situation, self.clock()))
        if situation.channel is not None and decision.effect is Effect.PASSES:
            await self._attempt(lease, situation.channel)
        else:
            await self._record(held_back(lease.delivery, decision), lease)

    async def _attempt(self, lease: Lease, channel: Channel) -> None:
        begun = self.clock()
        answer = without_secrets(await self._answer(lease, channel), channel.target)
        now = self.clock()
        seconds = (now - begun).total_seconds()
        self.metrics.attempted(channel.target.kind, answer, seconds)
        progress = Progress(answer, lease.delivery.tries + 1, self.delays, self.chance)
        decision = self.metrics.counted([deliver(lease.notification, progress, now)])
        try:  # the endpoint is stored first, but its failure must not prevent the record
            await self._keep_endpoint(channel, answer, now)
        finally:
            await self._record(after(lease.delivery, answer, decision, now, seconds), lease)

    async def _keep_endpoint(self, channel: Channel, answer: Answer, now: datetime) -> None:
        """Store the receiver's state. Who is to hear that it is disabled is told first, so that it is not forgotten."""
        before = await self.store.endpoint(channel.channel_id)
        endpoint = answered(before, channel, answer, now, self.longest_failing)
        if has_been_disabled(before, endpoint, channel):
            self.metrics.endpoints_disabled.inc()
            await self.planner.tell_disabled(channel, endpoint)
        await self.store.keep_endpoint(channel.channel_id, endpoint)

    async def _answer(self, lease: Lease, channel: Channel) -> Answer:
        delivery_id, transport = lease.delivery.delivery_id, self.transports[channel.target.kind]
        try:
            link = unsubscribe_link(channel, await self.store.salt(), self.public_url)
            return await transport.send(delivery_id, lease.notification, channel.target, self.clock(), leave_url=link)
        except Exception as error:
            log.exception("delivery failed unexpectedly", delivery_id=delivery_id)
            return Answer(Outcome.BUG, None, f"{type(error).__name__}: {error}", is_our_fault=True)

    async def _record(self, delivery: Delivery, lease: Lease) -> None:
        await self.store.record(delivery, lease.token)
        fields = {"delivery_id": delivery.delivery_id, "channel_id": delivery.channel_id, "reason": delivery.reason}
        log.info("delivery attempted", state=delivery.state.value, attempts=len(delivery.attempts), **fields)
        if delivery.state is not State.PENDING:
            self.metrics.ended(delivery, lease.notification)
