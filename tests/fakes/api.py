"""The api over HTTP without servers: its application on a database and a broker in memory."""

from collections import defaultdict
from collections.abc import AsyncGenerator, Mapping
from dataclasses import replace
from typing import Any

import httpx
from prometheus_client import CollectorRegistry
from starlette.types import ASGIApp

from claimwatch_contracts.events import AlertRaised
from services._runtime.access.door import Door
from services._runtime.access.failures import Failures
from services._runtime.access.keyring import Keyring
from services._runtime.backoff import Backoff
from services._runtime.clock import Clock, utc_now
from services._runtime.kafka.backlog import Backlog
from services._runtime.kafka.letters import Letter
from services._runtime.pace import Pace
from services.api.access.roles import needed
from services.api.access.store import AccessStore
from services.api.delivery_requests import DeliveryRequests
from services.api.http import Asked, http_app
from services.api.ledger.store import LedgerStore
from services.api.live import LiveAlerts
from services.api.metrics import stream_metrics
from services.api.places import Places
from services.api.reached import At, Reached
from services.api.routes.accounts import Accounts
from services.api.routes.system import Pipeline
from services.api.search.desk import SearchDesk
from services.api.search.following import SearchFollower
from services.api.search.index import SearchIndex
from services.api.search.metrics import search_metrics
from services.api.search.store import SearchSources
from services.api.store.api_store import ApiStore
from services.api.stream import AlertStream
from tests.fakes.kafka import FakeEmitter


class FakeLetters:
    """Dead letters in memory."""

    def __init__(self, *letters: Letter) -> None:
        self.letters = list(letters)

    async def last(self, most: int, before: Mapping[str, int] | None = None) -> list[Letter]:
        """At most so many of each topic, those that were given up last, before an offset of each."""
        topics: defaultdict[str, list[Letter]] = defaultdict(list)
        for letter in self.letters:
            if before is None or letter.offset < before.get(letter.topic, 0):
                topics[letter.topic].append(letter)
        return [each for letters in topics.values() for each in letters[-most:]]

    async def replay(self, letters: str) -> int:
        """Send those of a topic that were not sent back yet to where they came from."""
        waiting = [each for each in self.letters if each.topic == letters and not each.is_sent_back]
        self.letters = [replace(each, is_sent_back=each.is_sent_back or each in waiting) for each in self.letters]
        return len(waiting)


async def nothing_waits() -> list[Backlog]:
    """Nothing waits anywhere."""
    return []


class FakeRaised:
    """The alerts that a broker in memory keeps, of one partition, of which the first ``gone`` are kept no more."""

    def __init__(self, *alerts: AlertRaised, gone: int = 0) -> None:
        self.alerts = list(alerts)
        self.gone = gone

    async def listening(self) -> None:
        """Return at once: whoever connects misses nothing."""

    async def end(self) -> Reached:
        """Behind the last one."""
        return Reached((len(self.alerts),))

    async def keeps(self, start: Reached, end: Reached) -> bool:
        """Whether all from ``start`` to the ``end`` of today is kept."""
        return len(start.offsets) == 1 and self.gone <= start.offsets[0] <= end.offsets[0]

    async def between(self, start: Reached, end: Reached) -> AsyncGenerator[tuple[At, AlertRaised], None]:
        """The alerts from ``start`` on that are before ``end``."""
        for offset in range(start.offsets[0], end.offsets[0]):
            yield At(0, offset), self.alerts[offset]


def search_desk(database: Any, clock: Clock = utc_now) -> SearchDesk:
    """A search index of that database, which is made by ``follower.round`` or follows hints by ``catch_up``."""
    index = SearchIndex()
    follower = SearchFollower(
        index,
        SearchSources(database),
        clock,
        search_metrics(CollectorRegistry()),
        round_seconds=900,
        backoff=Backoff(0.01, 0.01),
        pace=Pace(0.0, 0.0),
    )
    return SearchDesk(index, follower, ApiStore(database).erasures.missing)


def http_client(
    database: Any,
    places: Places,
    *,
    emitter: FakeEmitter | None = None,
    clock: Clock = utc_now,
    locked: bool = False,
    trials: Any = None,
    accounts: Accounts | None = None,
    search: SearchDesk | None = None,
    previews: Any = None,
    pipeline: Pipeline | None = None,
) -> httpx.AsyncClient:
    """A client of the application on that database. If ``locked``, it asks for keys.

    ``trials`` tries watches, ``previews`` looks at feeds. With ``accounts`` people may log in with theirs.
    """
    store = ApiStore(database)
    stream = AlertStream(
        store, LiveAlerts(100, stream_metrics(CollectorRegistry())), FakeRaised(), heartbeat_seconds=60
    )
    emitter = emitter or FakeEmitter()
    requests = DeliveryRequests(emitter, clock)
    keys = Keyring("api", database, clock)
    access = AccessStore(database)
    ledger = LedgerStore(database)
    search = search or search_desk(database, clock)
    at_rest = pipeline or Pipeline(nothing_waits, FakeLetters())
    asked = Asked(requests=requests, emitter=emitter, trials=trials, previews=previews, search=search, pipeline=at_rest)
    failures = Failures()
    app: ASGIApp = http_app(store, ledger, access, keys, stream, places, clock, asked, accounts, failures)
    if locked:
        app = Door(app, keys, needed, clock, "/login", failures)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")
