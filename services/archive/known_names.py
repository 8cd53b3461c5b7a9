"""The names of claimants, kept until an operator changes an entry."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Protocol

from claimwatch_contracts.documents import Alias
from claimwatch_language.names.aliases import Aliases


class AliasSource(Protocol):
    """The source of the entries of operators."""

    async def versions(self) -> Mapping[str, object]:
        """The time of each entry's last change, by the entry's id."""

    async def all_readable(self) -> Sequence[Alias]:
        """Every entry that can be read."""


class KnownNames:
    """The index of all names. A change of any entry rebuilds the index off the event loop."""

    def __init__(self, source: AliasSource) -> None:
        self._source = source
        self._versions: Mapping[str, object] | None = None
        self._aliases = Aliases()

    async def current(self) -> Aliases:
        """The names with the current entries."""
        versions = await self._source.versions()
        if versions != self._versions:
            self._aliases = await asyncio.to_thread(Aliases, await self._source.all_readable())
            self._versions = versions
        return self._aliases
