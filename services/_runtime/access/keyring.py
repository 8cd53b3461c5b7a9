"""The keys and sessions of this installation, as every service that answers HTTP reads them.

``keys`` and ``sessions`` are written by the api. In ``key_uses`` each service notes when it last saw a key, in a
document of its own.
"""

from datetime import datetime, timedelta
from typing import Protocol

from claimwatch_contracts.access import AccessKey, Session
from services._runtime.access.tokens import Token
from services._runtime.clock import Clock
from services._runtime.mongo import Database
from services._runtime.stored import readable

USES_NOTED_EVERY = timedelta(minutes=1)


class Keys(Protocol):
    """What recognises callers."""

    async def by_key(self, token: Token) -> AccessKey | None:
        """The key that the token shows; ``None`` if it is unknown, revoked or not readable."""

    async def by_session(self, token: Token) -> AccessKey | None:
        """The key with which the session's owner logged in; ``None`` if the session or the key is over."""


class Keyring:
    """Keys and sessions in MongoDB. Each is looked up by its id, so that what is revoked is refused at once."""

    def __init__(self, service: str, database: Database, clock: Clock) -> None:
        self._keys = database["keys"]
        self._sessions = database["sessions"]
        self._uses = database["key_uses"]
        self._service = service
        self._clock = clock
        self._noted: dict[str, datetime] = {}

    async def by_key(self, token: Token) -> AccessKey | None:
        """The key that the token shows; ``None`` if it is unknown, revoked or not readable."""
        key = await self._standing(token.key_id)
        return key if key is not None and token.opens(key.digest) else None

    async def by_session(self, token: Token) -> AccessKey | None:
        """The key with which the session's owner logged in; ``None`` if the session or the key is over."""
        document = await self._sessions.find_one({"_id": token.digest})
        session = None if document is None else readable(Session, document)
        if session is None or session.expires_at <= self._clock():
            return None
        return await self._standing(session.key_id)

    async def _standing(self, key_id: str | None) -> AccessKey | None:
        document = await self._keys.find_one({"_id": key_id})
        key = None if document is None else readable(AccessKey, document)
        if key is None or key.is_revoked:
            return None
        await self._note(key.key_id)
        return key

    async def _note(self, key_id: str) -> None:
        """Note the use of a key, at most once a minute."""
        now = self._clock()
        if (last := self._noted.get(key_id)) is not None and now - last < USES_NOTED_EVERY:
            return
        self._noted[key_id] = now
        fields = {"key_id": key_id, "service": self._service, "used_at": now}
        await self._uses.update_one({"_id": f"{key_id}:{self._service}"}, {"$set": fields}, upsert=True)
