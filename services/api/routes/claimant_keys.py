"""Under which keys a claimant is filed that somebody asks for by key or by name."""

import asyncio
from collections.abc import Sequence

from fastapi.exceptions import RequestValidationError

from claimwatch_contracts.documents import Alias
from claimwatch_language.names.aliases import BUILT_IN, Aliases, slug
from services.api.store import ApiStore


async def claimant_keys(store: ApiStore, asked: str) -> tuple[str, ...]:
    """The keys, also those from before an alias was added.

    Raises:
        RequestValidationError: no claimant can have that name.
    """
    if not slug(asked):
        said = "must be a claimant's key or name, such as rapid-support-forces or Rapid Support Forces"
        raise RequestValidationError([{"type": "claimant", "loc": ("query", "claimant"), "msg": said}])
    return await asyncio.to_thread(_keys, asked, await store.aliases.all_readable())


def _keys(asked: str, entries: Sequence[Alias]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((slug(asked), BUILT_IN.key(asked), Aliases(entries).key(asked))))
