"""``claimwatch up``: the whole stack on this machine, until Ctrl-C."""

import asyncio
import signal
import threading
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from claimwatch_contracts.topics import SERVICES
from services._cli.servers import servers
from services._cli.stack import ServiceStack
from services._embedded import EmbeddedServerError, Servers
from services._embedded.ports import is_free
from services._runtime.kafka_topics import create_topics

WATCHED_SECONDS = 2.0
console = Console(stderr=True)


def up(
    data: Annotated[
        Path | None, typer.Option(help="Keep topics and documents here; without it they are gone at the end.")
    ] = None,
    api_port: Annotated[int, typer.Option(help="Where the dashboard and the API listen.")] = 8080,
    intake_port: Annotated[int, typer.Option(help="Where articles are posted.")] = 8081,
) -> None:
    """Start Kafka, a MongoDB-compatible server and every service on loopback, until Ctrl-C or SIGTERM.

    CLAIMWATCH_KAFKA and CLAIMWATCH_MONGO, given together, name other servers to use instead of the embedded ones.
    """
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())
    for option, port in (("--api-port", api_port), ("--intake-port", intake_port)):
        if not is_free(port):
            console.print(f"port {port} is in use on this machine: choose another with {option}")
            raise typer.Exit(1)
    try:
        console.print("starting Kafka and a MongoDB-compatible server …")
        with servers(data) as running:
            asyncio.run(create_topics(running.kafka))
            environment = {"CLAIMWATCH_KAFKA": running.kafka, "CLAIMWATCH_MONGO": running.mongo}
            stack = ServiceStack(running.data, environment, ports={"api": api_port, "intake": intake_port})
            try:
                with console.status("starting the services …") as status:
                    stack.start(progress=lambda name: status.update(f"{name} is ready"))
                _introduce(stack, running)
                while not asked.wait(WATCHED_SECONDS):
                    for service in stack.revive():
                        console.print(f"{service} ended by itself and was started anew: see {stack.log(service)}")
            finally:
                console.print("stopping …")
                stack.stop()
    except EmbeddedServerError as error:
        console.print(str(error), markup=False, highlight=False)
        raise typer.Exit(1) from error


def _introduce(stack: ServiceStack, running: Servers) -> None:
    console.print(f"[bold]dashboard[/bold]      {stack.url('api')}/")
    console.print(f"[bold]post articles[/bold]  {stack.url('intake')}/articles")
    console.print(f"[bold]servers[/bold]        CLAIMWATCH_KAFKA={running.kafka} CLAIMWATCH_MONGO={running.mongo}")
    console.print(f"[bold]logs[/bold]           {running.data / 'logs'} ({', '.join(SERVICES)})")
    console.print("Ctrl-C stops everything.")
