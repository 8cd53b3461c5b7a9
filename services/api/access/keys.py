"""Makes and revokes keys, and opens sessions with them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from claimwatch_contracts.access import AccessKey, KeyName, Role, Session
from claimwatch_contracts.base import Contract, Instant
from claimwatch_contracts.desk import DEFAULT_DESK, DeskName
from claimwatch_contracts.fields import KnownFields
from services._runtime.access.tokens import Token, new_key, new_session
from services._runtime.clock import Clock
from services.api.merge_patch import merged

SESSION_LASTS = timedelta(days=7)


class KeyRequest(KnownFields):
    """A key to be made. Its bearer works at ``desk``."""

    name: KeyName
    role: Role
    desk: DeskName = DEFAULT_DESK


class ListedKey(Contract):
    """A key as it is listed: all but what would help to guess it."""

    key_id: str
    name: KeyName
    role: Role
    desk: DeskName = DEFAULT_DESK
    created_at: Instant
    updated_at: Instant
    revoked_at: Instant | None = None
    last_used_at: Instant | None = None


class MadeKey(ListedKey):
    """A key as it is answered to whoever had it made: the only time that ``token`` is shown.

    In the answer to a repeated request it is ``null``, because it is stored nowhere. If the first answer was lost,
    revoke the key and make another.
    """

    token: str | None


def listed(key: AccessKey, last_used_at: datetime | None = None) -> ListedKey:
    """The key as it is listed."""
    return ListedKey(**key.model_dump(exclude={"digest"}), last_used_at=last_used_at)


def made(key: AccessKey, token: str | None) -> MadeKey:
    """The key as it is answered once."""
    return MadeKey(**key.model_dump(exclude={"digest"}), token=token)


def short_id(identity: str) -> str:
    """The id of a key that stands for a longer one."""
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


def fresh_key(request: KeyRequest, now: datetime, key_id: str | None = None) -> tuple[AccessKey, str]:
    """A new key, and its token, which nobody can make again from the key."""
    token, kept = new_key(key_id)
    key = AccessKey(
        key_id=str(kept.key_id),
        name=request.name,
        role=request.role,
        desk=request.desk,
        digest=kept.digest,
        created_at=now,
        updated_at=now,
    )
    return key, token


def rewritten(key: AccessKey, patch: dict[str, Any], now: datetime) -> AccessKey:
    """The key with a JSON Merge Patch applied to its name, role and desk.

    Raises:
        ValidationError: the patch has other fields, or ones that no key can have.
    """
    current = key.model_dump(mode="json", include=set(KeyRequest.model_fields))
    wanted = KeyRequest.model_validate(merged(current, patch))
    return key.model_copy(update={**dict(wanted), "updated_at": now})


async def revoked(key: AccessKey, now: datetime) -> AccessKey:
    """The key, revoked from now on. It stays as it is if it was revoked before."""
    return key if key.is_revoked else key.model_copy(update={"revoked_at": now, "updated_at": now})


class SessionMemory(Protocol):
    """What remembers sessions."""

    async def open_session(self, session: Session) -> None:
        """Store a session."""

    async def end_session(self, digest: str) -> None:
        """Delete a session; one that is not there is no error."""

    async def end_sessions_before(self, now: datetime) -> None:
        """Delete the sessions that are over."""


@dataclass(frozen=True)
class Sessions:
    """Opens and ends the sessions of people who work in a browser."""

    memory: SessionMemory
    clock: Clock

    async def open(self, key: AccessKey, lasts: timedelta = SESSION_LASTS) -> str:
        """Open a session for whoever showed the key, and return its cookie's value."""
        now = self.clock()
        await self.memory.end_sessions_before(now)
        cookie, kept = new_session()
        session = Session(digest=kept.digest, key_id=key.key_id, created_at=now, expires_at=now + lasts)
        await self.memory.open_session(session)
        return cookie

    async def end(self, shown: Token) -> None:
        """End the session."""
        await self.memory.end_session(shown.digest)
