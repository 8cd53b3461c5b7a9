"""Removes what a service no longer keeps, on a timer, beside the handling of messages.

Every sweep works in batches by ``_id`` and gives the same result when it is repeated, so that two instances may sweep
at once. A database that is away is waited for.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog

from services._runtime.backoff import Backoff
from services._runtime.classification import classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass
from services._runtime.metrics import SweepMetrics
from services._runtime.mongo import Collection, Document

log = structlog.get_logger(__name__)

BATCH = 500
PAUSE_SECONDS = 0.02
"""The pause after each batch, in which messages are handled."""

Run = Callable[[datetime], AsyncIterator[int]]


@dataclass(frozen=True)
class Sweep:
    """``run`` removes what is due at a moment, and yields the number of things removed after each batch.

    ``what`` names these things in metrics and logs.
    """

    what: str
    run: Run


def sweep_after(days: int | None, what: str, remove: Run) -> tuple[Sweep, ...]:
    """A sweep that hands ``remove`` the moment ``days`` days ago; none if things are kept for ever (``None``)."""
    if days is None:
        return ()
    age = timedelta(days=days)
    return (Sweep(what, lambda now: remove(now - age)),)


@dataclass(frozen=True)
class Sweeper:
    """Runs a service's sweeps one after another, at once and then every ``interval_seconds`` seconds."""

    sweeps: Sequence[Sweep]
    clock: Clock
    metrics: SweepMetrics
    interval_seconds: float
    backoff: Backoff

    async def run(self) -> None:
        """Sweep until cancelled.

        Raises:
            Exception: a sweep has a bug.
        """
        failures = 0
        while True:
            try:
                await self.sweep()
            except Exception as error:
                if classify(error) is not ErrorClass.TRANSIENT:
                    raise
                failures += 1
                log.warning("sweep broke off, trying again", attempt=failures, reason=type(error).__name__)
                await asyncio.sleep(self.backoff.delay(failures))
            else:
                failures = 0
                await asyncio.sleep(self.interval_seconds)

    async def sweep(self) -> None:
        """Run every sweep once."""
        for sweep in self.sweeps:
            total = 0
            async for count in sweep.run(self.clock()):
                total += count
                self.metrics.removed.labels(sweep.what).inc(count)
                await asyncio.sleep(PAUSE_SECONDS)
            if total:
                log.info("removed what is no longer kept", what=sweep.what, count=total)
        self.metrics.last_sweep.set(self.clock().timestamp())


async def in_batches(
    collection: Collection, condition: Document, projection: Document | None = None, *, size: int = BATCH
) -> AsyncIterator[list[Document]]:
    """The documents that meet the condition, at most ``size`` at a time; by default their ids alone."""
    batch: list[Document] = []
    async for document in collection.find(condition, projection or {"_id": 1}, batch_size=size):
        batch.append(document)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def deleted(collection: Collection, condition: Document, *, size: int = BATCH) -> AsyncIterator[int]:
    """Delete the documents that meet the condition. Yields the number of each batch."""
    async for batch in in_batches(collection, condition, size=size):
        yield await delete(collection, [document["_id"] for document in batch], condition)


async def delete(collection: Collection, identities: Sequence[Any], condition: Document) -> int:
    """Delete those of the documents that still meet the condition, and return their number."""
    result = await collection.delete_many({"_id": {"$in": list(identities)}, "$and": [condition]})
    return int(result.deleted_count)
