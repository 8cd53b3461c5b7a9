"""Incidents, the ledger's sheets and the reports on an incident, all of which the archive writes.

Lists are ordered by the time of the latest article, newest first, then by sheet and by the order of its rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pymongo import DESCENDING

from claimwatch_contracts.incident import Incident
from claimwatch_contracts.ledger import ArticleEntries, LedgerEntry, Row
from claimwatch_contracts.ledger_sheet import LedgerSheet
from services._runtime.mongo import Database, Document
from services._runtime.stored import (
    BODY,
    Unreadable,
    body_of,
    read_body,
    read_with,
    readable_by_id,
    readable_with,
    restored,
)
from services.api.cursors import Page, Position, Window, page_of
from services.api.filters import Conditions
from services.api.ledger.filters import IncidentFilter, RowFilter
from services.api.ledger.map import MappedIncident, mapped
from services.api.ledger.shown import ListedIncident, ListedRow, TimelineReport, listed, listed_row
from services.api.ledger.speaking import FIELDS as SPOKEN_FIELDS
from services.api.ledger.speaking import Speaking, Spoken
from services.api.store.paging import READ_AT_ONCE, newest

MOST_REPORTS = 1_000
"""The reports of a timeline."""
MOST_SPOKEN = 500
"""The reports that are asked for whom a claimant speaks."""
ARTICLE = ("article_id", "revision", "publisher", "title", "url", "published_at")
BODY_OF_REPORT = ("report_id", "story_id", "original", "relation", "similarity")
HEAD = ["filed_at", *(f"body.article.{name}" for name in ARTICLE), *(f"body.{name}" for name in BODY_OF_REPORT)]


@dataclass(frozen=True)
class FoundIncident:
    """An incident that is known by an id. ``ids`` are its own id first, then those that were merged into it."""

    incident: Incident
    sheet: LedgerSheet
    ids: tuple[str, ...]


class LedgerStore:
    """What the api reads of incidents and of the ledger."""

    def __init__(self, database: Database) -> None:
        self._sheets = database["ledger_sheets"]
        self._incidents = database["incidents"]
        self._reports = database["reports"]
        self._entries = database["entries"]
        self._index = database["entry_index"]

    async def incidents(self, window: Window, selection: IncidentFilter) -> Page[ListedIncident]:
        """Incidents, the one with the latest article first."""
        return await newest(self._sheets, "last_at", window, selection.conditions(), {}, _listed)

    async def mapped(self, selection: IncidentFilter, most: int) -> tuple[list[MappedIncident], int]:
        """At most so many incidents, those with the latest articles, and how many more there are.

        What cannot be read is logged and counts among the others.
        """
        query = dict(selection.conditions())
        last = self._sheets.find(query, BODY).sort([("last_at", DESCENDING), ("_id", DESCENDING)]).limit(most)
        found = [
            incident
            async for document in last.batch_size(READ_AT_ONCE)
            if (incident := readable_with(_mapped, document, "sheet")) is not None
        ]
        articles: dict[str, int] = {}
        ids = [incident.incident_id for incident in found]
        async for document in self._incidents.find({"_id": {"$in": ids}}, BODY):
            articles[document["_id"]] = readable_with(_articles, document, "incident") or 0
        counted = [each.model_copy(update={"articles": articles.get(each.incident_id, 0)}) for each in found]
        return counted, await self._sheets.count_documents(query) - len(counted)

    async def current_id(self, incident_id: str) -> str:
        """The id of the incident that the one with this id turned out to be, or the id itself."""
        seen = {incident_id}
        while True:
            document = await self._incidents.find_one({"_id": incident_id}, {"body.merged_into": 1})
            into = ((document or {}).get("body") or {}).get("merged_into")
            if into is None or into in seen:
                return incident_id
            seen.add(incident_id := into)

    async def incident(self, incident_id: str) -> FoundIncident | Unreadable | None:
        """The incident with that id, or the one that it turned out to be."""
        identity = await self.current_id(incident_id)
        document = await self._incidents.find_one({"_id": identity}, BODY)
        kept = await self._sheets.find_one({"_id": f"incident:{identity}"}, BODY)
        if document is None or kept is None:
            return None
        incident, sheet = read_body(Incident, document), read_body(LedgerSheet, kept)
        if isinstance(incident, Unreadable) or isinstance(sheet, Unreadable):
            return incident if isinstance(incident, Unreadable) else sheet if isinstance(sheet, Unreadable) else None
        return FoundIncident(incident, sheet, await self._ids(identity))

    async def _ids(self, incident_id: str) -> tuple[str, ...]:
        ids = [incident_id]
        for identity in ids:  # the list grows by those that were merged into one of it
            merged = self._incidents.find({"body.merged_into": identity}, {"_id": 1}).sort("_id")
            ids += [document["_id"] async for document in merged if document["_id"] not in ids]
        return tuple(ids)

    async def reports(self, incident_ids: tuple[str, ...]) -> tuple[tuple[TimelineReport, ...], int]:
        """The reports whose main incident has one of the ids, the last filed, and how many more there are.

        Those that cannot be read count among the others.
        """
        query: Document = {"incident_id": {"$in": list(incident_ids)}, "filed_at": {"$ne": None}, "body": {"$ne": None}}
        last = self._reports.find(query, dict.fromkeys(HEAD, 1)).sort([("filed_at", DESCENDING), ("_id", DESCENDING)])
        read = [read_with(_head_of_report, document) async for document in last.limit(MOST_REPORTS)]
        found = tuple(report for report in read if isinstance(report, TimelineReport))
        return found, await self._reports.count_documents(query) - len(found)

    async def entries(self, incident_ids: tuple[str, ...]) -> list[LedgerEntry]:
        """What the articles on an incident that has these ids put into the ledger. What cannot be read is left out.

        They are the articles that say something of it, and those whose main incident it is, the last filed of these.
        """
        keys = [f"incident:{identity}" for identity in incident_ids]
        ids = {article async for found in self._index.find({"_id": {"$in": keys}}) for article in found["ids"]}
        main = self._reports.find(
            {"incident_id": {"$in": list(incident_ids)}, "filed_at": {"$ne": None}}, {"article_id": 1}
        )
        ids |= {found["article_id"] async for found in main.sort([("filed_at", DESCENDING)]).limit(MOST_REPORTS)}
        documents = self._entries.find({"_id": {"$in": sorted(ids)}}, BODY)
        held = await readable_by_id(ArticleEntries, documents)
        return [entry for each in held.values() for entry in each.entries]

    async def sheets(self, sheet_ids: Sequence[str]) -> list[LedgerSheet]:
        """The sheets with these ids. What cannot be read is logged and left out."""
        held = await readable_by_id(LedgerSheet, self._sheets.find({"_id": {"$in": list(sheet_ids)}}, BODY))
        return [held[identity] for identity in sheet_ids if identity in held]

    async def spoken(self, claimants: tuple[str, ...]) -> Spoken:
        """Where figures stand that a claimant with these keys gave for others; by the last reports with its figures.

        What cannot be read is logged and left out.
        """
        query = {"body.figures.claimant.key": {"$in": list(claimants)}, "filed_at": {"$ne": None}}
        speaking = Speaking(claimants)
        last = self._reports.find(query, dict.fromkeys(SPOKEN_FIELDS, 1)).sort([("filed_at", DESCENDING)])
        async for document in last.limit(MOST_SPOKEN).batch_size(READ_AT_ONCE):
            readable_with(speaking.add, document, "report")
        return speaking.found()

    async def rows(self, window: Window, selection: RowFilter) -> Page[ListedRow]:
        """Rows of the ledger, those of the sheet with the latest article first."""
        conditions = [part for part in (selection.conditions(), _from(window.after)) if part]
        query = {"$and": conditions} if conditions else {}
        cursor = self._sheets.find(query, BODY | {"last_at": 1}).sort([("last_at", DESCENDING), ("_id", DESCENDING)])
        rows: list[tuple[Position, ListedRow]] = []
        unreadable: list[Unreadable] = []
        async for document in cursor.batch_size(READ_AT_ONCE):
            sheet = read_body(LedgerSheet, document)
            if isinstance(sheet, Unreadable):
                unreadable.append(sheet)
                continue
            wanted = (row for row in _after(sheet, window.after) if selection.admits(row))
            spoken = selection.spoken.by
            rows += [
                (_position(document, row), listed_row(row, sheet, spoken, selection.spoken_in(row))) for row in wanted
            ]
            if len(rows) > window.limit:
                break
        page = page_of(rows[: window.limit], lambda found: found[0], more=len(rows) > window.limit)
        return Page(tuple(row for _, row in page.items), page.next, tuple(unreadable))


def _articles(document: Mapping[str, Any]) -> int:
    return len(body_of(Incident, document)["articles"])  # not validated: there are many, and no more is wanted


def _mapped(document: Mapping[str, Any]) -> MappedIncident:
    return mapped(restored(LedgerSheet, document))


def _listed(document: Mapping[str, Any]) -> ListedIncident:
    return listed(restored(LedgerSheet, document))


def _head_of_report(document: Mapping[str, Any]) -> TimelineReport:
    body = document["body"]
    rest = {
        name: body[name] for name in ("report_id", "story_id", "original", "relation", "similarity") if name in body
    }
    return TimelineReport.model_validate({**body["article"], **rest, "filed_at": document["filed_at"]})


def _position(document: Document, row: Row) -> Position:
    return Position(document["last_at"], f"{document['_id']} {row.row_id}")


def _from(after: Position | None) -> Conditions:
    """The sheets from that of the last row on."""
    if after is None:
        return {}
    same = {"last_at": after.time, "_id": {"$lte": after.id.rpartition(" ")[0]}}
    return {"$or": [{"last_at": {"$lt": after.time}}, same]}


def _after(sheet: LedgerSheet, after: Position | None) -> tuple[Row, ...]:
    """The sheet's rows that come after the last row; all if that is in another sheet, or no longer in this one."""
    sheet_id, _, row_id = ("", "", "") if after is None else after.id.rpartition(" ")
    ids = [row.row_id for row in sheet.rows] if sheet.sheet_id == sheet_id else []
    return sheet.rows[ids.index(row_id) + 1 :] if row_id in ids else sheet.rows
