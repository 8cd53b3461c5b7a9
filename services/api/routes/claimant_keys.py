"""The keys under which a claimant may be filed, for a caller who gives a key or a name."""

import asyncio
from collections.abc import Sequence

from fastapi.exceptions import RequestValidationError

from claimwatch_contracts.documents import Alias
from claimwatch_language.names.aliases import BUILT_IN, Aliases, slug
from services.api.store.api_store import ApiStore


async def claimant_keys(store: ApiStore, claimant: str) -> tuple[str, ...]:
    """The keys of a claimant by key or name: without aliases, with the built-in aliases, and with the users' aliases.

    Raises:
        RequestValidationError: no claimant can have that name.
    """
    if not slug(claimant):
        message = "must be a claimant's key or name, such as rapid-support-forces or Rapid Support Forces"
        raise RequestValidationError([{"type": "claimant", "loc": ("query", "claimant"), "msg": message}])
    return await asyncio.to_thread(_keys, claimant, await store.aliases.all_readable())


def _keys(claimant: str, aliases: Sequence[Alias]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((slug(claimant), BUILT_IN.key(claimant), Aliases(aliases).key(claimant))))
