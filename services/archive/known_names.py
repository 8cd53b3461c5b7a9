"""The names that claimants are known by, kept until an operator changes one."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Protocol

from claimwatch_contracts.documents import Alias
from claimwatch_language.names.aliases import Aliases


class AliasSource(Protocol):
    """Where the entries of operators are."""

    async def versions(self) -> Mapping[str, object]:
        """When each entry was changed last, by its id."""

    async def all_readable(self) -> Sequence[Alias]:
        """Every entry that can be read."""


class KnownNames:
    """The index over all names. It is made anew when an entry came, went or was changed, off the event loop."""

    def __init__(self, source: AliasSource) -> None:
        self._source = source
        self._versions: Mapping[str, object] | None = None
        self._aliases = Aliases()

    async def current(self) -> Aliases:
        """The names as they are."""
        versions = await self._source.versions()
        if versions != self._versions:
            self._aliases = await asyncio.to_thread(Aliases, await self._source.all_readable())
            self._versions = versions
        return self._aliases
