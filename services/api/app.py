"""The api, put together."""

import asyncio
from datetime import timedelta
from functools import partial

from claimwatch_contracts import topics
from claimwatch_contracts.access import Role
from services._runtime.access.failures import Failures
from services._runtime.access.keyring import Keyring
from services._runtime.backoff import Backoff
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.kafka.backlogs import Backlogs
from services._runtime.kafka.letters import DeadLetters
from services._runtime.mongo import Database
from services._runtime.pace import Pace
from services._runtime.settings import read_settings
from services._runtime.sweeping import sweep_after
from services.api.access.audit import Audit
from services.api.access.clients import Client, Issuer, issuer_http
from services.api.access.first_key import FirstKey
from services.api.access.people import Membership
from services.api.access.roles import needed
from services.api.access.store import AccessStore
from services.api.clients import IntakeClient, WatchClient, service_http
from services.api.delivery_requests import DeliveryRequests
from services.api.handlers import ErasingHandlers, LiveHandlers
from services.api.http import Asked, http_app
from services.api.ledger.store import LedgerStore
from services.api.listening import RaisedAlerts, until_listening
from services.api.live import LiveAlerts
from services.api.metrics import amendments_erased, stream_metrics
from services.api.places import Places
from services.api.routes.accounts import Accounts
from services.api.routes.system import Pipeline
from services.api.search.desk import SearchDesk
from services.api.search.filed import FiledIds
from services.api.search.following import SearchFollower
from services.api.search.index import SearchIndex
from services.api.search.metrics import search_metrics
from services.api.search.store import SearchSources
from services.api.settings import ApiSettings
from services.api.store.api_store import ApiStore
from services.api.stream import AlertStream

SEARCH_BEHIND_SECONDS = 2.0
"""For how long the search index waits at most for more that has changed, while much does."""


def create_app(settings: ApiSettings | None = None, *, clock: Clock = utc_now) -> Service:
    """The api service, not started."""
    settings = settings or read_settings(ApiSettings)
    service = Service("api", settings, clock=clock)
    database = service.use_database()
    store, access = ApiStore(database), AccessStore(database)
    service.add_part("store", store.prepare)
    service.add_part("access store", access.prepare)
    service.add_sweeps(*sweep_after(settings.retention_silences_days, "silences", store.forget_silences))
    if settings.shared.access == "keys":
        service.add_part("first key", FirstKey(access, clock).make)
    live = LiveAlerts(settings.stream_backlog, stream_metrics(service.registry))
    service.add_part("live", stop=live.close)
    search = _search(service, database, store, settings)
    handlers = LiveHandlers(live, search.follower, store.desk_of_alert)
    subscriber, reports = service.subscribe(topics.ALERT_RAISED), service.subscribe(topics.REPORT_FILED, FiledIds)
    subscriber(handlers.on_alert)
    reports(handlers.on_report)
    service.add_background("search", lambda: search.follower.run(partial(until_listening, subscriber, reports)))
    amendments = amendments_erased(service.registry)
    erasing = ErasingHandlers(store.erasure, store.amendments, Audit(access, clock), amendments, search.forget)
    service.subscribe(topics.ARTICLE_ERASED)(erasing.on_erased)
    stream = AlertStream(
        store,
        live,
        RaisedAlerts(settings.shared.kafka, subscriber),
        heartbeat_seconds=settings.stream_heartbeat_seconds,
    )
    places = Places()
    service.add_part("gazetteer", places.open)
    requests = DeliveryRequests(service.emitter, clock)
    keys = Keyring("api", database, clock)
    watch = service_http(settings.watch_url)
    service.add_part("client of watch", stop=watch.aclose)
    intake = service_http(settings.intake_url)
    service.add_part("client of intake", stop=intake.aclose)
    kafka = settings.shared.kafka
    pipeline = Pipeline(Backlogs(kafka), DeadLetters(kafka))
    asked = Asked(
        requests=requests,
        emitter=service.emitter,
        trials=WatchClient(watch),
        previews=IntakeClient(intake),
        search=search,
        pipeline=pipeline,
    )
    failures, accounts = Failures(), _accounts(service, settings)
    app = http_app(store, LedgerStore(database), access, keys, stream, places, clock, asked, accounts, failures)
    service.serve(app, keys, needed, login="/login", failures=failures)
    return service


def _accounts(service: Service, settings: ApiSettings) -> Accounts | None:
    """What people log in with who have accounts; ``None`` if there is no issuer."""
    if (issuer := settings.oidc_issuer) is None:
        return None
    http = issuer_http(issuer)
    service.add_part("client of the issuer", stop=http.aclose)
    secret = None if settings.oidc_client_secret is None else settings.oidc_client_secret.get_secret_value()
    client = Client(issuer, str(settings.oidc_client_id), secret, settings.oidc_scopes)
    given = {
        Role.READER: settings.oidc_readers,
        Role.ANALYST: settings.oidc_analysts,
        Role.ADMIN: settings.oidc_admins,
    }
    values = {role: frozenset(texts) for role, texts in given.items()}
    return Accounts(
        Issuer(http, client),
        Membership(
            settings.oidc_role_claim, values, settings.oidc_otherwise, settings.oidc_desks, settings.oidc_desk_otherwise
        ),
        settings.oidc_label,
        timedelta(hours=settings.oidc_session_hours),
        settings.oidc_redirect_url,
    )


def _search(service: Service, database: Database, store: ApiStore, settings: ApiSettings) -> SearchDesk:
    """The search index, which is empty, and what fills it."""
    index = SearchIndex()
    service.add_part("search index", stop=partial(asyncio.to_thread, index.close))
    shared = settings.shared
    follower = SearchFollower(
        index,
        SearchSources(database),
        service.clock,
        search_metrics(service.registry),
        round_seconds=settings.search_round_seconds,
        backoff=Backoff(shared.retry_base_seconds, shared.retry_max_seconds),
        pace=Pace(0.0, SEARCH_BEHIND_SECONDS),
    )
    return SearchDesk(index, follower, store.erasures.missing)
