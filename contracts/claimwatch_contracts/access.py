"""Who may do what: keys with their roles, sessions of people who logged in, and the record of changes.

``api`` writes all of them; every service that answers HTTP reads keys and sessions.
"""

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import Field

from claimwatch_contracts.base import Contract, Instant, Versioned
from claimwatch_contracts.desk import DEFAULT_DESK, DeskName

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 of a secret, in hexadecimal digits. A secret of 256 random bits needs no slower hash."""


class Role(StrEnum):
    """What the bearer of a key may do. Each role may also do what those before it may."""

    READER = "reader"
    """Read everything but keys and the audit log."""
    ANALYST = "analyst"
    """Post articles, change watches, channels, silences, feeds, topics, aliases, amendments, and acknowledge alerts."""
    ADMIN = "admin"
    """Make and revoke keys of all desks, erase articles, read the audit log."""

    def may(self, needed: "Role") -> bool:
        """Whether this role includes the other."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


KeyName = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]


class AccessKey(Versioned):
    """A key: its name, role and desk, and the digest of its secret. The secret itself is shown once and never stored.

    Its bearer sees and changes the watches, channels and silences of that desk alone.

    A key with ``revoked_at`` opens nothing any more; it is kept, because the audit log names it.
    """

    VERSION: ClassVar[int] = 2

    key_id: str
    name: KeyName
    role: Role
    desk: DeskName = DEFAULT_DESK
    digest: Digest
    created_at: Instant
    updated_at: Instant
    revoked_at: Instant | None = None

    @property
    def is_revoked(self) -> bool:
        """Whether the key was revoked."""
        return self.revoked_at is not None


class Session(Versioned):
    """Somebody who logged in with a key in a browser, until ``expires_at``.

    ``digest`` is that of the cookie's secret.
    """

    VERSION: ClassVar[int] = 1

    digest: Digest
    key_id: str
    created_at: Instant
    expires_at: Instant


class Caller(Contract):
    """On whose behalf something is done: the key's id and name, or a name alone if no key was needed."""

    name: str
    key_id: str | None = None
    role: Role
    desk: DeskName = DEFAULT_DESK


class AuditEntry(Versioned):
    """A change that somebody made: who, when, of what, and the document before and after, without secrets.

    ``before`` is ``None`` if the document was created, ``after`` if it was deleted, and both if they quoted an article
    that was erased since. An entry is written before the change; if the change then fails, the entry is taken away, so
    that at worst an entry is of a change that was lost.
    """

    VERSION: ClassVar[int] = 1

    entry_id: str
    at: Instant
    caller: str
    key_id: str | None = None
    kind: str
    id: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
