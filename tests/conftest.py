"""Servers for every test that speaks a real protocol: the embedded ones, or those named by CLAIMWATCH_KAFKA and _MONGO.

That they cannot start, or that one is named alone, is a failure, never a skip.
"""

import os
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, settings

from services._cli.servers import named_servers
from services._embedded import EmbeddedServers
from services._runtime.kafka.topics import create_topics
from services._runtime.settings import SharedSettings
from tests.spreading import workers
from tests.waiting import WAIT_SECONDS

BROWSER = os.environ.get("BROWSER") == "1"

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@dataclass(frozen=True)
class ServerAddresses:
    """Where the tests' Kafka and MongoDB are."""

    kafka: str
    mongo: str


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without BROWSER=1 the browser tests are deselected, and the summary names them."""
    if BROWSER:
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
    config.stash[_LEFT_OUT] = [item.nodeid for item in left_out]


_LEFT_OUT = pytest.StashKey[list[str]]()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker tells the process that prints the summary which browser tests it left out."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(_LEFT_OUT, [])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a worker has left out, all have."""
    node.config.stash[_LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", [])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """How many workers `-n auto` starts."""
    return workers(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Tests that share servers run in one worker."""
    from tests.scheduler import Spreading

    return Spreading(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which browser tests did not run and how to run them."""
    if left_out := config.stash.get(_LEFT_OUT, []):
        terminalreporter.write_line(f"left out without BROWSER=1 (they need chromium): {', '.join(left_out)}")


@pytest.fixture(scope="session")
def server_addresses() -> Iterator[ServerAddresses]:
    """Where the servers are, started if need be."""
    if named := named_servers(os.environ):
        yield ServerAddresses(*named)
        return
    with EmbeddedServers() as embedded:
        yield ServerAddresses(embedded.kafka, embedded.mongo)


@pytest_asyncio.fixture(scope="session")
async def servers(server_addresses: ServerAddresses) -> ServerAddresses:
    """A Kafka broker with every topic and a MongoDB-compatible server, shared by the whole run."""
    await create_topics(server_addresses.kafka)
    return server_addresses


@pytest.fixture
def shared_settings(servers: ServerAddresses) -> SharedSettings:
    """Settings with a database of the test's own and short retries; topics are shared, so tests tell theirs by id."""
    return SharedSettings(
        kafka=servers.kafka,
        mongo=servers.mongo,
        mongo_database=f"test-{uuid.uuid4().hex[:12]}",
        access="open",
        retry_base_seconds=0.05,
        retry_max_seconds=0.5,
        start_timeout_seconds=WAIT_SECONDS,
    )


@pytest.fixture(scope="session")
def chromium() -> str:
    """Debian's chromium; its absence fails."""
    path = shutil.which("chromium")
    assert path, "BROWSER=1 is set and chromium is not installed"
    return path
