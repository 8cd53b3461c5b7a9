"""Which reports and alerts are exported, read from the database the oldest first.

The ids are read first, in order, and the documents by their ids. A server that sorts in memory holds no document then.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from claimwatch_contracts.base import Versioned
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import Report
from services._runtime.mongo import Collection, Database, Document
from services._runtime.stored import Unreadable, read_body
from services.archive.store.incidents import IncidentStore

M = TypeVar("M", bound=Versioned)
C = TypeVar("C")
READ_AT_ONCE = 50


@dataclass(frozen=True)
class Selection:
    """Which are meant; ``None`` does not restrict. ``publisher`` is the name as the articles have it.

    ``since`` is the earliest time of filing or of raising. A report is chosen by its main incident, an alert by any
    incident that it tells about. ``incidents`` are the ids of one incident: its own and those of incidents that it
    turned out to be.
    """

    since: datetime | None = None
    publisher: str | None = None
    incidents: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Found(Generic[C]):
    """What was found, or why it cannot be read; ``at`` is when it was filed or raised, if it was."""

    at: datetime | None
    content: C | Unreadable


class Chosen(Generic[M]):
    """The documents of a collection that a query finds, in the order of a time."""

    def __init__(self, collection: Collection, model: type[M], time: str, query: Document) -> None:
        self._collection = collection
        self._model = model
        self._time = time
        self._query = query

    async def ids(self) -> list[str]:
        """The ids, the oldest first."""
        oldest = [(self._time, 1), ("_id", 1)]
        return [document["_id"] async for document in self._collection.find(self._query, {"_id": 1}).sort(oldest)]

    async def read(self, ids: list[str]) -> AsyncIterator[Found[M]]:
        """The documents with these ids, in the same order, without those that are gone by now."""
        for first in range(0, len(ids), READ_AT_ONCE):
            some = ids[first : first + READ_AT_ONCE]
            found = self._collection.find({"_id": {"$in": some}}, {"parts": 0})
            documents = {document["_id"]: document async for document in found}
            for identity in some:
                if document := documents.get(identity):
                    yield Found(document[self._time], read_body(self._model, document))


async def ids_of_incident(database: Database, incident: str) -> tuple[str, ...]:
    """All ids of the incident that has, or once had, this id; the id alone if there is no such incident."""
    incidents = database["incidents"]
    alive = await IncidentStore(database).by_id(incident)
    ids = [incident if alive is None else alive.incident_id]
    for identity in ids:  # the list grows by those that were merged into one of it
        merged = incidents.find({"body.merged_into": identity}, {"_id": 1})
        ids += [document["_id"] async for document in merged if document["_id"] not in ids]
    return tuple(ids)


def chosen_reports(database: Database, selection: Selection) -> Chosen[Report]:
    """The filed reports that are meant."""
    query: Document = {"filed_at": {"$ne": None} if selection.since is None else {"$gte": selection.since}}
    if selection.publisher is not None:
        query["body.article.publisher"] = selection.publisher
    if selection.incidents is not None:
        query["body.incident_id"] = {"$in": list(selection.incidents)}
    return Chosen(database["reports"], Report, "filed_at", query)


def chosen_alerts(database: Database, selection: Selection) -> Chosen[AlertRaised]:
    """The alerts that are meant."""
    query: Document = {"raised_at": {"$ne": None} if selection.since is None else {"$gte": selection.since}}
    if selection.publisher is not None:
        query["body.article.publisher"] = selection.publisher
    if selection.incidents is not None:
        query["subjects"] = {"$in": [f"incident:{identity}" for identity in selection.incidents]}
    return Chosen(database["alerts"], AlertRaised, "raised_at", query)
