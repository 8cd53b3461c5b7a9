"""Which queries a server with indexes answers by one: every service's declared indexes beside what was asked."""

import asyncio
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast

from services._runtime.mongo import Database
from services.api.access.store import AccessStore
from services.api.store.api_store import ApiStore
from services.archive.store.filed_revisions import FiledRevisions
from services.archive.store.incidents import IncidentStore
from services.archive.store.reports import ReportStore
from services.archive.store.retention import StoryRetention
from services.archive.store.sheets import SheetStore
from services.archive.store.turns.journal import Journal
from services.intake.erasures.store import ErasureStore
from services.intake.live_blogs.store import LiveBlogStore
from services.intake.page_checks.store import PageCheckStore
from services.intake.store import ArticleStore, FeedStore
from services.notify.leaving.group_store import GroupStore
from services.notify.store import NotifyStore
from services.watch.store import AlertStore, WatchStore
from tests.fakes.mongo import Asked, FakeDatabase

STORES = (
    *(ReportStore, IncidentStore, FiledRevisions, StoryRetention, SheetStore, Journal),
    *(AlertStore, WatchStore, ApiStore, AccessStore, ArticleStore, ErasureStore, PageCheckStore, LiveBlogStore),
    *(NotifyStore, GroupStore),
    lambda database: FeedStore(database, "tests"),
)
READ_WHOLE = frozenset({"watches", "channels", "feeds", "aliases", "topics", "silences", "views"})
"""Collections that users write by hand, which are small and read as a whole."""
SELDOM = frozenset({("stories", "filed"), ("deliveries", "body")})
"""Collections and first fields of queries that are asked once at a start, and once for an article that is erased."""

Indexes = Mapping[str, Iterable[tuple[str, ...]]]
"""By collection: the fields of each index."""


@cache
def declared() -> Indexes:
    """The indexes that the services create at their start."""
    database = FakeDatabase()
    loop = asyncio.new_event_loop()
    for store in STORES:
        loop.run_until_complete(store(cast(Database, database)).prepare())
    loop.close()
    return database.indexes


def unindexed(asked: Iterable[Asked], indexes: Indexes) -> list[Asked]:
    """The queries that would read a whole collection: neither by ``_id`` nor by the first field of an index.

    A list in the order of an index is read along it, as far as it is wanted. Who asks for everything wants to read all.
    """
    whole = (each for each in asked if each.query and each.collection not in READ_WHOLE)
    return [each for each in whole if not _is_indexed(each, {fields[0] for fields in indexes.get(each.collection, ())})]


def _is_indexed(asked: Asked, firsts: set[str]) -> bool:
    if asked.first in firsts or asked.first == "_id" or (asked.collection, next(iter(asked.query))) in SELDOM:
        return True
    return _narrows(asked.query, firsts | {"_id"})


def _narrows(query: Mapping[str, Any], firsts: set[str]) -> bool:
    if any(field in firsts and not _leaves_out(sought) for field, sought in query.items()):
        return True
    if any(_narrows(part, firsts) for part in query.get("$and", ())):
        return True
    ways = query.get("$or", ())
    return bool(ways) and all(_narrows(way, firsts) for way in ways)


def _leaves_out(sought: object) -> bool:
    """Whether a condition only says what a field must not be, by which no index finds anything."""
    return isinstance(sought, Mapping) and set(sought) <= {"$ne", "$nin", "$exists", "$not"}
