"""The HTTP application: every path, and its OpenAPI 3.1 document at ``/openapi.json``."""

from dataclasses import dataclass

from fastapi import FastAPI

from claimwatch_contracts.documents import MAX_ALIASES, MAX_TOPICS
from claimwatch_contracts.silence import MAX_SILENCES
from claimwatch_contracts.views import MAX_VIEWS
from services._runtime.access.failures import Failures
from services._runtime.access.keyring import Keys
from services._runtime.clock import Clock
from services._runtime.emitting import Emits
from services._runtime.http.application import http_application
from services.api.access.audit import Audit
from services.api.access.desks import DeskList
from services.api.access.editing import key_desk
from services.api.access.keys import Sessions
from services.api.access.store import AccessStore
from services.api.clients import Previews, Trials
from services.api.delivery_requests import DeliveryRequests
from services.api.editing import Editor
from services.api.feed_states import redacted_feed
from services.api.ledger.store import LedgerStore
from services.api.places import Places
from services.api.routes.accounts import Accounts, account_pages, account_routes
from services.api.routes.acknowledgements import acknowledgement_routes
from services.api.routes.alerts import alert_routes
from services.api.routes.aliases import alias_routes
from services.api.routes.amendment_desk import AmendmentDesk
from services.api.routes.amendments import amendment_routes
from services.api.routes.channels import channel_routes
from services.api.routes.claimants import claimant_routes
from services.api.routes.deliveries import delivery_routes
from services.api.routes.described import describe
from services.api.routes.desks import desk_routes
from services.api.routes.feed_lists import feed_list_routes
from services.api.routes.feeds import feed_routes
from services.api.routes.incidents import incident_routes, ledger_routes
from services.api.routes.keys import audit_routes, key_routes
from services.api.routes.known_place import known_place
from services.api.routes.login import login_routes
from services.api.routes.map import map_routes
from services.api.routes.page import page_routes
from services.api.routes.places import place_routes
from services.api.routes.previews import preview_routes
from services.api.routes.queries import query_routes
from services.api.routes.reports import report_routes
from services.api.routes.search import search_routes
from services.api.routes.silences import silence_routes
from services.api.routes.system import Pipeline, system_routes
from services.api.routes.topics import topic_routes
from services.api.routes.unsubscribing import unsubscribing_routes
from services.api.routes.views import view_routes
from services.api.routes.watches import watch_routes
from services.api.search.desk import SearchDesk
from services.api.shown import own_topic, redacted_channel
from services.api.silenced import Silencing
from services.api.store.api_store import ApiStore
from services.api.stream import AlertStream

MAX_BODY_BYTES = 1024 * 1024
DESCRIPTION = """
Watches, channels, silences, feeds, aliases, topics, acknowledgements and amendments are written here; reports,
incidents, the ledger, alerts and deliveries are read here; new alerts come live.

Every request shows a key, `Authorization: Bearer cwk_…`, or a session that `POST /login` opened with one, unless the
service is open to anybody (`CLAIMWATCH_ACCESS=open`). Readers may read; analysts may change things too; admins may make
keys and read the audit log. A key works at one desk: watches, channels and silences of other desks are not there, nor
are their alerts and deliveries.

Lists are read by cursor: pass `next` of a page as `cursor` until it is `null`. Single resources have an `ETag`.
Errors are problem documents (RFC 9457). Offsets count code points of the article's text.
"""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the routes ask beside the database: other services, the search index, the broker."""

    requests: DeliveryRequests
    emitter: Emits
    trials: Trials
    previews: Previews
    search: SearchDesk
    pipeline: Pipeline


def http_app(
    store: ApiStore,
    ledger: LedgerStore,
    access: AccessStore,
    known_keys: Keys,
    stream: AlertStream,
    places: Places,
    clock: Clock,
    asked: Asked,
    accounts: Accounts | None = None,
    failures: Failures | None = None,
) -> FastAPI:
    """The application. Making it opens nothing. With ``accounts`` people may log in with theirs.

    ``failures`` are those that the door counts too.
    """
    failures = failures or Failures()
    app = http_application("Claimwatch", max_body_bytes=MAX_BODY_BYTES, version="1", description=DESCRIPTION)
    recorder = Audit(access, clock)
    desk, sessions = key_desk(access, clock), Sessions(access, clock)
    app.include_router(login_routes(known_keys, sessions, failures))
    app.include_router(account_routes(accounts))
    app.router.routes.extend(account_pages(accounts, desk, sessions, failures))
    app.include_router(key_routes(desk))
    app.include_router(audit_routes(access))
    app.include_router(desk_routes(DeskList(access.keys.all_readable, store.counts_of_desks)))
    app.include_router(system_routes(asked.pipeline, store, recorder, clock))
    watches = Editor("watch", store.watches, clock, recorder=recorder)
    app.include_router(watch_routes(store, watches, places, asked.trials))
    app.include_router(query_routes())
    app.include_router(place_routes(places))
    by_place = [known_place(places, store.names_place)]
    app.include_router(map_routes(ledger, store, places), dependencies=by_place)
    channels = Editor("channel", store.channels, clock, redacted_channel, recorder=recorder)
    app.include_router(channel_routes(store, channels))
    app.include_router(unsubscribing_routes(channels, asked.requests))
    app.include_router(delivery_routes(store, channels, asked.requests))
    feeds = Editor("feed", store.feeds, clock, redacted_feed, recorder=recorder)
    app.include_router(feed_routes(store, feeds))
    app.include_router(feed_list_routes(feeds, clock))
    app.include_router(preview_routes(asked.previews))
    aliases = Editor("alias", store.aliases, clock, most=MAX_ALIASES, recorder=recorder)
    app.include_router(alias_routes(aliases))
    topics = Editor("topic", store.topics, clock, own_topic, MAX_TOPICS, recorder)
    app.include_router(topic_routes(store, topics))
    app.include_router(search_routes(store, asked.search), dependencies=by_place)
    app.include_router(report_routes(store), dependencies=by_place)
    app.include_router(claimant_routes(store, aliases), dependencies=by_place)
    app.include_router(incident_routes(ledger), dependencies=by_place)
    app.include_router(ledger_routes(ledger, store), dependencies=by_place)
    amendments = Editor("amendment", store.amendments, clock, recorder=recorder)
    app.include_router(amendment_routes(AmendmentDesk(store, amendments, places, asked.emitter)))
    silencing = Silencing(store.silences.all_readable, clock)
    app.include_router(alert_routes(store, stream, silencing), dependencies=by_place)
    acknowledgements = Editor("acknowledgement", store.acknowledgements, clock, recorder=recorder)
    app.include_router(acknowledgement_routes(store, acknowledgements))
    silences = Editor("silence", store.silences, clock, most=MAX_SILENCES, recorder=recorder)
    app.include_router(silence_routes(silences, places))
    app.include_router(view_routes(Editor("view", store.views, clock, most=MAX_VIEWS, recorder=recorder)))
    app.router.routes.extend(page_routes())
    describe(app)
    return app
