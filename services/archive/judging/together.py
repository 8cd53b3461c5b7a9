"""Several steps at once, none of which is left running."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

T = TypeVar("T")


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


@asynccontextmanager
async def beside(step: Awaitable[T]) -> AsyncIterator[Awaitable[T]]:
    """A step that is taken while the context lasts, which may await it. It has ended when the context has.

    Raises:
        Exception: the step raised it, unless the context raised one first.
    """
    task = asyncio.ensure_future(step)
    try:
        yield task
    except BaseException:
        await asyncio.gather(task, return_exceptions=True)
        raise
    await task
