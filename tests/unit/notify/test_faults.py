"""Nothing is lost and nothing told twice: instances of notify that die at any moment, and receivers that fail.

An instance dies as by ``kill -9``: from one moment on nothing that it asks of the database or a receiver is answered.
What it was handling, and what it had handled shortly before, is handled again by another one, as Kafka has it.
"""

import asyncio
import random
from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from prometheus_client import CollectorRegistry

from claimwatch_contracts.deliveries import Notification, Outcome
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import AlertRaised, DeliveryRequested
from claimwatch_contracts.targets.target import Target
from claimwatch_contracts.vocabulary import ChannelKind
from services._runtime.settings import SharedSettings
from services._runtime.stored import stored
from services.notify.answer import Answer
from services.notify.handlers import NotifyHandlers
from services.notify.leaving.flusher import Flusher
from services.notify.leaving.group_store import GroupStore
from services.notify.leaving.planner import Planner
from services.notify.metrics import notify_metrics
from services.notify.sending.courier import Courier
from services.notify.sending.sender import Sender
from services.notify.settings import NotifySettings
from services.notify.store import NotifyStore
from tests.builders import NOW
from tests.fakes.mongo import FakeCollection, FakeDatabase
from tests.unit.notify.alerts import alert, webhook_channel
from tests.unit.notify.world import SECRET
from tests.waiting import until

INSTANCES, KILLS = 3, 10
TICK = timedelta(milliseconds=50)
"""So much time passes with each call to the database: a slow machine lets no lease expire."""
SETTINGS = NotifySettings(
    shared=SharedSettings(retry_base_seconds=0.001, retry_max_seconds=0.01, drain_timeout_seconds=0),
    concurrency=1,
    poll_seconds=0.02,
    longest_poll_seconds=0.1,
    timeout_seconds=5,
    lease_seconds=60,
    retry_delays_seconds=(0, *(2,) * 60),
    group_wait_seconds=1,
    group_interval_seconds=20,
    most_an_hour=10_000,
)


class Clock:
    """The time, which goes by the calls to the database."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class Life:
    """Whether an instance is alive. ``end`` ends it; ``bury`` ends what has hung since."""

    def __init__(self) -> None:
        self.is_over = False
        self._buried = asyncio.Event()

    def end(self) -> None:
        self.is_over = True

    def bury(self) -> None:
        self.end()
        self._buried.set()

    async def check(self) -> None:
        """Return while the instance lives, and not afterwards."""
        if self.is_over:
            await self._buried.wait()
            raise asyncio.CancelledError


class MortalCollection(FakeCollection):
    """A collection as an instance sees it."""

    life: Life
    clock: Clock

    async def reached(self) -> None:
        await self.life.check()
        await super().reached()
        self.clock.now += TICK
        await self.life.check()


class Connection:
    """The database as an instance sees it: the others' documents, and no answer after its death."""

    def __init__(self, database: FakeDatabase, life: Life, clock: Clock) -> None:
        self._database, self._life, self._clock = database, life, clock

    def __getitem__(self, name: str) -> MortalCollection:
        collection = MortalCollection(name, self._database, self._database[name].documents)
        collection.life, collection.clock = self._life, self._clock
        return collection


class Receivers:
    """The receivers of all channels. ``taken`` has the alerts of each call that was accepted, by delivery."""

    def __init__(self, chance: random.Random, gone: str) -> None:
        self._chance, self._gone = chance, gone
        self.taken: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self.channels: dict[str, str] = {}
        self.answers: Counter[int | None] = Counter()

    async def send(self, life: Life, delivery_id: str, notification: Notification, target: Target) -> Answer:
        """Answer as receivers do that are not well."""
        await life.check()
        url = str(getattr(target, "url", ""))
        for _ in range(self._chance.choice((0, 0, 1, 30))):  # some are slow
            await asyncio.sleep(0)
        answer = self._answer(url)
        self.answers[answer.status] += 1
        if answer.outcome is Outcome.DELIVERED:
            self.taken[delivery_id].append((url, tuple(alert.alert_id for alert in notification.alerts)))
        await asyncio.sleep(0)
        await life.check()
        return answer

    def _answer(self, url: str) -> Answer:
        if url == self._gone:
            return Answer(Outcome.DISABLED_BY_RECEIVER, 410, "HTTP 410")
        ill = self._chance.random()
        if ill < 0.1:
            return Answer(Outcome.TEMPORARY_FAILURE, 500, "HTTP 500")
        if ill < 0.2:
            return Answer(Outcome.TEMPORARY_FAILURE, None, "TimeoutError")
        if ill < 0.25:
            return Answer(Outcome.TEMPORARY_FAILURE, 429, "HTTP 429", timedelta(seconds=5))
        return Answer(Outcome.DELIVERED, 200)

    def mend(self) -> None:
        """Let the receiver that was gone take calls."""
        self._gone = ""


class Line:
    """The transport of one instance."""

    def __init__(self, receivers: Receivers, life: Life) -> None:
        self._receivers, self._life = receivers, life

    async def send(
        self, delivery_id: str, notification: Notification, target: Any, now: datetime, *, leave_url: str | None = None
    ) -> Answer:
        return await self._receivers.send(self._life, delivery_id, notification, target)

    async def stop(self) -> None:
        """Nothing is open."""


