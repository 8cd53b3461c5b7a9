"""A service's life: named parts start in order, messages are handled, parts stop in reverse order."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from faststream.kafka.subscriber.usecase import LogicSubscriber
from prometheus_client import CollectorRegistry
from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.types import ASGIApp
from tenacity import AsyncRetrying, retry_if_not_exception_type, stop_after_delay, wait_random_exponential

from claimwatch_contracts.topics import Topic, dead_letter_topic
from services._runtime.access.door import Door, Needed
from services._runtime.access.failures import Failures
from services._runtime.access.keyring import Keys
from services._runtime.backoff import Backoff
from services._runtime.clock import Clock, utc_now
from services._runtime.errors import StartError
from services._runtime.http.application import guarded
from services._runtime.http.health import Check, health_routes, metrics_gate
from services._runtime.http.safe_headers import SafeHeaders
from services._runtime.http.server import HttpServer
from services._runtime.kafka.batches import HandleAll
from services._runtime.kafka.broker import (
    Emitter,
    commits_of,
    create_broker,
    dead_letter_limit,
    decoder_of,
    subscribe,
    subscribe_in_batches,
)
from services._runtime.kafka.dead_letters import is_bug
from services._runtime.kafka.topics import count_since, require_topics
from services._runtime.metrics import runtime_metrics, sweep_metrics
from services._runtime.mongo import Database, connect, disconnect, leave_mark, read_mark
from services._runtime.pace import Pace
from services._runtime.redaction import redacted
from services._runtime.settings import ServiceSettings
from services._runtime.sweeping import Sweep, Sweeper

log = structlog.get_logger(__name__)

DEAD_LETTERS_RECALLED = timedelta(hours=1)

Step = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Part:
    """A part of a service. ``stop`` is called once ``start`` was called, even if ``start`` failed."""

    name: str
    start: Step
    stop: Step


async def _nothing() -> None:
    """The missing step of a part that has only a start or only a stop."""


class Service:
    """One deployable: its broker, HTTP server and parts. The constructor opens nothing; ``run`` does.

    HTTP starts first, so that health answers at once; the added parts follow in the order of their addition, and the
    broker starts last. Parts stop in reverse order, so that messages in flight still have all they need, and what is
    done is committed before the broker stops. ``started`` is true while all parts run.
    """

    def __init__(self, name: str, settings: ServiceSettings, *, clock: Clock = utc_now) -> None:
        self.name = name
        self.settings = settings
        self.clock = clock
        self.registry = CollectorRegistry()
        self._limit = dead_letter_limit(settings.shared)
        metrics = runtime_metrics(name, self.registry)
        self._commits = commits_of(settings.shared, metrics)
        self.broker, self._settlement = create_broker(
            name,
            settings.shared,
            registry=self.registry,
            metrics=metrics,
            clock=clock,
            limit=self._limit,
            commits=self._commits,
            stop=self.fail,
        )
        self.emitter = Emitter(self.broker, name, clock)
        self._groups: set[str] = set()
        self._checks: dict[str, Check] = {"kafka": self._check_kafka}
        self._parts: list[Part] = []
        self.started = False
        self._stopping = asyncio.Event()
        self._failure: str | None = None
        shared = settings.shared
        may_measure = metrics_gate(shared.metrics_token, is_open=shared.open_metrics or shared.access == "open")
        routes = health_routes(self._checks, self.registry, lambda: self.started, may_measure)
        self._http = Starlette(routes=routes)
        self._http.router.redirect_slashes = False
        self.http = HttpServer(SafeHeaders(self._http), settings.host, settings.port)

    def subscribe(self, topic: Topic, part: type[BaseModel] | None = None) -> LogicSubscriber[Any]:
        """The subscription to a topic, to be used as the decorator of a handler.

        With ``part`` the handler gets that of each event: a model of those fields that it needs.
        """
        self._listen_in(topic)
        decoder = None if part is None else decoder_of(topic.event, part)
        return subscribe(self.broker, topic, self.name, self.settings.shared, self._commits, decoder)

    def subscribe_in_batches(self, topic: Topic, handle: HandleAll, *, most: int, pace: Pace) -> None:
        """Let messages of a topic be handled together: ``most`` at most, in batches that begin at this pace."""
        self._listen_in(topic)
        subscribe_in_batches(
            self.broker,
            topic,
            self.name,
            self.settings.shared,
            self._settlement,
            handle,
            most=most,
            pace=pace,
        )

    def _listen_in(self, topic: Topic) -> None:
        """Remember the consumer group in which the topic is listened to, if it is one of the service's own."""
        if group := topic.groups[self.name]:
            self._groups.add(group)

    def serve(
        self, app: ASGIApp, keys: Keys, needed: Needed, *, login: str | None = None, failures: Failures | None = None
    ) -> None:
        """Let the application answer every path but health and metrics, to callers with the role that is needed.

        Pages of other sites are refused. A browser without a session is led to the path ``login``.
        ``failures`` are those that the application counts too, if it has a login.
        """
        if self.settings.shared.access == "keys":
            app = Door(app, keys, needed, self.clock, login, failures)
        self._http.router.default = guarded(app, (self.name, *self.settings.allowed_hosts), self.settings.cors_origins)

    def use_database(self) -> Database:
        """The service's database. The start waits for a successful write; readiness checks read a document."""
        database = connect(self.settings.shared)

        async def writable() -> None:
            await leave_mark(database, self.name)

        async def readable() -> None:
            await read_mark(database, self.name)

        self._checks["mongo"] = readable
        self.add_part("mongo", lambda: self._patiently("mongo", writable), lambda: disconnect(database))
        return database

    def add_part(self, name: str, start: Step = _nothing, stop: Step = _nothing) -> None:
        """Add a part that starts before the first message is handled and stops after the last."""
        self._parts.append(Part(name, start, stop))

    def add_background(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run ``work`` as a task for the service's lifetime. If the task ends on its own, the service fails."""
        task: asyncio.Task[None] | None = None

        def on_end(ended_task: asyncio.Task[None]) -> None:
            if not ended_task.cancelled():
                self.fail(f"background task {name} ended: {ended_task.exception()!r}")

        async def start() -> None:
            nonlocal task
            task = asyncio.create_task(work(), name=name)
            task.add_done_callback(on_end)

        async def stop() -> None:
            if task is not None:
                task.cancel()
                await asyncio.wait([task])

        self.add_part(name, start, stop)

    def add_sweeps(self, *sweeps: Sweep) -> None:
        """Remove what is no longer kept, in this order, for the service's lifetime. To be called once."""
        if not sweeps:
            return
        shared = self.settings.shared
        sweeper = Sweeper(
            sweeps,
            self.clock,
            sweep_metrics(self.name, self.registry),
            shared.retention_sweep_seconds,
            Backoff(shared.retry_base_seconds, shared.retry_max_seconds),
        )
        self.add_background("sweeper", sweeper.run)

    def stop(self) -> None:
        """Ask the service to drain and end."""
        self._stopping.set()

    def fail(self, reason: str) -> None:
        """Ask the service to drain and end with an error."""
        self._failure = self._failure or reason
        log.critical("service stops", reason=reason)
        self._stopping.set()

    def stop_on_signals(self) -> None:
        """Stop the service on SIGTERM and SIGINT. Must be called in the event loop that runs the service."""
        for stop_signal in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(stop_signal, self.stop)

    async def run(self) -> int:
        """Start, work until asked to stop, and stop. Returns the process's exit status: 0, or 1 after a failure."""
        running: list[Part] = []
        try:
            await self._until_stopped(self._start(running))
            if not self._stopping.is_set():
                self.started = True
                log.info("ready", port=self.http.port)
                await self._stopping.wait()
        except StartError as error:
            self.fail(str(error))
        finally:
            self.started = False
            await self._stop(running)
        return 1 if self._failure else 0

    async def _start(self, running: list[Part]) -> None:
        kafka = self.settings.shared.kafka
        for part in (
            Part("http", self.http.start, self.http.stop),
            *self._parts,
            Part("topics", lambda: self._patiently("kafka", lambda: require_topics(kafka)), _nothing),
            Part("dead letters", lambda: self._patiently("kafka", self._recall_dead_letters), _nothing),
            Part("broker", lambda: self._patiently("kafka", self.broker.start), self.broker.stop),
            Part("commits", _nothing, self._commits.drain),
        ):
            running.append(part)
            await part.start()
            log.debug("started", part=part.name)

    async def _stop(self, running: list[Part]) -> None:
        for part in reversed(running):
            try:
                await part.stop()
            except Exception as error:
                self._failure = self._failure or f"{part.name} did not stop: {error!r}"
                log.exception("part did not stop", part=part.name)

    async def _until_stopped(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        stopped = asyncio.create_task(self._stopping.wait())
        await asyncio.wait([task, stopped], return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if not task.done():
            task.cancel()
            await asyncio.wait([task])
        if not task.cancelled():
            task.result()

    async def _patiently(self, server: str, step: Step) -> None:
        """Try the step until it succeeds.

        Raises:
            StartError: the step did not succeed within the start's time.
        """
        shared = self.settings.shared
        address = shared.kafka if server == "kafka" else shared.mongo
        try:
            async for attempt in AsyncRetrying(
                stop=stop_after_delay(shared.start_timeout_seconds),
                wait=wait_random_exponential(multiplier=0.2, max=3),
                retry=retry_if_not_exception_type(asyncio.CancelledError),
                reraise=True,
            ):
                with attempt:
                    await step()
        except StartError:
            raise
        except Exception as error:
            raise StartError(
                f"{server} at {redacted(address)} (CLAIMWATCH_{server.upper()}) was not usable within "
                f"{shared.start_timeout_seconds:g} s: {type(error).__name__}: {redacted(str(error))}"
            ) from error

    async def _recall_dead_letters(self) -> None:
        """Tell the limit how many messages of each group were dead-lettered as bugs shortly before this start."""
        groups = {dead_letter_topic(group): group for group in self._groups}
        kafka, since = self.settings.shared.kafka, self.clock() - DEAD_LETTERS_RECALLED
        for topic, bugs in (await count_since(kafka, groups, since, is_bug, most=self._limit.window)).items():
            self._limit.recall(groups[topic], bugs)

    async def _check_kafka(self) -> None:
        if not await self.broker.ping(timeout=2.0):
            raise ConnectionError("no answer from the broker")
