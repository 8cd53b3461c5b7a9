"""Workers: results come back, overruns and deaths are errors, and none outlives a killed parent."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from services._runtime.errors import DeadlineExceededError, WorkerDiedError
from services._runtime.workers import WorkerPool
from tests.waiting import WAIT_SECONDS, until, until_then


class Probe:
    """The object of each worker."""

    def extract(self, value: int) -> int:
        """Twice the value."""
        return 2 * value

    def pid(self) -> int:
        """The worker's process."""
        return os.getpid()

    def sleep(self, seconds: float) -> None:
        """Overrun."""
        time.sleep(seconds)

    def begin(self, mark: Path) -> None:
        """Leave a mark and overrun."""
        mark.touch()
        time.sleep(300)

    def slow_pid(self, seconds: float) -> int:
        """The worker's process, after a while."""
        time.sleep(seconds)
        return os.getpid()

    def die(self) -> None:
        """End at once, as for lack of memory."""
        os.kill(os.getpid(), signal.SIGKILL)

    def fail(self) -> None:
        """Raise."""
        raise ZeroDivisionError("in the worker")


def alive(pid: int) -> bool:
    """Whether the process runs (a zombie does not)."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


async def test_calls_deadlines_and_deaths() -> None:
    pool = WorkerPool(Probe, 1)
    await pool.start()
    assert await pool.call("extract", 21, deadline_seconds=WAIT_SECONDS) == 42
    with pytest.raises(ZeroDivisionError):
        await pool.call("fail", deadline_seconds=WAIT_SECONDS)
    overrunning = await pool.call("pid", deadline_seconds=WAIT_SECONDS)
    with pytest.raises(DeadlineExceededError):
        await pool.call("sleep", 30, deadline_seconds=0.2)
    with pytest.raises(WorkerDiedError):
        await pool.call("die", deadline_seconds=WAIT_SECONDS)
    assert await pool.call("extract", 4, deadline_seconds=WAIT_SECONDS) == 8
    last = await pool.call("pid", deadline_seconds=WAIT_SECONDS)
    await pool.stop()
    await until(lambda: not alive(last) and not alive(overrunning))


async def test_a_worker_that_is_killed_takes_no_other_call_with_it() -> None:
    pool = WorkerPool(Probe, 2)
    await pool.start()
    neighbour = asyncio.create_task(pool.call("sleep", 1.0, deadline_seconds=WAIT_SECONDS))
    with pytest.raises(DeadlineExceededError):
        await pool.call("sleep", 30, deadline_seconds=0.2)
    with pytest.raises(WorkerDiedError):
        await pool.call("die", deadline_seconds=WAIT_SECONDS)
    assert await neighbour is None
    await pool.stop()


async def test_a_call_that_is_given_up_does_not_keep_its_worker_busy(tmp_path: Path) -> None:
    pool = WorkerPool(Probe, 1)
    await pool.start()
    given_up = asyncio.create_task(pool.call("begin", tmp_path / "begun", deadline_seconds=600))
    await until((tmp_path / "begun").exists)
    given_up.cancel()
    assert await pool.call("extract", 3, deadline_seconds=WAIT_SECONDS) == 6
    await pool.stop()


async def test_calls_run_side_by_side_as_far_as_there_are_workers() -> None:
    pool = WorkerPool(Probe, 2)
    await pool.start()
    calls = [pool.call("slow_pid", 0.3, deadline_seconds=WAIT_SECONDS) for _ in range(4)]
    assert len(set(await asyncio.gather(*calls))) == 2
    await pool.stop()


PARENT = """
import asyncio
from services._runtime.workers import WorkerPool
from tests.unit.runtime.test_workers import Probe

async def main():
    pool = WorkerPool(Probe, 2)
    await pool.start()
    print(await pool.call("pid", deadline_seconds=60), flush=True)
    await pool.call("sleep", 60, deadline_seconds=60)

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_a_busy_worker_dies_with_its_killed_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    root = Path(__file__).parents[3]
    parent = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(root)}
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    assert alive(worker)
    parent.kill()
    parent.wait()
    until_then(lambda: not alive(worker))