class Topic:
    """The alerts that are to be handled. What an instance did last is not committed yet when it dies."""

    def __init__(self, alerts: Iterable[AlertRaised]) -> None:
        self._queue = deque(alerts)
        self._uncommitted: dict[Life, deque[AlertRaised]] = defaultdict(lambda: deque(maxlen=5))

    def next(self, life: Life) -> AlertRaised | None:
        """The next alert for an instance."""
        if not self._queue:
            return None
        self._uncommitted[life].append(self._queue.popleft())
        return self._uncommitted[life][-1]

    def again(self, life: Life) -> None:
        """Give what a dead instance had not committed to the others."""
        self._queue.extendleft(reversed(self._uncommitted.pop(life, deque())))


class Instance:
    """One notify on the common database."""

    def __init__(self, database: FakeDatabase, topic: Topic, receivers: Receivers, clock: Clock) -> None:
        self.life = Life()
        connection: Any = Connection(database, self.life, clock)
        store, groups, metrics = NotifyStore(connection), GroupStore(connection), notify_metrics(CollectorRegistry())
        transports: Any = {ChannelKind.WEBHOOK: Line(receivers, self.life)}
        planner = Planner(store, metrics, clock, lambda: sender.wake())
        delays, never = SETTINGS.retry_delays_seconds, timedelta(days=365)
        courier = Courier(store, planner, transports, delays, never, None, metrics, clock, random.Random(1))
        sender = Sender(store, courier, SETTINGS, metrics, clock)
        flusher = Flusher(store, groups, SETTINGS, metrics, clock, sender.wake)
        self.handlers = NotifyHandlers(store, groups, planner, SETTINGS.rules, metrics, clock, flusher.due, sender.wake)
        self._topic = topic
        self.tasks = [asyncio.create_task(each) for each in (self._handle(), flusher.run(), sender.run())]

    async def stop(self) -> None:
        """End all that the instance does."""
        self.life.bury()
        for task in self.tasks:
            task.cancel()
        await asyncio.wait(self.tasks)

    async def _handle(self) -> None:
        while True:
            await self.life.check()
            if (alert := self._topic.next(self.life)) is not None:
                await self.handlers.on_alert(alert)
            await asyncio.sleep(0.001)


def raised(count: int, channels: int) -> list[AlertRaised]:
    """Alerts of two watches on several incidents, each for one or two of the channels."""
    usual, alerts = alert(), []
    for number in range(count):
        labels = usual.labels.model_copy(update={"incident": f"i{number % 7}"})
        to = tuple(sorted({f"c{number % channels}", f"c{number * 7 % channels}"}))
        fields = {"alert_id": f"a{number}", "channels": to, "labels": labels, "watch_id": f"w{number % 2}"}
        alerts.append(usual.model_copy(update=fields))
    return alerts


def url_of(channel_id: str) -> str:
    return f"https://{channel_id}.hooks.test/"


async def put(database: FakeDatabase, channel: Channel) -> None:
    """Write a channel as the api does."""
    document = {"_id": channel.channel_id, **stored(channel)}
    await database["channels"].replace_one({"_id": channel.channel_id}, document, upsert=True)


async def test_every_alert_arrives_once_though_instances_die_and_receivers_fail(count: int = 100) -> None:
    chance, clock, database = random.Random(13), Clock(), FakeDatabase()
    channels = [webhook_channel(f"c{number}", url_of(f"c{number}"), SECRET) for number in range(9)]
    for channel in channels:
        await put(database, channel)
    alerts = raised(count, len(channels))
    wanted = {(one.alert_id, url_of(channel_id)) for one in alerts for channel_id in one.channels}
    topic, receivers = Topic(alerts), Receivers(chance, gone=url_of("c3"))
    instances = [Instance(database, topic, receivers, clock) for _ in range(INSTANCES)]
    everyone = list(instances)

    def arrived() -> set[tuple[str, str]]:
        return {(one, url) for calls in receivers.taken.values() for url, ids in calls for one in ids}

    for kill in range(1, KILLS + 1):
        enough = len(wanted) * kill // (KILLS + 4)
        await until(lambda enough=enough: len(arrived()) >= enough)  # type: ignore[misc]
        victim = instances.pop(chance.randrange(INSTANCES))
        victim.life.end()
        topic.again(victim.life)
        instances.append(Instance(database, topic, receivers, clock))
        everyone.append(instances[-1])
    out_of_reach = {pair for pair in wanted if pair[1] == url_of("c3")}
    await until(lambda: wanted - out_of_reach <= arrived())
    await until(lambda: not any(document["waiting"] for document in database["groups"].documents.values()))

    receivers.mend()
    await put(database, channels[3].model_copy(update={"updated_at": clock() + timedelta(hours=1)}))
    request = DeliveryRequested(request_id="r", channel_id="c3", requested_at=NOW, kind="again", since=NOW)
    await instances[0].handlers.on_request(request)
    await until(lambda: arrived() == wanted)
    for instance in everyone:
        await instance.stop()

    ids = Counter((one, url) for calls in receivers.taken.values() for url, alerts in set(calls) for one in alerts)
    assert set(ids.values()) == {1}, "an alert came under two ids"
    assert sum(len(calls) - 1 for calls in receivers.taken.values()) <= KILLS
    assert len(receivers.taken) < len(wanted), "some left together"
    assert {None, 200, 410, 429, 500} <= set(receivers.answers)
