"""``claimwatch up`` and ``demo``: what is in the way is said at once, what ended is started anew, nothing is left."""

import asyncio
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psutil
import pymongo
from typer.testing import CliRunner

from services._cli.main import app
from services._cli.stack import ServiceStack
from services._embedded.ports import free_port
from tests.waiting import WAIT_SECONDS, until_then

PORTS = {"up": ["--api-port", str(free_port()), "--intake-port", str(free_port())], "demo": []}


def test_a_port_in_use_is_named_with_its_option_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["up", "--api-port", str(port)])
    assert result.exit_code == 1
    assert f"port {port} is in use" in result.output
    assert "--api-port" in result.output


async def test_a_service_that_ended_is_started_anew(stack: ServiceStack) -> None:
    assert stack.revive() == []
    before = stack.pid("watch")
    stack.kill("watch")
    revived = await asyncio.to_thread(stack.revive)
    assert revived == ["watch"]
    await asyncio.to_thread(stack.wait_ready, ["watch"])
    assert stack.pid("watch") != before


def test_a_killed_database_comes_back_and_sigterm_ends_all_with_status_0(tmp_path: Path) -> None:
    data = tmp_path / "data"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CLAIMWATCH_")}
    proxied = environment | {"http_proxy": "http://127.0.0.1:9"}
    with started(["up", "--data", str(data), *PORTS["up"]], proxied) as (up, said):
        assert "GB of memory" in next_line(said, "starting")
        assert next_line(said, "is ready") == "intake is ready\n"
        addresses = next_line(said, "CLAIMWATCH_KAFKA=")
        assert "CLAIMWATCH_MONGO=mongodb://127.0.0.1:" in addresses
        assert "notify" in next_line(said, "/metrics")
        next_line(said, "Ctrl-C")
        database = pymongo.MongoClient[dict[str, object]](addresses.split("CLAIMWATCH_MONGO=")[1].strip())
        assert database.claimwatch.services.count_documents({}) == 6
        (server,) = [each for each in children(up) if each.cmdline()[2:4] == ["-m", "services._embedded.mongo_server"]]
        server.kill()
        assert "mongo ended by itself and was started anew" in next_line(said, "ended by itself")
        assert database.claimwatch.services.count_documents({}) == 6
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        assert not [path for path in data.rglob("*") if path.is_file() and path.stat().st_mode & 0o077]
        up.terminate()
        assert up.wait(90) == 0
    assert list(data.rglob("*.damaged-*")) == []


def test_a_demo_that_is_terminated_leaves_nothing(tmp_path: Path) -> None:
    with started(["demo", "--once"], os.environ | {"TMPDIR": str(tmp_path)}) as (demo, said):
        assert "GB of memory" in next_line(said, "starting")
        until_then(lambda: any(tmp_path.glob("claimwatch-*/mongo/store.mv")))
        family = children(demo)
        demo.terminate()
        demo.wait(60)
    assert list(tmp_path.glob("claimwatch-*")) == []
    assert psutil.wait_procs(family, WAIT_SECONDS)[1] == []


def test_a_folder_that_cannot_be_used_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in its place")
    for command in ("up", "demo"):
        result = CliRunner().invoke(app, [command, "--data", str(tmp_path / "data"), *PORTS[command]])
        assert result.exit_code == 1
        assert "cannot be the folder for the data" in result.output.splitlines()[-1]


@contextmanager
def started(arguments: list[str], environment: Mapping[str, str]) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """The command as a process, without a terminal, and what it says."""
    command = [sys.executable, "-m", "services._cli", *arguments]
    with subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout
        finally:
            process.kill()


def next_line(said: IO[str], word: str) -> str:
    """The next line that has the word."""
    before = []
    for line in said:
        if word in line:
            return line
        before.append(line)
    raise AssertionError(f"it ended without {word!r}: {''.join(before)}")


def children(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)
