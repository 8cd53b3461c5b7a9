"""Every golden document of every version is read by today's stores, out of a real database; so is one of a trial."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from claimwatch_contracts.base import Instant, Versioned
from claimwatch_contracts.documents import Endpoint, Watch
from claimwatch_contracts.events import AlertRaised, ArticlePublished
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from claimwatch_contracts.upcasts import UPCASTS, Upcasts
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services._runtime.stored import Unreadable
from services.api.editing import Editor
from services.api.filters import DeliveryFilter, ReportFilter
from services.api.preconditions import Preconditions
from services.api.store.api_store import ApiStore
from services.api.store.documents import Documents
from services.archive.store.aliases import AliasStore
from services.archive.store.reports import ReportStore
from services.intake.store import ArticleStore, FeedStore
from services.notify.store import NotifyStore
from services.watch.store import AlertStore
from tests.archive_stores import file as file_report
from tests.archive_stores import keep
from tests.builders import NOW, watch
from tests.golden import documents, messages, stored_versions
from tests.integration.stored.examples import ALL, LATER
from tests.integration.stored.of_api import (
    acknowledgements,
    aliases,
    audit,
    channels,
    key_uses,
    keys,
    sessions,
    silences,
    topics,
    views,
    watches,
)
from tests.integration.stored.of_archive import (
    amendments,
    entries,
    entry_index,
    erasures,
    filed_revisions,
    incident_keys,
    incidents,
    ledger_sheets,
    reports,
    shingles,
    stories,
    turns,
)
from tests.integration.stored.of_intake import (
    addresses,
    articles,
    feed_entries,
    feed_states,
    feeds,
    live_blogs,
    page_checks,
    page_hosts,
)
from tests.integration.stored.of_watch_and_notify import (
    alerts,
    deliveries,
    endpoints,
    groups,
    subjects,
    told,
    troubles,
    withheld,
)


@pytest.fixture
async def database(shared_settings: SharedSettings) -> AsyncIterator[Database]:
    """A database of the test's own."""
    database = connect(shared_settings)
    yield database
    database.client.close()


Reader = Callable[[Database], Awaitable[set[str]]]


READERS: dict[str, Reader] = {
    "keys": keys,
    "sessions": sessions,
    "key_uses": key_uses,
    "audit": audit,
    "watches": watches,
    "channels": channels,
    "endpoints": endpoints,
    "feeds": feeds,
    "feed_states": feed_states,
    "feed_entries": feed_entries,
    "addresses": addresses,
    "page_checks": page_checks,
    "page_hosts": page_hosts,
    "live_blogs": live_blogs,
    "articles": articles,
    "aliases": aliases,
    "topics": topics,
    "reports": reports,
    "stories": stories,
    "shingles": shingles,
    "incidents": incidents,
    "incident_keys": incident_keys,
    "entries": entries,
    "entry_index": entry_index,
    "turns": turns,
    "filed_revisions": filed_revisions,
    "alerts": alerts,
    "told": told,
    "withheld": withheld,
    "troubles": troubles,
    "subjects": subjects,
    "ledger_sheets": ledger_sheets,
    "erasures": erasures,
    "amendments": amendments,
    "deliveries": deliveries,
    "groups": groups,
    "silences": silences,
    "acknowledgements": acknowledgements,
    "views": views,
}


@pytest.mark.parametrize(("collection", "version"), stored_versions())
async def test_what_was_stored_is_read_by_todays_stores(database: Database, collection: str, version: int) -> None:
    golden = documents(collection, version)
    await database[collection].insert_many(golden)
    assert await READERS[collection](database) == {str(document["_id"]) for document in golden}


ODD: dict[str, dict[str, Any]] = {
    "feed_states": {"_id": "herald", "polled_at": NOW, "incomplete": [{"odd": True}], "leased_until": NOW},
    "feed_entries": {"_id": "courier:odd", "feed_id": "courier"},
    "articles": {"_id": "odd:1", "feed_id": "courier", "page": "https://courier.example/graves"},
    "endpoints": {"_id": "newsroom", "channel_updated_at": "then"},
    "deliveries": {"_id": "odd", "created_at": NOW, "state": "pending", "next_attempt_at": NOW, "channel_id": "c"},
    "reports": {"_id": "odd:1", "filed_at": NOW, "parts": {"article": {"packed": b"no zlib"}}},
    "aliases": {"_id": "odd", "body": None},
    "told": {"_id": documents("told", 1)[0]["_id"]},
}


