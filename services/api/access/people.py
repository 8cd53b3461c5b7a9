"""People who log in with an account of their organisation: who they are, and which role they have here.

An account is known by its issuer and its subject alone; names and addresses may change (OpenID Connect Core 1.0, 5.7).
"""

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from claimwatch_contracts.access import AccessKey, Role
from claimwatch_contracts.desk import DEFAULT_DESK
from services._runtime.errors import InvalidError

NAMES = ("name", "preferred_username", "email", "sub")
MOST_CHARACTERS = 200
Claims = Mapping[str, Any]


class NoMemberError(InvalidError):
    """Somebody with an account who may not use this installation."""


@dataclass(frozen=True)
class Seat:
    """What somebody may do, and where."""

    role: Role
    desk: str = DEFAULT_DESK


@dataclass(frozen=True)
class Membership:
    """Which values of the claim ``claim`` give which role; dots lead into a claim that is an object.

    Whoever has none of the values has the role ``otherwise``, or may not come in if that is ``None``. The first of
    ``desks`` whose value they have is theirs, and ``desk_otherwise`` if there is none.
    """

    claim: str
    values: Mapping[Role, frozenset[str]]
    otherwise: Role | None = None
    desks: Mapping[str, str] = field(default_factory=dict)
    desk_otherwise: str = DEFAULT_DESK

    def seat(self, claims: Claims) -> Seat:
        """The highest role that the claims give, and the desk.

        Raises:
            NoMemberError: they give no role.
        """
        has = frozenset(_texts(_at(claims, self.claim)))
        desk = next((desk for value, desk in self.desks.items() if value in has), self.desk_otherwise)
        given = [role for role in Role if has & self.values.get(role, frozenset())]
        role = given[-1] if given else self.otherwise
        if role is None:
            raise NoMemberError(f"the account of {name_of(claims)} has no role here; whoever runs this can give it one")
        return Seat(role, desk)


def _at(claims: Any, path: str) -> Any:
    """The value of a claim: under its whole name, or else along its dots."""
    if not isinstance(claims, Mapping) or path in claims:
        return claims.get(path) if isinstance(claims, Mapping) else None
    first, dot, rest = path.partition(".")
    return _at(claims.get(first), rest) if dot else None


def _texts(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            yield each


def name_of(claims: Claims) -> str:
    """What the person is called, in lists and on record."""
    given = (str(claims.get(claim) or "").strip() for claim in NAMES)
    return next((name for name in given if name), "somebody")[:MOST_CHARACTERS]


def account_id(issuer: str, subject: str) -> str:
    """The id of the key that stands for an account, the same at each login."""
    return hashlib.sha256(f"{issuer}\0{subject}".encode()).hexdigest()[:16]


def account_key(claims: Claims, seat: Seat, now: datetime, current: AccessKey | None) -> AccessKey:
    """The key that stands for an account, so that it is listed, recorded and revoked as every other is.

    No token opens it: its digest is that of nothing. A key that is as it should be stays as it is.
    """
    name = name_of(claims)
    if current is not None:
        told = {"name": name, "role": seat.role, "desk": seat.desk}
        same = (current.name, current.role, current.desk) == tuple(told.values())
        return current if same else current.model_copy(update={**told, "updated_at": now})
    return AccessKey(
        key_id=account_id(claims["iss"], claims["sub"]),
        name=name,
        role=seat.role,
        desk=seat.desk,
        digest=secrets.token_hex(32),
        created_at=now,
        updated_at=now,
    )
