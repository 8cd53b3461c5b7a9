"""CPU-bound work off the event loop, in worker processes that end when their parent does, however it ends.

``ProcessPoolExecutor``'s own workers outlive a killed parent; each of ours watches the parent's sentinel.
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

_instance: Any = None


class WorkerPool:
    """Runs methods of one object per process, built there by ``factory`` (a picklable callable, such as a class).

    A worker that dies or overruns takes the pool's processes with it; the next call starts new ones.
    """

    def __init__(self, factory: Callable[[], object], size: int) -> None:
        self._factory = factory
        self._size = size
        self._executor: ProcessPoolExecutor | None = None

    async def start(self) -> None:
        """Start the workers and wait until the first has built its object."""
        await asyncio.wrap_future(self._running().submit(_ready))

    async def stop(self) -> None:
        """End the workers; calls in flight are abandoned."""
        self._kill()

    async def call(self, method: str, *args: object, deadline_seconds: float) -> Any:
        """The result of ``method(*args)`` on a worker's object. Arguments and results are pickled.

        Raises:
            DeadlineExceededError: no result in time; the worker was killed.
            WorkerDiedError: the worker ended, for instance for lack of memory.
        """
        executor = self._running()
        try:
            future = asyncio.wrap_future(executor.submit(_call, method, args))
            return await asyncio.wait_for(future, deadline_seconds)
        except TimeoutError as error:
            self._kill()
            raise DeadlineExceededError(f"no result within {deadline_seconds:g} s") from error
        except BrokenProcessPool as error:
            self._kill()
            raise WorkerDiedError("the worker process ended unexpectedly") from error

    def _running(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self._size, mp_context=get_context("spawn"), initializer=_initialise, initargs=(self._factory,)
            )
        return self._executor

    def _kill(self) -> None:
        executor, self._executor = self._executor, None
        if executor is None:
            return
        for process in list((executor._processes or {}).values()):
            process.kill()
        executor.shutdown(wait=False, cancel_futures=True)


def _initialise(factory: Callable[[], object]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for ignored in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ignored, signal.SIG_IGN)  # the parent drains first, then ends us
    global _instance
    _instance = factory()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
    os._exit(1)


def _ready() -> None:
    """Return when the initialiser has."""


def _call(method: str, args: tuple[object, ...]) -> Any:
    return getattr(_instance, method)(*args)
