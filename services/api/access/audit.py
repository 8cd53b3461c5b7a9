"""The record of every change: who made it, when, and the document before and after."""

import uuid
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel

from claimwatch_contracts.access import AuditEntry, Caller
from claimwatch_contracts.base import derived_id
from claimwatch_contracts.documents import Erasure
from services._runtime.access.callers import caller
from services._runtime.clock import Clock


class Recorder(Protocol):
    """What changes are recorded with. A change is noted before it is made; ``take_back`` is for one that was not."""

    async def note(self, kind: str, identity: str, before: BaseModel | None, after: BaseModel | None, /) -> object:
        """Write down a change by the present caller. The documents have to be without secrets."""

    async def take_back(self, entry: Any, /) -> None:
        """Remove the entry of a change that was not made."""

    async def note_erasure(self, erasure: Erasure, by: Caller, /) -> None:
        """Write down that an article was erased. Repeating it adds nothing."""

    async def forget(self, kind: str, identity: str, /) -> None:
        """Forget what a document said. That it was changed, when and by whom stays."""


class Unrecorded:
    """Records nothing."""

    async def note(self, _kind: str, _id: str, _before: BaseModel | None, _after: BaseModel | None, /) -> None:
        """Do nothing."""

    async def take_back(self, _entry: Any, /) -> None:
        """Do nothing."""

    async def note_erasure(self, _erasure: Erasure, _by: Caller, /) -> None:
        """Do nothing."""

    async def forget(self, _kind: str, _id: str, /) -> None:
        """Do nothing."""


UNRECORDED: Recorder = Unrecorded()


class AuditMemory(Protocol):
    """What remembers the audit log."""

    async def note(self, entry: AuditEntry) -> None:
        """Add an entry."""

    async def note_once(self, entry: AuditEntry) -> None:
        """Add an entry, unless one has its id."""

    async def take_back(self, entry: AuditEntry) -> None:
        """Remove the entry of a change that was not made."""

    async def forget(self, kind: str, identity: str) -> None:
        """Forget what a document said, before and after each change of it."""


@dataclass(frozen=True)
class Audit:
    """Writes down a change before it is made, and takes the entry back if the change is refused."""

    memory: AuditMemory
    clock: Clock

    async def note(
        self, kind: str, identity: str, before: BaseModel | None, after: BaseModel | None, /, by: Caller | None = None
    ) -> AuditEntry:
        """Write down a change by the present caller, or ``by`` another. The documents have to be without secrets."""
        who = by or caller()
        entry = AuditEntry(
            entry_id=str(uuid.uuid4()),
            at=self.clock(),
            caller=who.name,
            key_id=who.key_id,
            kind=kind,
            id=identity,
            before=None if before is None else before.model_dump(mode="json"),
            after=None if after is None else after.model_dump(mode="json"),
        )
        await self.memory.note(entry)
        return entry

    async def note_erasure(self, erasure: Erasure, by: Caller, /) -> None:
        """Write down that an article was erased, at the time of the request. Repeating it adds nothing."""
        await self.memory.note_once(
            AuditEntry(
                entry_id=derived_id("erasure", erasure.article_id),
                at=erasure.requested_at,
                caller=by.name,
                key_id=by.key_id,
                kind="erasure",
                id=erasure.article_id,
                after=erasure.model_dump(mode="json"),
            )
        )

    async def take_back(self, entry: AuditEntry, /) -> None:
        """Remove the entry of a change that was not made."""
        await self.memory.take_back(entry)

    async def forget(self, kind: str, identity: str, /) -> None:
        """Forget what a document said. That it was changed, when and by whom stays."""
        await self.memory.forget(kind, identity)
