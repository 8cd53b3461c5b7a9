"""``claimwatch up``: the whole stack on this machine, until Ctrl-C."""

import asyncio
import signal
import threading
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from claimwatch_contracts.topics import SERVICES
from services._cli.access import first_key, login_link
from services._cli.keeper import Keeper
from services._cli.progress import NEEDS, progress
from services._cli.servers import Revive, servers
from services._cli.stack import ServiceStack, usual_ports
from services._embedded import EmbeddedServerError, Servers
from services._embedded.ports import is_free
from services._runtime.kafka.topics import create_topics
from services._runtime.settings import SharedSettings, read_settings

WATCHED_SECONDS = 2.0
console = Console(stderr=True)
app = typer.Typer(add_completion=False)


@app.command()
def up(
    data: Annotated[
        Path | None, typer.Option(help="Keep topics and documents here; without it they are gone at the end.")
    ] = None,
    api_port: Annotated[int, typer.Option(help="Where the dashboard and the API listen.")] = 8080,
    intake_port: Annotated[int, typer.Option(help="Where articles are posted.")] = 8081,
) -> None:
    """Start Kafka, a MongoDB-compatible server and every service on loopback, until Ctrl-C or SIGTERM.

    It takes about 1.7 GB of memory (up to 3 GB with very dense articles) and 12 to 60 seconds to start. What ends by
    itself is started anew; if a server cannot be, all is stopped and the status is 1.

    CLAIMWATCH_KAFKA and CLAIMWATCH_MONGO, given together, name other servers to use instead of the embedded ones.
    """
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())
    for option, port in (("--api-port", api_port), ("--intake-port", intake_port)):
        if not is_free(port):
            console.print(f"port {port} is in use on this machine: choose another with {option}")
            raise typer.Exit(1)
    say(f"starting Kafka and a MongoDB-compatible server; {NEEDS} …")
    try:
        with servers(data, say) as (running, revive):
            _run(running, revive, {"api": api_port, "intake": intake_port}, asked)
    except (EmbeddedServerError, OSError) as error:
        say(str(error))
        raise typer.Exit(1) from error


def _run(running: Servers, revive: Revive, ports: dict[str, int], asked: threading.Event) -> None:
    settings = read_settings(SharedSettings)
    letters, events = settings.dead_letter_retention_days, settings.topic_retention_days
    asyncio.run(create_topics(running.kafka, dead_letter_days=letters, event_days=events))
    environment = {
        "CLAIMWATCH_KAFKA": running.kafka,
        "CLAIMWATCH_MONGO": running.mongo,
        "CLAIMWATCH_OPEN_METRICS": "true",
    }
    token = asyncio.run(first_key(settings.model_copy(update={"kafka": running.kafka, "mongo": running.mongo})))
    stack = ServiceStack(running.data, environment, ports=usual_ports() | ports)
    keeper = Keeper(revive, stack, say, time.monotonic)
    try:
        with progress(console, "starting the services") as ready:
            stack.start(progress=ready)
        _introduce(stack, running, token)
        while not asked.wait(WATCHED_SECONDS):
            keeper.look()
    finally:
        say("stopping …")
        stack.stop()


def _introduce(stack: ServiceStack, running: Servers, token: str | None) -> None:
    others = ", ".join(f"{name} {stack.port(name)}" for name in SERVICES if name not in ("api", "intake"))
    for what, where in (
        ("dashboard", login_link(stack.url("api"), token) if token else f"{stack.url('api')}/"),
        ("key", token or "made at the first start; `claimwatch keys create NAME` makes another"),
        ("post articles", f"{stack.url('intake')}/articles"),
        ("servers", f"CLAIMWATCH_KAFKA={running.kafka} CLAIMWATCH_MONGO={running.mongo}"),
        ("logs", str(running.data / "logs")),
        ("other ports", f"{others} (each answers /-/ready and /metrics)"),
    ):
        console.print(f"[bold]{what:<13}[/bold]  {escape(where)}", soft_wrap=True, highlight=False)
    say("Ctrl-C stops everything.")


def say(line: str) -> None:
    """One line for people, however long, as it is."""
    console.print(line, markup=False, highlight=False, soft_wrap=True)
