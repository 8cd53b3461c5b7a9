"""The api over HTTP without servers: its application on a database and a broker in memory."""

from typing import Any

import httpx
from prometheus_client import CollectorRegistry

from services._runtime.clock import Clock, utc_now
from services.api.delivery_requests import DeliveryRequests
from services.api.http import http_app
from services.api.ledger.store import LedgerStore
from services.api.live import LiveAlerts
from services.api.metrics import stream_metrics
from services.api.places import Places
from services.api.store import ApiStore
from services.api.stream import AlertStream
from tests.fakes.kafka import FakeEmitter


async def _at_once() -> None:
    """Whoever connects misses nothing."""


def http_client(
    database: Any, places: Places, *, emitter: FakeEmitter | None = None, clock: Clock = utc_now
) -> httpx.AsyncClient:
    """A client of the application on that database."""
    store = ApiStore(database)
    stream = AlertStream(
        store, LiveAlerts(100, stream_metrics(CollectorRegistry())), listening=_at_once, heartbeat_seconds=60
    )
    emitter = emitter or FakeEmitter()
    requests = DeliveryRequests(emitter, clock)
    app = http_app(store, LedgerStore(database), stream, requests, places, clock, emitter)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")
