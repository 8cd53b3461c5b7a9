"""The api under measurement: an embedded stack with many reports in it, the requests of its pages, and their weight."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, track

from bench.archive.filing import database_at
from bench.pages.asking import Asked, asked
from bench.pages.browser import Seen, chromium, seen
from bench.pages.filling import Filling
from bench.pages.loads import LISTS, PAGES, Load
from bench.pages.setting_up import chosen, set_up
from bench.pages.weight import fetched
from claimwatch_contracts.access import Role
from services._cli.access import made_key
from services._cli.stack import ServiceStack
from services._embedded import EmbeddedServers, Servers
from services._runtime.clock import utc_now
from services._runtime.kafka.topics import create_topics
from services._runtime.mongo import disconnect
from services._runtime.settings import SharedSettings

TIMEOUT_SECONDS = 600.0
INDEX_LOOKS_SECONDS = 0.5


@dataclass(frozen=True)
class Wanted:
    """How many reports there are to be, in which folder; how often each request and each page is asked for."""

    reports: int
    data: Path | None
    times: int
    seconds: float
    paints: int


@dataclass(frozen=True)
class Page:
    """A page: its own requests, the bytes of all of it until it can be used, and what a reader sees of it."""

    name: str
    asks: tuple[str, ...]
    bytes: int
    seen: Seen | None


@dataclass(frozen=True)
class Measured:
    """All requests by their paths, and the pages. ``index_seconds`` is what making the search index took."""

    asked: dict[str, Asked]
    pages: tuple[Page, ...]
    index_seconds: float
    chromium: str | None


def measured(wanted: Wanted, console: Console) -> Measured:
    """The measures of an api over so many reports, which are filed now unless the folder has them."""
    with _api(wanted, console) as (base, token, http):
        index_seconds = _until_indexed(http)
        set_up(http)
        what = chosen(http)
        loads = [load.of(what) for load in PAGES]
        paths = dict.fromkeys(path for load in loads for path in load.asks)
        paths |= dict.fromkeys(each.format(**vars(what)) for each in LISTS)
        answers = {
            path: asked(http, path, wanted.times, wanted.seconds) for path in track(paths, "asking", console=console)
        }
        executable = chromium() if wanted.paints else None
        views = {} if executable is None else seen(executable, base, token, loads, wanted.paints)
        pages = [_page(http, load, answers, views.get(load.name)) for load in loads]
        return Measured(answers, tuple(pages), index_seconds, executable)


def _page(http: httpx.Client, load: Load, answers: dict[str, Asked], view: Seen | None) -> Page:
    files = fetched(http, load.path.partition("#")[0])
    weight = sum(files.values()) + sum(answers[path].bytes for path in load.asks)
    return Page(load.name, load.asks, weight, view)


@contextmanager
def _api(wanted: Wanted, console: Console) -> Iterator[tuple[str, str, httpx.Client]]:
    """A running api, the token of an admin's key, and a client that shows it."""
    with EmbeddedServers(wanted.data) as servers:
        asyncio.run(create_topics(servers.kafka))
        asyncio.run(_filled(servers, wanted.reports, console))
        settings = SharedSettings(kafka=servers.kafka, mongo=servers.mongo)
        token = asyncio.run(made_key(settings, "bench", Role.ADMIN))
        addresses = {"CLAIMWATCH_KAFKA": servers.kafka, "CLAIMWATCH_MONGO": servers.mongo}
        services = ServiceStack(servers.data, addresses)
        try:
            services.spawn("api")
            services.wait_ready(["api"])
            base, shown = f"{services.url('api')}/", {"Authorization": f"Bearer {token}"}
            with httpx.Client(base_url=base, headers=shown, timeout=TIMEOUT_SECONDS, trust_env=False) as http:
                yield base, token, http
        finally:
            services.stop()


async def _filled(servers: Servers, reports: int, console: Console) -> None:
    """File so many reports, unless some are there already."""
    database = database_at(servers.mongo, "claimwatch")
    if await database["reports"].find_one({}, {"_id": 1}) is None:
        columns = (TextColumn("reports filed"), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console) as progress:
            await Filling(database, utc_now(), _told(progress, reports)).file(reports)
    await disconnect(database)


def _told(progress: Progress, total: int) -> Callable[[int], None]:
    task: Any = progress.add_task("", total=total)
    return lambda filed: progress.update(task, completed=filed)


def _until_indexed(http: httpx.Client) -> float:
    """Return when the search index is complete; the seconds that it took from now on."""
    began = time.monotonic()
    while not http.get("search", params={"limit": 1}).raise_for_status().json()["index"]["complete"]:
        time.sleep(INDEX_LOOKS_SECONDS)
    return time.monotonic() - began
