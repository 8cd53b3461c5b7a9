"""The whole stack, every service a process of its own, and a browser before an api alone.

The stack is shared by the end-to-end tests. It ends with the last of them: the integration tests run services of their
own in the same consumer groups.
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from services._cli.demo.receiver import MailCatcher
from services._cli.demo_command import environment
from services._cli.stack import ServiceStack
from services._embedded import Servers
from services._runtime.boot import Service
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.conftest import ServerAddresses
from tests.e2e.browsing import Browser, launched
from tests.integration.kafka_client import running
from tests.waiting import answered

NOBODY = "http://127.0.0.1:1"
"""An address at which nothing answers."""


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the services log."""
    return tmp_path_factory.mktemp("stack")


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def mail() -> AsyncIterator[MailCatcher]:
    """A real SMTP server."""
    catcher = MailCatcher()
    await catcher.start()
    yield catcher
    await catcher.stop()


@pytest.fixture(scope="package")
def stack(servers: ServerAddresses, folder: Path, mail: MailCatcher) -> Iterator[ServiceStack]:
    """Every service as a process."""
    own = environment(Servers(servers.kafka, servers.mongo, folder), mail)
    own |= {
        "CLAIMWATCH_ACCESS": "open",
        "CLAIMWATCH_MONGO_DATABASE": f"e2e-{folder.name}",
        "CLAIMWATCH_NOTIFY_TIMEOUT_SECONDS": "3",
        "CLAIMWATCH_NOTIFY_LEASE_SECONDS": "4",  # what a killed sender had taken is sent again after this
    }
    stack = ServiceStack(folder, own)
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()


async def until_served(http: httpx.AsyncClient, url: str) -> None:
    """Return when the address answers 200."""

    async def is_there() -> bool:
        return (await http.get(url)).status_code == httpx.codes.OK

    await answered(is_there)


@pytest.fixture
async def api(shared_settings: SharedSettings) -> AsyncIterator[Service]:
    """A running api on an empty database. The services that it asks are not there, whatever else runs here."""
    settings = ApiSettings(shared=shared_settings, port=0, watch_url=NOBODY, intake_url=NOBODY)
    async with running(create_app(settings)) as service:
        yield service


@pytest.fixture
async def browser(api: Service, chromium: str) -> AsyncIterator[Browser]:
    """A browser that was nowhere yet."""
    async with launched(chromium, api.http.port) as browser:
        yield browser
