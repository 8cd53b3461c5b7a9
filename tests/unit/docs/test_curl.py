"""Every ``curl`` command on the pages that asks the api is carried out, on fakes, and succeeds."""

import ast
import json
import re
import shlex
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from claimwatch_contracts.findings import figure_ids
from services._runtime.http.problems import OF_STATUS
from services.api.places import Places
from services.api.search.store import SOURCES
from tests.api_examples import REQUESTS, Trials
from tests.builders import report
from tests.fakes.api import http_client, search_desk
from tests.fakes.mongo import FakeDatabase
from tests.golden import documents
from tests.unit.api.search.searching import file, published

ROOT = Path(__file__).parents[3]
PAGES = (*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md")
API = "http://127.0.0.1:8080"
WITH_ARGUMENT = {"-H", "-X", "-d", "--data-urlencode"}
REPORT = report(published("a1", url="https://courier.example/1"))
INCIDENT = documents("incidents", 1)[0]["_id"]
ALERT = documents("alerts", 5)[0]["_id"]
DELIVERY = documents("deliveries", 2)[0]["_id"]
PLACEHOLDERS = {
    "REPORT_ID": REPORT.report_id,
    "FINDING_ID": figure_ids(REPORT)[0],
    "ALERT_ID": ALERT,
    "DELIVERY_ID": DELIVERY,
    "amendments/ariha-1?by": "amendments/AMENDMENT_ID?by",
    "@WATCH.json": f"'{json.dumps(REQUESTS['WatchRequest'])}'",
    "incidents/ID": f"incidents/{INCIDENT}",
    "incident=ID": f"incident={INCIDENT}",
}


def commands(page: Path) -> Iterator[str]:
    """The commands of a page that ask the api, each whole."""
    lines = iter(page.read_text("utf-8").splitlines())
    for line in lines:
        if not line.startswith("curl "):
            continue
        while line.endswith("\\") or line.count("'") % 2:
            line = line.removesuffix("\\") + "\n" + next(lines)
        if API in line:
            yield line


COMMANDS = [(page.name, command) for page in PAGES for command in commands(page)]


def request_of(command: str) -> httpx.Request:
    """The request that curl would make."""
    words = shlex.split(command, comments=True)[1:]
    words = words[: words.index(">")] if ">" in words else words
    headers, data, method, address, as_query = {}, [], None, "", False
    while words:
        word = words.pop(0)
        value = words.pop(0) if word in WITH_ARGUMENT else ""
        if word == "-H" and ":" in value:
            name, _, text = value.partition(":")
            headers[name] = text.strip()
        elif word == "-X":
            method = value
        elif word == "-d":
            data.append(value)
        elif word == "--data-urlencode":
            name, _, text = value.partition("=")
            data.append(urlencode({name: text}))
        elif word == "-G":
            as_query = True
        elif word.startswith("http"):
            address = word
    body = "&".join(data)
    if as_query:
        return httpx.Request("GET", f"{address}?{body}", headers=headers)
    return httpx.Request(method or ("POST" if data else "GET"), address, headers=headers, content=body or None)


@pytest.fixture
async def client(places: Places) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an api that knows what the pages name."""
    database: Any = FakeDatabase()
    await file(database, REPORT)
    for collection, version in (("alerts", 5), ("deliveries", 2), ("ledger_sheets", 1), ("incidents", 1)):
        await database[collection].insert_many(documents(collection, version))
    await database["deliveries"].update_many({}, {"$set": {"state": "failed"}})
    search = search_desk(database)
    for collection in SOURCES:
        await search.follower.round(collection)
    async with http_client(database, places, search=search, trials=Trials()) as client:
        for channel in ("CHANNEL_ID", "newsroom", "desk"):
            (await client.put(f"/channels/{channel}", json=REQUESTS["ChannelRequest"])).raise_for_status()
        (await client.put("/watches/WATCH_ID", json=REQUESTS["WatchRequest"])).raise_for_status()
        correction = {"kind": "wrong", "report_id": REPORT.report_id, "finding_id": figure_ids(REPORT)[0]}
        amendment = {"correction": correction, "amended_by": "desk"}
        (await client.put("/amendments/AMENDMENT_ID", json=amendment)).raise_for_status()
        yield client


@pytest.fixture(scope="session")
async def places() -> Places:
    """The gazetteer, opened once."""
    places = Places()
    await places.open()
    return places


@pytest.mark.parametrize(("page", "command"), COMMANDS)
async def test_the_command_succeeds(client: httpx.AsyncClient, page: str, command: str) -> None:
    for name, value in PLACEHOLDERS.items():
        command = command.replace(name, value)
    request = request_of(command)
    sent = {"content": request.content, "headers": dict(request.headers) | {"host": "127.0.0.1"}}
    answer = await client.request(request.method, str(request.url).replace(API, ""), **sent)
    assert answer.is_success, f"{page}: {answer.text}"
    assert answer.content or answer.status_code == 204


def test_every_form_and_the_search_have_a_command() -> None:
    shown = "\n".join(command for _, command in COMMANDS)
    for part in ("/search", "format=jsonl", "format=csv", "format=annotations", "schema.org", ".atom", "/places"):
        assert part in shown


def _types(text: str) -> Iterator[str]:
    """The types that problems in a source have."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
            yield from (
                str(each.value.value)
                for each in node.keywords
                if each.arg == "type" and isinstance(each.value, ast.Constant)
            )


def test_the_page_names_every_type_of_problem_and_no_other() -> None:
    own = {name for path in (ROOT / "services").rglob("*.py") for name in _types(path.read_text("utf-8"))}
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    (table,) = re.findall(r"^\| `type` is .*\n\|[-|]+\|\n((?:\|.*\n)+)", page, flags=re.MULTILINE)
    named = {name for row in table.splitlines() for name in re.findall(r"`([a-z-]+)`", row.split("|")[1])}
    assert len(own) > 15
    assert named == own | set(OF_STATUS.values())
