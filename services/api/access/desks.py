"""What belongs to each desk, and who works there."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from claimwatch_contracts.access import AccessKey, KeyName, Role
from claimwatch_contracts.desk import DEFAULT_DESK, DeskName
from services.api.cursors import Page, Position, Window, page_of

Counts = Mapping[str, Counter[str]]
"""How many documents each desk has, by their kind."""


class Member(BaseModel):
    """Whose key is at a desk: a person or a machine."""

    name: KeyName
    role: Role


class ShownDesk(BaseModel):
    """A desk: whose keys are there, without those that were revoked, and how much belongs to it."""

    desk: DeskName
    members: tuple[Member, ...]
    watches: int
    channels: int
    silences: int
    views: int


@dataclass(frozen=True)
class DeskList:
    """Reads the desks out of what names them: keys and documents. There are no documents of desks themselves."""

    keys: Callable[[], Awaitable[list[AccessKey]]]
    counts: Callable[[], Awaitable[Counts]]

    async def page(self, window: Window) -> Page[ShownDesk]:
        """A part of the list of every desk that has a key, or to which something belongs, by name.

        The default desk is there without anything of its own.
        """
        keys, counted = await self._standing_keys(), await self.counts()
        names = {DEFAULT_DESK, *(key.desk for key in keys), *(desk for counts in counted.values() for desk in counts)}
        left = sorted(name for name in names if window.after is None or name > window.after.id)
        items = [shown(name, keys, counted) for name in left[: window.limit]]
        return page_of(items, lambda desk: Position(None, desk.desk), more=len(left) > window.limit)

    async def one(self, desk: str) -> ShownDesk:
        """One desk, with nothing in it if nobody has made it."""
        return shown(desk, await self._standing_keys(), await self.counts())

    async def _standing_keys(self) -> list[AccessKey]:
        return [key for key in await self.keys() if not key.is_revoked]


def shown(desk: str, keys: Iterable[AccessKey], counted: Counts) -> ShownDesk:
    """A desk, with its members by name, and how many documents of each kind it has."""
    members = sorted((key.name, key.role) for key in keys if key.desk == desk)
    counts = {kind: counts[desk] for kind, counts in counted.items()}
    return ShownDesk(desk=desk, members=tuple(Member(name=name, role=role) for name, role in members), **counts)
