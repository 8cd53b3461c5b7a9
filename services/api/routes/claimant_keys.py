"""The keys under which a claimant may be filed, for a caller who gives a key or a name."""

import asyncio
from collections.abc import Sequence

from fastapi.exceptions import RequestValidationError

from claimwatch_contracts.documents import Alias
from claimwatch_language.names.aliases import BUILT_IN, Aliases, slug
from services.api.store.api_store import ApiStore


async def claimant_keys(store: ApiStore, claimant: str) -> tuple[str, ...]:
    """The keys of a claimant by key or name: without aliases, with the built-in aliases, and with the users' aliases.

    Those of its other names are among them: what was filed before an alias was made stands under the name it had then.

    Raises:
        RequestValidationError: no claimant can have that name.
    """
    if not slug(claimant):
        message = "must be a claimant's key or name, such as rapid-support-forces or Rapid Support Forces"
        raise RequestValidationError([{"type": "claimant", "loc": ("query", "claimant"), "msg": message}])
    return await asyncio.to_thread(_keys, claimant, await store.aliases.all_readable())


def _keys(claimant: str, aliases: Sequence[Alias]) -> tuple[str, ...]:
    today = Aliases(aliases)
    known = today.known(claimant)
    others = [name for name in known.names if today.key(name) == known.key] if known else []
    keys = (slug(claimant), BUILT_IN.key(claimant), today.key(claimant), *map(slug, others))
    return tuple(dict.fromkeys(keys))
