"""The api over HTTP without servers: its application on a database and a broker in memory."""

from typing import Any

import httpx
from prometheus_client import CollectorRegistry
from starlette.types import ASGIApp

from services._runtime.access.door import Door
from services._runtime.access.keyring import Keyring
from services._runtime.clock import Clock, utc_now
from services.api.access.roles import needed
from services.api.access.store import AccessStore
from services.api.delivery_requests import DeliveryRequests
from services.api.http import http_app
from services.api.ledger.store import LedgerStore
from services.api.live import LiveAlerts
from services.api.metrics import stream_metrics
from services.api.places import Places
from services.api.routes.accounts import Accounts
from services.api.store.api_store import ApiStore
from services.api.stream import AlertStream
from tests.fakes.kafka import FakeEmitter


async def _at_once() -> None:
    """Whoever connects misses nothing."""


def http_client(
    database: Any,
    places: Places,
    *,
    emitter: FakeEmitter | None = None,
    clock: Clock = utc_now,
    locked: bool = False,
    trials: Any = None,
    accounts: Accounts | None = None,
) -> httpx.AsyncClient:
    """A client of the application on that database. If ``locked``, it asks for keys; ``trials`` tries watches.

    With ``accounts`` people may log in with theirs.
    """
    store = ApiStore(database)
    stream = AlertStream(
        store, LiveAlerts(100, stream_metrics(CollectorRegistry())), listening=_at_once, heartbeat_seconds=60
    )
    emitter = emitter or FakeEmitter()
    requests = DeliveryRequests(emitter, clock)
    keys = Keyring("api", database, clock)
    access = AccessStore(database)
    ledger = LedgerStore(database)
    app: ASGIApp = http_app(store, ledger, access, keys, stream, requests, places, clock, emitter, trials, accounts)
    if locked:
        app = Door(app, keys, needed, clock, "/login")
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")
