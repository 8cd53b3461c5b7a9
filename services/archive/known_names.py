"""The names of claimants, kept until an operator changes an entry."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from claimwatch_contracts.documents import Alias
from claimwatch_language.names.aliases import Aliases
from services._runtime.clock import Clock

FRESH = timedelta(seconds=1)
"""How long the entries count as read. Under load many reports are joined in that time."""


class AliasSource(Protocol):
    """The source of the entries of operators."""

    async def versions(self) -> Mapping[str, object]:
        """The time of each entry's last change, by the entry's id."""

    async def all_readable(self) -> Sequence[Alias]:
        """Every entry that can be read."""


class KnownNames:
    """The index of all names. A change of any entry rebuilds the index off the event loop, at most ``FRESH`` later."""

    def __init__(self, source: AliasSource, clock: Clock) -> None:
        self._source = source
        self._clock = clock
        self._versions: Mapping[str, object] | None = None
        self._aliases = Aliases()
        self._read_at: datetime | None = None

    async def current(self) -> Aliases:
        """The names with at least every change that was stored ``FRESH`` ago."""
        now = self._clock()
        if self._read_at is None or not self._read_at <= now < self._read_at + FRESH:
            await self._refresh()
            self._read_at = now
        return self._aliases

    async def _refresh(self) -> None:
        versions = await self._source.versions()
        if versions != self._versions:
            self._aliases = await asyncio.to_thread(Aliases, await self._source.all_readable())
            self._versions = versions
