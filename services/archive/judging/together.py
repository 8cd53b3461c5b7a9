"""Several steps at once, none of which is left running."""

import asyncio
from collections.abc import Awaitable
from typing import Any


async def together(*steps: Awaitable[Any]) -> list[Any]:
    """The results of steps that are taken at the same time, when all of them have ended.

    Raises:
        Exception: a step raised it; of several that did, the first. No step writes anything any more.
    """
    results = await asyncio.gather(*steps, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results
