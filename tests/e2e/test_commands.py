"""The commands that talk to a running stack: importing a file, looking at dead letters and sending them back."""

import asyncio
import json
import uuid
from pathlib import Path

import httpx
import pytest
from aiokafka import AIOKafkaProducer
from typer.testing import CliRunner

from claimwatch_contracts.cloudevents import headers_for
from claimwatch_contracts.topics import ARTICLE_PUBLISHED
from services._cli.main import app
from services._cli.stack import ServiceStack
from tests.builders import article
from tests.conftest import ServerAddresses
from tests.e2e.conftest import until_served
from tests.e2e.test_dead_letters import dead_letter
from tests.waiting import WAIT_SECONDS, answered

LETTERS = "figures-articles-dlq"


async def test_a_file_is_imported_once_and_a_bad_line_is_named(
    stack: ServiceStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # for others: intake is on this machine
    file = tmp_path / "articles.jsonl"
    good = {"title": "A title", "text": f"Two boats sank. {uuid.uuid4()}", "publisher": "The Courier"}
    file.write_text(f"{json.dumps(good)}\n\n{{broken\n", encoding="utf-8")
    arguments = ["import", str(file), "--intake", stack.url("intake"), "--replay"]
    first = await asyncio.to_thread(CliRunner().invoke, app, arguments)
    again = await asyncio.to_thread(CliRunner().invoke, app, arguments)
    assert (first.exit_code, first.stdout.strip()) == (1, "1 accepted, 1 refused")
    assert "line 3: not JSON" in first.stderr
    assert again.stdout.strip() == "1 known, 1 refused"


async def test_dead_letters_are_listed_and_sent_back(
    stack: ServiceStack, servers: ServerAddresses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMWATCH_KAFKA", servers.kafka)
    value = f'{{"broken": "{uuid.uuid4()}"'.encode()
    headers = headers_for(article(), source="test", time=article().received_at)
    async with AIOKafkaProducer(bootstrap_servers=servers.kafka) as producer:
        await producer.send_and_wait(
            ARTICLE_PUBLISHED.name, value, headers=[(name, text.encode()) for name, text in headers.items()]
        )
    time = (await dead_letter(servers.kafka, LETTERS, value))["dlq-time"]
    listed = await asyncio.to_thread(CliRunner().invoke, app, ["dead-letters", "list", LETTERS], env={"COLUMNS": "300"})
    assert listed.exit_code == 0, listed.output
    assert "Invalid JSON" in listed.stdout
    sent = await asyncio.to_thread(CliRunner().invoke, app, ["dead-letters", "replay", LETTERS])
    assert sent.exit_code == 0, sent.output
    assert int(sent.stdout.split()[0]) >= 1
    await dead_letter(servers.kafka, LETTERS, value, after=time)  # tried again: not mended, it died again
    again = await asyncio.to_thread(CliRunner().invoke, app, ["dead-letters", "list", LETTERS], env={"COLUMNS": "300"})
    sent_back = ["yes" in row.split() for row in again.stdout.splitlines() if "Invalid JSON" in row]
    assert (sent_back[0], sent_back[-1]) == (True, False), "the first was sent back, the last waits"


async def test_a_filed_article_is_read_again(
    stack: ServiceStack, servers: ServerAddresses, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMWATCH_KAFKA", servers.kafka)
    monkeypatch.setenv("CLAIMWATCH_MONGO", servers.mongo)
    monkeypatch.setenv("CLAIMWATCH_MONGO_DATABASE", f"e2e-{folder.name}")
    body = {"text": f"Two boats sank near Latakia. {uuid.uuid4()}", "publisher": "The Courier", "language": "en"}
    async with httpx.AsyncClient(timeout=WAIT_SECONDS) as http:
        identity = (await http.post(f"{stack.url('intake')}/articles", json=body)).json()["article_id"]
        await until_served(http, f"{stack.url('api')}/reports/{identity}:1")
    runner = CliRunner()
    sent = await asyncio.to_thread(runner.invoke, app, ["replay", "--article", identity, "--since", "2026-01-01"])
    assert (sent.exit_code, sent.stdout.strip()) == (0, "1 sent")
    later = await asyncio.to_thread(runner.invoke, app, ["replay", "--since", "2999-01-01T00:00:00"])
    assert (later.exit_code, later.stdout.strip()) == (0, "0 sent")


async def test_an_article_is_erased_for_good(stack: ServiceStack, monkeypatch: pytest.MonkeyPatch) -> None:
    body = {"text": f"Two boats sank near Latakia. {uuid.uuid4()}", "publisher": "The Courier", "language": "en"}
    runner = CliRunner()
    async with httpx.AsyncClient(timeout=WAIT_SECONDS) as http:
        identity = (await http.post(f"{stack.url('intake')}/articles", json=body)).json()["article_id"]
        report = f"{stack.url('api')}/reports/{identity}:1"
        await until_served(http, report)
        command = ["erase", identity, "--reason", "withdrawn", "--by", "desk", "--intake", stack.url("intake")]
        unsure = await asyncio.to_thread(runner.invoke, app, command, input="n\n")
        assert (unsure.exit_code, (await http.get(report)).status_code) == (1, 200)
        done = await asyncio.to_thread(runner.invoke, app, [*command, "--yes"])
        assert (done.exit_code, done.stdout.strip()) == (0, f"{identity}: erased up to revision 1")

        async def is_gone() -> bool:
            return (await http.get(report)).status_code == httpx.codes.NOT_FOUND

        await answered(is_gone)
        again = await http.post(f"{stack.url('intake')}/articles", json=body)
        assert again.status_code == httpx.codes.GONE
    unknown = await asyncio.to_thread(runner.invoke, app, [*command[:1], "nobody", *command[2:], "--yes"])
    assert (unknown.exit_code, "no article has come in as nobody" in unknown.stderr) == (1, True)
