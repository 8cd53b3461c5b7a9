"""The notify service, put together."""

import random
from collections.abc import Mapping

from claimwatch_contracts import topics
from claimwatch_contracts.vocabulary import ChannelKind
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.http.outbound import guarded_client
from services._runtime.settings import read_settings
from services.notify.clients import Client, MailClient, WebhookClient
from services.notify.handlers import NotifyHandlers
from services.notify.metrics import notify_metrics
from services.notify.sender import Sender
from services.notify.settings import NotifySettings
from services.notify.store import NotifyStore


def create_app(
    settings: NotifySettings | None = None,
    *,
    clients: Mapping[ChannelKind, Client] | None = None,
    clock: Clock = utc_now,
    chance: random.Random | None = None,
) -> Service:
    """The notify service, not started. ``clients`` take the place of HTTP and SMTP, kind by kind."""
    settings = settings or read_settings(NotifySettings)
    service = Service("notify", settings, clock=clock)
    metrics = notify_metrics(service.registry)
    store = NotifyStore(service.use_database())
    service.add_part("store", store.prepare)
    webhooks = WebhookClient(
        guarded_client(
            allow_private=settings.allow_private_addresses,
            ports=settings.allowed_ports,
            timeout_seconds=settings.timeout_seconds,
        ),
        settings.timeout_seconds,
    )
    service.add_part("webhooks", stop=webhooks.stop)
    senders: dict[ChannelKind, Client] = {
        ChannelKind.WEBHOOK: webhooks,
        ChannelKind.EMAIL: MailClient(settings),
        **(clients or {}),
    }
    sender = Sender(store, senders, settings, metrics, clock, chance or random.Random())
    service.add_background("sender", sender.run)
    handlers = NotifyHandlers(store, metrics, clock, sender.wake)
    service.subscribe(topics.ALERT_RAISED)(handlers.on_alert)
    service.subscribe(topics.DELIVERY_REQUESTED)(handlers.on_request)
    return service
