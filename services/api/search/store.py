"""Where entries come from: the collections that the archive, the watch service and notify write.

Of each document there is a mark, made of a few of its fields, which changes whenever the document does. So a look at
the marks of a collection says which documents have to be read again.
"""

import hashlib
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claimwatch_contracts.amendment import article_of
from claimwatch_contracts.deliveries import Delivery, Notification
from claimwatch_contracts.desk import DEFAULT_DESK
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.ledger_sheet import LedgerSheet
from claimwatch_contracts.report import Report
from services._runtime.mongo import Database, Document
from services._runtime.stored import readable, readable_with, restored
from services._runtime.sweeping import in_batches
from services.api.search.entries import Entry, Read
from services.api.search.of_alerts import entry_of_alert, entry_of_delivery
from services.api.search.of_ledger import entries_of_sheet
from services.api.search.of_reports import entries_of_report

MARKS_AT_ONCE = 500
Fields = Sequence[str]
Make = Callable[[Mapping[str, Any]], Read]


@dataclass(frozen=True)
class Source:
    """A collection. ``marked`` are the fields of the mark, ``left_out`` those that entries are not made of.

    ``made_at`` is the field with the time at which a document was made, by which they are indexed.
    """

    collection: str
    marked: Fields
    left_out: Fields
    made_at: str
    entries: Callable[[Mapping[str, Any]], Sequence[Entry]]
    is_of_articles: bool = False

    def read(self, document: Mapping[str, Any]) -> Read:
        """The document with its entries; without any, if it cannot be read."""
        entries = tuple(readable_with(self.entries, document, self.collection) or ())
        identity, mark = str(document["_id"]), self.mark(document)
        if not self.is_of_articles:
            return Read(self.collection, identity, mark, entries)
        revision = int(identity.rpartition(":")[2] or 0)
        return Read(self.collection, identity, mark, entries, article_of(identity), revision)

    def mark(self, document: Mapping[str, Any]) -> str:
        """The document's mark."""
        values = [_at(document, path) for path in self.marked]
        return hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _at(document: Any, path: str) -> Any:
    for name in path.split("."):
        document = document.get(name) if isinstance(document, Mapping) else None
    return document


def _of_report(document: Mapping[str, Any]) -> Sequence[Entry]:
    is_filed = document.get("body") is not None and document.get("filed_at") is not None
    return entries_of_report(restored(Report, document)) if is_filed else ()


def _of_sheet(document: Mapping[str, Any]) -> Sequence[Entry]:
    return entries_of_sheet(restored(LedgerSheet, document))


def _of_alert(document: Mapping[str, Any]) -> Sequence[Entry]:
    return (entry_of_alert(restored(AlertRaised, document), _desk(document)),)


def _of_delivery(document: Mapping[str, Any]) -> Sequence[Entry]:
    fields = {**document, "delivery_id": document["_id"]}
    body = fields.pop("body", None)
    delivery = restored(Delivery, fields)
    return (entry_of_delivery(delivery, _sent(body), _desk(document)),)


def _desk(document: Mapping[str, Any]) -> str:
    return str(document.get("desk") or DEFAULT_DESK)


def _sent(body: Any) -> Sequence[AlertRaised]:
    """The alerts that were sent, as far as they can be read. The oldest bodies are not packed."""
    if body is None:
        return ()
    sent = readable(Notification, body if "packed" in body else {"body": body})
    return () if sent is None else sent.alerts


SOURCES: dict[str, Source] = {
    source.collection: source
    for source in (
        Source(
            "reports",
            ("v", "filed_at", "changes", "erased_at", "incident_id", "body.amended", "body.removed_text"),
            ("parts", "judgement"),
            "filed_at",
            _of_report,
            is_of_articles=True,
        ),
        Source("ledger_sheets", ("v", "packed"), (), "last_at", _of_sheet),
        Source("alerts", ("v", "raised_at", "body.headline"), (), "raised_at", _of_alert),
        Source(
            "deliveries",
            ("v", "state", "reason", "attempts", "alert_ids", "article_ids"),
            (),
            "created_at",
            _of_delivery,
        ),
    )
}


class SearchSources:
    """The collections that are searched; read only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def marks(self, collection: str, since: datetime | None = None) -> AsyncIterator[dict[str, str]]:
        """The marks of a collection's documents by id, some at a time; with ``since``, of those made since then."""
        source = SOURCES[collection]
        wanted: Document = dict.fromkeys(source.marked, 1)
        made: Document = {} if since is None else {source.made_at: {"$gte": since}}
        async for batch in in_batches(self._database[collection], made, wanted, size=MARKS_AT_ONCE):
            yield {str(document["_id"]): source.mark(document) for document in batch}

    async def documents(self, collection: str, identities: Collection[str]) -> list[Mapping[str, Any]]:
        """Those of the documents that there are, without what entries are not made of."""
        left_out = dict.fromkeys(SOURCES[collection].left_out, 0)
        found = self._database[collection].find({"_id": {"$in": list(identities)}}, left_out or None)
        return [document async for document in found]
