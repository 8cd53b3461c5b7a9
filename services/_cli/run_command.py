"""``claimwatch run SERVICE``: one service in the foreground, configured by the environment."""

import asyncio
import gc
import importlib
from enum import StrEnum
from typing import Annotated

import typer

from claimwatch_contracts.topics import SERVICES
from services._runtime.boot import Service
from services._runtime.logs import configure_logs

ServiceName = StrEnum("ServiceName", {name: name for name in SERVICES})  # type: ignore[misc]
app = typer.Typer(add_completion=False)

COLLECTED_AFTER = (10_000, 20, 50)
"""After how many new objects the garbage collector runs, and how often it then looks at older ones, too.

Most of what a service makes is freed without the collector, but the models of a report are many new objects: with
Python's 700 the collector took an eighth of the archive's time, looking through modules that never go.
"""


@app.command()
def run(service: Annotated[ServiceName, typer.Argument(help="Which service.")]) -> None:
    """Run one service until SIGTERM or Ctrl-C; its settings are CLAIMWATCH_* and CLAIMWATCH_<SERVICE>_*."""
    created = create(service.value)
    created.add_part("garbage collector", collect_rarely)
    configure_logs(service.value, created.settings.shared.log_level)
    raise typer.Exit(asyncio.run(_run(created)))


def create(name: str) -> Service:
    """The service by that name, not started; only its own package is imported.

    Raises:
        StartError: a setting is impossible.
    """
    created: Service = importlib.import_module(f"services.{name}.app").create_app()
    return created


async def _run(service: Service) -> int:
    service.stop_on_signals()
    return await service.run()


async def collect_rarely() -> None:
    """Let the garbage collector run less often, and leave out what is there before the first message."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)
