"""The notify service on fakes: a database in memory, a webhook that answers as it is told, a clock that is set."""

import random
from datetime import datetime, timedelta
from typing import Any

from prometheus_client import CollectorRegistry

from claimwatch_contracts.deliveries import Delivery, Notice, Notification
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.vocabulary import ChannelKind
from services._runtime.settings import SharedSettings
from services._runtime.stored import restored, stored
from services.notify.handlers import NotifyHandlers
from services.notify.leaving.flusher import Flusher
from services.notify.leaving.group_store import GroupStore
from services.notify.leaving.planner import Planner
from services.notify.metrics import notify_metrics
from services.notify.sending.courier import Courier
from services.notify.sending.sender import Sender
from services.notify.settings import NotifySettings
from services.notify.stages.decision import Reason
from services.notify.store import Lease, record_of
from tests.builders import NOW
from tests.fakes.mongo import FakeDatabase
from tests.fakes.notify import FailingStore, FakeTransport
from tests.unit.notify.alerts import alert, webhook_channel

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
CHANNEL = webhook_channel("c1", "https://hooks.test/", SECRET)

AT_ONCE = {"poll_seconds": 0.01, "group_wait_seconds": 0, "group_interval_seconds": 0}


class World:
    """Its parts, put together as ``create_app`` does; ``now`` is the time for all of them."""

    def __init__(self, *answers: Any, **settings: Any) -> None:
        shared = SharedSettings(retry_base_seconds=0.001, retry_max_seconds=0.01)
        wanted = NotifySettings(shared=shared, **AT_ONCE | settings)
        self.now = NOW
        self.woken = 0
        self.registry = CollectorRegistry()
        self.database = FakeDatabase()
        self.store = FailingStore(self.database)
        self.transport = FakeTransport(*answers)
        metrics = notify_metrics(self.registry)
        self.groups = GroupStore(self.database)  # type: ignore[arg-type]
        self.flusher = Flusher(self.store, self.groups, wanted, metrics, self.clock, self._wake)
        planner = Planner(self.store, metrics, self.clock, self._wake)
        self.handlers = NotifyHandlers(
            self.store, self.groups, planner, wanted.rules, metrics, self.clock, self.flusher.due, self._wake
        )
        transports, delays = dict.fromkeys(ChannelKind, self.transport), wanted.retry_delays_seconds
        longest = timedelta(days=wanted.disable_after_days)
        self.courier = Courier(
            self.store, planner, transports, delays, longest, wanted.public_url, metrics, self.clock, random.Random(1)
        )
        self.sender = Sender(self.store, self.courier, wanted, metrics, self.clock)

    def clock(self) -> datetime:
        """The time that is set."""
        return self.now

    def _wake(self) -> None:
        self.woken += 1
        self.sender.wake()

    async def put(self, channel: Channel = CHANNEL) -> None:
        """Write a channel as the api does."""
        document = {"_id": channel.channel_id, **stored(channel)}
        await self.database["channels"].replace_one({"_id": channel.channel_id}, document, upsert=True)

    async def raised(self, *alert_ids: str) -> None:
        """Have alerts raised for channel ``c1``, each of which leaves before the next."""
        for alert_id in alert_ids:
            await self.handlers.on_alert(alert(alert_id, "c1"))
            await self.flusher.flush()

    async def lease(self) -> Lease:
        """A lease of what is due."""
        lease = await self.store.lease(self.now, self.now + timedelta(minutes=1), but_not=())
        assert lease is not None
        return lease

    @property
    def deliveries(self) -> list[Delivery]:
        """All that is stored, in the order in which it was planned."""
        documents = self.database["deliveries"].documents.values()
        return [restored(Delivery, record_of(document)) for document in documents]

    @property
    def notifications(self) -> list[tuple[str, tuple[str, ...]]]:
        """Why now, and which alerts: of each delivery, in the order in which it was planned."""
        documents = self.database["deliveries"].documents.values()
        read = [restored(Notification, document["body"]) for document in documents]
        return [(each.reason.value, tuple(alert.alert_id for alert in each.alerts)) for each in read]

    @property
    def notices(self) -> list[tuple[Delivery, Notice]]:
        """The deliveries of notices with what they say."""
        bodies = [document["body"] for document in self.database["deliveries"].documents.values()]
        read = [restored(Notification, body).notice for body in bodies]
        return [(delivery, notice) for delivery, notice in zip(self.deliveries, read, strict=True) if notice]

    @property
    def states(self) -> list[str]:
        """Where each of them stands."""
        return [delivery.state.value for delivery in self.deliveries]

    def decided(self, reason: Reason) -> float:
        """How often a stage decided so."""
        labels = {"stage": reason.stage.value, "reason": reason.value}
        return self.registry.get_sample_value("claimwatch_notify_decisions_total", labels) or 0

    def counted(self, name: str, **labels: str) -> float:
        """A metric of webhooks."""
        return self.registry.get_sample_value(f"claimwatch_notify_{name}", {"channel_kind": "webhook"} | labels) or 0
