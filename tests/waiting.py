"""How long a test waits for what must come: generously, since that costs nothing when all is well."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")

WAIT_SECONDS = 180.0
PAUSE_SECONDS = 0.02
SAVED_SECONDS = 2.0  # after so long the embedded MongoDB has a write in its file: forty times its own delay


async def until(condition: Callable[[], object]) -> None:
    """Return when the condition holds.

    Raises:
        TimeoutError: it has not held in all that time.
    """
    async with asyncio.timeout(WAIT_SECONDS):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(PAUSE_SECONDS)


async def answered(ask: Callable[[], Awaitable[T | None]]) -> T:
    """The first answer that is neither ``None`` nor false nor empty; the question is asked until it comes.

    Raises:
        TimeoutError: none came in all that time.
    """
    async with asyncio.timeout(WAIT_SECONDS):
        while not (answer := await ask()):  # noqa: ASYNC110 - as above
            await asyncio.sleep(PAUSE_SECONDS)
    return answer


def until_then(condition: Callable[[], object]) -> None:
    """``until``, for a test without an event loop."""
    end = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < end, f"not so within {WAIT_SECONDS:g} s"
        time.sleep(PAUSE_SECONDS)
