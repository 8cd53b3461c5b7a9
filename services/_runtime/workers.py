"""CPU-bound work off the event loop, in worker processes that end with their parent, even if the parent is killed.

The workers of ``ProcessPoolExecutor`` outlive a killed parent, so each worker here also watches the parent's sentinel.
"""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from typing import Any

from services._runtime.errors import DeadlineExceededError, WorkerDiedError

LONGEST_START_SECONDS = 300
"""How long a worker may take to build its object."""
_instance: Any = None


class WorkerPool:
    """Runs methods of an object in worker processes. ``factory`` makes one object in each, and must be picklable.

    Each worker runs one call at a time; further calls wait for a free worker. A worker that dies or exceeds its
    deadline does not affect the calls of others. A new process replaces it at the next call.
    """

    def __init__(self, factory: Callable[[], object], size: int) -> None:
        self._workers = [_Worker(factory) for _ in range(size)]
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        for worker in self._workers:
            self._free.put_nowait(worker)

    async def start(self) -> None:
        """Start the workers and wait until each has built its object."""
        await asyncio.gather(*(worker.start() for worker in self._workers))

    async def stop(self) -> None:
        """Kill the workers. Running calls are abandoned."""
        for worker in self._workers:
            worker.kill()

    async def call(self, method: str, *args: object, deadline_seconds: float) -> Any:
        """The result of ``method(*args)`` on a worker's object. Arguments and results are pickled.

        Raises:
            DeadlineExceededError: there was no result within the deadline, which starts when a worker is free and has
                built its object; the worker was killed.
            WorkerDiedError: the worker ended, for instance for lack of memory.
        """
        worker = await self._free.get()
        try:
            return await worker.call(method, args, deadline_seconds)
        finally:
            self._free.put_nowait(worker)


class _Worker:
    """One process. It is started when it is first needed, and again after it has ended."""

    def __init__(self, factory: Callable[[], object]) -> None:
        self._factory = factory
        self._executor: ProcessPoolExecutor | None = None
        self._is_ready = False

    async def start(self) -> None:
        if not self._is_ready:
            await asyncio.wait_for(asyncio.wrap_future(self._running().submit(_ready)), LONGEST_START_SECONDS)
            self._is_ready = True

    async def call(self, method: str, args: tuple[object, ...], deadline_seconds: float) -> Any:
        executor = self._running()
        try:
            await self.start()
            future = asyncio.wrap_future(executor.submit(_call, method, args))
            return await asyncio.wait_for(future, deadline_seconds)
        except TimeoutError as error:
            self.kill()
            raise DeadlineExceededError(f"no result within {deadline_seconds:g} s") from error
        except BrokenProcessPool as error:
            self.kill()
            raise WorkerDiedError("the worker process ended unexpectedly") from error
        except asyncio.CancelledError:
            self.kill()  # otherwise the next call would wait for the abandoned one
            raise

    def kill(self) -> None:
        executor, self._executor, self._is_ready = self._executor, None, False
        if executor is None:
            return
        for process in list((executor._processes or {}).values()):
            process.kill()
        executor.shutdown(wait=False, cancel_futures=True)

    def _running(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                1, mp_context=get_context("spawn"), initializer=_initialise, initargs=(self._factory,)
            )
        return self._executor


def _initialise(factory: Callable[[], object]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for ignored in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ignored, signal.SIG_IGN)  # the parent finishes its messages first, then ends the workers
    global _instance
    _instance = factory()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
    os._exit(1)


def _ready() -> None:
    """Return as soon as the process has run its initialiser."""


def _call(method: str, args: tuple[object, ...]) -> Any:
    return getattr(_instance, method)(*args)
