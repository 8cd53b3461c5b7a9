"""Keys, sessions and the audit log in MongoDB. The api alone writes them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from pymongo import ASCENDING, DESCENDING

from claimwatch_contracts.access import AccessKey, AuditEntry, Session
from services._runtime.mongo import Database, insert_once
from services._runtime.stored import restored, stored
from services.api.cursors import Page, Window
from services.api.filters import AuditFilter
from services.api.store.documents import Documents
from services.api.store.paging import newest

ALL = AuditFilter()
MADE = {"_id": "first-key"}


class AccessStore:
    """The collections ``keys``, ``sessions`` and ``audit``; ``key_uses`` is read."""

    def __init__(self, database: Database) -> None:
        self.keys = Documents(database, "keys", AccessKey)
        self._sessions = database["sessions"]
        self._audit = database["audit"]
        self._uses = database["key_uses"]
        self._installation = database["installation"]

    async def prepare(self) -> None:
        """Create the indexes."""
        await self.keys.prepare()
        await self._sessions.create_index([("expires_at", ASCENDING)])
        await self._audit.create_index([("at", DESCENDING), ("_id", DESCENDING)])
        for path in ("body.id", "body.kind", "body.caller", "body.key_id"):
            await self._audit.create_index([(path, ASCENDING), ("at", DESCENDING), ("_id", DESCENDING)])
        await self._uses.create_index([("key_id", ASCENDING)])

    async def claim_first_key(self) -> bool:
        """Whether the caller shall make the first key: there is none, and nobody else was told so."""
        return not await self.keys.count() and await insert_once(self._installation, dict(MADE))

    async def keep_first_key(self, key: AccessKey) -> None:
        """Store the first key."""
        await self.keys.insert(key.key_id, key, created_at=key.created_at, request="")

    async def open_session(self, session: Session) -> None:
        """Store a session."""
        document = {"_id": session.digest, **stored(session), "expires_at": session.expires_at}
        await insert_once(self._sessions, document)

    async def end_session(self, digest: str) -> None:
        """Delete a session; one that is not there is no error."""
        await self._sessions.delete_one({"_id": digest})

    async def end_sessions_before(self, now: datetime) -> None:
        """Delete the sessions that are over."""
        await self._sessions.delete_many({"expires_at": {"$lte": now}})

    async def last_uses(self, key_ids: Iterable[str]) -> dict[str, datetime]:
        """When each key was last seen by a service; without those never seen."""
        last: dict[str, datetime] = {}
        async for use in self._uses.find({"key_id": {"$in": list(key_ids)}}):
            last[use["key_id"]] = max(use["used_at"], last.get(use["key_id"], use["used_at"]))
        return last

    async def note(self, entry: AuditEntry) -> None:
        """Add an entry to the audit log."""
        await self._audit.insert_one({"_id": entry.entry_id, **stored(entry), "at": entry.at})

    async def note_once(self, entry: AuditEntry) -> None:
        """Add an entry to the audit log, unless one has its id."""
        await insert_once(self._audit, {"_id": entry.entry_id, **stored(entry), "at": entry.at})

    async def take_back(self, entry: AuditEntry) -> None:
        """Remove the entry of a change that was not made."""
        await self._audit.delete_one({"_id": entry.entry_id})

    async def forget(self, kind: str, identity: str) -> None:
        """Forget what a document said, before and after each change of it."""
        nothing = {"$set": {"body.before": None, "body.after": None}}
        await self._audit.update_many({"body.id": identity, "body.kind": kind}, nothing)

    async def entries(self, window: Window, selection: AuditFilter = ALL) -> Page[AuditEntry]:
        """A part of the audit log, newest first."""
        return await newest(self._audit, "at", window, selection.conditions(), {}, _entry)


def _entry(document: Mapping[str, Any]) -> AuditEntry:
    return restored(AuditEntry, document)
