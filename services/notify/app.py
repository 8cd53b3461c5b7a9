"""Constructs the notify service."""

import random
from collections.abc import Mapping
from datetime import timedelta

from claimwatch_contracts import topics
from claimwatch_contracts.vocabulary import ChannelKind
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.kafka.backlogs import Backlogs
from services._runtime.settings import read_settings
from services._runtime.sweeping import sweep_after
from services.notify.channels.kinds import TRANSPORTS
from services.notify.channels.transport import Transport
from services.notify.handlers import NotifyHandlers
from services.notify.leaving.flusher import Flusher
from services.notify.leaving.group_store import GroupStore
from services.notify.leaving.planner import Planner
from services.notify.metrics import notify_metrics
from services.notify.noticing.observer import Observer
from services.notify.noticing.store import NoticeStore
from services.notify.sending.courier import Courier
from services.notify.sending.sender import Sender
from services.notify.settings import NotifySettings
from services.notify.store import NotifyStore

GROUP_DAYS = 45
"""For how many days a group is kept in which nothing waits: longer than Kafka may send an alert again."""


def create_app(
    settings: NotifySettings | None = None,
    *,
    transports: Mapping[ChannelKind, Transport] | None = None,
    clock: Clock = utc_now,
    chance: random.Random | None = None,
) -> Service:
    """The notify service, not started. ``transports`` replace the usual transports of their kinds."""
    settings = settings or read_settings(NotifySettings)
    service = Service("notify", settings, clock=clock)
    metrics = notify_metrics(service.registry)
    database = service.use_database()
    store = NotifyStore(database)
    groups = GroupStore(database)
    service.add_part("store", store.prepare)
    service.add_part("groups", groups.prepare)
    service.add_sweeps(
        *sweep_after(settings.retention_deliveries_days, "deliveries", store.forget),
        *sweep_after(GROUP_DAYS, "groups", groups.forget),
    )
    by_kind = {kind: make(settings) for kind, make in TRANSPORTS.items()} | dict(transports or {})
    for kind, transport in by_kind.items():
        service.add_part(f"{kind} transport", stop=transport.stop)
    planner = Planner(store, metrics, clock, lambda: sender.wake())
    delays, longest_failing = settings.retry_delays_seconds, timedelta(days=settings.disable_after_days)
    chance = chance or random.Random()
    courier = Courier(store, planner, by_kind, delays, longest_failing, settings.public_url, metrics, clock, chance)
    sender = Sender(store, courier, settings, metrics, clock)
    service.add_background("sender", sender.run)
    flusher = Flusher(store, groups, settings, metrics, clock, sender.wake)
    service.add_background("flusher", flusher.run)
    backlogs = Backlogs(settings.shared.kafka)
    observer = Observer(store, NoticeStore(database), planner, backlogs, settings, metrics, clock)
    service.add_background("observer", observer.run)
    handlers = NotifyHandlers(store, groups, planner, settings.rules, metrics, clock, flusher.due, sender.wake)
    service.subscribe(topics.ALERT_RAISED)(handlers.on_alert)
    service.subscribe(topics.DELIVERY_REQUESTED)(handlers.on_request)
    service.subscribe(topics.ARTICLE_ERASED)(handlers.on_erased)
    return service
