"""The first key of an installation: an admin's, made at the first start and shown once."""

import sys
from dataclasses import dataclass
from typing import Protocol

from claimwatch_contracts.access import AccessKey, Caller, Role
from services._runtime.access.callers import NOBODY, caller
from services._runtime.clock import Clock
from services.api.access.audit import Audit, AuditMemory
from services.api.access.keys import KeyRequest, fresh_key, listed

REQUEST = KeyRequest(name="first admin", role=Role.ADMIN)
FIRST_START = Caller(name="the first start", role=Role.ADMIN)


class FirstKeyMemory(AuditMemory, Protocol):
    """What keeps the first key, and the record that it was made."""

    async def claim_first_key(self) -> bool:
        """Whether the caller shall make the first key: there is none, and nobody else was told so."""

    async def keep_first_key(self, key: AccessKey) -> None:
        """Store the first key."""


@dataclass(frozen=True)
class FirstKey:
    """Makes the first key, if there is none and no other instance is about to."""

    memory: FirstKeyMemory
    clock: Clock

    async def make(self) -> None:
        """Make the key and print its token for whoever started the service. It cannot be shown again."""
        if (token := await self.made()) is not None:
            sys.stderr.write(f"claimwatch: the first admin key, shown only here: {token}\n")
            sys.stderr.flush()

    async def made(self) -> str | None:
        """The token of the first key; ``None`` if there is a key already."""
        if not await self.memory.claim_first_key():
            return None
        key, token = fresh_key(REQUEST, self.clock())
        by = FIRST_START if caller() is NOBODY else caller()
        await Audit(self.memory, self.clock).note("key", key.key_id, None, listed(key), by=by)
        await self.memory.keep_first_key(key)
        return token
