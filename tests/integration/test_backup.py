"""A back-up of a database of all sorts of documents, restored elsewhere, answers as the first one does."""

import asyncio
import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from services._cli.backup.database import NOT_SENT
from services._cli.backup.file import BackupError
from services._cli.backup_command import back_up
from services._cli.main import app
from services._cli.restore_command import bring_back
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.golden import documents, stored_versions
from tests.integration.kafka_client import running
from tests.waiting import WAIT_SECONDS

LISTS = ("/reports", "/alerts", "/deliveries", "/watches", "/channels", "/feeds", "/aliases", "/topics")


@pytest.fixture
def other_settings(shared_settings: SharedSettings) -> Iterator[SharedSettings]:
    """The same servers with another database, which is empty."""
    return shared_settings.model_copy(update={"mongo_database": f"test-{uuid.uuid4().hex[:12]}"})


async def fill(settings: SharedSettings) -> dict[str, int]:
    """Every golden document, each in its newest version; their number by collection."""
    database = connect(settings)
    newest = dict(stored_versions())
    for collection, version in newest.items():
        await database[collection].insert_many(documents(collection, version))
    return {collection: len(documents(collection, version)) for collection, version in newest.items()}


async def everything(settings: SharedSettings) -> dict[str, dict[str, Any]]:
    """All documents by collection and id."""
    database = connect(settings)
    names = sorted(set(await database.list_collection_names()) - {"services"})
    return {name: {str(each["_id"]): each async for each in database[name].find()} for name in names}


async def answers(settings: SharedSettings) -> dict[str, Any]:
    """What the api answers to every list, and to every item of it."""
    async with (
        running(create_app(ApiSettings(shared=settings, port=0, retention_silences_days=None))) as service,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{service.http.port}", timeout=WAIT_SECONDS) as client,
    ):
        lists = {path: (await client.get(path, params={"limit": 100})).json() for path in LISTS}
        (listed,) = lists["/reports"]["items"]
        (alert,) = lists["/alerts"]["items"]
        items = [f"/reports/{listed['report_id']}", f"/alerts/{alert['alert_id']}"]
        return lists | {path: (await client.get(path)).json() for path in items}


async def test_a_restored_back_up_answers_as_the_database_did_and_sends_nothing(
    shared_settings: SharedSettings, other_settings: SharedSettings, tmp_path: Path
) -> None:
    expected = await fill(shared_settings)
    before = await answers(shared_settings)
    file = tmp_path / "all.jsonl.gz"
    written = await back_up(shared_settings, file)
    assert written == expected | {"installation": 1}
    assert await bring_back(other_settings, file) == written

    first, second = await everything(shared_settings), await everything(other_settings)
    (pending,) = [each for each in first["deliveries"].values() if each["state"] == "pending"]
    ended = second["deliveries"][pending["_id"]]
    assert (ended["state"], ended["reason"], ended["next_attempt_at"]) == ("failed", NOT_SENT, None)
    first["deliveries"][pending["_id"]] = ended
    assert [group["waiting_ids"] for group in first["groups"].values()].count([]) == 1
    assert all(group["waiting"] == group["planned"] == [] for group in second["groups"].values())
    first["groups"] = second["groups"]
    assert first == second

    after = await answers(other_settings)
    restored = after.pop("/deliveries")["items"]
    sent = before.pop("/deliveries")["items"]
    shown = next(path for path in before if path.startswith("/alerts/"))
    assert (bool(before[shown].pop("waiting")), after[shown].pop("waiting")) == (True, [])
    assert after == before
    assert all(before[path]["items"] for path in LISTS if path in before)
    assert [each["delivery_id"] for each in restored] == [each["delivery_id"] for each in sent]


async def test_a_restore_overwrites_nothing_unasked_and_may_be_repeated(
    shared_settings: SharedSettings, other_settings: SharedSettings, tmp_path: Path
) -> None:
    await fill(shared_settings)
    file = tmp_path / "all.jsonl.gz"
    await back_up(shared_settings, file)
    target = connect(other_settings)
    await target["installation"].insert_one({"_id": "salt", "value": "of a new stack"})
    await bring_back(other_settings, file)
    once = await everything(other_settings)
    with pytest.raises(BackupError, match="is not empty: there are acknowledgements"):
        await bring_back(other_settings, file)
    await target["told"].insert_one({"_id": "since"})
    await target["told"].delete_one({"_id": documents("told", 1)[0]["_id"]})
    await bring_back(other_settings, file, into_existing=True)
    again = await everything(other_settings)
    assert again.pop("told") == once.pop("told") | {"since": {"_id": "since"}}
    assert again == once


async def test_the_commands_say_what_they_did(
    shared_settings: SharedSettings, other_settings: SharedSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(shared_settings)
    monkeypatch.setenv("CLAIMWATCH_MONGO", shared_settings.mongo)
    file, runner = str(tmp_path / "all.jsonl.gz"), CliRunner()

    async def ran(settings: SharedSettings, *arguments: str) -> Any:
        monkeypatch.setenv("CLAIMWATCH_MONGO_DATABASE", settings.mongo_database)
        return await asyncio.to_thread(runner.invoke, app, list(arguments))

    backed_up = await ran(shared_settings, "backup", file)
    assert backed_up.exit_code == 0, backed_up.output
    assert ", 2 reports, " in backed_up.stdout
    restored = await ran(other_settings, "restore", file)
    assert (restored.exit_code, restored.stdout) == (0, backed_up.stdout)
    refused = await ran(other_settings, "restore", file)
    assert (refused.exit_code, "nothing was restored: the database" in refused.stderr) == (1, True)
    missing = await ran(other_settings, "restore", f"{file}.missing")
    assert missing.exit_code == 2

    exported = await ran(other_settings, "export")
    assert exported.exit_code == 0, exported.output
    (line,) = exported.stdout.splitlines()
    assert json.loads(line)["kind"] == "report"
    table = await ran(other_settings, "export", "figures", "--format", "csv", "--output", f"{file}.csv")
    assert table.exit_code == 0, table.output
    assert (await asyncio.to_thread(Path(f"{file}.csv").read_text)).startswith("report_id,article_id,")
    wrong = await ran(other_settings, "export", "alerts", "--format", "csv")
    assert (wrong.exit_code, "alerts are no table" in wrong.stderr) == (2, True)
    rows = await ran(other_settings, "export", "ledger")
    assert rows.exit_code == 0, rows.output
    assert [json.loads(line)["incident_id"] for line in rows.stdout.splitlines()] == ["i1"]
    none = await ran(other_settings, "export", "alerts", "--since", "2999-01-01")
    assert (none.exit_code, none.stdout, none.stderr.strip()) == (0, "", "0 alerts")


async def test_the_folder_of_a_stack_that_does_not_run_is_restored_and_backed_up(
    shared_settings: SharedSettings, tmp_path: Path
) -> None:
    await fill(shared_settings)
    first, second, data = tmp_path / "first.jsonl.gz", tmp_path / "second.jsonl.gz", str(tmp_path / "data")
    await back_up(shared_settings, first)
    runner = CliRunner()
    restored = await asyncio.to_thread(runner.invoke, app, ["restore", str(first), "--data", data])
    assert restored.exit_code == 0, restored.output
    backed_up = await asyncio.to_thread(runner.invoke, app, ["backup", str(second), "--data", data])
    assert backed_up.exit_code == 0, backed_up.output
    assert backed_up.stdout == restored.stdout