async def test_what_cannot_be_read_voids_none_of_its_neighbours(database: Database) -> None:
    for collection, odd in ODD.items():
        golden = [document for document in documents(collection, 1) if document["_id"] != odd["_id"]]
        await database[collection].insert_many([odd, *golden])
    await database["feeds"].insert_many(documents("feeds", 1))
    api, intake, notify, archive = (
        ApiStore(database),
        FeedStore(database, "me"),
        NotifyStore(database),
        ReportStore(database),
    )

    by_id = {feed.feed_id: feed for feed in (await api.feeds.page(ALL)).items}
    herald, courier = by_id["herald"], by_id["courier"]
    states = await intake.states([courier, herald], LATER)
    assert (states["courier"].etag, states["herald"].polled_at) == ('"v7"', None)
    begun = await intake.lease(herald, LATER, 60)
    assert begun is not None
    assert begun.is_unread(herald)
    assert (await api.feed_states(["courier", "herald"])).keys() == {"courier"}
    assert len(await intake.entries(courier)) == 2
    assert len((await ArticleStore(database).on_page("courier", ODD["articles"]["page"])).by_key) == 1

    assert (await api.endpoints(["newsroom", "desk"])).keys() == {"desk"}
    assert await notify.endpoint("newsroom") is None
    page = await api.deliveries(ALL, DeliveryFilter())
    assert (len(page.items), [item.id for item in page.unreadable]) == (3, ["odd"])
    assert isinstance(await api.delivery("odd"), Unreadable)
    due = [await notify.lease(LATER, LATER + timedelta(hours=1), but_not=()) for _ in range(2)]
    assert [lease is None for lease in due].count(True) == 1, "of two that are due the odd one is set aside"
    failed = await database["deliveries"].find_one({"_id": "odd"})
    assert failed is not None
    assert (failed["state"], failed["reason"][:18]) == ("failed", "it cannot be read:")

    (alert,) = messages("alert-raised", 1)
    key = alert["news"][0]["key"]
    before = await AlertStore(database).told_before({"graves": [key]}, "a filing")
    assert before == {"graves": {key}}, "in doubt it is not told again"

    assert [article.revision async for article in archive.articles()] == [1]
    names = AliasStore(database)
    assert len(await names.all_readable()) == len(await names.versions()) - 1 == 2


async def test_what_is_stored_today_says_its_version(database: Database) -> None:
    await database["alerts"].insert_many(documents("alerts", 1))
    await database["reports"].insert_many(documents("reports", 1))
    api, archive = ApiStore(database), ReportStore(database)
    (alert,) = [alert async for alert in api.alerts_since(NOW - timedelta(days=3_650))]
    (listed,) = (await api.reports(ALL, ReportFilter())).items
    report = await api.report(listed.report_id)
    assert isinstance(report, Report)
    parts = await archive.parts(listed.article.article_id, listed.article.revision)
    assert parts is not None

    await database["alerts"].delete_many({})
    await database["reports"].delete_many({})
    await AlertStore(database).keep_alert(alert)
    complete = [await keep(archive, extraction) for extraction in parts.extractions]
    complete.append(await keep(archive, parts.article))
    assert complete[-1] is not None
    assert await file_report(archive, report, Judgement(), complete[-1], NOW)
    await NotifyStore(database).keep_endpoint("c", Endpoint(channel_updated_at=NOW))
    assert await api.watches.insert("w1", watch(), created_at=NOW, request="")

    stored = {name: await database[name].find_one({}) for name in ("alerts", "reports", "endpoints", "watches")}
    versions = {name: document["v"] for name, document in stored.items() if document}
    assert versions == {
        "alerts": AlertRaised.VERSION,
        "reports": Report.VERSION,
        "endpoints": Endpoint.VERSION,
        "watches": Watch.VERSION,
    }
    assert stored["reports"] is not None
    part_versions = {name: part["v"] for name, part in stored["reports"]["parts"].items()}
    extracted = {extraction.EXTRACTOR: extraction.VERSION for extraction in parts.extractions}
    assert part_versions == {"article": ArticlePublished.VERSION, **extracted}


class TrackedWatch(Versioned):
    """What a watch could be one day: it has a ``title`` and only topics."""

    VERSION = Watch.VERSION + 1

    watch_id: str
    title: str
    topics: tuple[str, ...]
    updated_at: Instant


def tracked(body: dict[str, Any]) -> dict[str, Any]:
    """A watch of today as one of the next version."""
    kept = {name: body[name] for name in ("watch_id", "topics", "updated_at")}
    return {"title": body["name"], **kept}


OLDER: Upcasts = {("tracked-watch", version): UPCASTS["watch", version] for version in range(1, Watch.VERSION)}
TRIAL: Upcasts = {**OLDER, ("tracked-watch", Watch.VERSION): tracked}


async def renamed(watch: TrackedWatch, now: datetime) -> TrackedWatch:
    """The watch under another title."""
    return watch.model_copy(update={"title": "Graves and dams", "updated_at": now})


async def test_a_watch_of_version_1_is_listed_read_edited_and_written_back_as_the_next_version(
    database: Database,
) -> None:
    await database["watches"].insert_many(documents("watches", 1))
    store = Documents(database, "watches", TrackedWatch, TRIAL)
    page = await store.page(ALL)
    assert [watch.title for watch in page.items] == ["River towns", "Graves"]
    editor = Editor("watch", store, lambda: LATER)
    assert (await editor.read("graves")).title == "Graves"
    await editor.change("graves", Preconditions(), renamed)
    written = await database["watches"].find_one({"_id": "graves"})
    assert written is not None
    assert (written["v"], written["body"]["title"]) == (TrackedWatch.VERSION, "Graves and dams")
    assert "name" not in written["body"]
    assert [watch.title for watch in (await store.page(ALL)).items] == ["River towns", "Graves and dams"]
    today = await Documents(database, "watches", Watch).page(ALL)
    assert [watch.name for watch in today.items] == ["River towns"]
    assert [(item.id, "newer Claimwatch" in item.reason) for item in today.unreadable] == [("graves", True)]
    await editor.delete("graves", Preconditions())
    assert (await store.get("graves")) is None
